"""Charts on leaves, as vectors: a curve, bars, and bars that lie."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from journal_app.domain.exact import ZERO
from journal_app.ui.charts.ticks import round_ticks, tick_places
from journal_app.ui.formatting import Formats
from journal_app.ui.printing.leaves import HEADING, SMALL, TEXT, Leaves, fill, pen, points

_MOST_POINTS: Final = 800
"""As many places of a curve as ink can tell apart on a leaf."""

_TICKS: Final = 4
_TITLE: Final = points(22)
_INSIDE: Final = points(10)
_BELOW: Final = points(16)
_GAP: Final = points(6)


class Bar(NamedTuple):
    """A bar: what is written at it, how high it is, and its colour."""

    word: str
    value: Decimal
    color: str


class _Scale(NamedTuple):
    """From values to places along an axis from `start` (the lowest value) to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Decimal | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def draw_curve(
    leaves: Leaves,
    area: QRectF,
    title: str,
    values: Sequence[Decimal],
    words: Sequence[str],
    formats: Formats,
) -> None:
    """Draw a curve from value to value, from left to right. words: of the first and the last,
    and of as many between as have room, evenly.
    """
    plot, upward = _framed(leaves, area, title, values, formats)
    step = plot.width() / max(1, len(values) - 1)
    line = [
        QPointF(plot.left() + place * step, upward.at(value)) for place, value in _peaks(values)
    ]
    zero = upward.at(ZERO)

    def paint(painter: QPainter) -> None:
        ground = QPainterPath(QPointF(plot.left(), zero))
        for point in line:
            ground.lineTo(point)
        ground.lineTo(QPointF(line[-1].x(), zero))
        painter.fillPath(ground, fill("accent_tint"))
        painter.setPen(pen("accent", 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(pen("muted"))
        painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))

    leaves.draw(paint)
    _words_below(leaves, plot, words, at_bars=False)


def draw_bars(
    leaves: Leaves, area: QRectF, title: str, bars: Sequence[Bar], formats: Formats
) -> None:
    """Draw bars above and below zero."""
    plot, upward = _framed(leaves, area, title, [bar.value for bar in bars], formats)
    step = plot.width() / len(bars)
    zero = upward.at(ZERO)
    boxes = [
        (
            QRectF(
                QPointF(plot.left() + (place + 0.18) * step, upward.at(bar.value)),
                QPointF(plot.left() + (place + 0.82) * step, zero),
            ).normalized(),
            bar.color,
        )
        for place, bar in enumerate(bars)
        if bar.value
    ]

    def paint(painter: QPainter) -> None:
        for box, color in boxes:
            painter.fillRect(box, fill(color))
        painter.setPen(pen("muted"))
        painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))

    leaves.draw(paint)
    _words_below(leaves, plot, [bar.word for bar in bars], at_bars=True)


def draw_lying_bars(
    leaves: Leaves, area: QRectF, title: str, bars: Sequence[Bar], formats: Formats
) -> None:
    """Draw bars to the left and the right of zero, each with its word before and its value
    behind it.
    """
    inside = _boxed(leaves, area, title)
    shown = [formats.number(bar.value, signed=True) for bar in bars]
    numbers = max(leaves.advance(text, SMALL) for text in shown) + _GAP
    words = min(max(leaves.advance(bar.word, TEXT) for bar in bars) + _GAP, inside.width() * 0.36)
    values = [bar.value for bar in bars]
    low, high = min(ZERO, *values), max(ZERO, *values)
    if low == high:
        high = high + 1
    before = numbers if low else 0.0
    along = _Scale(
        float(low),
        float(high),
        inside.left() + words + before,
        inside.right() - (numbers if high else 0.0),
    )
    step = min(inside.height() / len(bars), points(20))
    zero = along.at(ZERO)
    thick = step * 0.56
    for place, (bar, text) in enumerate(zip(bars, shown, strict=True)):
        middle = inside.top() + (place + 0.5) * step
        baseline = middle + points(SMALL.size) * 0.36
        name = leaves.cut(bar.word, TEXT, words - _GAP)
        leaves.write(inside.left(), baseline, name, TEXT)
        end = along.at(bar.value)
        if bar.value < 0:
            leaves.write(end - points(3), baseline, text, SMALL, "right")
        else:
            leaves.write(end + points(3), baseline, text, SMALL)
        box = QRectF(QPointF(zero, middle - thick / 2), QPointF(end, middle + thick / 2))
        _fill_box(leaves, box.normalized(), bar.color)
    height = step * len(bars)
    _stand(leaves, zero, inside.top(), height)


