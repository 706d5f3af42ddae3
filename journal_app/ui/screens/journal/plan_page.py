"""Plan against actual, and under it how near the liquidation price came to the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.screens.journal.answered_list import AnsweredList
from journal_app.ui.screens.journal.page_words import (
    answered_words,
    compared_rows,
    plan_rows,
    plan_words,
)
from journal_app.ui.screens.journal.rows_page import RowsPage
from journal_app.ui.widgets.buttons import button

if TYPE_CHECKING:
    from journal_app.services.trade_page import TradePage
    from journal_app.ui.charts.chart_frame import ChartFrame
    from journal_app.ui.charts.line_chart import LineChart
    from journal_app.ui.formatting import Formats

_CHART_HEIGHT: Final = 168
_LEAST_POINTS: Final = 2


class PlanPage(RowsPage):
    """What was planned, what came of it, and the way it took.

    Signals: `stop_asked`, of a trade without a plan; `thesis_marked(is_invalid)`; `lines_asked`;
    `copied(what)`, of the chart.
    """

    stop_asked = Signal()
    thesis_marked = Signal(bool)
    lines_asked = Signal()
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Plan against actual"), parent)
        self.give_stop = button(self.tr("Give it a stop…"))
        self.give_stop.setObjectName("journal.give_stop")
        self.give_stop.clicked.connect(self.stop_asked)
        self.add_below(self.give_stop)
        self.mark_thesis = button("")
        self.mark_thesis.setObjectName("journal.mark_thesis")
        self.mark_thesis.clicked.connect(self._mark_thesis)
        self.add_below(self.mark_thesis)
        self.own_lines = button(self.tr("Lines for this trade…"))
        self.own_lines.setObjectName("journal.own_lines")
        self.own_lines.clicked.connect(self.lines_asked)
        self.add_below(self.own_lines)
        self.answered = AnsweredList()
        self.answered.setObjectName("journal.answered")
        self.add_below(self.answered)
        self._page: TradePage | None = None
        self._formats: Formats | None = None
        self.frame: ChartFrame | None = None
        self._chart: LineChart | None = None

    def show_page(self, page: TradePage, formats: Formats, *, can_act: bool) -> None:
        """Show plan and actual once the trade has begun, the plan alone until then."""
        self._page, self._formats = page, formats
        compared = compared_rows(page.compared, formats)
        rows = [(row.name, row.change, f"{row.planned} → {row.actual}", "text") for row in compared]
        if not rows:
            rows = [(row.caption, "", row.value, "text") for row in plan_rows(page, formats)]
        head = self.tr("planned → actual") if compared else ""
        self.show_rows(rows, head=head, below=plan_words(page, formats))
        self.answered.show_answers(answered_words(page, formats))
        has_no_stop = page.trade.plan is None and page.figures.risk is None
        self.give_stop.setVisible(can_act and has_no_stop and page.trade.status.value == "open")
        self.mark_thesis.setVisible(can_act and page.trade.status.value == "open")
        is_invalid = page.trade.is_thesis_invalid
        holds_again, no_longer = self.tr("Thesis holds again"), self.tr("Mark thesis invalid")
        self.mark_thesis.setText(holds_again if is_invalid else no_longer)
        self.own_lines.setVisible(can_act and page.trade.status.value in ("planned", "open"))
        self._draw()

    def _mark_thesis(self) -> None:
        assert self._page is not None, "what is marked is shown"
        self.thesis_marked.emit(not self._page.trade.is_thesis_invalid)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not drawn while nobody looked."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Draw the way, once somebody looks: charts are loaded then."""
        page, formats = self._page, self._formats
        if page is None or formats is None or not self.isVisible():
            return
        lines = [
            (self.tr("Mark"), [(p.at, p.price) for p in page.way if p.price is not None]),
            (
                self.tr("Liquidation"),
                [(p.at, p.liquidation) for p in page.way if p.liquidation is not None],
            ),
        ]
        is_drawn = all(len(points) >= _LEAST_POINTS for _, points in lines)
        if not is_drawn:
            if self.frame is not None:
                self.frame.hide()
            return
        frame, chart = self._with_chart()
        chart.set_formats(formats.price, formats=formats, scale=formats.number)
        (mark, marks), (line, liquidations) = lines
        chart.show_series(
            [(mark, marks, "accent", "line"), (line, liquidations, "danger", "steps")]
        )
        frame.set_aside(page.legs[0].held.asset if len(page.legs) > 1 else "")
        frame.show_chart()
        frame.show()

    def _with_chart(self) -> tuple[ChartFrame, LineChart]:
        if self.frame is None or self._chart is None:
            from journal_app.ui.charts.chart_frame import ChartFrame
            from journal_app.ui.charts.line_chart import LineChart

            self._chart = LineChart("time")
            self._chart.setObjectName("journal.way")
            self.frame = ChartFrame(
                self.tr("Mark and liquidation price"), self._chart, name="journal.way", margin=8
            )
            self.frame.setFixedHeight(_CHART_HEIGHT)
            self.frame.copied.connect(self.copied)
            self.add_below(self.frame)
        return self.frame, self._chart
