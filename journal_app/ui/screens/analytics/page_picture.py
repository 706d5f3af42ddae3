"""A picture of a whole page of charts, with what they are of above them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import theme

_MARGIN: Final = 16
_HEAD: Final = 52


def page_picture(page: QWidget, title: str, words: str) -> None:
    """Put it on the clipboard, as sharp as the screen shows it."""
    look = theme()
    ratio = page.devicePixelRatioF()
    width, height = page.width() + 2 * _MARGIN, page.height() + _HEAD + _MARGIN
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(look.color("bg"))
    painter = QPainter(picture)
    painter.setFont(look.font(20, 700))
    painter.setPen(look.color("text"))
    painter.drawText(QPointF(_MARGIN, 34), title)
    after = _MARGIN + painter.fontMetrics().horizontalAdvance(title) + 12
    painter.setFont(look.font())
    painter.setPen(look.color("muted"))
    painter.drawText(QPointF(after, 34), words)
    painter.translate(_MARGIN, _HEAD)
    page.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    QGuiApplication.clipboard().setPixmap(picture)
