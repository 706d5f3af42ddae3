"""The screen of reviews: one week or month, turned by buttons, keys or a click on its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.reports.review import FEW
from journal_app.services.analysing import ReviewSheet, review_sheet_in
from journal_app.services.exporting import Choices, choices
from journal_app.services.signing_off import sign_off_review
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.desk import Desk
from journal_app.ui.models.cells import Column
from journal_app.ui.models.row_table import RowTable
from journal_app.ui.result_words import group_columns, trades
from journal_app.ui.screens.review import sheet_words
from journal_app.ui.screens.screen import Screen
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.figure_grid import FigureGrid
from journal_app.ui.widgets.heat_map import CalendarMap
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.scroll_page import BAR, ScrollPage
from journal_app.ui.widgets.table import TableView
from journal_app.ui.widgets.tile import Tile
from journal_app.ui.words import period_words

if TYPE_CHECKING:
    from journal_app.domain.periods import Period

Unit = Literal["week", "month"]

_CHARTS_HEIGHT: Final = 264
_DAY_OF_WEEK, _DAY_OF_MONTH = 72, 40
_MINUS_ONE, _PLUS_ONE = 1, -1  # periods are offered newest first


class ReviewScreen(Screen):
    """What a week or a month brought, and what it is worth to know of it."""

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
        self._few = Chip("", "warning")
        self._few.hide()
        self._units = Segments([("week", self.tr("Week")), ("month", self.tr("Month"))])
        self._units.setObjectName("review.unit")
        self._units.setAccessibleName(self.tr("Length of the review"))
        self._units.choose("month")
        self._units.chosen.connect(self._turn_unit)
        self._earlier = button("", icon="chevron-left", name=self.tr("Earlier"))
        self._earlier.setObjectName("review.earlier")
        self._earlier.clicked.connect(lambda: self._step(_MINUS_ONE))
        self._later = button("", icon="chevron-right", name=self.tr("Later"))
        self._later.setObjectName("review.later")
        self._later.clicked.connect(lambda: self._step(_PLUS_ONE))
        self._sign = button(self.tr("Sign off"))
        self._sign.setObjectName("review.sign_off")
        self._sign.clicked.connect(self._sign_off)
        self._sign.hide()
        self._export = button(self.tr("Export to Excel"), "primary")
        self._export.setObjectName("review.export")
        self._export.clicked.connect(self._ask_export)
        for made in (
            self._few,
            self._units,
            self._earlier,
            self._later,
            self._sign,
            self._export,
        ):
            self.header.add(made)
        for keys, step in (("Alt+Left", _MINUS_ONE), ("Alt+Right", _PLUS_ONE)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def _make_parts(self) -> None:
        self._tiles = {
            "net": Tile(self.tr("Net P&L")),
            "won": Tile(self.tr("Won / lost")),
            "reward": Tile(self.tr("Reward to risk")),
            "carry": Tile(self.tr("Interest and funding")),
            "kept": Tile(self.tr("Plan kept")),
        }
        for name, tile in self._tiles.items():
            tile.setObjectName(f"review.{name}")
        self._bars = BarChart()
        self._bars.setObjectName("review.bars")
        self._bars.set_can_choose(can=True)
        self._bars.chosen.connect(self._turn_to_bar)
        self._bars_frame = ChartFrame(self.tr("Net P&L by month"), self._bars, name="review.bars")
        self._days = CalendarMap()
        self._days.setObjectName("review.days")
        self._days_frame = ChartFrame(self.tr("By day"), self._days, name="review.days")
        for frame in (self._bars_frame, self._days_frame):
            frame.copied.connect(self._tell_copied)
        self._strategies = self._table(
            "review.strategies",
            self.tr("Strategies"),
            group_columns(self.tr("Strategy")),
        )
        self._components = self._table(
            "review.components",
            self.tr("Where the money came from"),
            [
                Column("component", self.tr("Component"), stretches=True, sorts=False),
                _number("closed", self.tr("Closed"), sorts=False),
                _number("money", self.tr("Period"), sorts=False),
            ],
        )
        self._open = self._table(
            "review.open",
            self.tr("Open at the end"),
            [
                Column("name", self.tr("Position"), stretches=True),
                Column("platform", self.tr("Platform")),
                _number("exposure", self.tr("Exposure")),
                _number("leverage", self.tr("Leverage")),
                _number("margin", self.tr("Margin ratio")),
                _number("health", self.tr("Health")),
                _number("liquidation", self.tr("Liquidation")),
                _number("interest", self.tr("Interest a day")),
                _number("net", self.tr("Net so far")),
            ],
        )
        self._broken = self._table(
            "review.broken",
            self.tr("Rules broken, and why"),
            [
                _number("number", self.tr("No.")),
                Column("name", self.tr("Position")),
                Column("rule", self.tr("Rule")),
                Column("reason", self.tr("Reason"), stretches=True),
                _number("net", self.tr("Net")),
            ],
        )
        self._broken.opened.connect(
            lambda key: self.desk.go("journal", trade_id=int(str(key).partition(":")[0]))
        )
        self._open.opened.connect(lambda trade_id: self.desk.go("journal", trade_id=trade_id))
        self._equity = FigureGrid(5, columns=5)
        self._equity.setObjectName("review.equity")
        self._in_trades = Sentence(pixels=12, color="muted")
        self._empty = EmptyState(
            self.tr("There is nothing to review yet. A good trade begins with a plan."),
            self.tr("Plan a trade"),
            self.desk.actions["plan_trade"].trigger,
        )
        self._empty.setObjectName("review.empty")
        self._empty.hide()

    def _table(self, name: str, title: str, columns: list[Column]) -> TableView:
        table = TableView()
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.show_all_rows()
        table.setModel(RowTable(columns, table))
        return table

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(self.SPACING)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        strategies = Card(self.tr("Strategies"))
        strategies.body.addWidget(self._strategies)
        self._no_strategy = EmptyState(self.tr("No trade was closed."))
        strategies.body.addWidget(self._no_strategy, 100)
        strategies.body.addStretch(1)
        components = Card(self.tr("Where the money came from"))
        components.body.addWidget(self._components)
        components.body.addWidget(self._in_trades)
        components.body.addStretch(1)
        self._equity_card = Card(self.tr("Equity"))
        self._equity_card.body.addWidget(self._equity)
        self._open_card = Card(self.tr("Open at the end"))
        self._open_card.body.addWidget(self._open)
        self._broken_card = Card(self.tr("Rules broken, and why"))
        self._broken_card.body.addWidget(self._broken)
        for frame in (self._bars_frame, self._days_frame):
            frame.setMinimumHeight(_CHARTS_HEIGHT)
        grid = QGridLayout()
        grid.setSpacing(self.SPACING)
        grid.addWidget(self._bars_frame, 0, 0)
        grid.addWidget(self._days_frame, 0, 1)
        grid.addWidget(self._equity_card, 1, 0, 1, 2)
        grid.addWidget(strategies, 2, 0)
        grid.addWidget(components, 2, 1)
        grid.addWidget(self._broken_card, 3, 0, 1, 2)
        grid.addWidget(self._open_card, 4, 0, 1, 2)
        grid.setColumnStretch(0, 9)
        grid.setColumnStretch(1, 5)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.SPACING)
        column.addLayout(tiles)
        column.addLayout(grid)
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
        """Show the last `week` or `month`, or the one of a name, as another screen asks for it."""
        unit = facts.get("unit")
        self._wanted = str(facts.get("period", ""))
        if unit in ("week", "month"):
            self._units.choose(unit)
        if self._offered is not None:
            self._take_wanted()

    def _take_wanted(self) -> None:
        """Turn to the period that was asked for by its name, if it is offered."""
        named = {period.name: period for period in self._periods()}
        self._period = named.get(self._wanted, self._period)
        self._wanted = ""
        self._ask()

    def _offer(self, offered: Choices) -> None:
        self._offered = offered
        periods = self._periods()
        if self._period not in periods:
            self._period = periods[0]
        self._take_wanted()

    def _ask(self) -> None:
        period = self._period
        if period is None:
            return
        periods = self._periods()
        self._later.setEnabled(period != periods[0])
        self._earlier.setEnabled(period != periods[-1])
        self.header.set_title(period_words(period, self.desk.formats))
        self.desk.bridge.read(
            lambda uow: review_sheet_in(uow, period),
            self._show_sheet,
            owner=self,
            replacing="sheet",
        )

    def _show_sheet(self, sheet: ReviewSheet) -> None:
        formats = self.desk.formats
        review, equity = sheet.review, sheet.review.equity
        assert equity is not None, "a review of every trade has the equity of every account"
        is_new = not (review.closed or review.opened or review.open_at_end) and not any(
            (*(result.trades for _, result in sheet.periods), *(s.flow for s in equity.stretches))
        )
        is_first = is_new and len(self._periods()) == 1
        self._page.setVisible(not is_first)
        self._empty.setVisible(is_first)
        self._export.setEnabled(not is_first)
        self.header.set_subtitle("" if is_first else sheet_words.counts(sheet, formats))
        is_over = review.period.end <= self.desk.now()
        is_unsigned = sheet.signed_at is None and not self.desk.bridge.is_read_only
        self._sign.setVisible(is_over and is_unsigned and not is_first)
        self._few.setVisible(review.is_small_sample and not is_first)
        self._few.show_word(self.tr("Small sample"), "warning")
        self._few.setToolTip(
            self.tr("{trades} closed: fewer than {few}, too few to conclude from.").format(
                trades=trades(len(review.closed), formats), few=FEW
            )
        )
        for name, words in sheet_words.tiles(sheet, formats).items():
            self._tiles[name].show_figure(*words)
        self._show_charts(sheet)
        self._show_tables(sheet)
        self._equity.show_figures(sheet_words.equity_figures(equity, formats))
        self._equity_card.set_aside(sheet_words.no_return_words(equity))

    def _show_charts(self, sheet: ReviewSheet) -> None:
        formats = self.desk.formats
        self._shown = [period for period, _ in sheet.periods]
        self._bars.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Net P&L"),
            formats=formats,
        )
        self._bars.show_bars(sheet_words.bars(sheet, formats), marked=len(self._shown) - 1)
        by = self.tr("Net P&L by month") if self._unit == "month" else self.tr("Net P&L by week")
        self._bars_frame.set_title(by)
        self._bars.setAccessibleName(by)
        self._bars_frame.show_chart()
        period = sheet.review.period
        weekdays = [formats.weekday(number)[:1] for number in range(7)]
        cells = sheet_words.days(sheet, formats)
        self._days.show_days(period.first_day, period.day_after, weekdays, cells)
        self._days.set_highest_cell(_DAY_OF_WEEK if self._unit == "week" else _DAY_OF_MONTH)
        self._days_frame.show_chart()

    def _show_tables(self, sheet: ReviewSheet) -> None:
        formats = self.desk.formats
        self._rows_of(self._strategies).show_rows(sheet_words.strategy_rows(sheet, formats))
        self._rows_of(self._components).show_rows(sheet_words.component_rows(sheet, formats))
        self._rows_of(self._open).show_rows(
            sheet_words.open_rows(sheet, formats, self._platform_name)
        )
        broken = sheet_words.broken_rows(sheet, formats)
        self._rows_of(self._broken).show_rows(broken)
        self._broken_card.setVisible(bool(broken))
        self._no_strategy.setVisible(not sheet.strategies)
        self._open_card.set_aside("" if sheet.review.open_at_end else self.tr("nothing was open"))
        self._open.setVisible(bool(sheet.review.open_at_end))
        self._strategies.setVisible(bool(sheet.strategies))
        self._in_trades.setText(sheet_words.in_trades_words(sheet, formats))

    def _platform_name(self, word: str) -> str:
        terms = self.desk.platforms.terms(word)
        return terms.name if terms else word

    @staticmethod
    def _rows_of(table: TableView) -> RowTable:
        model = table.table
        assert isinstance(model, RowTable)
        return model

    # Turning

    def _periods(self) -> tuple[Period, ...]:
        assert self._offered is not None
        return self._offered.weeks if self._unit == "week" else self._offered.months

    def _turn_unit(self, unit: Unit) -> None:
        """Show the week or month that holds the last day of what was shown."""
        self._unit = unit
        if self._offered is None or self._period is None:
            return
        last_day = self._period.days()[-1]
        periods = self._periods()
        self._period = next((each for each in periods if each.first_day <= last_day), periods[-1])
        self._ask()

    def _step(self, step: int) -> None:
        if self._period is None:
            return
        periods = self._periods()
        place = periods.index(self._period) + step
        if 0 <= place < len(periods):
            self._period = periods[place]
            self._ask()

    def _turn_to_bar(self, place: int) -> None:
        chosen = self._shown[place]
        if chosen in self._periods():
            self._period = chosen
            self._ask()

    # What can be done

    def _sign_off(self) -> None:
        """Keep that the review that is shown was done."""
        desk, period = self.desk, self._period
        if period is None:
            return

        def signed(_: object) -> None:
            name = period_words(period, desk.formats)
            text = self.tr("Signed off: {period}").format(period=name)
            desk.notify(text, self.tr("Undo"), desk.actions["undo"].trigger)

        desk.bridge.change(
            lambda journal: sign_off_review(journal, desk.clock, period), signed, owner=self
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


def _number(key: str, title: str, *, sorts: bool = True) -> Column:
    return Column(key, title, kind="number", sorts=sorts)
