"""The year at a glance: its months as bars and as a table, with the totals of its quarters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.services.review_sheets import YearSheet
from journal_app.ui.charts.bar_chart import BarChart
from journal_app.ui.charts.chart_frame import ChartFrame
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Column
from journal_app.ui.screens.review import year_words
from journal_app.ui.screens.review.parts import ListCard, number

_CHART_HEIGHT: Final = 264


class YearPage(QWidget):
    """Signals: `copied(what)` of the chart, `turned(name)` to a month."""

    copied = Signal(str)
    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: list[str] = []
        self._bars = BarChart()
        self._bars.setObjectName("review.year.bars")
        self._bars.set_can_choose(can=True)
        self._bars.chosen.connect(lambda place: self.turned.emit(self._months[place]))
        self._frame = ChartFrame(self.tr("Net P&L by month"), self._bars, name="review.year.bars")
        self._frame.setMinimumHeight(_CHART_HEIGHT)
        self._frame.copied.connect(self.copied)
        self._table = ListCard(
            "review.year.months",
            self.tr("Months and quarters"),
            [
                Column("period", self.tr("Period"), stretches=True, sorts=False),
                number("trades", self.tr("Trades"), sorts=False),
                number("won", self.tr("Won"), sorts=False),
                number("factor", self.tr("Profit factor"), sorts=False),
                number("expectancy", self.tr("Expectancy"), sorts=False),
                number("gross", self.tr("Gross"), sorts=False),
                number("interest", self.tr("Interest"), sorts=False),
                number("funding", self.tr("Funding"), sorts=False),
                number("net", self.tr("Net"), sorts=False),
            ],
        )
        self._table.show_all()
        self._table.opened.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._frame)
        column.addWidget(self._table)

    def show_sheet(self, sheet: YearSheet, formats: Formats) -> None:
        """Show a year."""
        self._months = [each.period.name for each in sheet.months]
        self._bars.set_formats(
            lambda value: formats.money(value, signed=True, places=2),
            y_title=self.tr("Net P&L"),
            formats=formats,
        )
        self._bars.show_bars(year_words.bars(sheet, formats))
        if sheet.year.statistics.count:
            self._frame.show_chart()
        else:
            self._frame.show_sentence(self.tr("No trade was closed in this year."))
        self._table.show_rows(year_words.rows(sheet, formats))

    def _turn(self, key: object) -> None:
        if key in self._months:
            self.turned.emit(str(key))
