"""Icons from one black drawing each, in the colour of the theme and sharp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from journal_app.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SIZE: Final = 16
_PREFIX: Final = "icons"
_LARGEST_CACHE: Final = 400

_drawings: dict[tuple[str, str], QSvgRenderer] = {}


def take_icons_from(folder: Path) -> None:
    """Say where the drawings lie."""
    QDir.setSearchPaths(_PREFIX, [str(folder)])


def icon(name: str, color: str = "text") -> QIcon:
    """The icon of a name, which follows the theme; switched off it is muted, checked the accent."""
    return QIcon(_Engine(name, color))


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: str) -> None:
    """Paint an icon in the colour of a token."""
    shade = theme().color(color).name()
    drawing = _drawings.get((name, shade))
    if drawing is None:
        from PySide6.QtSvg import QSvgRenderer

        if len(_drawings) >= _LARGEST_CACHE:
            _drawings.clear()
        drawing = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", shade.encode())))
        _drawings[name, shade] = drawing
    drawing.render(painter, rect)


@cache
def _source(name: str) -> bytes:
    file = QFile(f"{_PREFIX}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b'<svg xmlns="http://www.w3.org/2000/svg"/>'  # a missing drawing stops nothing
    return bytes(file.readAll().data())


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
