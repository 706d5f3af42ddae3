"""Bars above and below zero, and the same as steps of a waterfall; with exact values at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.exact import ZERO, exact
from journal_app.ui.charts.axes import (
    EDGE,
    LEAST_SPACE,
    TICK_PIXELS,
    Tick,
    paint_across,
    paint_upward,
    words_height,
    words_width,
)
from journal_app.ui.charts.cursor import ChartCursor
from journal_app.ui.charts.ticks import round_ticks, tick_places
from journal_app.ui.charts.values_card import Told, paint_values
from journal_app.ui.formatting import Formats
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring, inward
from journal_app.ui.widgets.measures import fitted, width_of

LEAST_HEIGHT: Final = 96
_HEIGHT_OF_A_TICK: Final = 44
_SHARE_OF_A_BAR: Final = 0.66
_SHARE_OF_MANY: Final = 0.84
_MANY: Final = 20
_WIDEST_BAR: Final = 44.0
_RADIUS: Final = 2
_TOP: Final = 8.0
_LEAST_BAR: Final = 2.0
_LEAST_NAME: Final = 32
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


Number = Decimal | int


class Part(NamedTuple):
    """A part of a bar under its name, in a colour of the theme."""

    name: str
    value: Number
    tone: str


class Bar(NamedTuple):
    """One bar, from `base` to base + value.

    title: what the card calls it, its name where empty. note: a second line there, in words.
    tone: a colour of the theme; by the sign of the value where empty. parts: what the value is the
    sum of; they are drawn on each other instead, away from zero.
    """

    name: str
    value: Number
    base: Number = ZERO
    title: str = ""
    note: str = ""
    tone: str = ""
    parts: Sequence[Part] = ()


@exact
def steps(amounts: Sequence[tuple[str, Decimal]]) -> list[Bar]:
    """A waterfall: each bar begins where the one before it ended."""
    bars, level = [], ZERO
    for name, amount in amounts:
        bars.append(Bar(name, amount, level))
        level += amount
    return bars


class BarChart(ChartCursor[int], QWidget):
    """Bars that are set again and again.

    Signals: `chosen(place)` of a bar that was clicked, or entered by key.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = Formats()
        self._y_text: Callable[[Any], str] = self._formats.number
        self._scale: Callable[[Decimal, int], str] = self._formats.quantity
        self._y_title = ""
        self._bars: list[Bar] = []
        self._span = ZERO, ZERO
        self._words: list[Tick] | None = None
        self._ticks: tuple[int, list[Tick]] | None = None
        self._marked: int | None = None
        self._shows_upward = True
        self._label_text: Callable[[Any], str] | None = None
        self._brief_text: Callable[[Any], str] | None = None
        self._can_choose = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Bar chart"))
        theme().changed.connect(self.update)

    # What is shown

    def show_bars(
        self,
        bars: Sequence[Bar],
        *,
        words: Sequence[Tick] | None = None,
        marked: int | None = None,
    ) -> None:
        """Show bars. words: what stands below, by places in bars from the left edge; without
        them the name of each bar stands below its middle. marked: the bar that is meant.
        """
        self._bars = list(bars)
        ends = [ZERO, *(end for bar in bars for end in _reach(bar))]
        self._span = Decimal(min(ends)), Decimal(max(ends))
        self._ticks = None
        self._words = None if words is None else list(words)
        self._marked = marked
        self._move_to(None)
        self.update()

    def set_formats(
        self,
        y_text: Callable[[Any], str],
        *,
        y_title: str = "",
        formats: Formats | None = None,
        labels: Callable[[Any], str] | None = None,
        brief_labels: Callable[[Any], str] | None = None,
        scale: Callable[[Decimal, int], str] | None = None,
    ) -> None:
        """Say how exact values are written and called. labels: write them above the bars, so;
        brief_labels: so where one of them has too little room. scale: how a value stands at the
        left axis; without it as an amount, which can be hidden.
        """
        self._formats = formats or self._formats
        self._scale = scale or self._formats.quantity
        self._ticks = None
        self._y_text = y_text
        self._y_title = y_title
        self._label_text = labels
        self._brief_text = brief_labels
        self.update()

    def set_shows_upward(self, *, shows: bool) -> None:
        """Show the left axis, or leave it away where labels say as much."""
        self._shows_upward = shows
        self.update()

    def set_can_choose(self, *, can: bool) -> None:
        """Let bars be chosen by click and Enter."""
        self._can_choose = can

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """The same as a table: what its columns are called, and its cells as words."""
        has_notes = any(bar.note for bar in self._bars)
        parts = [part.name for part in self._bars[0].parts] if self._bars else []
        titles = ["", *parts, self._y_title or self.tr("Value"), *([""] if has_notes else [])]
        return titles, [
            [
                bar.title or bar.name,
                *(self._y_text(part.value) for part in bar.parts),
                self._y_text(bar.value),
                *([bar.note] if has_notes else []),
            ]
            for bar in self._bars
        ]

    def cursor_text(self) -> str:
        """The bar under the cursor as one line of words."""
        if self._at is None:
            return ""
        bar = self._bars[self._at]
        parts = "".join(f", {part.name} {self._y_text(part.value)}" for part in bar.parts)
        said = f"{bar.title or bar.name}: {self._y_text(bar.value)}{parts}"
        return f"{said}, {bar.note}" if bar.note else said

    # The cursor

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        place = self._place_under(event.position().x())
        self._move_to(place)
        hand = place is not None and self._can_choose
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar under the mouse."""
        place = self._place_under(event.position().x())
        if self._can_choose and place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the bars with the arrow keys; Enter chooses, Escape lets go."""
        last = len(self._bars) - 1
        key = event.key()
        if last < 0:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Left:
            self._move_to(last if self._at is None else max(0, self._at - 1))
        elif key == Qt.Key.Key_Right:
            self._move_to(0 if self._at is None else min(last, self._at + 1))
        elif key == Qt.Key.Key_Home:
            self._move_to(0)
        elif key == Qt.Key.Key_End:
            self._move_to(last)
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self._move_to(None)
        elif key in _ENTER and self._at is not None and self._can_choose:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _place_under(self, x: float) -> int | None:
        area = self._area()
        if not self._bars or not area.left() <= x <= area.right():
            return None
        share = (x - area.left()) / (area.width() or 1)
        return min(len(self._bars) - 1, int(share * len(self._bars)))

    # Painting

    def minimumSizeHint(self) -> QSize:
        """Small bars are bars still."""
        return QSize(120, LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw axes, bars, their labels and what is under the cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        if self._bars:
            self._paint_grounds(painter, area)
            self._paint_axes(painter, area)
            self._paint_bars(painter, area)
        if self._at is not None:
            self._paint_card(painter, area)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), theme().color("accent"))

    def _paint_grounds(self, painter: QPainter, area: QRectF) -> None:
        step = area.width() / len(self._bars)
        for place in {self._marked, self._at} - {None}:
            ground = QRectF(area.left() + (place or 0) * step, area.top(), step, area.height())
            painter.fillRect(inward(painter, ground), theme().color("neutral_tint"))

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        zero = self._height(area, 0.0)
        ticks = self._upward() if self._shows_upward else [(0.0, "")]
        paint_upward(painter, area, [(self._height(area, y), word) for y, word in ticks], zero)
        step = area.width() / len(self._bars)
        words = self._names(step) if self._words is None else self._words
        across = [(area.left() + place * step, word) for place, word in words]
        paint_across(painter, area, across, float(self.width()))

    def _names(self, step: float) -> list[Tick]:
        """The name of each bar; where two would meet, cut so that enough is left of both."""
        room = int(step - LEAST_SPACE)
        names = [bar.name for bar in self._bars]
        wide = [width_of(name, TICK_PIXELS) for name in names]
        meets = any(one + other > 2 * room for one, other in pairwise(wide))
        if meets and room >= _LEAST_NAME:
            beside = [0, *(min(each, room) for each in wide), 0]
            rooms = [2 * room - max(pair) for pair in zip(beside, beside[2:], strict=False)]
            names = [
                fitted(name, most, TICK_PIXELS) for name, most in zip(names, rooms, strict=True)
            ]
        return [(place + 0.5, name) for place, name in enumerate(names)]

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        look = theme()
        step = area.width() / len(self._bars)
        share = _SHARE_OF_A_BAR if len(self._bars) < _MANY else _SHARE_OF_MANY
        width = min(_WIDEST_BAR, step * share)
        metrics = QFontMetricsF(look.font(TICK_PIXELS))
        labels = self._labels(metrics, step)
        for place, bar in enumerate(self._bars):
            middle = area.left() + (place + 0.5) * step
            rect = self._rect_of(area, bar, middle, width)
            for each in _drawn(bar):
                if each.value:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(look.color(_tone(each)))
                    part = self._rect_of(area, each, middle, width)
                    painter.drawRoundedRect(part, _RADIUS, _RADIUS)
            if labels:
                text = labels[place]
                painter.setPen(look.color("muted"))
                painter.setFont(look.font(TICK_PIXELS))
                at = middle - metrics.horizontalAdvance(text) / 2
                painter.drawText(QPointF(at, rect.top() - 4), text)

    def _labels(self, metrics: QFontMetricsF, step: float) -> list[str]:
        if self._label_text is None:
            return []
        labels = [self._label_text(bar.value) for bar in self._bars]
        if self._brief_text is None or max(map(metrics.horizontalAdvance, labels)) <= step - 2:
            return labels
        return [self._brief_text(bar.value) for bar in self._bars]

    def _rect_of(self, area: QRectF, bar: Bar, middle: float, width: float) -> QRectF:
        start = self._height(area, float(bar.base))
        end = self._height(area, float(bar.base) + float(bar.value))
        top, height = min(start, end), abs(end - start)
        if height < _LEAST_BAR:
            top -= _LEAST_BAR - height if bar.value > 0 else 0.0
            height = _LEAST_BAR
        ratio = self.devicePixelRatioF()
        left = round((middle - width / 2) * ratio) / ratio
        return QRectF(left, round(top * ratio) / ratio, max(1.0, round(width)), height)

    def _paint_card(self, painter: QPainter, area: QRectF) -> None:
        assert self._at is not None
        bar = self._bars[self._at]
        middle = area.left() + (self._at + 0.5) * area.width() / len(self._bars)
        lines = [Told(part.tone, part.name, self._y_text(part.value)) for part in bar.parts]
        lines.append(Told("", self._y_title, self._y_text(bar.value)))
        if bar.note:
            lines.append(Told("", "", bar.note))
        paint_values(painter, area, middle, bar.title or bar.name, lines)

    def _area(self) -> QRectF:
        left = words_width(self._upward()) if self._shows_upward else EDGE
        labels = words_height() if self._label_text is not None else 0.0
        height = self.height() - _TOP - labels - words_height()
        width = max(1.0, self.width() - round(left) - EDGE)
        return QRectF(round(left), _TOP + labels, width, max(1.0, height))

    def _upward(self) -> list[Tick]:
        """The ticks of the left axis, which stay as long as the values and the height do."""
        if self._ticks is None or self._ticks[0] != self.height():
            self._ticks = self.height(), self._upward_ticks()
        return self._ticks[1]

    def _upward_ticks(self) -> list[Tick]:
        low, high = self._span
        if low == high:
            return [(0.0, self._scale(ZERO, 0))]
        ticks = round_ticks(low, high, max(2, self.height() // _HEIGHT_OF_A_TICK))
        places = tick_places(ticks)
        return [(float(tick), self._scale(tick, places)) for tick in ticks]

    def _height(self, area: QRectF, value: float) -> float:
        low, high = map(float, self._span)
        return area.bottom() - (value - low) / ((high - low) or 1) * area.height()


def _drawn(bar: Bar) -> list[Bar]:
    """A bar, or its parts on each other: what is above zero upward, what is below downward."""
    if not bar.parts:
        return [bar]
    made, above, below = [], ZERO, ZERO
    for part in bar.parts:
        base = above if part.value > 0 else below
        made.append(Bar(part.name, part.value, base, tone=part.tone))
        above, below = (
            (above + part.value, below) if part.value > 0 else (above, below + part.value)
        )
    return made


def _reach(bar: Bar) -> list[Number]:
    return [end for each in _drawn(bar) for end in (each.base, each.base + each.value)]


def _tone(bar: Bar) -> str:
    return bar.tone or ("gain" if bar.value > 0 else "loss")
