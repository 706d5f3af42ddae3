"""Focus that shows itself only to who came by keyboard, as browsers do with focus-visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object

_BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_UNCHANGED: Final = frozenset(
    {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
)
"""The window or a menu took the focus for a while and gives it back."""


class KeyboardFocus(_Widget):
    """Knows of the widget that it is mixed into whether the focus came by keyboard."""

    has_ring = False
    _had_ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if a key brought the focus."""
        reason = event.reason()
        self.has_ring = reason in _BY_KEYBOARD or (reason in _UNCHANGED and self._had_ring)
        super().focusInEvent(event)
        self.ring_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self._had_ring = self.has_ring and event.reason() in _UNCHANGED
        self.has_ring = False
        super().focusOutEvent(event)
        self.ring_changed()

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.update()
