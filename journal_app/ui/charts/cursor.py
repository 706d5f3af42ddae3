"""The cursor of a chart: a place that mouse and keyboard move, and that goes with either."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QFocusEvent

from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

Place = TypeVar("Place")


class ChartCursor(KeyboardFocus, Generic[Place]):
    """Knows of the chart that it is mixed into where its cursor stands, and tells it in words."""

    spoken_role = QAccessible.Role.Chart
    _at: Place | None = None

    def cursor_text(self) -> str:
        """What is under the cursor as one line of words; empty where it is nowhere."""
        raise NotImplementedError

    def leaveEvent(self, event: QEvent) -> None:
        """Let the cursor go with the mouse."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._move_to(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the cursor go with the focus."""
        super().focusOutEvent(event)
        self._move_to(None)

    def _move_to(self, place: Place | None) -> None:
        self._at = place
        self.setAccessibleDescription(self.cursor_text())
        self.update()
