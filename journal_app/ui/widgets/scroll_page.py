"""A page that scrolls as a whole, with its bar in the margin beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

BAR: Final = 12
"""Room that a page keeps free at its right for the bar. Units: logical pixels."""


class ScrollPage(QScrollArea):
    """Holds one widget with a layout. What has the keyboard's focus is brought on show."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
                self._keep_free(pixels=0)
            elif event.type() == QEvent.Type.Hide:
                self._keep_free(pixels=BAR)
        return super().eventFilter(watched, event)

    def _keep_free(self, *, pixels: int) -> None:
        layout = self._content.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, pixels, 0)
