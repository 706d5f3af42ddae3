"""Icons as Qt's buttons and menus take them; apart, since the first paint needs none."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from journal_app.ui.widgets.icons import paint_icon


def icon(name: str, color: str = "text") -> QIcon:
    """The icon of a name, which follows the theme; switched off it is muted, checked the accent."""
    return QIcon(_Engine(name, color))


class _Engine(QIconEngine):
    """Paints at the moment of painting, so that no colour and no scale is ever stale."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon as its button stands."""
        if mode is QIcon.Mode.Disabled:
            color = "muted"
        elif state is QIcon.State.On and self._color == "text":
            color = "accent"
        else:
            color = self._color
        side = min(rect.width(), rect.height())  # at the left: what is wider keeps a gap to words
        top = rect.y() + (rect.height() - side) / 2
        paint_icon(painter, QRectF(rect.x(), top, side, side), self._name, color)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on a clear ground; Qt's own would stand on whatever was in memory."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Engine(self._name, self._color)
