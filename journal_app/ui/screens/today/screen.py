"""The screen of Today. On the way to the first paint: nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.watching.book import is_clock_behind
from journal_app.ui.desk import Desk
from journal_app.ui.screens.screen import Screen
from journal_app.ui.screens.today.attention_card import AttentionCard
from journal_app.ui.screens.today.equity_card import PERIODS, USUAL_PERIOD, EquityCard
from journal_app.ui.screens.today.position_cells import Trust
from journal_app.ui.screens.today.positions_card import FEW_ROWS, PositionsCard
from journal_app.ui.screens.today.tiles import BookTiles
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.disclosure import Disclosure

if TYPE_CHECKING:
    from journal_app.domain.trade_line import TradeLine
    from journal_app.services.book_in_detail import BookInDetail
    from journal_app.services.equity_days import EquityHistory
    from journal_app.services.first_trade import FirstTrade
    from journal_app.services.glancing import Glance
    from journal_app.services.ports import UnitOfWork
    from journal_app.services.waiting import Waiting
    from journal_app.services.watching import Standing
    from journal_app.ui.screens.today.attention_words import AttentionWords
    from journal_app.ui.screens.today.first_trade_way import FirstTradeWay
    from journal_app.ui.screens.today.more_cards import MoreCards
    from journal_app.ui.screens.today.snooze_words import SnoozedWords
    from journal_app.ui.widgets.head_choice import HeadWord
    from journal_app.ui.widgets.scroll_page import ScrollPage

T = TypeVar("T")

_LEAST_HEIGHT: Final = 196
_MOST_HEIGHT: Final = 280
_MINUTE: Final = 60_000
_MANY_ROWS: Final = 8
"""So many positions stay on show where the page is longer than the window anyway."""
_FIRST_ROWS: Final = 12
"""So many lines of what needs attention are made at once; hundreds would keep the window."""
_MORE: Final = "today.more"
_PERIOD: Final = "today.equity_days"


class TodayScreen(Screen):
    """How the book stands, what needs attention, and the open positions."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Today"))
        self.header.set_title(self.tr("Today"))
        self._marked_at: datetime | None = None
        self._add_buttons()
        self.tiles = BookTiles()
        self.attention = AttentionCard()
        self.equity = EquityCard()
        self.positions = PositionsCard()
        self._whole = QWidget()
        self._rows: list[AttentionWords] = []
        self._waiting: Sequence[TradeLine] = ()
        self._rows_waiting: list[AttentionWords] = []
        self._checked_words = ""
        self._are_all = True
        self._shows_every_row = False
        self._every_row: HeadWord | None = None
        self.more: MoreCards | None = None
        self._page: ScrollPage | None = None
        self._lay_out()
        self._way: FirstTradeWay | None = None
        period = desk.preferences.text(_PERIOD, USUAL_PERIOD)
        self._period = period if period in PERIODS else USUAL_PERIOD
        self.attention.asked.connect(self._start_mend)
        desk.backup_tried.connect(self.refresh)
        self.attention.snooze_asked.connect(self._ask_to_snooze)
        self.attention.woken.connect(self._wake)
        self.positions.opened.connect(lambda trade_id: desk.go("journal", trade_id=trade_id))
        self.positions.asked.connect(self._do_with_position)
        self.positions.waiting_asked.connect(lambda: desk.go("plan", page="waiting"))
        self.equity.period_chosen.connect(self._choose_period)
        self.disclosure.setChecked(desk.preferences.text(_MORE) == "shown")
        self.disclosure.toggled.connect(self._show_more)
        if desk.glance is not None:
            self._show_glance(desk.glance)
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self._show_time)
        minute.start()
        self._show_time()

    def _add_buttons(self) -> None:
        self.disclosure = Disclosure(self.tr("Show more figures"), self.tr("Show fewer figures"))
        self.disclosure.setObjectName("today.more")
        self.header.add(self.disclosure)
        note = button(self.tr("Today's note"))
        note.setObjectName("today.note_day")
        update = button(self.tr("Update prices and rates"))
        update.setObjectName("today.update_prices")
        plan = button(self.tr("Plan a trade"), "primary")
        plan.setObjectName("today.plan_trade")
        self._head = note, update, plan
        for made, name in (
            (note, "note_day"),
            (update, "update_prices"),
            (plan, "plan_trade"),
        ):
            action = self.desk.actions[name]
            made.clicked.connect(action.trigger)
            made.setEnabled(action.isEnabled())
            action.enabledChanged.connect(made.setEnabled)
            self.header.add(made)

    def _lay_out(self) -> None:
        self._middle = QWidget()
        self._middle.setMinimumHeight(_LEAST_HEIGHT)
        self._middle.setMaximumHeight(_MOST_HEIGHT)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(self.SPACING)
        middle.addWidget(self.attention, 68)
        middle.addWidget(self.equity, 32)
        self._column = QVBoxLayout(self._whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self.SPACING)
        self._column.addWidget(self.tiles)
        self._column.addWidget(self._middle, 100)
        self._column.addWidget(self.positions)
        self._column.addStretch(1)
        self.body.addWidget(self._whole, 1)

    # What is shown

    def refresh(self) -> None:
        """Ask the worker: first how things stand, then for the days before."""
        desk, now = self.desk, self.desk.now()
        path = desk.journal_path if desk.is_backup_tried else None

        def standing(uow: UnitOfWork) -> tuple[Standing, FirstTrade | None, Waiting]:
            from journal_app.services.first_trade import first_trade
            from journal_app.services.safekeeping import backup_kept
            from journal_app.services.waiting import waiting_trades
            from journal_app.services.watching import standing_now

            backup = backup_kept(desk.files, path, desk.backup_fault) if path else None
            stands = standing_now(uow, now, backup)
            waiting = waiting_trades(uow, are_named=not stands.attention)
            return stands, first_trade(uow), waiting

        def show(told: tuple[Standing, FirstTrade | None, Waiting]) -> None:
            standing, first, waiting = told
            self._show_way(first)
            self._waiting = waiting.lines
            self._show_standing(standing)
            if first is None:
                self.positions.show_waiting(waiting.planned, waiting.drafts)
            else:  # the way through the first trade leads there
                self.positions.show_waiting(0, 0)
            self._ask_history()
            if self._shows_more:
                self._ask_detail()

        desk.bridge.read(standing, show, owner=self, replacing="standing")

    def _ask_history(self) -> None:
        now, days = self.desk.now(), PERIODS[self._period]

        def history(uow: UnitOfWork) -> EquityHistory:
            import journal_app.ui.charts.line_chart  # noqa: F401 - the window need not wait for it
            from journal_app.services.equity_days import equity_history

            return equity_history(uow, now, days)

        self._ask_once_painted(history, self._show_history, "history")

    def _ask_detail(self) -> None:
        now = self.desk.now()

        def detail(uow: UnitOfWork) -> BookInDetail:
            import journal_app.ui.screens.today.more_cards  # noqa: F401 - as for the chart
            from journal_app.services.book_in_detail import book_in_detail

            return book_in_detail(uow, now)

        self._ask_once_painted(detail, self._show_detail, "detail")

    def _ask_once_painted(
        self, work: Callable[[UnitOfWork], T], then: Callable[[T], object], name: str
    ) -> None:
        """Ask for what takes longer, so that what is known already is painted first."""
        self.desk.bridge.read(work, then, owner=self, replacing=name, once_painted=True)

    def _show_glance(self, glance: Glance) -> None:
        formats = self.desk.formats
        self._marked_at = glance.marked_at
        self._show_way(_first_at_a_glance(glance))
        self.tiles.show_book(glance.book, glance.closest, formats)
        self.positions.show_positions(glance.positions, formats)

    def _show_standing(self, standing: Standing) -> None:
        from journal_app.ui.screens.today.attention_words import words_of
        from journal_app.ui.screens.today.position_cells import tones_of
        from journal_app.ui.screens.today.snooze_words import snoozed_words
        from journal_app.ui.screens.today.waiting_words import waiting_words

        formats = self.desk.formats
        self._marked_at = standing.marked_at
        self._show_time()
        self.tiles.show_standing(standing, formats)
        is_read_only = self.desk.bridge.is_read_only
        self._rows = [
            words_of(each, formats, is_read_only=is_read_only) for each in standing.attention
        ]
        self._rows_waiting = [
            waiting_words(line, formats, is_read_only=is_read_only) for line in self._waiting
        ]
        self._checked_words = self._checked(len(standing.positions))
        self._are_all = not standing.snoozed
        self._show_rows()
        quiet = [snoozed_words(each, formats) for each in standing.snoozed]
        self.attention.show_snoozed(quiet, can_wake=not is_read_only)
        self.positions.show_positions(
            standing.positions,
            formats,
            tones_of(standing.crossed),
            Trust(standing.behind, standing.untold),
        )
        self.positions.table.is_read_only = is_read_only
        count = len(standing.positions)
        self.positions.show_kept_rules(count, standing.with_stop, standing.with_exit)

    def _show_history(self, history: EquityHistory) -> None:
        this_week = self._local_day() - history.week_start < timedelta(days=7)
        self.tiles.show_history(history, is_this_week=this_week)
        self.equity.show_history(history, self._period, self.desk.formats)

    def _show_detail(self, detail: BookInDetail) -> None:
        if self._shows_more:  # still
            self._with_more().show_detail(detail, self.desk.formats)

    def _show_rows(self) -> None:
        """Show the most urgent of what needs attention, or all of it once that was asked for."""
        count = len(self._rows)
        if count > _FIRST_ROWS and self._every_row is None:
            from journal_app.ui.widgets.head_choice import HeadWord

            self._every_row = HeadWord("")
            self._every_row.setObjectName("today.every_row")
            self._every_row.clicked.connect(self._turn_rows)
            self.attention.add_to_head(self._every_row)
        is_part = count > _FIRST_ROWS and not self._shows_every_row
        shown = self._rows[:_FIRST_ROWS] if is_part else self._rows
        self.attention.show_rows(
            shown, self._checked_words, are_all=self._are_all, waiting=self._rows_waiting
        )
        if self._every_row is not None:
            self._every_row.setVisible(count > _FIRST_ROWS)
            self._every_row.setText(
                self.tr("Show all {count}").format(count=count)
                if is_part
                else self.tr("Show the first {count}").format(count=_FIRST_ROWS)
            )
            self._every_row.updateGeometry()
        self.attention.set_aside(
            self.tr("{shown} of {count}").format(shown=len(shown), count=count)
            if is_part
            else str(count or "")
        )

    def _turn_rows(self) -> None:
        self._shows_every_row = not self._shows_every_row
        self._show_rows()

    def _show_time(self) -> None:
        """Say which day it is, and how old the prices are."""
        now, formats = self.desk.now(), self.desk.formats
        day = self._local_day()
        today = f"{formats.weekday(day.weekday())} {formats.day(day)}"
        marked = self._age_of_marks(now)
        self.header.set_subtitle(f"{today} · {marked}" if marked else today)

    def _age_of_marks(self, now: datetime) -> str:
        if self._marked_at is None:
            return ""
        if is_clock_behind(self._marked_at, now):
            when = self.desk.formats.time(self._marked_at)
            return self.tr("the clock is behind the last prices, of {when}").format(when=when)
        minutes = (now - self._marked_at) // timedelta(minutes=1)
        if minutes < 1:
            return self.tr("prices marked just now")
        if minutes < 60:
            return self.tr("prices marked {count} min ago").format(count=minutes)
        if minutes < 24 * 60:
            return self.tr("prices marked {count} h ago").format(count=minutes // 60)
        when = self.desk.formats.time(self._marked_at)
        return self.tr("prices marked {when}").format(when=when)

    def _checked(self, count: int) -> str:
        """What was looked at, where nothing was found."""
        if not count:
            return self.tr("No position is open.")
        return self.tr(
            "Checked: health and margin, distance to liquidation, stops, targets and alerts, "
            "collateral, borrow rates, planned time and cost, shares of platforms, the age of "
            "prices and rates, reviews and the backup."
        )

    def _local_day(self) -> date:
        return self.desk.now().astimezone(self.desk.formats.zone).date()

    def _show_way(self, first: FirstTrade | None) -> None:
        """Lead through the first trade; a journal without any shows nothing else."""
        if first is not None and self._way is None:
            from journal_app.ui.screens.today.first_trade_way import FirstTradeWay

            self._way = FirstTradeWay(self.desk, self.body, self._column, self)
        if self._way is not None:
            self._way.show_step(first)
        is_empty = first is not None and first.trade_id is None
        (self._page or self._whole).setVisible(not is_empty)
        self.disclosure.setVisible(not is_empty)

    # What is shown on demand

    @property
    def _shows_more(self) -> bool:
        """Whether more was asked for, and there is more to show."""
        return self.disclosure.isChecked() and not self.disclosure.isHidden()

    def _show_more(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.desk.preferences.remember(_MORE, "shown" if is_on else "")
        if self.more is not None:
            self._set_heights(is_on=is_on)
            self.more.set_shown(is_on=is_on)
        if self._shows_more and self.desk.bridge.is_open:
            self._ask_detail()

    def _set_heights(self, *, is_on: bool) -> None:
        """The page is longer than the window once it shows more, and so each part has its room."""
        self.positions.set_least_rows(_MANY_ROWS if is_on else FEW_ROWS)
        self._middle.setMinimumHeight(_MOST_HEIGHT if is_on else _LEAST_HEIGHT)

    def _with_more(self) -> MoreCards:
        """The second row of tiles and the cards below, made once they were asked for."""
        if self.more is None:
            from journal_app.ui.screens.today.more_cards import MoreCards

            self.more = MoreCards()
            self._scroll()
            self._column.insertWidget(self._column.indexOf(self.tiles) + 1, self.more.tiles)
            below = self._column.indexOf(self.positions) + 1
            self._column.insertWidget(below, self.more.exposure)
            self._column.insertWidget(below + 1, self.more.interest)
        self._set_heights(is_on=True)
        self.more.set_shown(is_on=True)
        return self.more

    def _scroll(self) -> None:
        """Let the page be longer than the window, with its bar in the margin."""
        from journal_app.ui.widgets.scroll_page import BAR, ScrollPage

        self.body.removeWidget(self._whole)
        self._page = ScrollPage(self._whole)
        self.body.insertWidget(1, self._page, 1)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 16)
        self.header.setContentsMargins(0, 0, BAR, 0)

    def _choose_period(self, period: str) -> None:
        self._period = period
        self.desk.preferences.remember(_PERIOD, period)
        self._ask_history()

    # What can be started

    def _do_with_position(self, act: str, key: tuple[int, str]) -> None:
        trade_id, asset = key
        if act == "rescue":
            facts = {"trade_id": trade_id, "asset": asset, "back": "today"}
            self.desk.go("plan", planner="rescue", **facts)
        else:
            self.desk.go("journal", trade_id=trade_id, act=act)

    def _start_mend(self, words: AttentionWords) -> None:
        if words.action == "update_prices" and "asset" in words.facts:
            self.desk.ask_for_rate(words.facts["platform"], words.facts["asset"])
        elif words.action:
            self.desk.actions[words.action].trigger()
        else:
            self.desk.go(words.screen, **words.facts)

    def _ask_to_snooze(self, words: AttentionWords) -> None:
        from journal_app.ui.screens.today.snooze_dialog import SnoozeDialog

        SnoozeDialog(self.desk, words, self.window()).open()

    def _wake(self, words: SnoozedWords) -> None:
        from journal_app.services.snoozing import wake

        desk = self.desk
        said = self.tr("{subject} is shown again.").format(subject=words.subject)
        desk.bridge.change(
            lambda journal: wake(journal, desk.clock, words.snooze),
            lambda _: desk.notify(said, self.tr("Undo"), desk.actions["undo"].trigger),
            owner=self,
        )


def _first_at_a_glance(glance: Glance) -> FirstTrade | None:
    """The next step of a first trade; whether that was reviewed is told later."""
    if len(glance.lines) > 1:
        return None
    from journal_app.services.first_trade import next_step

    return next_step(glance.lines, glance.marked_at, is_reviewed=True)
