"""What bars, their axes and a calendar cost to paint with QPainter alone: the same picture.

A floor: imports nothing of the program.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_LEFT, _TOP, _BOTTOM = 48.0, 8.0, 24.0
_TICKS = 5
_LINE, _MUTED, _GROUND = QColor("#e1e5ea"), QColor("#626d7b"), QColor("#f0f2f5")
_GAIN, _LOSS = QColor("#0f796a"), QColor("#c0400c")


class _Plain(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._values: Sequence[float] = ()
        self._font = QFont("Inter")
        self._font.setPixelSize(11)

    def show_values(self, values: Sequence[float]) -> None:
        """Show other values."""
        self._values = values
        self.update()


class PlainBars(_Plain):
    """Bars from zero, the last on a ground, their names under them, ticks at the left."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        low, high = min(0.0, *self._values), max(0.0, *self._values)
        room, step = self.height() - _TOP - _BOTTOM, (self.width() - _LEFT) / len(self._values)

        def height(value: float) -> float:
            return _TOP + (high - value) / (high - low) * room

        painter.fillRect(QRectF(self.width() - step, _TOP, step, room), _GROUND)
        painter.setPen(QPen(_LINE))
        ticks = [high - (high - low) * tick / (_TICKS - 1) for tick in range(_TICKS)]
        for tick in (*ticks, 0.0):
            painter.drawLine(QPointF(_LEFT, height(tick)), QPointF(self.width(), height(tick)))
        painter.setPen(_MUTED)
        for tick in ticks:
            words = f"{tick:,.0f}"
            left = _LEFT - 8 - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, height(tick) + 4), words)
        for place, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            middle = _LEFT + (place + 0.5) * step
            top, end = sorted((height(0.0), height(value)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_GAIN if value > 0 else _LOSS)
            bar = QRectF(middle - step * 0.3, top, step * 0.6, max(2.0, end - top))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(_MUTED)
            left = middle - metrics.horizontalAdvance(name) / 2
            painter.drawText(QPointF(left, self.height() - 6), name)
        painter.end()


class PlainCalendar(_Plain):
    """A month of days under their weekdays, each a cell with its number and its sign."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        wide, high = self.width() / 7, (self.height() - 20) / 5
        painter.setPen(_MUTED)
        for place, name in enumerate("MTWTFSS"):
            left = (place + 0.5) * wide - metrics.horizontalAdvance(name) / 2
            painter.drawText(QPointF(left, 12), name)
        for place, value in enumerate(self._values):
            cell = QRectF(place % 7 * wide, 20 + place // 7 * high, wide - 4, high - 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_GAIN if value > 0 else _LOSS if value < 0 else _LINE)
            painter.drawRoundedRect(cell, 4, 4)
            painter.setPen(_MUTED)
            painter.drawText(QPointF(cell.x() + 5, cell.y() + 14), str(place + 1))
            words = f"{value:+,.0f}"
            left = cell.right() - 5 - metrics.horizontalAdvance(words)
            painter.drawText(QPointF(left, cell.bottom() - 5), words)
        painter.end()
