"""An area that scrolls up and down where there is no room for all of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST_WIDTH: Final = 300


class Inside(QWidget):
    """What scrolls: as high as its texts are at the width there is, and no higher."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width; the hint of wrapped texts is that of a narrow column."""
        return QSize(super().minimumSizeHint().width(), 0)


class Scrolling(QScrollArea):
    """What scrolls up and down only: never narrower than what it holds."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """The width of what is inside, with room for the bar."""
        inside = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(_LEAST_WIDTH, inside.minimumSizeHint().width() + bar if inside else 0), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more width when what is inside does."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
