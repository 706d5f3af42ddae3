"""A step that asks a question of the trader's own: a yes, or some words."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journal_app.domain.planning.questions import YES, OwnQuestion
from journal_app.ui.desk import Desk
from journal_app.ui.theme import theme
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.step_form import StepForm


class OwnForm(StepForm):
    """The one answer that the question needs."""

    def __init__(
        self, asked: OwnQuestion, wizard: Wizard, desk: Desk, parent: QWidget | None = None
    ) -> None:
        self.asked, self.question = asked, asked.id
        super().__init__(wizard, desk, parent)

    def build(self) -> None:
        """Lay the field out."""
        if self.asked.needs == "yes":
            self._build_yes()
        else:
            self._build_text()

    def _build_yes(self) -> None:
        box = CheckBox(self.tr("Yes"))
        box.setObjectName(f"plan.{self.asked.id}")
        box.setAccessibleDescription(self.asked.text)

        def show() -> None:
            box.blockSignals(True)
            box.setChecked(self._answer == YES)
            box.blockSignals(False)

        box.toggled.connect(lambda on: self._put(YES if on else ""))
        self.follow(box, show)
        self.add_field(self.tr("Answer"), box)

    def _build_text(self) -> None:
        editor = QPlainTextEdit()
        editor.setFont(theme().font(13))
        editor.setObjectName(f"plan.{self.asked.id}")
        editor.setAccessibleDescription(self.asked.text)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * 3 + 24)

        def show() -> None:
            if editor.toPlainText() != self._answer:
                editor.blockSignals(True)
                editor.setPlainText(self._answer)
                editor.blockSignals(False)

        editor.textChanged.connect(lambda: self._put(editor.toPlainText()))
        self.follow(editor, show)
        self.add_field(self.tr("Answer"), editor)

    @property
    def _answer(self) -> str:
        return self.wizard.proposal.own_answers.get(self.asked.id, "")

    def _put(self, answer: str) -> None:
        self.wizard.answer_own(self.asked.id, answer)
