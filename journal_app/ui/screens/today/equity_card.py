"""The card with the equity of the last days; its chart is loaded when there is one to draw."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.formatting import Formats
from journal_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from journal_app.services.equity_days import EquityHistory
    from journal_app.ui.charts.equity_chart import EquityChart
    from journal_app.ui.charts.table_twin import TableTwin
    from journal_app.ui.charts.thinning import Place
    from journal_app.ui.widgets.empty_state import EmptyState
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
        self.twin: TableTwin | None = None
        self.periods: HeadChoice | None = None
        self._nothing: EmptyState | None = None
        self._drawn = QWidget()
        self._drawn.hide()
        QVBoxLayout(self._drawn).setContentsMargins(0, 0, 0, 0)
        self._tools: QWidget | None = None
        self.body.addWidget(self._drawn, 100)
        self.body.addStretch(1)  # the title stays at the top while there is nothing to draw

    def show_history(self, history: EquityHistory, period: str, formats: Formats) -> None:
        """Draw the curve of a period, and how far it stood below its peak."""
        title = self.tr("Result") if history.is_result else self.tr("Equity")
        self.set_title(title)
        self._show_whether_begun(is_begun=history.has_begun)
        if not history.has_begun:
            self.set_aside("")
            return
        self._show_fall(history, formats)
        chart, twin = self._with_chart(period)
        twin.call(title)
        chart.set_formats(formats.money, partial(_day_text, formats), formats=formats)
        from journal_app.ui.charts.line_chart import Line

        chart.show_curves(
            [Line(title, history.points, "accent", "shaded")],
            Line(self.tr("Drawdown"), history.drawdown, "loss", "filled"),
        )
        twin.show_values()

    def _show_whether_begun(self, *, is_begun: bool) -> None:
        """Say that there is nothing to draw yet, instead of a line that tells nothing."""
        if self._nothing is None and not is_begun:
            from journal_app.ui.widgets.empty_state import EmptyState

            self._nothing = EmptyState(self.tr("The curve begins with your first trade."))
            self._nothing.setObjectName("today.no_curve")
            self.body.insertWidget(0, self._nothing, 100)
        if self._nothing is not None:
            self._nothing.setVisible(not is_begun)
        self._drawn.setVisible(is_begun)
        if self._tools is not None:
            self._tools.setVisible(is_begun)

    def _show_fall(self, history: EquityHistory, formats: Formats) -> None:
        """Say how far it is below its peak now."""
        _, fall = history.drawdown[-1]
        if not fall:
            self.set_aside(self.tr("at its peak"))
        elif history.below_peak is None:
            self.set_aside(self.tr("{money} off peak").format(money=formats.money(abs(fall))))
        else:
            is_far = abs(history.below_peak) * 10 >= 1
            share = formats.percent(abs(history.below_peak), 0 if is_far else 1)
            self.set_aside(self.tr("{share} off peak").format(share=share))

    def _with_chart(self, period: str) -> tuple[EquityChart, TableTwin]:
        if self.chart is None or self.twin is None:
            from journal_app.ui.charts.equity_chart import EquityChart
            from journal_app.ui.charts.table_twin import TableTwin
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
            self.chart = EquityChart()
            self.chart.above.setObjectName("today.equity_chart")
            self.chart.below.setObjectName("today.drawdown_chart")
            self.chart.set_small()
            drawn = self._drawn.layout()
            assert isinstance(drawn, QVBoxLayout)
            self.twin = TableTwin(self.chart, drawn)
            self.twin.button.setObjectName("today.equity_card.table")
            self._tools = self._made_tools(self.periods, self.twin.button)
            self.add_to_head(self._tools)
        return self.chart, self.twin

    @staticmethod
    def _made_tools(*controls: QWidget) -> QWidget:
        """The controls at the right of the title, close to each other: the card is narrow."""
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for each in controls:
            row.addWidget(each)
        return tools


def _day_text(formats: Formats, place: Place) -> str:
    """The day alone: each point is the end of one, and beside the amounts is no room for more."""
    assert isinstance(place, datetime)
    return formats.day(place)