def _framed(
    leaves: Leaves, area: QRectF, title: str, values: Sequence[Decimal], formats: Formats
) -> tuple[QRectF, _Scale]:
    """The box of a chart with its title and the lines across it; where to draw, and how high."""
    inside = _boxed(leaves, area, title)
    low, high = min(ZERO, *values), max(ZERO, *values)
    if low == high:
        high = high + 1
    ticks = round_ticks(low, high, _TICKS)
    if all(value == value.to_integral_value() for value in values):  # a count has no halves
        ticks = [tick for tick in ticks if tick == tick.to_integral_value()]
    places = tick_places(ticks)
    words = [formats.brief(t) if abs(t) >= 1_000 else formats.number(t, places) for t in ticks]
    wide = max(leaves.advance(word, SMALL) for word in words) + _GAP
    plot = inside.adjusted(wide, points(2), 0, -_BELOW)
    upward = _Scale(float(low), float(high), plot.bottom(), plot.top())
    for tick, word in zip(ticks, words, strict=True):
        y = upward.at(tick)
        leaves.rule(plot.left(), y, plot.width())
        leaves.write(plot.left() - _GAP, y + points(SMALL.size) * 0.36, word, SMALL, "right")
    return plot, upward


def _boxed(leaves: Leaves, area: QRectF, title: str) -> QRectF:
    leaves.frame(area)
    inside = area.adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
    words = leaves.cut(title, HEADING, inside.width())
    leaves.write(inside.left(), inside.top() + points(9), words, HEADING._replace(size=9.5))
    return inside.adjusted(0, _TITLE, 0, 0)


def _words_below(leaves: Leaves, plot: QRectF, words: Sequence[str], *, at_bars: bool) -> None:
    """Write the words below a plot, evenly spread; one that has no room beside the last is left."""
    widest = max((leaves.advance(word, SMALL) for word in words), default=0.0)
    inset = 0.0 if at_bars else widest / 2
    count = len(words) if at_bars else max(1, len(words) - 1)
    step = (plot.width() - 2 * inset) / count
    first = plot.left() + (step / 2 if at_bars else inset)
    free = plot.left() - widest
    for place, word in enumerate(words):
        x = first + place * step
        if word and x - widest / 2 >= free:
            leaves.write(x, plot.bottom() + points(12), word, SMALL, "centre")
            free = x + widest / 2 + points(8)


def _peaks(values: Sequence[Decimal]) -> list[tuple[int, Decimal]]:
    """Each value with its place; of very many the lowest and the highest of each stretch."""
    placed = list(enumerate(values))
    if len(placed) <= _MOST_POINTS:
        return placed
    size = -(-2 * len(placed) // _MOST_POINTS)
    kept = {0, len(placed) - 1}
    for start in range(0, len(placed), size):
        stretch = placed[start : start + size]
        kept.add(min(stretch, key=lambda each: each[1])[0])
        kept.add(max(stretch, key=lambda each: each[1])[0])
    return [placed[place] for place in sorted(kept)]


def _fill_box(leaves: Leaves, box: QRectF, color: str) -> None:
    leaves.draw(lambda painter: painter.fillRect(box, fill(color)))


def _stand(leaves: Leaves, x: float, top: float, height: float) -> None:
    def paint(painter: QPainter) -> None:
        painter.setPen(pen("muted"))
        painter.drawLine(QPointF(x, top), QPointF(x, top + height))

    leaves.draw(paint)
