"""The calculator's page: form, result, chart and scenarios, all anew at every keystroke."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.planning.scenarios import Level
from journal_app.domain.problems import Problem, Refused
from journal_app.services.glancing import capital_in
from journal_app.ui.desk import Desk
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Column
from journal_app.ui.models.live_table import LiveTable
from journal_app.ui.screens.plan.calculator.figure_list import FigureList, lines_of
from journal_app.ui.screens.plan.calculator.figures import (
    Answer,
    answer_to,
    for_plan,
    level_word,
    result,
    scenario_rows,
    solved,
)
from journal_app.ui.screens.plan.calculator.form import PositionForm
from journal_app.ui.screens.plan.calculator.sheet import read, told
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import ElidedLabel
from journal_app.ui.widgets.table import TableView
from journal_app.ui.widgets.verdict_row import VerdictRow

if TYPE_CHECKING:
    from journal_app.ui.charts.line_chart import LineChart

_GAP: Final = 12
_ROW: Final = 32
_BAR: Final = 16


class CalculatorPage(QWidget):
    """Calculates a position while it is typed; nothing is saved until it becomes a plan."""

    use_in_plan = Signal(object)
    """What a plan takes over: a mapping by the names of a `Proposal`'s answers."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._answer: Answer | None = None
        self._chart: LineChart | None = None
        self.form = PositionForm(desk.platforms.every())
        self.results = FigureList()
        self.scenarios = LiveTable(
            [Column("move", self.tr("Move"), sorts=False),
             Column("price", self.tr("Price"), kind="number", sorts=False),
             Column("equity", self.tr("Equity"), kind="number", sorts=False),
             Column("pnl", self.tr("P&L"), kind="number", sorts=False),
             Column("ratio", self.tr("Margin"), kind="number", sorts=False),
             Column("state", self.tr("State"), sorts=False, stretches=True)]
        )  # fmt: skip
        self._verdicts: list[VerdictRow] = []
        self._breach_texts: list[str] = []
        self._lay_out()
        self.form.edited.connect(self.recalculate)
        desk.formats_changed.connect(self._take_formats)
        desk.platforms_changed.connect(lambda: self.form.know(desk.platforms.every()))
        desk.bridge.opened.connect(self._ask_for_capital)
        desk.bridge.journal_changed.connect(self._ask_for_capital)
        self.recalculate()
        self._ask_for_capital()

    @property
    def answer(self) -> Answer | None:
        """The last good result."""
        return self._answer

    def recalculate(self) -> None:
        """Read the form, and show what follows from it or what is wrong with it.

        Where something is wrong the last good result stands greyed until it is mended.
        """
        sheet = self.form.sheet()
        reading = read(sheet)
        problems: Mapping[str, Problem] = reading.problems
        if reading.request is not None:
            try:
                has_rate = sheet.numbers.get("borrow_apr") is not None
                answer = answer_to(reading.request, has_rate=has_rate)
                self._show(answer)
                self.form.note_solved(solved(answer, self.desk.in_full))
            except Refused as refused:
                problems = told(refused, sheet)
            except InvalidOperation:  # digits beyond all that can be written
                field = sheet.sizing[-1]
                problems = {field: Problem(field, "cannot_be_reckoned")}
        is_stale = bool(problems or sheet.unread)
        self._grey(is_stale=is_stale)
        self._use.setEnabled(not is_stale)
        self.form.show_problems({name: _sentence(problem) for name, problem in problems.items()})
        self._show_other_rate(reading.other_rate, is_yield=sheet.is_yield)

    def copied_text(self) -> str:
        """The result and the scenarios as lines of cells, for a spreadsheet."""
        table = self.scenarios
        rows = (
            "\t".join(cell.spoken for cell in table.line(row)) for row in range(table.rowCount())
        )
        return "\n".join((lines_of(self.results.figures), "", *rows))

    def breach_texts(self) -> list[str]:
        """What is said of the lines that the position crosses."""
        return list(self._breach_texts)

    def copy(self) -> None:
        """Put the result and the scenarios on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied_text())
        self.desk.notify(self.tr("Result and scenarios are copied"))

    def showEvent(self, event: QShowEvent) -> None:
        """Load the chart when it is first wanted."""
        super().showEvent(event)
        if self._chart is None:
            self._make_chart()

    # What the journal says

    def _take_formats(self) -> None:
        self.form.refresh_words()
        if self._chart is not None:
            self._chart.set_formats(self.desk.formats.money, formats=self.desk.formats)
        if self._answer is not None:
            self._show(self._answer)
        self.recalculate()

    def _ask_for_capital(self) -> None:
        if self.desk.bridge.is_open:
            self.desk.bridge.read(
                lambda uow: uow.settings.every(),
                lambda settings: self.form.set_capital(capital_in(settings)),
                owner=self,
                replacing="capital",
            )

    # What is shown

    def _show(self, answer: Answer) -> None:
        formats = self.desk.formats
        self._answer = answer
        self.results.show_figures(result(answer, formats, self.form.asset_name))
        self.scenarios.show_rows(scenario_rows(answer, formats))
        self.scenario_view.fit_columns()
        self._show_breaches(answer.found.breaches)
        self._draw(answer)

    def _grey(self, *, is_stale: bool) -> None:
        """Grey what followed from the form before something in it was wrong."""
        self.results.set_stale(is_stale=is_stale)
        self.scenarios.set_greyed(is_greyed=is_stale)
        if self._chart is not None:
            self._chart.set_greyed(is_greyed=is_stale)

    def _show_other_rate(self, rate: Decimal | None, *, is_yield: bool) -> None:
        words = self.tr("{rate} APR") if is_yield else self.tr("{rate} APY")
        shown = self.desk.formats.percent(rate, 2)
        self.form.show_other_rate("" if rate is None else "= " + words.format(rate=shown))

    def _show_breaches(self, codes: Sequence[str]) -> None:
        texts = [_sentence(Problem("", code)) for code in codes]
        if texts == self._breach_texts:
            return
        self._breach_texts = texts
        while len(self._verdicts) < len(codes):
            row = VerdictRow()
            self._verdicts.append(row)
            self._breaches.addWidget(row)
        for place, row in enumerate(self._verdicts):
            row.setVisible(place < len(codes))
            if place < len(codes):
                row.show_verdict("breach", self._breach_texts[place])

    def _draw(self, answer: Answer) -> None:
        if self._chart is None:
            return
        found = sorted((each.scenario for each in answer.outcomes), key=lambda each: each.price)
        lines = [
            (
                self.tr("This position"),
                [(each.price, each.equity) for each in found],
                "accent",
                "filled",
            )
        ]
        if answer.alone is not None:
            held = answer.alone.holding
            points = [(each.price, held.equity(each.price)) for each in found]
            lines.append((self.tr("Own money only"), points, "muted", "dashed"))
        markers = [
            (each.scenario.price, *level_word(each.level))
            for each in answer.outcomes
            if each.level is not Level.MOVE
        ]
        self._chart.show_series(lines)
        self._chart.show_markers(markers)

    def _make_chart(self) -> None:
        from journal_app.ui.charts.line_chart import LineChart

        formats = self.desk.formats
        self._chart = LineChart("number")
        self._chart.setObjectName("calculator.chart")
        self._chart.setAccessibleName(self.tr("Equity against price"))
        self._chart.set_formats(formats.money, formats=formats)
        self._chart_card.body.addWidget(self._chart, 1)
        self.recalculate()

    def _hand_over(self) -> None:
        if self._answer is not None:
            taken = for_plan(self._answer, self.form.platform, self.form.asset_name)
            self.use_in_plan.emit(taken)

    # How it is built

    def _lay_out(self) -> None:
        self._use = button(self.tr("Use in a plan"), "primary")
        self._use.setObjectName("calculator.use_in_plan")
        self._use.clicked.connect(self._hand_over)
        copying = button(self.tr("Copy"))
        copying.setObjectName("calculator.copy")
        copying.setToolTip(self.tr("Copy result and scenarios for a spreadsheet"))
        copying.clicked.connect(self.copy)
        again = button(self.tr("Reset"))
        again.setObjectName("calculator.reset")
        again.clicked.connect(self.form.reset)
        note = ElidedLabel(self.tr("Nothing here is saved until you turn it into a plan"))
        note.set_color("muted")

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(note, 1)
        for each in (again, copying, self._use):
            head.addWidget(each)

        position = Card(self.tr("Position"))
        typed = _scrolling(self.form)
        typed.setMinimumWidth(self.form.minimumSizeHint().width() + _BAR)
        position.body.addWidget(typed)
        self._result_card = Card(self.tr("Result"))
        self._breaches = QVBoxLayout()
        self._breaches.setSpacing(4)
        self._result_card.body.addLayout(self._breaches)
        self.results.setObjectName("calculator.result")
        self.results.setAccessibleName(self.tr("Result"))
        listed = _scrolling(self.results)
        self.results.walked.connect(lambda y: listed.ensureVisible(0, y, 0, _ROW))
        self._result_card.body.addWidget(listed, 1)
        self._chart_card = Card(
            self.tr("Equity against price"), self.tr("dashed: with own money only")
        )
        scenarios = Card(self.tr("Scenarios"), self.tr("before interest and fees"))
        self.scenario_view = TableView(_ROW)
        self.scenario_view.setModel(self.scenarios)
        self.scenario_view.setObjectName("calculator.scenarios")
        self.scenario_view.setAccessibleName(self.tr("Scenarios"))
        self.scenario_view.show_all_rows()
        scenarios.body.addWidget(self.scenario_view)

        right = QVBoxLayout()
        right.setSpacing(_GAP)
        right.addWidget(self._chart_card, 1)
        right.addWidget(scenarios)
        columns = QHBoxLayout()
        columns.setSpacing(_GAP)
        columns.addWidget(position, 280)
        columns.addWidget(self._result_card, 244)
        columns.addLayout(right, 492)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(_GAP)
        page.addLayout(head)
        page.addLayout(columns, 1)


def _sentence(problem: Problem) -> str:
    return say(problem.code, {"field": problem.field, **problem.facts})


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(widget)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
