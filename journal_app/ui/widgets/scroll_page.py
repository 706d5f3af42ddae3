"""A page that scrolls as a whole, with its bar in the margin beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

BAR: Final = 12
"""Room that a page keeps free at its right for the bar. Units: logical pixels."""


class ScrollPage(QScrollArea):
    """Holds one widget with a layout. What has the keyboard's focus is brought on show."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._content = content
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.verticalScrollBar().installEventFilter(self)
        self._keep_free(pixels=BAR)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the contents where they are, whether the bar is there or not."""
        if watched is self.verticalScrollBar():
            if event.type() == QEvent.Type.Show:
                self._note_bar(is_shown=True)
            elif event.type() == QEvent.Type.Hide:
                self._note_bar(is_shown=False)
        return super().eventFilter(watched, event)

    def _note_bar(self, *, is_shown: bool) -> None:
        """The bar has come or gone."""
        self._keep_free(pixels=0 if is_shown else BAR)

    def _keep_free(self, *, pixels: int) -> None:
        layout = self._content.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, pixels, 0)


class ReadingPage(KeyboardFocus, ScrollPage):
    """A page that takes the keys itself while there is more of it to scroll to.

    name: what a screen reader calls it.
    """

    spoken_role = QAccessible.Role.Pane

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self.setAccessibleName(name)

    def _note_bar(self, *, is_shown: bool) -> None:
        super()._note_bar(is_shown=is_shown)
        policy = Qt.FocusPolicy.StrongFocus if is_shown else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

    def ring_changed(self) -> None:
        """Repaint where the ring is, or was."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of who came by keyboard."""
        super().paintEvent(event)
        if self.has_ring:
            area = QRectF(self.viewport().rect())
            draw_ring(QPainter(self.viewport()), area, theme().color("accent"))
