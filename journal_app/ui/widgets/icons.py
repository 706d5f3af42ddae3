"""Icons from one black drawing each, in the colour of the theme and sharp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journal_app.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SIZE: Final = 16
_LARGEST_CACHE: Final = 400

_NO_DRAWING: Final = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
_folders: list[Path] = []
_drawings: dict[tuple[str, str], QSvgRenderer] = {}


def take_icons_from(folder: Path) -> None:
    """Say where the drawings lie."""
    _folders[:] = [folder]


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: str) -> None:
    """Paint an icon in the colour of a token."""
    shade = theme().color(color).name()
    drawing = _drawings.get((name, shade))
    if drawing is None:
        from PySide6.QtSvg import QSvgRenderer

        if len(_drawings) >= _LARGEST_CACHE:
            _drawings.clear()
        drawing = QSvgRenderer(_source(name).replace(b"currentColor", shade.encode()))
        _drawings[name, shade] = drawing
    drawing.render(painter, rect)


@cache
def _source(name: str) -> bytes:
    try:
        return (_folders[0] / f"{name}.svg").read_bytes()
    except (OSError, IndexError):
        return _NO_DRAWING  # a missing drawing stops nothing
