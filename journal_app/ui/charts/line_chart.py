"""Lines over time or over numbers, with the exact values of any point under mouse or keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from journal_app.domain.exact import ZERO
from journal_app.ui.charts.axes import TICK_PIXELS, Tick, words_width
from journal_app.ui.charts.lazy_rows import LazyRows
from journal_app.ui.charts.plot import Plot
from journal_app.ui.charts.thinning import EPOCH, Place, across, nearest, place_at, thinned
from journal_app.ui.charts.ticks import round_ticks, tick_places, time_ticks
from journal_app.ui.charts.values_card import Told, paint_values
from journal_app.ui.charts.zoom import Zoom
from journal_app.ui.formatting import Formats
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

Point = tuple[Place, Decimal]

_HEIGHT_OF_A_TICK: Final = 40
_WIDTH_OF_A_TICK: Final = 84
_WIDTH_OF_A_DAY: Final = 60
_ROOM: Final = 0.06
_PLACE, _VALUE = itemgetter(0), itemgetter(1)


class Line(NamedTuple):
    """One curve. tone: a colour of the theme. style: as `Plot.set_curves` says."""

    name: str
    points: Sequence[Point]
    tone: str = "accent"
    style: str = "line"


class Marker(NamedTuple):
    """A place across that is marked with an upright line and a word."""

    x: Place
    text: str
    tone: str = "muted"


class LineChart(KeyboardFocus, QWidget):
    """Curves that are set again and again, and tell the values of the point under the cursor."""

    spoken_role = QAccessible.Role.Chart
    moved = Signal(object)
    """The place across that the cursor stands at; None where it left."""

    def __init__(
        self, x: Literal["time", "number"] = "time", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_time = x == "time"
        self._formats = Formats()
        self._y_text: Callable[[Decimal], str] = self._formats.number
        self._scale: Callable[[Decimal, int], str] = self._formats.quantity
        self._x_text: Callable[[Place], str] = self._place_text
        self._zone: tzinfo = UTC
        self._lines: list[Line] = []
        self._curves: list[tuple[list[Place], list[Decimal]]] = []
        self._span = ZERO, ZERO
        self.zoom = Zoom()
        self._markers: list[Marker] = []
        self._at: Place | None = None
        self._left_width = 0.0
        self._shows_across = True
        self._plot = Plot(self)
        self._over = _Overlay(self)
        self.setSizePolicy(self._plot.sizePolicy())
        self.setMinimumHeight(self._plot.minimumHeight())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Line chart"))
        theme().changed.connect(self._over.update)

    # What is shown

    def show_series(self, series: Sequence[Line | tuple[str, Sequence[Point], str, str]]) -> None:
        """Show curves: (name, points in order, tone, style) each."""
        self._lines = [Line(*each) for each in series]
        self._curves = [
            (list(map(_PLACE, line.points)), list(map(_VALUE, line.points))) for line in self._lines
        ]
        self._at = None
        ends = [across(end) for places, _ in self._curves if places for end in _ends(places)]
        left, right = min(ends, default=0.0), max(ends, default=1.0)
        self.zoom.begin((left, right) if left < right else (left - 1, right + 1))
        self._draw()
        self._tell_cursor()

    def show_markers(self, markers: Sequence[Marker | tuple[Place, str, str]]) -> None:
        """Mark places across, as a liquidation price."""
        self._markers = [Marker(*each) for each in markers]
        self._over.update()

    def set_greyed(self, *, is_greyed: bool) -> None:
        """Draw the curves in grey, because they are of before."""
        self._plot.set_greyed(is_greyed=is_greyed)

    def set_formats(
        self,
        y_text: Callable[[Decimal], str],
        x_text: Callable[[Place], str] | None = None,
        *,
        formats: Formats | None = None,
        scale: Callable[[Decimal, int], str] | None = None,
    ) -> None:
        """Say how exact values are written, and with which signs and zone the axes are.

        scale: how a value stands at the left axis; without it as an amount, which can be hidden.
        """
        if formats is not None:
            self._formats = formats
            self._zone = formats.zone
        self._scale = scale or self._formats.quantity
        self._y_text = y_text
        self._x_text = x_text or self._place_text
        self._lay_out()

    def set_shows_across(self, *, shows: bool) -> None:
        """Show the words of the lower axis, or leave them to the chart below."""
        self._shows_across = shows
        self._lay_out()

    def set_left_width(self, width: float) -> None:
        """Give the left axis at least this width."""
        self._left_width = width
        self._lay_out()

    def set_least_height(self, pixels: int) -> None:
        """Fit into a small card."""
        self._plot.setMinimumHeight(pixels)
        self.setMinimumHeight(pixels)

    def left_width(self) -> float:
        """How wide the left axis has to be."""
        return words_width(self._upward())

    def rows(self) -> tuple[list[str], Sequence[list[str]]]:
        """The same as a table: what its columns are called, and its cells as words."""
        title = self.tr("Time") if self._is_time else self.tr("At")
        titles = [title, *(line.name for line in self._lines)]
        if all(places == self._curves[0][0] for places, _ in self._curves):
            columns = [values for _, values in self._curves]
            places: list[Place] = self._curves[0][0] if self._curves else []
            return titles, LazyRows(
                len(places),
                lambda at: [self._x_text(places[at]), *(self._y_text(of[at]) for of in columns)],
            )
        by_line = [dict(line.points) for line in self._lines]
        mixed = sorted({place for of in by_line for place in of}, key=across)
        return titles, LazyRows(
            len(mixed),
            lambda at: [
                self._x_text(mixed[at]),
                *("" if (y := of.get(mixed[at])) is None else self._y_text(y) for of in by_line),
            ],
        )

    # The cursor

    def point_at(self, place: Place) -> None:
        """Set the cursor to the points nearest to a place, without telling anybody."""
        self._at = place
        self._over.update()

    def clear_cursor(self) -> None:
        """Take the cursor away, without telling anybody."""
        self._at = None
        self._over.update()

    def found(self) -> list[tuple[Line, Point]]:
        """The points under the cursor, one a curve."""
        if self._at is None:
            return []
        return [
            (line, line.points[nearest(places, self._at)])
            for line, (places, _) in zip(self._lines, self._curves, strict=True)
            if places
        ]

    def cursor_text(self) -> str:
        """The points under the cursor as one line of words."""
        found = self.found()
        if not found:
            return ""
        values = ", ".join(f"{line.name} {self._y_text(y)}" for line, (_, y) in found)
        return f"{self._x_text(found[0][1][0])}: {values}"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._curves and self._curves[0][0]:
            places, x = self._curves[0][0], self._plot.value_at(event.position().x())
            self._move_to(nearest(places, place_at(x, places[0])))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the cursor go with the mouse."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._move_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the curve with the arrow keys; Escape lets go."""
        count = len(self._curves[0][0]) if self._curves else 0
        present = self._place_of_cursor()
        key = event.key()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -max(1, count // 10),
            Qt.Key.Key_PageDown: max(1, count // 10),
        }
        if not count:
            super().keyPressEvent(event)
        elif key in steps:
            start = count if present is None else present
            self._move_to(min(count - 1, max(0, start + steps[Qt.Key(key)])))
        elif key == Qt.Key.Key_Home:
            self._move_to(0)
        elif key == Qt.Key.Key_End:
            self._move_to(count - 1)
        elif key == Qt.Key.Key_Escape and present is not None:
            self._move_to(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        super().focusInEvent(event)
        self._over.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let ring and cursor go."""
        super().focusOutEvent(event)
        self._move_to(None)
        self._over.update()

    def _place_of_cursor(self) -> int | None:
        return None if self._at is None else nearest(self._curves[0][0], self._at)

    def _move_to(self, place: int | None) -> None:
        at = None if place is None else self._lines[0].points[place][0]
        if at != self._at:
            self._at = at
            self._tell_cursor()
            self.moved.emit(at)

    def _tell_cursor(self) -> None:
        self.setAccessibleDescription(self.cursor_text())
        self._over.update()

    # Where it stands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep round ticks at every size."""
        super().resizeEvent(event)
        self._plot.setGeometry(self.rect())
        self._over.setGeometry(self.rect())
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take up another scale of the screen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._plot.dress()

    def _draw(self) -> None:
        """Hand over as many points of the part that is shown as there is room for."""
        pixels = max(1, round(self.width() * self.devicePixelRatioF()))
        shown = [thinned(curve, *self.zoom.part, pixels) for curve in self._curves]
        self._span = _span(self._lines, [values for _, values in shown])
        self._plot.set_curves(
            [
                (list(map(across, places)), list(map(float, values)), line.tone, line.style)
                for (places, values), line in zip(shown, self._lines, strict=True)
            ]
        )
        self._lay_out()

    def _lay_out(self) -> None:
        if not any(places for places, _ in self._curves):
            self._plot.set_frame((0, 1, 0, 1), [], [])
            return
        low, high = self._span
        room = float(high - low) * _ROOM or 1.0
        floor = 0.0 if low == 0 else float(low) - room
        ceiling = float(high) + room
        left, right = self.zoom.part
        bounds = left, right, floor, ceiling
        named = self._ticks_across(left, right)
        self._plot.set_frame(bounds, named, self._upward(), self._left_width)
        self._over.update()

    def _upward(self) -> list[Tick]:
        if not any(places for places, _ in self._curves):
            return []
        low, high = self._span
        ticks = round_ticks(low, high, max(2, self.height() // _HEIGHT_OF_A_TICK))
        places = tick_places(ticks)
        return [(float(tick), self._scale(tick, places)) for tick in ticks]

    def _ticks_across(self, left: float, right: float) -> list[Tick]:
        if not self._shows_across:
            return []
        most = max(2, self.width() // (_WIDTH_OF_A_DAY if self._is_time else _WIDTH_OF_A_TICK))
        if self._is_time:
            first, last = place_at(left, EPOCH), place_at(right, EPOCH)
            assert isinstance(first, datetime)
            assert isinstance(last, datetime)
            named = time_ticks(first, last, most, self._formats, self._zone)
            return [(across(moment), word) for moment, word in named]
        ticks = round_ticks(Decimal(left), Decimal(right), most)
        places = tick_places(ticks)
        return [(float(tick), self._formats.number(tick, places)) for tick in ticks]

    def _place_text(self, place: Place) -> str:
        if isinstance(place, datetime):
            return f"{self._formats.day(place)} {self._formats.clock(place)}"
        return self._formats.price(place)

    # What lies over the curves

    def paint_over(self, painter: QPainter, size: QRectF) -> None:
        """Draw markers, single points, the cursor with its values, and the focus ring."""
        area = self._plot.drawn_in()
        for marker in self._markers:
            self._paint_marker(painter, area, marker)
        for line in self._lines:
            if len(line.points) == 1:
                self._paint_dot(painter, self._spot(line.points[0]), theme().color(line.tone))
        found = self.found()
        if found:
            self._paint_cursor(painter, area, found)
        if self.has_ring:
            draw_ring(painter, size, theme().color("accent"))

    def _spot(self, point: Point) -> QPointF:
        return self._plot.place_of(across(point[0]), float(point[1]))

    def _paint_marker(self, painter: QPainter, area: QRectF, marker: Marker) -> None:
        x = round(self._plot.place_of(across(marker.x), 0.0).x())
        if not area.left() - 1 <= x <= area.right() + 1:
            return
        pen = QPen(theme().color(marker.tone), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x + 0.5, area.top()), QPointF(x + 0.5, area.bottom()))
        painter.setFont(theme().font(TICK_PIXELS))
        metrics = QFontMetricsF(theme().font(TICK_PIXELS))
        width = metrics.horizontalAdvance(marker.text)
        start = x + 4 if x + 6 + width <= area.right() else x - 4 - width
        painter.drawText(QPointF(start, area.top() + metrics.ascent()), marker.text)

    def _paint_cursor(
        self, painter: QPainter, area: QRectF, found: Sequence[tuple[Line, Point]]
    ) -> None:
        x = round(self._spot(found[0][1]).x()) + 0.5
        painter.setPen(QPen(theme().color("field_border"), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for line, point in found:
            self._paint_dot(painter, self._spot(point), theme().color(line.tone))
        lines = [Told(line.tone, line.name, self._y_text(y)) for line, (_, y) in found]
        paint_values(painter, area, x, self._x_text(found[0][1][0]), lines)

    def _paint_dot(self, painter: QPainter, spot: QPointF, color: QColor) -> None:
        painter.setPen(QPen(theme().color("surface"), 2))
        painter.setBrush(color)
        painter.drawEllipse(spot, 5, 5)


class _Overlay(QWidget):
    """A clear sheet over the plot that its chart draws on."""

    def __init__(self, chart: LineChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Let the chart draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._chart.paint_over(painter, QRectF(self.rect()))


def _span(lines: Sequence[Line], shown: Sequence[Sequence[Decimal]]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value on show; a curve that is filled reaches to zero."""
    values = [value for of in shown if of for value in (min(of), max(of))]
    if any(line.style == "filled" for line in lines):
        values.append(ZERO)
    return (min(values), max(values)) if values else (ZERO, ZERO)


def _ends(places: Sequence[Place]) -> tuple[Place, Place]:
    return places[0], places[-1]
