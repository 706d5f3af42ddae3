"""What the window is made of: the rail, the screens at its right, and what is said last."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.rail import EDGE, Rail

ROOM: Final = 920
"""Logical pixels that the screens need; the rail leaves them its own where there are fewer."""


class WindowFrame(QWidget):
    """Lays out the rail and the screens; the rail is slim while the window is narrow.

    A card has a place of its own over the lower left corner, above the foot of the rail and as
    wide as the rail in full, where it moves nothing; beside a slim rail it covers the corner of the
    screen for as long as it is there.
    """

    def __init__(self, rail: Rail, screens: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = rail
        self._corner = QHBoxLayout()
        self._corner.addStretch(1)  # behind the card, which is not wider for a wide window
        over = QVBoxLayout()
        over.setSpacing(0)
        over.addStretch(1)
        over.addLayout(self._corner)
        whole = self._whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setColumnStretch(1, 1)
        whole.addWidget(rail, 0, 0)
        whole.addWidget(screens, 0, 1)
        whole.addLayout(over, 0, 0, 1, 2)
        rail.foot_changed.connect(self._stand_above_foot)
        self._stand_above_foot()

    def show_card(self, card: QWidget) -> None:
        """Give the card its place; it may come and go there."""
        card.setFixedWidth(self._rail.full_width - 2 * EDGE)
        self._corner.insertWidget(0, card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rail slim or full before the screens are painted beside it."""
        super().resizeEvent(event)
        self._rail.set_slim(is_slim=self.width() < self._rail.full_width + ROOM)
        self._whole.activate()

    def _stand_above_foot(self) -> None:
        self._corner.setContentsMargins(EDGE, 0, 0, self._rail.foot_height)
