"""What is snoozed: a quiet button, and the rows that it opens below what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.ruled_row import RuledRow

if TYPE_CHECKING:
    from journal_app.ui.screens.today.snooze_words import SnoozedWords


class SnoozedRow(RuledRow):
    """What is quiet, until when and why. Signal: `woken(words)`."""

    woken = Signal(object)

    def __init__(self, words: SnoozedWords, *, can_wake: bool) -> None:
        super().__init__()
        said = Sentence()
        said.show_parts(
            [
                (words.subject, 600, "muted"),
                (f" — {words.sentence}. ", 400, "muted"),
                (f"{words.until}: {words.reason}", 400, "text"),
            ]
        )
        self.wake = button(self.tr("Wake"))
        self.wake.setAccessibleName(self.tr("Wake: {subject}").format(subject=words.subject))
        self.wake.setAccessibleDescription(said.accessibleName())
        self.wake.setObjectName("today.wake")
        self.wake.clicked.connect(lambda: self.woken.emit(words))
        self.wake.setVisible(can_wake)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(16)
        row.addWidget(said, 1)
        row.addWidget(self.wake, 0, Qt.AlignmentFlag.AlignVCenter)


class SnoozedRows(QWidget):
    """All of them, closed until `turn` is pressed, which stands apart.

    Signals: `woken(words)`, `opened()`.
    """

    woken = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn = button("", "aside")
        self.turn.setFont(theme().font(12))
        self.turn.setObjectName("today.snoozed")
        self.turn.clicked.connect(self._turn)
        self._is_open = False
        self._rows: list[SnoozedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[SnoozedWords], *, can_wake: bool) -> None:
        """Show these instead."""
        for gone in self._rows:
            gone.hide()
            gone.deleteLater()
        self._rows = [SnoozedRow(words, can_wake=can_wake) for words in rows]
        for row in self._rows:
            row.woken.connect(self.woken)
            row.set_last(is_last=row is self._rows[-1])
            self._column.addWidget(row)
        self._tell()

    @property
    def buttons(self) -> list[Button]:
        """What can be pressed, in the order of Tab."""
        return [self.turn, *(row.wake for row in self._rows)]

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._tell()
        if self._is_open:
            self.opened.emit()

    def _tell(self) -> None:
        count = len(self._rows)
        self.setVisible(self._is_open and count > 0)
        self.turn.setVisible(count > 0)
        words = (
            self.tr("{count} snoozed · hide")
            if self._is_open
            else self.tr("{count} snoozed · show")
        )
        self.turn.setText(words.format(count=count))
