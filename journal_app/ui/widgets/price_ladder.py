"""The price ladder: liquidation, stop, entry, break-even, mark and target to scale on one line.

Every level has a shape of its own, so that nobody needs the colours: a full bar (liquidation), a
short bar with a foot (stop), a thin line (entry), a hollow diamond (break-even), a dot (mark), a
bar with a flag (target).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from math import floor
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.ladder_scale import NAMES, ladder_scale, place_labels
from journal_app.ui.widgets.number_style import formats

if TYPE_CHECKING:
    from journal_app.domain.levels import Levels

HEIGHT: Final = 36
"""Ticks, and the labels under them, in logical pixels."""

_CONTEXT: Final = "PriceLadder"
_TITLES: Final[dict[str, Any]] = {
    "liquidation": QT_TRANSLATE_NOOP("PriceLadder", "Liquidation"),
    "stop": QT_TRANSLATE_NOOP("PriceLadder", "Stop"),
    "entry": QT_TRANSLATE_NOOP("PriceLadder", "Entry"),
    "break_even": QT_TRANSLATE_NOOP("PriceLadder", "Break\u2011even"),
    "mark": QT_TRANSLATE_NOOP("PriceLadder", "Mark"),
    "target": QT_TRANSLATE_NOOP("PriceLadder", "Target"),
}
_INKS: Final = {
    "liquidation": "danger",
    "stop": "loss",
    "entry": "muted",
    "break_even": "muted",
    "mark": "text",
    "target": "gain",
}
_BY_IMPORTANCE: Final = ("liquidation", "target", "mark", "stop", "entry", "break_even")
_ALWAYS_LABELLED: Final = 2
_WIDE: Final = 320
"""From this width on every level is labelled that finds room."""

_BAR: Final = 6
_TICK: Final = 14
_SHORT_TICK: Final = 10
_LABEL: Final = 14
_LABEL_PIXELS: Final = 11


def paint_ladder(
    painter: QPainter,
    rect: QRect,
    levels: Levels,
    *,
    ground: str = "surface",
    label_all: bool = False,
) -> None:
    """Paint the ladder in the middle of a rectangle. ground: the token of what it stands on."""
    _Ladder(painter, rect, levels, ground).paint(label_all=label_all)


def ladder_words(levels: Levels | None) -> str:
    """The levels in words, one a line, from the lowest price to the highest."""
    if levels is None:
        return ""
    prices = [(name, getattr(levels, name)) for name in NAMES]
    known: list[tuple[str, Decimal]] = [
        (name, price) for name, price in prices if price is not None
    ]
    return "\n".join(
        f"{QCoreApplication.translate(_CONTEXT, _TITLES[name])} {formats().price(price)}"
        for name, price in sorted(known, key=lambda level: level[1])
    )


class PriceLadder(QWidget):
    """The ladder as a widget of its own; its levels are spoken and shown when hovered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: Levels | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()
        theme().changed.connect(self.update)

    @property
    def levels(self) -> Levels | None:
        """What is shown."""
        return self._levels

    def show_levels(self, levels: Levels | None) -> None:
        """Show these levels; None where there are none yet."""
        if levels != self._levels:
            self._levels = levels
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:
        """Wide enough to tell the levels apart."""
        return QSize(320, HEIGHT + 8)

    def minimumSizeHint(self) -> QSize:
        """Room for two labels."""
        return QSize(120, HEIGHT + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ladder."""
        if self._levels is not None:
            paint_ladder(QPainter(self), self.rect(), self._levels, label_all=self.width() >= _WIDE)
        else:
            bar = QRectF(0, (self.height() - _BAR) / 2, self.width(), _BAR)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("neutral_tint"))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _tell(self) -> None:
        words = ladder_words(self._levels)
        if self._levels is None:
            title = self.tr("Price ladder, no levels yet")
        elif self._levels.direction == "long":
            title = self.tr("Price ladder of a long")
        else:
            title = self.tr("Price ladder of a short")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words.replace("\n", ", "))
        self.setToolTip(words)


class _Ladder:
    """One painting of a ladder: what all of its strokes need to know."""

    def __init__(self, painter: QPainter, rect: QRect, levels: Levels, ground: str) -> None:
        transform = painter.deviceTransform()
        self._painter = painter
        self._levels = levels
        self._scale = ladder_scale(levels)
        self._ground = theme().color(ground)
        self._pixels, self._shift = transform.m11(), transform.dx()
        self._left, self._width = rect.x(), rect.width()
        self._top = rect.y() + (rect.height() - HEIGHT) // 2
        self._middle = self._top + 1 + _TICK / 2
        self._profit = 1 if levels.direction == "long" else -1

    def paint(self, *, label_all: bool) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bands()
        self._paint_breaks()
        for name in ("entry", "break_even", "stop", "target", "liquidation", "mark"):
            if name in self._scale.at:
                self._paint_level(name, self._x(self._scale.at[name]))
        self._paint_labels(label_all=label_all)

    def _x(self, fraction: float) -> float:
        return self._left + fraction * self._width

    def _paint_bands(self) -> None:
        painter, top = self._painter, self._middle - _BAR / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_color("neutral_tint"))
        painter.drawRoundedRect(QRectF(self._left, top, self._width, _BAR), _BAR / 2, _BAR / 2)
        for left, right, tone in self._scale.bands:
            start, end = self._x(left), self._x(right)
            color = _color(tone + "_tint")
            if tone != "danger":
                painter.fillRect(QRectF(start, top, end - start, _BAR), color)
                continue
            painter.setBrush(color)  # it reaches the end, which is round
            painter.drawRoundedRect(QRectF(start, top, end - start, _BAR), _BAR / 2, _BAR / 2)
            inner = min(_BAR / 2, (end - start) / 2)
            edge = end - inner if left <= 0 else start
            painter.fillRect(QRectF(edge, top, inner, _BAR), color)

    def _paint_breaks(self) -> None:
        self._painter.setPen(QPen(_color("muted"), 1.25))
        for fraction in self._scale.breaks:
            for aside in (-2.0, 2.0):
                x = self._x(fraction) + aside
                low, high = self._middle + 5, self._middle - 5
                self._painter.drawLine(QPointF(x - 2, low), QPointF(x + 2, high))

    def _paint_level(self, name: str, x: float) -> None:
        ink = _color(_INKS[name])
        middle = self._middle
        match name:
            case "liquidation":
                self._bar(x, middle - _TICK / 2, _TICK, 2, ink)
            case "stop":
                left, wide = self._bar(x, middle - _SHORT_TICK / 2, _SHORT_TICK, 2, ink)
                foot = left + wide if self._profit < 0 else left - 3
                self._painter.fillRect(QRectF(foot, middle + _SHORT_TICK / 2 - 2, 3, 2), ink)
            case "entry":
                self._bar(x, middle - _SHORT_TICK / 2, _SHORT_TICK, 1, ink)
            case "target":
                left, wide = self._bar(x, middle - _TICK / 2, _TICK, 2, ink)
                pole = left + wide if self._profit > 0 else left
                top = middle - _TICK / 2
                self._shape(
                    [(pole, top), (pole + 5 * self._profit, top + 2.5), (pole, top + 5)], ink, ink
                )
            case "break_even":
                around = [
                    (x - 3.5, middle),
                    (x, middle - 3.5),
                    (x + 3.5, middle),
                    (x, middle + 3.5),
                ]
                self._shape(around, self._ground, ink)
            case _:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(self._ground)
                self._painter.drawEllipse(QPointF(x, middle), 5.5, 5.5)
                dead = self._scale.is_liquidated
                self._painter.setBrush(_color("danger") if dead else ink)
                self._painter.drawEllipse(QPointF(x, middle), 4, 4)

    def _bar(
        self, x: float, top: float, height: float, width: int, ink: QColor
    ) -> tuple[float, float]:
        """An upright bar whose width is a whole number of device pixels, the same for all."""
        wide = max(1, round(width * self._pixels))
        left = floor(x * self._pixels + self._shift - wide / 2 + 0.5)
        placed = (left - self._shift) / self._pixels, wide / self._pixels
        self._painter.fillRect(QRectF(placed[0], top, placed[1], height), ink)
        return placed

    def _shape(self, corners: list[tuple[float, float]], fill: QColor, edge: QColor) -> None:
        self._painter.setBrush(fill)
        self._painter.setPen(QPen(edge, 1.25) if fill is not edge else Qt.PenStyle.NoPen)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))

    def _paint_labels(self, *, label_all: bool) -> None:
        named = [name for name in _BY_IMPORTANCE if name in self._scale.at]
        if not label_all:
            named = named[:_ALWAYS_LABELLED]
        texts = [formats().price(getattr(self._levels, name)) for name in named]
        metrics = _label_metrics()
        sizes = [metrics.horizontalAdvance(text) + 1 for text in texts]
        ticks = [self._scale.at[name] * self._width for name in named]
        self._painter.setFont(theme().font(_LABEL_PIXELS))
        top = self._top + HEIGHT - _LABEL
        places = place_labels(list(zip(ticks, sizes, strict=True)), self._width)
        for name, text, size, place in zip(named, texts, sizes, places, strict=True):
            if place is not None:
                self._painter.setPen(_color(_INKS[name]))
                label = QRectF(self._left + place, top, size, _LABEL)
                self._painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _color(name: str) -> QColor:
    return theme().color(name)


@cache
def _label_metrics() -> QFontMetrics:
    return QFontMetrics(theme().font(_LABEL_PIXELS))
