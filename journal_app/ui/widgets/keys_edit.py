"""The field that takes the next keys that are pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from journal_app.ui.theme import theme


class KeysEdit(QKeySequenceEdit):
    """Signals: `pressed(keys)`, one combination as it is kept; `left()`, by Escape.

    Tab leads on, as everywhere.
    """

    spoken_role = QAccessible.Role.EditableText

    pressed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setFont(theme().font())
        self._shown = ""
        line = self.findChild(QLineEdit)
        assert line is not None, "Qt shows the keys in one"
        self._line: QLineEdit = line
        self._line.setFont(theme().font())
        self.keySequenceChanged.connect(self._tell)
        self._invite(is_waiting=False)

    def setAccessibleName(self, name: str) -> None:
        """Name the line within likewise, which a screen reader comes to."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    @property
    def placeholder(self) -> str:
        """What it says while it shows no keys."""
        return self._line.placeholderText()

    def show_keys(self, keys: str) -> None:
        """Show the keys in force; tells nobody."""
        self._shown = keys
        self.blockSignals(True)
        self.setKeySequence(QKeySequence(keys))
        self.blockSignals(False)
        self._invite(is_waiting=self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is pressed; Escape is told, too, and leaves the field."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it waits."""
        super().focusInEvent(event)
        self._invite(is_waiting=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the keys in force again."""
        super().focusOutEvent(event)
        self.show_keys(self._shown)

    def _invite(self, *, is_waiting: bool) -> None:
        words = self.tr("Press the new keys") if is_waiting else self.tr("No keys")
        self._line.setPlaceholderText(words)

    def _tell(self, sequence: QKeySequence) -> None:
        if not sequence.isEmpty():
            self.pressed.emit(sequence.toString())
