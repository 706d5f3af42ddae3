"""A field for several words with commas between, each of which may be one that is offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from journal_app.ui.theme import theme


class WordsEdit(QLineEdit):
    """Words with commas; typing offers those that go on so, the arrow down shows all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self._offered: tuple[str, ...] = ()
        self._completer: QCompleter | None = None
        self.textEdited.connect(lambda _: self._suggest())

    def offer(self, words: Sequence[str]) -> None:
        """Offer these; what stands in the field stays."""
        if tuple(words) == self._offered:
            return
        self._offered = tuple(words)
        completer = QCompleter(list(words), self)
        completer.setWidget(self)  # not the field's own, which would replace the whole text
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := completer.popup()) is not None:
            popup.setFont(theme().font())
        completer.activated.connect(self._take)
        self._completer = completer

    @property
    def offered(self) -> tuple[str, ...]:
        """The words that are offered."""
        return self._offered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all that is offered by the arrow down; let an open list have its keys."""
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self._show("")
        else:
            super().keyPressEvent(event)

    def _bounds(self) -> tuple[int, int]:
        """Where the word under the cursor begins and ends."""
        text, at = self.text(), self.cursorPosition()
        start = text.rfind(",", 0, at) + 1
        end = text.find(",", at)
        return start, len(text) if end < 0 else end

    def _suggest(self) -> None:
        start, end = self._bounds()
        if begun := self.text()[start:end].strip():
            self._show(begun)
        elif self._completer is not None and (popup := self._completer.popup()) is not None:
            popup.hide()

    def _show(self, begun: str) -> None:
        if self._completer is not None and self._offered:
            self._completer.setCompletionPrefix(begun)
            self._completer.complete()

    def _take(self, word: str) -> None:
        """Put a word that was offered in the place of the one that was begun."""
        start, end = self._bounds()
        before, after = self.text()[:start].rstrip(), self.text()[end:]
        lead = f"{before} {word}" if before else word
        self.setText(lead + after)
        self.setCursorPosition(len(lead))
