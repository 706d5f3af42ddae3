"""The questions of the checklist: which are asked, in which order, and the trader's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.planning.questions import ALWAYS, USUAL, QuestionList
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.check_box import CheckBox
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.ruled_row import RuledRow
from journal_app.ui.wizard.words import question_text


class QuestionRow(RuledRow):
    """One question: whether it is asked, and what can be done with it.

    Signals: `changed(questions)`, `rewording(question)`.
    """

    changed = Signal(object)
    rewording = Signal(str)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._questions = USUAL
        self.setObjectName(f"settings.question.{question}")
        self.box = CheckBox()
        self.box.toggled.connect(lambda on: self._change(self._questions.switched(question, on=on)))
        self.text = Sentence("")
        self.aside = Label("", 12, 400, "muted")
        self.earlier = self._made("chevron-up", self.tr("Ask it earlier"), "earlier")
        self.later = self._made("chevron-down", self.tr("Ask it later"), "later")
        self.reword = self._made("pencil", self.tr("Word it otherwise"), "reword")
        self.drop = self._made("trash-2", self.tr("Delete the question"), "drop")
        self.earlier.clicked.connect(lambda: self._change(self._questions.moved(question, -1)))
        self.later.clicked.connect(lambda: self._change(self._questions.moved(question, 1)))
        self.reword.clicked.connect(lambda: self.rewording.emit(question))
        self.drop.clicked.connect(lambda: self._change(self._questions.without(question)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 4)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.aside)
        row.addSpacing(8)
        for each in (self.reword, self.drop, self.earlier, self.later):
            row.addWidget(each)

    def _made(self, icon: str, name: str, part: str) -> Button:
        made = button("", "quiet", icon, name=name)
        made.setObjectName(f"settings.question.{self.question}.{part}")
        return made

    def show_question(self, questions: QuestionList, *, can_change: bool) -> None:
        """Show how it stands among all."""
        self._questions = questions
        own = questions.own_question(self.question)
        text = question_text(self.question, questions)
        self.text.setText(text)
        self.box.blockSignals(True)
        self.box.setChecked(self.question not in questions.off)
        self.box.blockSignals(False)
        is_always = self.question in ALWAYS
        self.box.setEnabled(can_change and not is_always)
        self.box.setAccessibleName(text)
        self.aside.setText(
            self.tr("always asked")
            if is_always
            else ""
            if own is None
            else self.tr("needs a yes")
            if own.needs == "yes"
            else self.tr("needs words")
        )
        for each in (self.reword, self.drop):
            each.setVisible(own is not None)
            each.setEnabled(can_change)
        every = questions.every
        self.earlier.setEnabled(can_change and every[0] != self.question)
        self.later.setEnabled(can_change and every[-1] != self.question)
        for each in (self.reword, self.drop, self.earlier, self.later):
            each.setAccessibleDescription(text)

    def _change(self, questions: QuestionList) -> None:
        if questions != self._questions:
            self.changed.emit(questions)


class QuestionsCard(Card):
    """Signals: `changed(questions)`, `adding()`, `rewording(question)`."""

    changed = Signal(object)
    adding = Signal()
    rewording = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Questions before a trade"))
        self.set_aside(self.tr("what the checklist asks, in this order"))
        self.usual = button(self.tr("The usual order"), "quiet")
        self.usual.setObjectName("settings.questions_usual")
        self.usual.clicked.connect(self._use_usual)
        self.add = button(self.tr("Add a question…"))
        self.add.setObjectName("settings.question_add")
        self.add.clicked.connect(self.adding)
        self.add_to_head(self.usual)
        self.add_to_head(self.add)
        self.rows: dict[str, QuestionRow] = {}
        self._questions = USUAL
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.body.addWidget(
            Sentence(
                self.tr(
                    "What is answered is kept with its trade as it was asked then. A question that"
                    " is not asked finds no breach and asks for no reason."
                ),
                12,
                color="muted",
            )
        )

    def show_questions(self, questions: QuestionList, *, can_change: bool) -> None:
        """Show them in their order."""
        self._questions = questions
        for gone in self.rows.keys() - set(questions.every):
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, question in enumerate(questions.every):
            row = self.rows.get(question) or self._made(question)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.show_question(questions, can_change=can_change)
            row.set_last(is_last=place == len(questions.every) - 1)
        self.add.setEnabled(can_change)
        self.usual.setEnabled(can_change)
        self.usual.setVisible(self._in_usual_order != questions)

    @property
    def _in_usual_order(self) -> QuestionList:
        kept = self._questions
        return QuestionList(own=kept.own, made=kept.made)

    def _use_usual(self) -> None:
        self.changed.emit(self._in_usual_order)

    def _made(self, question: str) -> QuestionRow:
        row = self.rows[question] = QuestionRow(question)
        row.changed.connect(self.changed)
        row.rewording.connect(self.rewording)
        return row
