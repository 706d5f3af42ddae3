"""Edges that fall on device pixels: hairlines, cards and rings that are sharp at every scale.

A pen of one logical pixel is smeared over two device pixels at 1.25 and 1.5. Rectangles are
mapped to device pixels and rounded inwards here (outwards an edge is lost to the clip), and lines
are filled rectangles instead of strokes.
"""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

CARD_RADIUS: Final = 10
CONTROL_RADIUS: Final = 6
_EPSILON: Final = 0.01


def hairline(painter: QPainter) -> float:
    """The thinnest even line, in logical pixels: one pixel of the device, two at scale 2."""
    scale = painter.deviceTransform().m22()
    return max(1, floor(scale + _EPSILON)) / scale


def inward(painter: QPainter, rect: QRectF) -> QRectF:
    """The largest rectangle inside this one whose edges fall on device pixels."""
    transform = painter.deviceTransform()
    device = transform.mapRect(rect)
    left, top = ceil(device.left() - _EPSILON), ceil(device.top() - _EPSILON)
    right, bottom = floor(device.right() + _EPSILON), floor(device.bottom() + _EPSILON)
    back = transform.inverted()[0]
    return back.mapRect(QRectF(left, top, right - left, bottom - top))


def fill_bordered(
    painter: QPainter,
    rect: QRectF,
    *,
    ground: QColor,
    border: QColor,
    radius: float = CARD_RADIUS,
    lines: int = 1,
) -> None:
    """Paint a rounded ground with a border of so many hairlines."""
    outer = inward(painter, rect)
    width = lines * hairline(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(border)
    painter.drawRoundedRect(outer, radius, radius)
    painter.setBrush(ground)
    inner = outer.adjusted(width, width, -width, -width)
    painter.drawRoundedRect(inner, radius - width, radius - width)


def draw_ring(
    painter: QPainter, rect: QRectF, color: QColor, radius: float = CONTROL_RADIUS
) -> None:
    """Paint the ring of the keyboard's focus: two pixels wide, just inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QBrush(color), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inward(painter, rect).adjusted(1, 1, -1, -1), radius - 1, radius - 1)


def draw_rule(painter: QPainter, left: float, right: float, bottom: float, color: QColor) -> None:
    """Paint a level hairline that ends at this height."""
    transform = painter.deviceTransform()
    scale, shift = transform.m22(), transform.dy()
    thick = max(1, floor(scale + _EPSILON))
    y = (floor(bottom * scale + shift + _EPSILON) - thick - shift) / scale
    painter.fillRect(QRectF(left, y, right - left, thick / scale), color)


def clip_rounded(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Keep what is painted next inside a rounded rectangle."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.setClipPath(path)
