"""Hairlines and words of the two axes, painted crisp at every scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_rule

TICK_PIXELS: Final = 11
GAP: Final = 8
EDGE: Final = 4
"""Room around a chart for the ring of the keyboard's focus."""
LEAST_SPACE: Final = 8
"""Between two words of the lower axis."""

Tick = tuple[float, str]
"""A place and its word. Units: of the axis, or pixels once it is placed."""


def words_width(ticks: Sequence[Tick]) -> float:
    """How wide a left axis has to be for its words."""
    metrics = QFontMetricsF(theme().font(TICK_PIXELS))
    return max((metrics.horizontalAdvance(word) for _, word in ticks), default=0.0) + GAP + EDGE


def words_height() -> float:
    """How high a lower axis has to be."""
    return QFontMetricsF(theme().font(TICK_PIXELS)).height() + GAP + EDGE


def paint_upward(
    painter: QPainter, area: QRectF, ticks: Sequence[Tick], strong: float | None = None
) -> None:
    """Draw a hairline and the word of each tick, told by its pixel; the strong one is the zero."""
    look = theme()
    metrics = QFontMetricsF(look.font(TICK_PIXELS))
    painter.setFont(look.font(TICK_PIXELS))
    for y, word in ticks:
        is_strong = strong is not None and abs(y - strong) < 0.5
        color = look.color("field_border" if is_strong else "line")
        draw_rule(painter, area.left(), area.right(), y + 0.5, color)
        painter.setPen(look.color("muted"))
        baseline = y + (metrics.ascent() - metrics.descent()) / 2
        at = area.left() - GAP - metrics.horizontalAdvance(word)
        painter.drawText(QPointF(at, baseline), word)


def paint_across(painter: QPainter, area: QRectF, ticks: Sequence[Tick], right: float) -> None:
    """Draw the words of the lower axis; what would meet its neighbour is left out."""
    look = theme()
    metrics = QFontMetricsF(look.font(TICK_PIXELS))
    painter.setFont(look.font(TICK_PIXELS))
    painter.setPen(look.color("muted"))
    baseline = area.bottom() + GAP + metrics.ascent()
    free = 0.0
    for x, word in ticks:
        width = metrics.horizontalAdvance(word)
        start = min(max(x - width / 2, EDGE), right - EDGE - width)
        if start >= free:
            painter.drawText(QPointF(start, baseline), word)
            free = start + width + LEAST_SPACE
