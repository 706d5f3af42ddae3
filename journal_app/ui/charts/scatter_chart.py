"""Points over two axes of numbers, each a thing of its own that can be told and opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.exact import ZERO
from journal_app.ui.charts.axes import (
    EDGE,
    TICK_PIXELS,
    Tick,
    paint_across,
    paint_upward,
    words_height,
    words_width,
)
from journal_app.ui.charts.cursor import ChartCursor
from journal_app.ui.charts.lazy_rows import LazyRows
from journal_app.ui.charts.ticks import round_ticks, tick_places
from journal_app.ui.charts.values_card import Told, paint_values
from journal_app.ui.formatting import Formats
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring

LEAST_HEIGHT: Final = 96
_TOP: Final = 20.0
_DOT: Final = 7.0
_SMALL_DOT: Final = 4.0
_MANY: Final = 600
"""More points than this are drawn smaller."""
_NEAR: Final = 24.0
_ROOM: Final = Decimal("0.04")
_HEIGHT_OF_A_TICK: Final = 44
_WIDTH_OF_A_TICK: Final = 84
_SEEN_THROUGH: Final = 170
"""So that many points at one place are darker than one."""
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Dot(NamedTuple):
    """One point. key: what it is of. told: its values beside its title. tone: of the theme."""

    key: object
    x: Decimal
    y: Decimal
    tone: str
    title: str
    told: Sequence[tuple[str, str]]


class ScatterChart(ChartCursor[int], QWidget):
    """Points that are set again and again, in the order in which the keyboard walks over them.

    Signals: `chosen(key)` of a point that was clicked, or entered by key.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = Formats()
        self._dots: Sequence[Dot] = ()
        self._titles = "", ""
        self._number: Callable[[Decimal, int], str] = self._formats.number
        self._bounds = ZERO, ZERO, ZERO, ZERO
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Scatter chart"))
        theme().changed.connect(self.update)

    # What is shown

    def show_dots(self, dots: Sequence[Dot], x_title: str, y_title: str) -> None:
        """Show points over what their axes are called."""
        self._dots = dots
        self._titles = x_title, y_title
        xs, ys = [ZERO, *(dot.x for dot in dots)], [ZERO, *(dot.y for dot in dots)]
        self._bounds = min(xs), max(xs), min(ys), max(ys)
        self._move_to(None)

    def set_formats(self, formats: Formats) -> None:
        """Say how numbers are written."""
        self._formats = formats
        self._number = formats.number
        self.update()

    def rows(self) -> tuple[list[str], Sequence[list[str]]]:
        """The same as a table: the title of each point and its values."""
        names = [name for name, _ in self._dots[0].told] if self._dots else []
        return ["", *names], LazyRows(
            len(self._dots),
            lambda at: [self._dots[at].title, *(value for _, value in self._dots[at].told)],
        )

    def cursor_text(self) -> str:
        """The point under the cursor as one line of words."""
        if self._at is None:
            return ""
        dot = self._dots[self._at]
        return f"{dot.title}: {', '.join(f'{name} {value}' for name, value in dot.told)}"

    # The cursor

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the point nearest to the mouse."""
        at = self._near(event.position())
        self._move_to(at)
        is_over = at is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the mouse."""
        at = self._near(event.position())
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self._dots[at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the points in their order; Enter chooses, Escape lets go."""
        last = len(self._dots) - 1
        places = {
            Qt.Key.Key_Right: 0 if self._at is None else min(last, self._at + 1),
            Qt.Key.Key_Left: last if self._at is None else max(0, self._at - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = event.key()
        if last >= 0 and key in places:
            self._move_to(places[Qt.Key(key)])
        elif key in _ENTER and self._at is not None:
            self.chosen.emit(self._dots[self._at].key)
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self._move_to(None)
        else:
            super().keyPressEvent(event)

    def _near(self, spot: QPointF) -> int | None:
        best, least = None, _NEAR**2
        place = self._placing()
        for at, dot in enumerate(self._dots):
            x, y = place(dot)
            away = (x - spot.x()) ** 2 + (y - spot.y()) ** 2
            if away < least:
                best, least = at, away
        return best

    # Painting

    def minimumSizeHint(self) -> QSize:
        """Few points need little room."""
        return QSize(120, LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw axes, points, and what is under the cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        if self._dots:
            self._paint_axes(painter, area)
            self._paint_dots(painter)
        if self._at is not None:
            self._paint_card(painter, area)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), theme().color("accent"))

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        look = theme()
        left, right, low, high = self._spread()
        upward = [
            (area.bottom() - (y - low) / (high - low) * area.height(), word)
            for y, word in self._ticks(self._bounds[2:], int(area.height()) // _HEIGHT_OF_A_TICK)
        ]
        zero = area.bottom() - (0 - low) / (high - low) * area.height()
        paint_upward(painter, area, upward, zero)
        upright = area.left() + (0 - left) / (right - left) * area.width()
        painter.setPen(QPen(look.color("field_border"), 1))
        x = round(upright) + 0.5
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        across = [
            (area.left() + (x - left) / (right - left) * area.width(), word)
            for x, word in self._ticks(self._bounds[:2], self.width() // _WIDTH_OF_A_TICK)
        ]
        paint_across(painter, area, across, float(self.width()))
        painter.setFont(look.font(TICK_PIXELS))
        painter.setPen(look.color("muted"))
        metrics = QFontMetricsF(painter.font())
        painter.drawText(QPointF(EDGE, metrics.ascent()), f"↑ {self._titles[1]}")
        across_title = f"{self._titles[0]} →"
        width = metrics.horizontalAdvance(across_title)
        painter.drawText(QPointF(area.right() - width, metrics.ascent()), across_title)

    def _paint_dots(self, painter: QPainter) -> None:
        look, place = theme(), self._placing()
        size = _DOT if len(self._dots) <= _MANY else _SMALL_DOT
        by_tone: dict[str, list[QPointF]] = {}
        for dot in self._dots:
            by_tone.setdefault(dot.tone, []).append(QPointF(*place(dot)))
        for tone, spots in by_tone.items():
            color = QColor(look.color(tone))
            color.setAlpha(_SEEN_THROUGH)
            pen = QPen(color, size)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(QPolygonF(spots))

    def _paint_card(self, painter: QPainter, area: QRectF) -> None:
        assert self._at is not None
        dot = self._dots[self._at]
        spot = QPointF(*self._placing()(dot))
        painter.setPen(QPen(theme().color("surface"), 2))
        painter.setBrush(theme().color(dot.tone))
        painter.drawEllipse(spot, 5, 5)
        lines = [Told("", name, value) for name, value in dot.told]
        paint_values(painter, area, spot.x(), dot.title, lines)

    def _placing(self) -> Callable[[Dot], tuple[float, float]]:
        """Where a point is drawn."""
        area = self._area()
        left, right, low, high = self._spread()
        across, upward = area.width() / (right - left), area.height() / (high - low)

        def place(dot: Dot) -> tuple[float, float]:
            x = area.left() + (float(dot.x) - left) * across
            return x, area.bottom() - (float(dot.y) - low) * upward

        return place

    def _spread(self) -> tuple[float, float, float, float]:
        """The bounds with some room around."""
        left, right, low, high = self._bounds
        aside, above = (right - left) * _ROOM or 1, (high - low) * _ROOM or 1
        return (
            float(left - aside),
            float(right + aside),
            float(low - above),
            float(high + above),
        )

    def _ticks(self, bounds: Sequence[Decimal], most: int) -> list[Tick]:
        ticks = round_ticks(bounds[0], bounds[1], max(2, most))
        places = tick_places(ticks)
        return [(float(tick), self._number(tick, places)) for tick in ticks]

    def _area(self) -> QRectF:
        height = self.height() - _TOP - words_height()
        most = max(2, int(height) // _HEIGHT_OF_A_TICK)
        left = round(words_width(self._ticks(self._bounds[2:], most)))
        width = max(1.0, self.width() - left - EDGE)
        return QRectF(left, _TOP, width, max(1.0, height))
