"""The screen of reviews: a week, a month or a year, turned by buttons, keys or a click on a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.reports.review import FEW
from journal_app.services.exporting import Choices, choices
from journal_app.services.review_sheets import (
    ReviewSheet,
    YearSheet,
    review_sheet_in,
    year_sheet_in,
)
from journal_app.services.signing_off import (
    ReviewWords,
    keep_review,
    reopen_review,
    sign_off_review,
)
from journal_app.ui.desk import Desk
from journal_app.ui.result_words import trades
from journal_app.ui.screens.review import sheet_words, year_words
from journal_app.ui.screens.review.difference_card import DifferenceCard
from journal_app.ui.screens.review.month_page import MonthPage
from journal_app.ui.screens.review.week_page import WeekPage
from journal_app.ui.screens.review.words_card import WordsCard
from journal_app.ui.screens.review.year_page import YearPage
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.words import period_name_words, period_words

if TYPE_CHECKING:
    from journal_app.domain.periods import Period
    from journal_app.domain.problems import JournalError

Unit = Literal["week", "month", "year"]

_MINUS_ONE, _PLUS_ONE = 1, -1  # periods are offered newest first


class ReviewScreen(Screen):
    """What a week, a month or a year brought, and what it is worth to know of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Review"))
        self.header.set_title(self.tr("Review"))
        self._unit: Unit = "month"
        self._period: Period | None = None
        self._wanted = ""
        self._offered: Choices | None = None
        self._shown: list[Period] = []
        self._add_controls()
        self._make_parts()
        self._lay_out()

    # Parts

    def _add_controls(self) -> None:
        self._state = Chip("", "neutral")
        self._state.setObjectName("review.state")
        self._few = Chip("", "warning")
        for chip in (self._state, self._few):
            chip.hide()
        self._units = Segments(
            [
                ("week", self.tr("Week")),
                ("month", self.tr("Month")),
                ("year", self.tr("Year")),
            ]
        )
        self._units.setObjectName("review.unit")
        self._units.setAccessibleName(self.tr("Length of the review"))
        self._units.choose("month")
        self._units.chosen.connect(self._turn_unit)
        self._earlier = button("", icon="chevron-left", name=self.tr("Earlier (Alt+Left)"))
        self._earlier.setObjectName("review.earlier")
        self._earlier.clicked.connect(lambda: self._step(_MINUS_ONE))
        self._later = button("", icon="chevron-right", name=self.tr("Later (Alt+Right)"))
        self._later.setObjectName("review.later")
        self._later.clicked.connect(lambda: self._step(_PLUS_ONE))
        self._export = button(self.tr("Export…"), "primary")
        self._export.setObjectName("review.export")
        self._export.clicked.connect(self._ask_export)
        for made in (self._units, self._earlier, self._later, self._export):
            self.header.add(made)
        for keys, act in (
            ("Alt+Left", lambda: self._step(_MINUS_ONE)),
            ("Alt+Right", lambda: self._step(_PLUS_ONE)),
            ("Alt+Up", lambda: self._go_to_section(-1)),
            ("Alt+Down", lambda: self._go_to_section(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _make_parts(self) -> None:
        self._tiles = {name: Tile(words) for name, words in self._captions().items()}
        for name, tile in self._tiles.items():
            tile.setObjectName(f"review.{name}")
        self._counts = Sentence(pixels=12, color="muted")
        self._counts.setObjectName("review.counts")
        self._counts.setMinimumHeight(self._state.sizeHint().height())  # with chips or without
        self._differences = DifferenceCard()
        self._week = WeekPage(self._platform_name)
        self._month = MonthPage(self._platform_name)
        self._year = YearPage()
        self._words = WordsCard()
        self._is_to_write = False
        self._words.written.connect(self._keep)
        self._words.signed.connect(self._sign_off)
        self._words.reopened.connect(self._reopen)
        for part in (self._differences, self._week, self._month):
            part.opened.connect(lambda trade_id: self.desk.go("journal", trade_id=trade_id))
        self._week.stress_asked.connect(
            lambda: self.desk.go("plan", planner="stress", book="journal")
        )
        for page in (self._week, self._month, self._year):
            page.copied.connect(self._tell_copied)
            page.hide()
        self._words.hide()
        self._month.turned.connect(self._turn_to_bar)
        self._year.turned.connect(lambda name: self.show_facts(unit="month", period=name))
        self._empty = EmptyState(
            self.tr("There is nothing to review yet. A good trade begins with a plan."),
            self.tr("Plan a trade"),
            self.desk.actions["plan_trade"].trigger,
        )
        self._empty.setObjectName("review.empty")
        self._empty.hide()

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(self.SPACING)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._state)
        state.addWidget(self._few)
        state.addWidget(self._counts, 1)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.SPACING)
        column.addLayout(state)
        column.addLayout(tiles)
        for part in (self._differences, self._week, self._month, self._year, self._words):
            column.addWidget(part)
        column.addStretch(1)
        self._page = ScrollPage(self._whole)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN - BAR, 16)
        self.header.setContentsMargins(0, 0, BAR, 0)
        self.body.addWidget(self._page, 1)
        self.body.addWidget(self._empty, 1)

    # What is shown

    def refresh(self) -> None:
        """Ask which periods there are, then for the one that is meant."""
        now = self.desk.now()
        self.desk.bridge.read(
            lambda uow: choices(uow, now), self._offer, owner=self, replacing="choices"
        )

    def show_facts(self, **facts: object) -> None:
        """Show the last week, month or year, or the one of a name, as another screen asks; and let
        it be written in, where that is asked for.
        """
        unit = facts.get("unit")
        self._is_to_write = bool(facts.get("writes"))
        self._wanted = str(facts.get("period", ""))
        if unit in ("week", "month", "year"):
            self._units.choose(unit)
        if self._offered is not None:
            self._take_wanted()

    def leave(self) -> None:
        """Keep the words that are being written."""
        self._words.keep()

    def _take_wanted(self) -> None:
        """Turn to the period that was asked for by its name, if it is offered."""
        named = {period.name: period for period in self._periods()}
        self._turn_to(named.get(self._wanted, self._period))
        self._wanted = ""

    def _offer(self, offered: Choices) -> None:
        self._offered = offered
        periods = self._periods()
        if self._period not in periods:
            self._period = periods[0]
        self._take_wanted()

    def _turn_to(self, period: Period | None) -> None:
        """Show another period; what is being written of the one on show is kept first."""
        if period is None:
            return
        if period != self._period:
            self._words.keep()
            self._page.verticalScrollBar().setValue(0)
        self._period = period
        self._ask()

    def _ask(self) -> None:
        period = self._period
        assert period is not None
        periods = self._periods()
        self._later.setEnabled(period != periods[0])
        self._earlier.setEnabled(period != periods[-1])
        self.header.set_title(period_words(period, self.desk.formats))
        self.header.set_subtitle(self._how_far(period))
        if self._unit == "year":
            self.desk.bridge.read(
                lambda uow: year_sheet_in(uow, period),
                self._show_year,
                owner=self,
                replacing="sheet",
            )
        else:
            self.desk.bridge.read(
                lambda uow: review_sheet_in(uow, period),
                self._show_sheet,
                owner=self,
                replacing="sheet",
            )

    def _how_far(self, period: Period) -> str:
        """Whether it is the present one, or the one before it; empty of any other."""
        now = self.desk.now()
        this, last = {
            "week": (self.tr("this week"), self.tr("last week")),
            "month": (self.tr("this month"), self.tr("last month")),
            "year": (self.tr("this year"), self.tr("last year")),
        }[self._unit]
        if period.holds(now):
            return this
        return last if period.after().holds(now) else ""

    def _show_sheet(self, sheet: ReviewSheet) -> None:
        formats, is_week = self.desk.formats, self._unit == "week"
        is_first = self._is_first(sheet)
        self._show_only(self._empty if is_first else self._week if is_week else self._month)
        self._show_head(sheet, is_first=is_first)
        if is_first:
            return
        words = sheet_words.tiles(sheet, formats)
        if is_week:
            words["reward"] = sheet_words.result_tile(sheet, formats)
        self._show_tiles(words)
        self._differences.show_sheet(sheet, formats)
        if is_week:
            self._week.show_sheet(sheet, formats)
        else:
            self._shown = [period for period, _ in sheet.periods]
            self._month.show_sheet(sheet, formats)
        self._show_words(sheet)
        if self._is_to_write:
            self._is_to_write = False
            QTimer.singleShot(0, self, self._go_to_words)  # once all above has its height

    def _show_year(self, sheet: YearSheet) -> None:
        formats, count = self.desk.formats, sheet.year.statistics.count
        if sheet.is_first and len(self._periods()) == 1:
            self._show_only(self._empty)
            self._export.setEnabled(False)
            return
        self._show_only(self._year)
        self._differences.hide()
        self._counts.setText(year_words.counts(sheet, formats))
        self._state.hide()
        self._tell_few(count, is_few=sheet.is_small_sample)
        self._export.setEnabled(True)
        self._show_tiles(year_words.tiles(sheet, formats))
        self._year.show_sheet(sheet, formats)

    def _is_first(self, sheet: ReviewSheet) -> bool:
        """Whether there is nothing in the journal to look back on."""
        review, equity = sheet.review, sheet.review.equity
        assert equity is not None, "a review of every trade has the equity of every account"
        has_any = review.closed or review.opened or review.open_at_end
        counts = (
            *(result.trades for _, result in sheet.periods),
            *(s.flow for s in equity.stretches),
        )
        return not has_any and not any(counts) and len(self._periods()) == 1

    def _show_only(self, part: QWidget) -> None:
        """Show one of the pages, or the empty state instead of all."""
        is_empty = part is self._empty
        self._page.setVisible(not is_empty)
        self._empty.setVisible(is_empty)
        for page in (self._week, self._month, self._year):
            page.setVisible(page is part)
        self._words.setVisible(part in (self._week, self._month))

    def _show_head(self, sheet: ReviewSheet, *, is_first: bool) -> None:
        review, formats = sheet.review, self.desk.formats
        self._export.setEnabled(not is_first)
        self._counts.setText(sheet_words.counts(sheet, formats))
        word, tone = self._state_words(sheet)
        self._state.show_word(word, tone)
        self._state.setVisible(not is_first)
        self._tell_few(len(review.closed), is_few=review.is_small_sample and not is_first)

    def _state_words(self, sheet: ReviewSheet) -> tuple[str, str]:
        if sheet.signed_at is not None:
            day = self.desk.formats.short_day(sheet.signed_at)
            return self.tr("Signed off {day}").format(day=day), "gain"
        if sheet.review.period.end > self.desk.now():
            return self.tr("Not over yet"), "neutral"
        return self.tr("Not signed off"), "warning"

    def _tell_few(self, count: int, *, is_few: bool) -> None:
        self._few.setVisible(is_few)
        self._few.show_word(self.tr("Small sample"), "warning")
        self._few.setToolTip(
            self.tr("{trades} closed: fewer than {few}, too few to conclude from.").format(
                trades=trades(count, self.desk.formats), few=FEW
            )
        )

    def _show_tiles(self, words: dict[str, sheet_words.TileWords]) -> None:
        captions = self._captions()
        for name, tile in self._tiles.items():
            tile.set_caption(captions[name])
            figure, below, tone, more = words[name]
            tile.show_figure(figure, below, tone)
            tile.explain(more)

    def _captions(self) -> dict[str, str]:
        """What the tiles are called."""
        return {
            "net": self.tr("Net of closed trades") if self._unit == "week" else self.tr("Net P&L"),
            "won": self.tr("Won / lost"),
            "reward": self.tr("Result of the week")
            if self._unit == "week"
            else self.tr("Reward to risk"),
            "carry": self.tr("Interest and funding"),
            "kept": self.tr("Drawdown") if self._unit == "year" else self.tr("Plan kept"),
        }

    def _show_words(self, sheet: ReviewSheet) -> None:
        period, formats = sheet.review.period, self.desk.formats
        is_week, is_read_only = self._unit == "week", self.desk.bridge.is_read_only
        is_signed, is_over = sheet.signed_at is not None, period.end <= self.desk.now()
        title = (
            self.tr("7 · What the week taught me")
            if is_week
            else self.tr("What the month taught me")
        )
        following = period_name_words(period.after().name, formats)
        from_where = sheet.rule_before.period if sheet.rule_before else ""
        captions = (
            title,
            self.tr("One rule for {period}").format(period=following),
            self.tr("The rule from {period}:").format(
                period=period_name_words(from_where, formats)
            ),
        )
        if is_signed:
            state = self.tr("Signed off: the figures above stay as they were told.")
        elif not is_over:
            state = self.tr("It can be signed off once it is over.")
        else:
            state = self.tr("Signing off freezes the figures; corrections show as a difference.")
        self._words.show_review(
            period,
            sheet.kept,
            sheet.rule_before,
            captions=captions,
            state=state,
            can_write=not is_signed and not is_read_only,
            can_sign=is_over and not is_signed and not is_read_only,
        )
        self._words.set_can_reopen(can=not is_read_only)

    def _platform_name(self, word: str) -> str:
        terms = self.desk.platforms.terms(word)
        return terms.name if terms else word

    # Turning

    def _periods(self) -> tuple[Period, ...]:
        assert self._offered is not None
        offered = self._offered
        return {"week": offered.weeks, "month": offered.months, "year": offered.years}[self._unit]

    def _turn_unit(self, unit: Unit) -> None:
        """Show the week, month or year that holds the last day of what was shown."""
        self._words.keep()
        self._unit = unit
        if self._offered is None or self._period is None:
            return
        last_day = self._period.days()[-1]
        periods = self._periods()
        found = next((each for each in periods if each.first_day <= last_day), periods[-1])
        self._turn_to(found)

    def _step(self, step: int) -> None:
        if self._period is None:
            return
        periods = self._periods()
        place = periods.index(self._period) + step
        if 0 <= place < len(periods):
            self._turn_to(periods[place])

    def _turn_to_bar(self, place: int) -> None:
        chosen = self._shown[place]
        if chosen in self._periods():
            self._turn_to(chosen)

    def _go_to_words(self) -> None:
        field = self._words.first_field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.ensureWidgetVisible(self._words)
        self._page.ensureWidgetVisible(field)

    def _go_to_section(self, step: int) -> None:
        """Go to the next section of a week, or the one before; the words are the last."""
        if self._unit != "week":
            return
        sections = [each for each in self._week.sections if each.isVisible()]
        sections.append(self._words.first_field)
        focus = QApplication.focusWidget()
        at = next((place for place, each in enumerate(sections) if each is focus), None)
        if at is None:
            place = 0 if step > 0 else len(sections) - 1
        else:
            place = min(max(at + step, 0), len(sections) - 1)
        sections[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.ensureWidgetVisible(sections[place])

    # What can be done

    def _keep(self, period: Period, words: ReviewWords) -> None:
        """Keep what is written at a review."""
        desk = self.desk

        def refused(error: JournalError) -> None:
            self._words.take_back(period, words)
            desk.bridge.failed.emit(error)

        def kept(_: object) -> None:
            self._words.note_kept(period, words, desk.formats.clock(desk.now()))

        desk.bridge.change(
            lambda journal: keep_review(journal, desk.clock, period, words),
            kept,
            owner=self,
            otherwise=refused,
        )

    def _sign_off(self, period: Period, words: ReviewWords) -> None:
        """Keep that a review was done, and freeze it."""
        desk = self.desk

        def signed(_: object) -> None:
            name = period_words(period, desk.formats)
            text = self.tr("Signed off: {period}").format(period=name)
            desk.notify(text, self.tr("Undo"), desk.actions["undo"].trigger)

        desk.bridge.change(
            lambda journal: sign_off_review(journal, desk.clock, period, words),
            signed,
            owner=self,
        )

    def _reopen(self, period: Period) -> None:
        clock = self.desk.clock
        self.desk.bridge.change(
            lambda journal: reopen_review(journal, clock, period), lambda _: None, owner=self
        )

    def _ask_export(self) -> None:
        from journal_app.ui.dialogs.export_dialog import ExportDialog

        ExportDialog(self.desk, self.window(), period=self._period).open()

    def _tell_copied(self, what: str) -> None:
        self.desk.notify(
            self.tr("The picture is copied.")
            if what == "picture"
            else self.tr("The table is copied.")
        )
