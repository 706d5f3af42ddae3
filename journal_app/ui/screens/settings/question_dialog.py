"""A question of the trader's own: its words, and what answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.problems import JournalError, Refused
from journal_app.services.questions import keep_questions
from journal_app.ui.dialogs.short_form import ShortForm
from journal_app.ui.messages import say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.choice import Segments

if TYPE_CHECKING:
    from journal_app.domain.planning.questions import QuestionList
    from journal_app.ui.desk import Desk


class QuestionDialog(ShortForm):
    """Adds a question at the end, or words one otherwise."""

    def __init__(
        self,
        desk: Desk,
        questions: QuestionList,
        question: str = "",
        parent: QWidget | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        add, change = (
            translate("QuestionDialog", "Add a question"),
            translate("QuestionDialog", "Word a question"),
        )
        super().__init__(change if question else add, parent)
        self.setObjectName("settings.question_dialog")
        self.setMinimumWidth(480)
        self._desk, self._questions, self._question = desk, questions, question
        known = questions.own_question(question)
        self.text = QLineEdit(known.text if known else "")
        self.text.setFont(theme().font())
        self.text.setObjectName("settings.question_dialog.text")
        self.text.setPlaceholderText(self.tr("Have I slept well?"))
        self._field = self.form.add(self.tr("Question"), self.text)
        self.text.textEdited.connect(lambda _: self._field.clear_problem())
        self.needs = Segments([("yes", self.tr("A yes")), ("text", self.tr("Some words"))])
        self.needs.setObjectName("settings.question_dialog.needs")
        self.needs.choose(known.needs if known else "yes")
        self.form.add(
            self.tr("It needs"),
            self.needs,
            self.tr("Without that a plan is signed off with a written reason only."),
        )
        self.add_buttons("settings.question_dialog", self.tr("Keep"))
        self.text.setFocus()

    def keep(self) -> None:
        """Keep what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        text, needs, desk = self.text.text(), self.needs.data(), self._desk
        changed = (
            self._questions.reworded(self._question, text, needs)
            if self._question
            else self._questions.with_own(text, needs)
        )
        desk.bridge.change(
            lambda journal: keep_questions(journal, desk.clock, changed),
            self._kept,
            owner=self,
            otherwise=self._refuse,
        )

    def _kept(self, is_another: bool) -> None:  # noqa: FBT001 - the service's answer
        if is_another:
            self._desk.notify(
                self.tr("The question is kept."),
                self.tr("Undo"),
                self._desk.actions["undo"].trigger,
            )
        self.accept()

    def _refuse(self, error: JournalError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, Refused):
            self._field.show_problem(say(error.code, error.facts))
            self.text.setFocus()
        else:
            self._desk.bridge.failed.emit(error)
