"""The card with the equity of the last days; its chart is loaded when there is one to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app.ui.formatting import Formats
from journal_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from journal_app.services.watching import EquityHistory
    from journal_app.ui.charts.line_chart import LineChart


class EquityCard(Card):
    """A curve of day ends, the last point at the last mark or entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Equity"))
        self.setObjectName("today.equity_card")
        self.chart: LineChart | None = None
        self.body.addStretch(1)  # the title stays at the top while there is nothing to draw

    def show_history(self, history: EquityHistory, formats: Formats) -> None:
        """Draw the curve."""
        title = self.tr("Result") if history.is_result else self.tr("Equity")
        self.set_title(title)
        self.set_aside(self.tr("{count} days").format(count=len(history.points)))
        chart = self._with_chart()
        chart.setAccessibleName(title)
        chart.set_formats(formats.money, formats=formats)
        chart.show_series([(title, history.points, "accent", "shaded")])

    def _with_chart(self) -> LineChart:
        if self.chart is None:
            from journal_app.ui.charts.line_chart import LineChart

            self.chart = LineChart("time")
            self.chart.setObjectName("today.equity_chart")
            self.body.addWidget(self.chart, 100)
        return self.chart
