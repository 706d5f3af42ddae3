"""What all dialogs share: Enter and help by their keys, and the keyboard with the window again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from journal_app.ui.widgets.tab_order import lead_by_tab, show_where_tab_led

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Dialog(QDialog):
    """A dialog over a window; not every desktop gives the focus back by itself.

    Enter, with any other key, presses the button that is its default wherever nothing takes it
    before; Escape leaves.
    """

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Be no smaller than its words from the first moment on."""
        super().setVisible(visible)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Grow with what it says."""
        answer = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return answer

    def _grow(self) -> None:
        """A window keeps no room for words that wrap, nor beyond a least width of its own."""
        layout = self.layout()
        if not self.isVisible() or layout is None:
            return
        width = max(self.width(), layout.totalMinimumSize().width())
        height = self.height()
        if layout.hasHeightForWidth():
            most = max(height, self._most_height())
            height = max(height, min(most, layout.totalMinimumHeightForWidth(width)))
        if (width, height) != (self.width(), self.height()):
            self.resize(width, height)

    def _most_height(self) -> int:
        """As high as the screen, and as the window below."""
        below = self.parentWidget()
        screen = self.screen().availableGeometry().height()
        return screen if below is None else min(screen, below.window().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button by Enter; show help by the window's key for it, which tells
        nothing while a dialog is modal.
        """
        asked = self._help
        if asked is not None and QKeySequence(event.keyCombination()) in asked.shortcuts():
            asked.trigger()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif (by_enter := self.by_enter) is not None and not event.isAutoRepeat():
            by_enter.click()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let Tab lead as one reads, and let it be seen where it led."""
        lead_by_tab(self)
        has_gone = super().focusNextPrevChild(forward)
        show_where_tab_led(self)
        return has_gone

    @property
    def by_enter(self) -> QPushButton | None:
        """The button that Enter presses, also from a field; None where each is pressed itself."""
        own = (each for each in self.findChildren(QPushButton) if each.window() is self)
        return next((each for each in own if each.isDefault() and each.isVisible()), None)

    @property
    def _help(self) -> QAction | None:
        """What shows the guide, in the window below all dialogs."""
        window: QWidget = self
        while (below := window.parentWidget()) is not None:
            window = below
        return window.findChild(QAction, "action.guide")

    def hideEvent(self, event: QHideEvent) -> None:
        """Wake the window below."""
        super().hideEvent(event)
        below = self.parentWidget()
        if below is not None and below.window().isVisible():
            below.window().activateWindow()
