"""The field in which one searches a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """Search as one types; Escape empties it, the arrow down goes on to what was found."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Let undo and redo go on to the journal where nothing was typed: a text would keep these
        keys, and do nothing.
        """
        if event.type() == QEvent.Type.ShortcutOverride and not self._has_typed:
            assert isinstance(event, QKeyEvent)
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return False
        return super().event(event)

    @property
    def _has_typed(self) -> bool:
        return self.isUndoAvailable() or self.isRedoAvailable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that are no text."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
