"""What all dialogs share: when one goes, the keyboard is with its window again."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog


class Dialog(QDialog):
    """A dialog over a window; not every desktop gives the focus back by itself."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Wake the window below."""
        super().hideEvent(event)
        below = self.parentWidget()
        if below is not None and below.window().isVisible():
            below.window().activateWindow()
