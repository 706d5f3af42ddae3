"""The small card with exact values that appears beside the point or bar under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import fill_bordered

_PIXELS: Final = 12
_PADDING: Final = 10
_AWAY: Final = 12


class Told(NamedTuple):
    """One line of the card. tone: of its dot, none where it is empty."""

    tone: str
    name: str
    value: str


def paint_values(
    painter: QPainter, area: QRectF, x: float, title: str, lines: Sequence[Told]
) -> None:
    """Draw the card beside a place, on whichever side there is room."""
    look = theme()
    plain, strong = look.font(_PIXELS), look.font(_PIXELS, 600)
    metrics, strong_metrics = QFontMetricsF(plain), QFontMetricsF(strong)
    step = metrics.height() + 4
    dot = 14 if any(told.tone for told in lines) else 0
    names = max((metrics.horizontalAdvance(told.name) for told in lines), default=0.0)
    values = max((strong_metrics.horizontalAdvance(told.value) for told in lines), default=0.0)
    inner = max(metrics.horizontalAdvance(title), dot + names + 16 + values)
    width, height = inner + 2 * _PADDING, step * (len(lines) + 1) + 12
    left = x + _AWAY if x + _AWAY + width <= area.right() else x - _AWAY - width
    card = QRectF(round(max(left, 0.0)), round(area.top()), round(width), round(height))
    fill_bordered(
        painter, card, ground=look.color("surface"), border=look.color("field_border"), radius=6
    )
    baseline = card.top() + 8 + metrics.ascent()
    painter.setFont(plain)
    painter.setPen(look.color("muted"))
    painter.drawText(QPointF(card.left() + _PADDING, baseline), title)
    for told in lines:
        baseline += step
        if told.tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(told.tone))
            middle = baseline - metrics.ascent() / 2 + 1
            painter.drawEllipse(QPointF(card.left() + _PADDING + 4, middle), 4, 4)
        painter.setPen(look.color("text"))
        painter.setFont(plain)
        painter.drawText(QPointF(card.left() + _PADDING + dot, baseline), told.name)
        painter.setFont(strong)
        at = card.right() - _PADDING - strong_metrics.horizontalAdvance(told.value)
        painter.drawText(QPointF(at, baseline), told.value)
