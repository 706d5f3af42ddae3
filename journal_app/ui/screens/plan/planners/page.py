"""The page of any planner: its form, and beside it what follows, anew at every keystroke."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.problems import Problem, Refused
from journal_app.ui.desk import Desk
from journal_app.ui.messages import say
from journal_app.ui.models.live_table import LiveTable
from journal_app.ui.screens.plan.calculator.figure_list import FigureList, lines_of
from journal_app.ui.screens.plan.planners.asked import Rows, read, told
from journal_app.ui.screens.plan.planners.form import PlannerForm
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Record, Remark, Table
from journal_app.ui.screens.plan.planners.words import sentence_of
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.column_layout import ColumnLayout
from journal_app.ui.widgets.labels import ElidedLabel, Sentence
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.widgets.table import TableView
from journal_app.ui.widgets.verdict_row import VerdictRow

if TYPE_CHECKING:
    from journal_app.services.ports import Clock, Journal
    from journal_app.ui.charts.line_chart import LineChart

_GAP: Final = 12
_ROW: Final = 32
_FORM_WIDTH: Final = 288
_WIDE_FORM_WIDTH: Final = 412
_FEW_COLUMNS: Final = 3
_CHART_HEIGHT: Final = 220


class PlannerPage(QWidget):
    """Reckons while it is typed; the last good answer stays, greyed, while something is wrong."""

    use_in_plan = Signal(object)
    """What a plan takes over: a mapping by the names of a `Proposal`'s answers."""

    def __init__(self, planner: Planner, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.planner, self.desk = planner, desk
        self._found: Found | None = None
        self._gathered: Any = None
        self._chart: LineChart | None = None
        self._remarks: list[VerdictRow] = []
        self._records: list[Button] = []
        self._asked: Mapping[str, Any] = {}
        self._begun_with: Mapping[str, Any] = {}
        self._back_to = ""
        self.form = PlannerForm(planner.asked)
        self.figures = FigureList()
        self.formula = Sentence("", 12, 400, "muted")
        self.tables = {each.key: LiveTable(list(each.columns)) for each in planner.tables}
        self.views: dict[str, TableView] = {}
        self.cards: dict[str, Card] = {}
        self._lay_out()
        self.form.edited.connect(self.recalculate)
        self.figures.told.connect(lambda _: self._show_formula())
        desk.formats_changed.connect(self._take_formats)
        desk.bridge.opened.connect(self._gather)
        desk.bridge.journal_changed.connect(self._gather)
        self.recalculate()
        self._gather()

    @property
    def found(self) -> Found | None:
        """The last good answer."""
        return self._found

    @property
    def is_over(self) -> bool:
        """Whether it began with a trade of the journal that is closed, or gone, by now."""
        begin = self.planner.begin
        if begin is None or not self._begun_with or self._gathered is None:
            return False
        return begin(self._gathered, self._begun_with) is None

    def recalculate(self) -> None:
        """Read the form, and show what follows from it or what is wrong with it."""
        if self.planner.shown is not None:
            self.form.show_only(self.planner.shown(self.form.choices))
            self._fit_form()
        self.example.setVisible(self.form.is_example)
        asked, typed = self.form.asked(), self.form.typed()
        reading = read(asked, typed, self.desk.formats.read, self._gathered)
        problems: Mapping[str, Problem] = reading.problems
        if reading.values is not None:
            try:
                self._show(self.planner.answer(reading.values, self.desk.formats))
            except Refused as refused:
                problems = told(asked, typed, refused)
            except (InvalidOperation, ArithmeticError):  # digits beyond all that can be written
                problems = {"": Problem("", "cannot_be_reckoned")}
        self._grey(is_stale=bool(problems or typed.unread))
        sentences = {name: sentence_of(each, self.desk.formats) for name, each in problems.items()}
        self.form.show_problems(sentences)
        self._show_reason(sentences, {each.name for each in asked})
        self._show_other_rates(reading.other_rates, typed.yields)

    def begin(self, asked: Mapping[str, Any]) -> None:
        """Fill the form with what another screen asks for, once the journal has answered.

        back: the screen that this page leads back to.
        """
        self._back_to = asked.get("back", "")
        self._asked = {name: fact for name, fact in asked.items() if name != "back"}
        self._back.setText(_back_words(self._back_to))
        self._back.setVisible(bool(self._back_to))
        if self._asked:
            self._gather()

    def go_back(self) -> None:
        """Return to the screen that led here."""
        if self._back_to:
            screen, self._back_to = self._back_to, ""
            self._back.hide()
            self.desk.go(screen)

    def copied_text(self) -> str:
        """Figures and tables as lines of cells, for a spreadsheet."""
        parts = [lines_of(self.figures.figures)]
        for table in self.tables.values():
            heads = "\t".join(column.title for column in table.columns)
            lines = (
                "\t".join(cell.spoken for cell in table.line(row))
                for row in range(table.rowCount())
            )
            if table.rowCount():
                parts.append("\n".join((heads, *lines)))
        return "\n\n".join(filter(None, parts))

    def copy(self) -> None:
        """Put the answer on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied_text())
        self.desk.notify(self.tr("The result is copied"))

    def remarks(self) -> list[str]:
        """What is said of the answer, or why there is none."""
        return [row.text.text() for row in self._remarks if not row.isHidden()]

    def record_buttons(self) -> list[Button]:
        """The buttons that record what was found."""
        return [each for each in self._records if not each.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Escape, where no field has a use for it."""
        if event.key() == Qt.Key.Key_Escape and self._back_to:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Load the chart when it is first wanted."""
        super().showEvent(event)
        if self._chart is None and self.planner.chart is not None:
            self._make_chart()

    # What the journal says

    def _take_formats(self) -> None:
        self.form.refresh_units()
        self._write_chart()
        self.recalculate()

    def _gather(self) -> None:
        gather = self.planner.gather
        if gather is not None and self.desk.bridge.is_open:
            self.desk.bridge.read(gather, self._take_gathered, owner=self, replacing="gathered")

    def _take_gathered(self, gathered: Any) -> None:
        self._gathered = gathered
        if self.planner.offer is not None:
            self.form.offer(self.planner.offer(gathered))
        if self._asked and self.planner.begin is not None:
            begun = self.planner.begin(gathered, self._asked)
            self._begun_with, self._asked = self._asked, {}
            if begun is not None:
                self.form.fill(begun.numbers, choices=begun.choices)
            else:
                self.desk.notify(self.tr("This planner has no rules for that trade."))
        self.recalculate()

    # What is shown

    def _show(self, found: Found) -> None:
        self._found = found
        self.figures.show_figures(found.figures)
        for key, table in self.tables.items():
            if table.show_rows(found.rows.get(key, ())):
                self.views[key].fit_columns()
        for each in self.planner.tables:
            if each.is_optional:
                self.cards[each.key].setVisible(bool(found.rows.get(each.key)))
        self._show_records(found.records)
        self._draw(found)

    def _grey(self, *, is_stale: bool) -> None:
        self.figures.set_stale(is_stale=is_stale)
        for table in self.tables.values():
            table.set_greyed(is_greyed=is_stale)
        if self._chart is not None:
            self._chart.set_greyed(is_greyed=is_stale)
        can_write = self.desk.bridge.is_open and not self.desk.bridge.is_read_only
        for each in self._records:
            each.setEnabled(can_write and not is_stale)
        takes = self._found is not None and self._found.for_plan is not None
        self._use.setEnabled(takes and not is_stale)

    def _show_reason(self, sentences: Mapping[str, str], fields: set[str]) -> None:
        """Say what is wrong with no single field, over what stands there of before."""
        reasons = [
            sentence
            for name, sentence in sentences.items()
            if name not in fields and not _is_cell(name, fields)
        ]
        if reasons:
            self._show_remarks([Remark("breach", reason) for reason in reasons])
        elif sentences:
            self._show_remarks([])
        elif self._found is not None:
            self._show_remarks(self._found.remarks)

    def _show_other_rates(self, others: Mapping[str, Decimal], yields: Any) -> None:
        formats = self.desk.formats
        apr, apy = self.tr("= {rate} APR"), self.tr("= {rate} APY")
        self.form.show_other_rates(
            {
                name: (apr if name in yields else apy).format(rate=formats.percent(rate, 2))
                for name, rate in others.items()
            }
        )

    def _show_formula(self) -> None:
        at = self.figures.current
        if at is None:
            self.formula.setText(self.tr("Choose a line to see how it is reckoned."))
        else:
            self.formula.setText(at.formula)

    def _show_remarks(self, remarks: Sequence[Remark]) -> None:
        while len(self._remarks) < len(remarks):
            row = VerdictRow()
            row.set_last(is_last=True)
            self._remarks.append(row)
            self._remark_column.addWidget(row)
        for place, row in enumerate(self._remarks):
            row.setVisible(place < len(remarks))
            if place < len(remarks):
                said = remarks[place]
                row.show_verdict(said.verdict, said.text, "", said.detail)
        self._remark_card.setVisible(bool(remarks))

    def _show_records(self, records: Sequence[Record]) -> None:
        while len(self._records) < len(records):
            made = button("")
            made.clicked.connect(partial(self._record, len(self._records)))
            self._records.append(made)
            self._record_row.insertWidget(len(self._records) - 1, made)
        for place, each in enumerate(self._records):
            each.setVisible(place < len(records))
            if place < len(records):
                each.setText(records[place].text)
                each.setObjectName(f"planner.record.{records[place].key}")
        self._record_whole.setVisible(bool(records))

    def _record(self, place: int, *_: object) -> None:
        if self._found is None:
            return
        asked = self._found.records[place]
        if asked.record is not None:
            self._record_at_once(asked, asked.record)
            return
        back = {"back": self._back_to, "planner": self.planner.name} if self._back_to else {}
        self.desk.go("journal", **asked.facts, **back)

    def _record_at_once(self, asked: Record, record: Callable[[Journal, Clock], object]) -> None:
        """Record what is on show, and lead to the trade, or back to where one came from."""
        desk = self.desk

        def done(_: object) -> None:
            desk.notify(asked.said, self.tr("Undo"), desk.actions["undo"].trigger)
            if self._back_to:
                self.go_back()
            else:
                desk.go("journal", **asked.facts)

        desk.bridge.change(
            lambda journal: record(journal, desk.clock),
            done,
            owner=self,
            otherwise=lambda error: desk.notify(say(error.code, error.facts)),
        )

    def _draw(self, found: Found) -> None:
        if self._chart is not None:
            self._chart.show_series([tuple(each) for each in found.curves])  # type: ignore[misc]
            self._chart.show_markers(list(found.markers))

    def _make_chart(self) -> None:
        from journal_app.ui.charts.line_chart import LineChart

        assert self.planner.chart is not None
        self._chart = LineChart("number")
        self._chart.setObjectName("planner.chart")
        self._chart.setAccessibleName(self.planner.chart.title)
        self._write_chart()
        self._chart_card.body.addWidget(self._chart, 1)
        self.recalculate()

    def _write_chart(self) -> None:
        shown, formats = self.planner.chart, self.desk.formats
        if self._chart is not None and shown is not None:
            self._chart.set_formats(
                lambda value: shown.y(formats, value),
                lambda value: shown.x(formats, value),  # type: ignore[arg-type]
                formats=formats,
                scale=lambda value, places: shown.scale(formats, value, places),
            )

    def _hand_over(self) -> None:
        if self._found is not None and self._found.for_plan is not None:
            self.use_in_plan.emit(self._found.for_plan)

    # How it is built

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        columns.addWidget(self._made_form())
        right = QVBoxLayout()
        right.setSpacing(_GAP)
        right.addLayout(self._made_head())
        right.addWidget(self._made_answer(), 1)
        columns.addLayout(right, 1)

    def _made_form(self) -> Card:
        card = Card(self.planner.title)
        again = button(self.tr("Reset"), "quiet")
        again.setObjectName("planner.reset")
        again.clicked.connect(self.form.reset)
        card.add_to_head(again)
        typed = ScrollPage(self.form)
        card.body.addWidget(typed, 1)
        self._form_card = card
        self._fit_form()
        return card

    def _fit_form(self) -> None:
        """Give lines of many fields the width that they need while they are on show."""
        rows = (each for each in self.form.asked() if isinstance(each, Rows))
        is_wide = any(len(each.columns) > _FEW_COLUMNS for each in rows)
        self._form_card.setFixedWidth(_WIDE_FORM_WIDTH if is_wide else _FORM_WIDTH)

    def _made_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(self.planner.about, color="muted"), 1)
        self._back = button("")
        self._back.setObjectName("planner.back")
        self._back.clicked.connect(self.go_back)
        self._back.hide()
        head.addWidget(self._back)
        copying = button(self.tr("Copy"))
        copying.setObjectName("planner.copy")
        copying.setToolTip(self.tr("Copy the result for a spreadsheet"))
        copying.clicked.connect(self.copy)
        self._use = button(self.tr("Use in a plan"), "primary")
        self._use.setObjectName("planner.use_in_plan")
        self._use.clicked.connect(self._hand_over)
        if not self.planner.can_plan:
            self._use.hide()
        head.addWidget(copying)
        head.addWidget(self._use)
        return head

    def _made_answer(self) -> ScrollPage:
        whole = QWidget()
        column = ColumnLayout(whole, _GAP)
        self.example = Sentence(self.tr("An example: type your own numbers."), 13, 600)
        self.example.setObjectName("planner.example")
        column.addWidget(self.example)
        self._remark_card = Card(margin=8)
        self._remark_column = self._remark_card.body
        self._remark_column.setSpacing(0)
        self._remark_card.hide()
        column.addWidget(self._remark_card)
        self._record_whole = QWidget()
        self._record_row = QHBoxLayout(self._record_whole)
        self._record_row.setContentsMargins(0, 0, 0, 0)
        self._record_row.setSpacing(8)
        self._record_row.addStretch(1)
        self._record_whole.hide()
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        cards = [self._made_table(each) for each in self.planner.tables]
        figures = self._made_figures()
        if not self.planner.has_figures:
            figures.hide()
        top.addWidget(figures, 1)
        if cards and not self.planner.has_figures:
            column.addWidget(cards.pop(0))
            column.addWidget(self._record_whole)
        if self.planner.chart is not None:
            self._chart_card = Card(self.planner.chart.title, self.planner.chart.aside)
            self._chart_card.setMinimumHeight(_CHART_HEIGHT)
            top.addWidget(self._chart_card, 1)
        column.add_layout(top)
        for card in (*cards, *self.more_cards()):
            column.addWidget(card)
        return ScrollPage(whole)

    def more_cards(self) -> Sequence[QWidget]:
        """What a page of its own shows below the tables."""
        return ()

    def _made_table(self, each: Table) -> Card:
        card = self.cards[each.key] = Card(each.title, each.aside)
        view = TableView(_ROW)
        view.setModel(self.tables[each.key])
        view.setObjectName(f"planner.table.{each.key}")
        view.setAccessibleName(each.title)
        view.show_all_rows()
        self.views[each.key] = view
        if each.is_optional:
            card.hide()
        card.body.addWidget(view)
        return card

    def _made_figures(self) -> Card:
        card = Card(self.tr("Result"))
        self.figures.setObjectName("planner.result")
        self.figures.setAccessibleName(self.tr("Result"))
        card.body.addWidget(self.figures)
        card.body.addWidget(self.formula)
        card.body.addStretch(1)
        self._show_formula()
        return card


def _back_words(screen: str) -> str:
    match screen:
        case "today":
            return QCoreApplication.translate("PlannerPage", "Back to Today")
        case _:
            return QCoreApplication.translate("PlannerPage", "Back to the trade")


def _is_cell(name: str, fields: set[str]) -> bool:
    """Whether a problem stands in a line that is on show, and not in one of the calculation."""
    return name.count("/") == 2 and name.split("/")[0] in fields
