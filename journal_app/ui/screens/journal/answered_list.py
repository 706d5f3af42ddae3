"""The checklist of a trade as it was answered, each question with its verdict and its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.screens.journal.page_words import AnswerWords
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.ruled_row import RuledRow
from journal_app.ui.widgets.verdict_row import VerdictMark


class AnsweredRow(RuledRow):
    """One question."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = VerdictMark()
        self._asked = Sentence("", 13, 600)
        self._answer = Sentence("", 12, color="muted")
        self._reason = Sentence("", 13)
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (self._asked, self._answer, self._reason):
            words.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 7)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_answer(self, words: AnswerWords) -> None:
        """Show another answer."""
        self._mark.show_verdict(words.verdict)
        self._asked.setText(words.asked)
        for label, text in ((self._answer, words.answer), (self._reason, words.reason)):
            label.setText(text)
            label.setVisible(bool(text))
        told = (words.asked, self._mark.accessibleName(), words.answer, words.reason)
        self.setAccessibleName(" ".join(part for part in told if part))


class AnsweredList(QWidget):
    """All questions that were answered before the trade; hidden without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AnsweredRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Label(self.tr("Checklist as it was answered"), 12, color="muted"))
        self.hide()

    def show_answers(self, answers: Sequence[AnswerWords]) -> None:
        """Show these."""
        while len(self.rows) < len(answers):
            row = AnsweredRow()
            self.rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(answers))
            if place < len(answers):
                row.show_answer(answers[place])
                row.set_last(is_last=place == len(answers) - 1)
        self.setVisible(bool(answers))
