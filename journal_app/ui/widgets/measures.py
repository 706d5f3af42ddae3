"""How wide words are in the program's font; kept, since the same words are drawn again and again.

The widths are those of the font alone: they do not change with the theme or the screen's scale.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from journal_app.ui.theme import theme


@cache
def metrics_of(pixels: int = 13, weight: int = 400) -> QFontMetrics:
    """The metrics of the program's font in a size and weight."""
    return QFontMetrics(theme().font(pixels, weight))


@lru_cache(maxsize=8192)
def width_of(text: str, pixels: int = 13, weight: int = 400) -> int:
    """How wide a line of words is. Units: logical pixels."""
    return metrics_of(pixels, weight).horizontalAdvance(text)


def fitted(text: str, room: int, pixels: int = 13, weight: int = 400) -> str:
    """The words, cut with dots where there is not room for all of them."""
    if width_of(text, pixels, weight) <= room:
        return text
    return metrics_of(pixels, weight).elidedText(text, Qt.TextElideMode.ElideRight, room)
