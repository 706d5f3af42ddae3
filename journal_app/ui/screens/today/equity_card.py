"""The card with the equity of the last days; its chart is loaded when there is one to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.ui.formatting import Formats
from journal_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from journal_app.services.equity_days import EquityHistory
    from journal_app.ui.charts.equity_chart import EquityChart
    from journal_app.ui.widgets.head_choice import HeadChoice

USUAL_PERIOD: Final = "120"
PERIODS: Final = {"30": 30, "120": 120, "365": 365, "all": None}
"""How many days each choice is; all of them where it is none."""


class EquityCard(Card):
    """A curve of day ends, the last point at the last mark or entry, and the drawdown beneath.

    Signal: `period_chosen(name)`, one of `PERIODS`.
    """

    period_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Equity"))
        self.setObjectName("today.equity_card")
        self.chart: EquityChart | None = None
        self.periods: HeadChoice | None = None
        self.body.addStretch(1)  # the title stays at the top while there is nothing to draw

    def show_history(self, history: EquityHistory, period: str, formats: Formats) -> None:
        """Draw the curve of a period, and how far it stood below its peak."""
        title = self.tr("Result") if history.is_result else self.tr("Equity")
        self.set_title(title)
        self._show_fall(history, formats)
        chart = self._with_chart(period)
        chart.setAccessibleName(title)
        chart.set_formats(formats.money, formats=formats)
        from journal_app.ui.charts.line_chart import Line

        chart.show_curves(
            [Line(title, history.points, "accent", "shaded")],
            Line(self.tr("Drawdown"), history.drawdown, "loss", "filled"),
        )

    def _show_fall(self, history: EquityHistory, formats: Formats) -> None:
        """Say how far it is below its peak now."""
        _, fall = history.drawdown[-1]
        if not fall:
            self.set_aside(self.tr("at its peak"))
        elif history.below_peak is None:
            self.set_aside(self.tr("{money} off peak").format(money=formats.money(fall)))
        else:
            is_far = abs(history.below_peak) * 10 >= 1
            share = formats.percent(history.below_peak, 0 if is_far else 1)
            self.set_aside(self.tr("{share} off peak").format(share=share))

    def _with_chart(self, period: str) -> EquityChart:
        if self.chart is None:
            from journal_app.ui.charts.equity_chart import EquityChart
            from journal_app.ui.widgets.head_choice import HeadChoice

            self.periods = HeadChoice(
                (
                    ("30", self.tr("30d"), self.tr("Equity of 30 days")),
                    ("120", self.tr("120d"), self.tr("Equity of 120 days")),
                    ("365", self.tr("1y"), self.tr("Equity of a year")),
                    ("all", self.tr("All"), self.tr("Equity since the first trade")),
                ),
                "today.period",
            )
            self.periods.choose(period)
            self.periods.chosen.connect(self.period_chosen)
            self.add_to_head(self.periods)
            self.chart = EquityChart()
            self.chart.above.setObjectName("today.equity_chart")
            self.chart.below.setObjectName("today.drawdown_chart")
            self.chart.set_small()
            self.body.addWidget(self.chart, 100)
        return self.chart
