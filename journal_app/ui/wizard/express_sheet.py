"""The whole checklist on one page: the same questions, evidence and verdicts, one under another."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.column_layout import ColumnLayout
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.ruled_row import RuledRow
from journal_app.ui.widgets.verdict_row import VerdictMark
from journal_app.ui.wizard.evidence_grid import EvidenceGrid
from journal_app.ui.wizard.findings import Findings
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.forms import form_for
from journal_app.ui.wizard.scrolling import Inside, Scrolling, Steady
from journal_app.ui.wizard.words import evidence_pairs, question_text, step_title


class Section(RuledRow):
    """One question with its form, what is found, and the evidence."""

    def __init__(
        self, question: str, wizard: Wizard, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._wizard, self._desk = wizard, desk
        self.mark = VerdictMark()
        is_own = wizard.questions.own_question(question) is not None
        title = Label(step_title(question, wizard.questions), 13, 600)
        self._is_own = is_own
        self._asked = Sentence("", 12, color="muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(title)
        head.addWidget(self._asked, 1)
        self.form = form_for(question, wizard, desk)
        self.findings = Findings(wizard, desk, question)
        self.evidence = EvidenceGrid()
        self._is_stale = True
        column = ColumnLayout(self, 10)
        column.setContentsMargins(0, 12, 0, 14)
        column.add_layout(head)
        for part in (self.form, self.findings, self.evidence):
            column.addWidget(part)

    def refresh(self) -> None:
        """Show how the question stands now."""
        verdict = self._wizard.verdict(self.question)
        self.mark.show_verdict(verdict.value if verdict else "open")
        wizard = self._wizard
        asked = question_text(self.question, wizard.questions, wizard.terms)
        self._asked.setText("" if self._is_own else asked)
        self.findings.show_now()
        self._is_stale = True
        self.catch_up()

    def catch_up(self, *, is_just_reached: bool = False) -> None:
        """Fill in the form and the evidence once they are in sight: a key is answered sooner.

        But wherever it stands where the keyboard is, or has come this moment (is_just_reached): the
        next key changes what is in its field, and what is known has to be there by then.
        """
        at = QApplication.focusWidget()
        is_with_keys = is_just_reached or (at is not None and self.isAncestorOf(at))
        if not self._is_stale or (self.visibleRegion().isEmpty() and not is_with_keys):
            return
        self._is_stale = False
        self.form.refresh(is_just_reached=is_just_reached)
        evidence = self._wizard.judgement.answer(self.question).evidence
        self.evidence.show_pairs(evidence_pairs(evidence, self._desk.formats))

    @property
    def is_form_in_sight(self) -> bool:
        """Whether all fields can be read as they are now, none scrolled away."""
        seen = self.form.visibleRegion().boundingRect()
        return not self._is_stale and self.form.height() > 0 and seen.height() == self.form.height()


class ExpressSheet(Card):
    """All questions that are asked, in their order."""

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("The whole checklist"))
        self.set_aside(self.tr("every question on one page"))
        self._wizard = wizard
        inside = Inside()
        self._column = ColumnLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self.sections: dict[str, Section] = {}
        asked = wizard.questions.asked
        for question in asked:
            made = self.sections[question] = Section(question, wizard, desk)
            made.set_last(is_last=question == asked[-1])
            self._column.addWidget(made)
        self._inside = inside
        self.scroll_area = Scrolling(inside)
        self.scroll_area.verticalScrollBar().valueChanged.connect(self._catch_up)
        steady = Steady(self.scroll_area, inside)
        for section in self.sections.values():
            steady.watch(section)
        self.body.addWidget(self.scroll_area, 1)

    def refresh(self) -> None:
        """Show how all questions stand."""
        for section in self.sections.values():
            section.refresh()
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        for section in self.sections.values():
            section.catch_up()
            if section.is_form_in_sight:
                self._wizard.note_seen(section.question)

    def showEvent(self, event: QShowEvent) -> None:
        """Out of sight nothing was filled in, whatever was prepared or answered meanwhile."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._catch_up)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height may bring more into sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._catch_up)

    def section_with(self, widget: QWidget | None) -> str:
        """The question that a widget belongs to; empty for another one."""
        return next(
            (
                question
                for question, section in self.sections.items()
                if widget is not None and section.isAncestorOf(widget)
            ),
            "",
        )

    def reveal(self, question: str) -> None:
        """Bring a question into sight, by the heights that answers have given the sections by now:
        the room to scroll follows them only later, and would end too early.
        """
        inside, layout = self._inside, self._inside.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(inside.width())
            inside.resize(inside.width(), max(height, self.scroll_area.viewport().height()))
        section = self.sections[question]
        self.scroll_area.verticalScrollBar().setValue(section.y())
