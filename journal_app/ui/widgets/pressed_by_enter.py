"""Buttons that Enter presses as the space bar does, which Qt leaves to the space bar alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    _Button = QAbstractButton
else:
    _Button = object

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PressedByEnter(_Button):
    """Lets Enter press the button that it is mixed into, once however long the key is held."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter as well as by the space bar."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)
