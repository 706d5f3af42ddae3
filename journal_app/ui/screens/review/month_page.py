"""The monthly review: months as bars, days, strategies, money, rules, and the month before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.reports.review_figures import OF_MONEY, OF_TRADES
from journal_app.services.review_sheets import ReviewSheet
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.result_words import group_columns
from journal_app.ui.screens.review import figure_words, sheet_words
from journal_app.ui.screens.review.parts import EquityCard, ListCard, number
from journal_app.ui.widgets.heat_map import CalendarMap
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.words import period_words

_CHARTS_HEIGHT: Final = 264
_DAY: Final = 40


class MonthPage(QWidget):
    """Signals: `opened(trade_id)`, `copied(what)` of a chart, `turned(place)` to a bar's month."""

    opened = Signal(int)
    copied = Signal(str)
    turned = Signal(int)

    def __init__(self, platform_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platform_name = platform_name
        self._make_charts()
        self._make_lists()
        self._equity = EquityCard("review.equity")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self._bars_frame, 0, 0)
        grid.addWidget(self._days_frame, 0, 1)
        grid.addWidget(self._equity, 1, 0, 1, 2)
        grid.addWidget(self._strategies, 2, 0)
        grid.addWidget(self._components, 2, 1)
        grid.addLayout(self._against(), 3, 0, 1, 2)
        grid.addWidget(self._looked_at, 4, 0, 1, 2)
        grid.addWidget(self._broken, 5, 0, 1, 2)
        grid.addWidget(self._open, 6, 0, 1, 2)
        grid.setColumnStretch(0, 9)
        grid.setColumnStretch(1, 5)

    def _against(self) -> QHBoxLayout:
        """The month before at the left; the money, and under it the rules, at the right."""
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._compared_money)
        right.addWidget(self._paid, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._compared, 1)
        row.addLayout(right, 1)
        return row

    def _make_charts(self) -> None:
        self._bars = BarChart()
        self._bars.setObjectName("review.bars")
        self._bars.set_can_choose(can=True)
        self._bars.chosen.connect(self.turned)
        self._bars_frame = ChartFrame(self.tr("Net P&L by month"), self._bars, name="review.bars")
        self._days = CalendarMap()
        self._days.setObjectName("review.days")
        self._days_frame = ChartFrame(self.tr("By day"), self._days, name="review.days")
        for frame in (self._bars_frame, self._days_frame):
            frame.setMinimumHeight(_CHARTS_HEIGHT)
            frame.copied.connect(self.copied)

    def _make_lists(self) -> None:
        self._strategies = ListCard(
            "review.strategies",
            self.tr("Strategies"),
            group_columns(self.tr("Strategy")),
            self.tr("No trade was closed."),
        )
        self._components = ListCard(
            "review.components",
            self.tr("Where the money came from"),
            [
                Column("component", self.tr("Component"), stretches=True, sorts=False),
                number("closed", self.tr("Closed"), sorts=False),
                number("money", self.tr("Period"), sorts=False),
            ],
        )
        self._in_trades = Sentence(pixels=12, color="muted")
        self._components.body.insertWidget(1, self._in_trades)
        columns = [
            Column("figure", self.tr("Figure"), stretches=True, sorts=False),
            number("then", self.tr("Before"), sorts=False),
            number("now", self.tr("Now"), sorts=False),
            number("change", self.tr("Change"), sorts=False),
        ]
        self._compared, self._compared_money = (
            ListCard(name, title, columns)
            for name, title in (
                ("review.compared", self.tr("Against the month before")),
                ("review.compared_money", self.tr("Its money, and what else happened")),
            )
        )
        self._compared.show_all()
        self._paid = ListCard(
            "review.paid",
            self.tr("What the rules earned"),
            [
                Column("rule", self.tr("Rule"), stretches=True),
                number("share", self.tr("Kept")),
                number("kept", self.tr("R kept")),
                number("broken", self.tr("R broken")),
            ],
            self.tr("No closed trade was planned with a checklist."),
        )
        self._looked_at = ListCard(
            "review.looked_at",
            self.tr("Looked at again"),
            [
                number("number", self.tr("No.")),
                Column("name", self.tr("Position")),
                Column("what", self.tr("What"), stretches=True),
                number("gross", self.tr("On price")),
                number("net", self.tr("Net")),
            ],
        )
        self._broken = ListCard(
            "review.broken",
            self.tr("Rules broken, and why"),
            [
                number("number", self.tr("No.")),
                Column("name", self.tr("Position")),
                Column("rule", self.tr("Rule")),
                Column("reason", self.tr("Reason"), stretches=True),
                number("net", self.tr("Net")),
            ],
        )
        self._open = ListCard(
            "review.open",
            self.tr("Open at the end"),
            [
                Column("name", self.tr("Position"), stretches=True),
                Column("platform", self.tr("Platform")),
                number("exposure", self.tr("Exposure")),
                number("leverage", self.tr("Leverage")),
                number("margin", self.tr("Margin ratio")),
                number("health", self.tr("Health")),
                number("liquidation", self.tr("Liquidation")),
                number("interest", self.tr("Interest a day")),
                number("net", self.tr("Net so far")),
            ],
            self.tr("Nothing was open."),
        )
        self._broken.opened.connect(lambda key: self.opened.emit(int(str(key).partition(":")[0])))
        self._looked_at.opened.connect(
            lambda key: self.opened.emit(int(str(key).partition(":")[0]))
        )
        self._open.opened.connect(lambda key: self.opened.emit(int(str(key))))

    def show_sheet(self, sheet: ReviewSheet, formats: Formats) -> None:
        """Show a month."""
        review = sheet.review
        assert review.equity is not None, "a review of every trade has the equity of every account"
        self._show_charts(sheet, formats)
        self._equity.show_equity(review.equity, formats)
        self._strategies.show_rows(sheet_words.strategy_rows(sheet, formats))
        self._components.show_rows(sheet_words.component_rows(sheet, formats))
        self._in_trades.setText(sheet_words.in_trades_words(sheet, formats))
        before = period_words(review.period.before(), formats)
        for card, measures, aside in (
            (self._compared, OF_TRADES, before),
            (self._compared_money, OF_MONEY, ""),
        ):
            rows = figure_words.comparison_rows(measures, sheet.before, sheet.told, formats)
            card.show_rows(rows, aside)
        self._paid.show_rows(sheet_words.rule_rows(sheet, formats))
        self._looked_at.show_rows(
            sheet_words.looked_at_rows(sheet, formats), sheet_words.borrowing_words(sheet, formats)
        )
        self._broken.show_rows(sheet_words.broken_rows(sheet, formats))
        self._open.show_rows(sheet_words.open_rows(sheet, formats, self._platform_name))

    def _show_charts(self, sheet: ReviewSheet, formats: Formats) -> None:
        self._bars.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Net P&L"),
            formats=formats,
        )
        bars = sheet_words.bars(sheet, formats)
        self._bars.show_bars(bars, marked=len(bars) - 1)
        if any(result.trades for _, result in sheet.periods):
            self._bars_frame.show_chart()
        else:
            self._bars_frame.show_sentence(self.tr("No trade was closed in these months."))
        period = sheet.review.period
        weekdays = [formats.weekday_initial(day) for day in range(7)]
        cells = sheet_words.days(sheet, formats)
        self._days.show_days(period.first_day, period.day_after, weekdays, cells)
        self._days.set_highest_cell(_DAY)
        self._days_frame.show_chart()
