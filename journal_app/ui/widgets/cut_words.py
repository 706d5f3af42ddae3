"""Words of a button that are longer than it; apart, since the first paint cuts none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter


def paint_cut(button: QPushButton, words: str, room: int) -> None:
    """Draw a button as its style does, with what has room of its words, ended by dots.

    room: logical pixels.
    """
    option = QStyleOptionButton()
    button.initStyleOption(option)
    cut = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    option.text = cut.replace("&", "&&")
    QStylePainter(button).drawControl(QStyle.ControlElement.CE_PushButton, option)
