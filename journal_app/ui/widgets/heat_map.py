"""Gains and losses as cells of colour and sign: a map of rows and columns, and a month of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
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
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring, inward
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_GAP: Final = 4
_RADIUS: Final = 4
_CAPTION_PIXELS: Final = 11
_MOST_LIGHT: Final = 0.8
_MOST_DARK: Final = 0.48
"""How far a cell's colour goes, so that `text` on it keeps 4.5 to 1."""
_LEAST: Final = 0.14
_BORDER: Final = 1.5
_LARGE: Final = 30
"""Cells as high as that show more than a sign. Units: logical pixels."""

Place = tuple[int, int]


class HeatCell(NamedTuple):
    """One cell. title, text: what it is of, and its exact value in words.

    value: decides the colour; None where there was nothing. label: stands in its corner. short:
    its value in few letters, shown where there is room. is_marked: whether it has a border of
    danger, beside its label, so that colour alone tells nothing.
    """

    value: Decimal | None
    title: str
    text: str
    label: str = ""
    short: str = ""
    is_marked: bool = False


class HeatMap(KeyboardFocus, QWidget):
    """Cells under captions. The keyboard walks over them; each tells its exact value.

    Signals: `chosen(row, column)` of a cell that was clicked, or entered by key.
    """

    spoken_role = QAccessible.Role.Chart
    chosen = Signal(int, int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_names: Sequence[str] = ()
        self._column_names: Sequence[str] = ()
        self._cells: Mapping[Place, HeatCell] = {}
        self._largest = 0.0
        self._edges = 0.0, 0.0
        self._at: Place | None = None
        self._highest_cell = 40
        self._value_title = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        theme().changed.connect(self.update)

    def show_cells(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        cells: Mapping[Place, HeatCell],
    ) -> None:
        """Show cells at (row, column); a place without a cell stays bare."""
        self._row_names, self._column_names, self._cells = rows, columns, cells
        self._edges = self._measured()
        self._largest = max((abs(float(c.value)) for c in cells.values() if c.value), default=0.0)
        if self._at not in cells:
            self._at = None
        self._tell()
        self.updateGeometry()
        self.update()

    def set_highest_cell(self, pixels: int) -> None:
        """Let no cell be higher than so much."""
        self._highest_cell = pixels
        self.updateGeometry()

    def set_value_title(self, title: str) -> None:
        """Say what the cells are of; of nothing else they are what was won and lost."""
        self._value_title = title

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """The same as a table: what its columns are called, and the cells with a value."""
        told = (cell for cell in self._cells.values() if cell.value is not None)
        return ["", self._value_title or self.tr("Net")], [
            [cell.title, ", ".join(cell.text.splitlines())] for cell in told
        ]

    def cursor_text(self) -> str:
        """The cell under the cursor as one line of words."""
        cell = self._cells.get(self._at) if self._at is not None else None
        return f"{cell.title}: {cell.text}" if cell else ""

    # The cursor

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the cell under the mouse."""
        place = self._place_under(event.position().toPoint())
        cell = self._cells.get(place)
        if cell is None:
            QToolTip.hideText()
            return
        said = f"{cell.title}\n{cell.text}" if cell.text else cell.title
        QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the mouse."""
        place = self._place_under(event.position().toPoint())
        if place in self._cells and event.button() is Qt.MouseButton.LeftButton:
            self._move_to(place)
            self.chosen.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the cells with the arrow keys; Enter chooses."""
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        key = event.key()
        if key in ways and self._cells:
            self._walk(*ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.chosen.emit(*self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first cell when the keyboard comes."""
        super().focusInEvent(event)
        if self.has_ring and self._at is None and self._cells:
            self._move_to(min(self._cells))

    def leaveEvent(self, event: QEvent) -> None:
        """Take the words away with the mouse."""
        super().leaveEvent(event)
        QToolTip.hideText()

    def _walk(self, down: int, right: int) -> None:
        if self._at is None:
            self._move_to(min(self._cells))
            return
        row, column = self._at
        for _ in range(max(len(self._row_names), len(self._column_names))):
            row, column = row + down, column + right
            if (row, column) in self._cells:
                self._move_to((row, column))
                return

    def _move_to(self, place: Place | None) -> None:
        self._at = place
        self._tell()
        self.update()
        cell = self._cells.get(place) if place is not None else None
        if cell is not None and self.has_ring and place is not None:
            corner = self._rect(place).bottomLeft().toPoint()
            QToolTip.showText(self.mapToGlobal(corner), f"{cell.title}\n{cell.text}", self)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.cursor_text())

    # Painting

    def sizeHint(self) -> QSize:
        """Cells of a comfortable size."""
        return self._size_of(30, min(self._highest_cell, 28))

    def minimumSizeHint(self) -> QSize:
        """Cells that can still be told apart."""
        return self._size_of(10, 14)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw captions and cells."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(_CAPTION_PIXELS))
        painter.setPen(look.color("muted"))
        self._paint_captions(painter)
        rects = self._rects(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        for cell, rect in zip(self._cells.values(), rects, strict=True):
            painter.setBrush(self._ground(cell.value))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        self._paint_marks(painter, rects)
        painter.setPen(look.color("text"))
        metrics = QFontMetricsF(painter.font())
        for cell, rect in zip(self._cells.values(), rects, strict=True):
            _paint_words(painter, rect, cell, metrics)
        if self.has_ring:
            around = QRectF(self.rect()) if self._at is None else self._rect(self._at)
            if self._at is not None:
                around = around.adjusted(-2, -2, 2, 2)
            draw_ring(painter, around, look.color("accent"))

    def _rects(self, painter: QPainter) -> list[QRectF]:
        """Where each cell stands, in whole pixels."""
        size = self._cell_size()
        rows = [inward(painter, self._rect((row, 0), size)) for row in range(len(self._row_names))]
        columns = [
            inward(painter, self._rect((0, column), size))
            for column in range(len(self._column_names))
        ]
        return [
            QRectF(columns[column].x(), rows[row].y(), columns[column].width(), rows[row].height())
            for row, column in self._cells
        ]

    def _paint_marks(self, painter: QPainter, rects: Sequence[QRectF]) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("danger"), _BORDER))
        inset = _BORDER / 2
        for cell, rect in zip(self._cells.values(), rects, strict=True):
            if cell.is_marked:
                inside = rect.adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(inside, _RADIUS, _RADIUS)

    def _paint_captions(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(painter.font())
        for row, name in enumerate(self._row_names):
            rect = self._rect((row, 0))
            baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(0, baseline), name)
        free = 0.0
        for column, name in enumerate(self._column_names):
            rect = self._rect((0, column))
            width = metrics.horizontalAdvance(name)
            start = min(max(rect.center().x() - width / 2, 0.0), self.width() - width)
            if name and start >= free:
                painter.drawText(QPointF(start, metrics.ascent() + 1), name)
                free = start + width + 4

    def _ground(self, value: Decimal | None) -> QColor:
        look = theme()
        if not value:
            return look.color("neutral_tint")
        most = _MOST_DARK if look.is_dark else _MOST_LIGHT
        share = abs(float(value)) / (self._largest or 1.0)
        part = _LEAST + (most - _LEAST) * share
        return _mixed(look.color("surface"), look.color("gain" if value > 0 else "loss"), part)

    def _measured(self) -> tuple[float, float]:
        """The room that the captions take at the left and at the top."""
        metrics = QFontMetricsF(theme().font(_CAPTION_PIXELS))
        widest = max((metrics.horizontalAdvance(name) for name in self._row_names), default=0.0)
        left = widest + 10 if widest else 0.0
        top = metrics.height() + 6 if any(self._column_names) else 0.0
        return left, top

    def _cell_size(self) -> tuple[float, float]:
        left, top = self._edges
        columns, rows = max(1, len(self._column_names)), max(1, len(self._row_names))
        width = (self.width() - left + _GAP) / columns - _GAP
        height = (self.height() - top + _GAP) / rows - _GAP
        return max(1.0, width), max(1.0, min(height, float(self._highest_cell)))

    def _rect(self, place: Place, size: tuple[float, float] | None = None) -> QRectF:
        """Where a cell stands. size: of a cell, where it is known already."""
        left, top = self._edges
        width, height = size or self._cell_size()
        row, column = place
        return QRectF(left + column * (width + _GAP), top + row * (height + _GAP), width, height)

    def _place_under(self, spot: QPoint) -> Place:
        left, top = self._edges
        width, height = self._cell_size()
        column = (spot.x() - left) // (width + _GAP)
        row = (spot.y() - top) // (height + _GAP)
        return int(row), int(column)

    def _size_of(self, width: int, height: int) -> QSize:
        left, top = self._edges
        columns, rows = max(1, len(self._column_names)), max(1, len(self._row_names))
        return QSize(
            round(left + columns * (width + _GAP) - _GAP),
            round(top + rows * (height + _GAP) - _GAP),
        )


class CalendarMap(HeatMap):
    """A month of days, weeks from Monday."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._days: dict[Place, date] = {}

    def show_days(
        self,
        first_day: date,
        day_after: date,
        weekdays: Sequence[str],
        cells: Mapping[date, HeatCell],
    ) -> None:
        """Show the days from one to before another. weekdays: seven captions, Monday's first."""
        start = first_day - timedelta(days=first_day.weekday())
        self._days = {}
        day = first_day
        while day < day_after:
            place = (day - start).days
            self._days[place // 7, place % 7] = day
            day += timedelta(days=1)
        weeks = 1 + max((row for row, _ in self._days), default=0)
        placed = {place: cells[day] for place, day in self._days.items() if day in cells}
        self.show_cells([""] * weeks, weekdays, placed)

    def day_at(self, row: int, column: int) -> date | None:
        """Which day stands in a place."""
        return self._days.get((row, column))


def _paint_words(painter: QPainter, rect: QRectF, cell: HeatCell, metrics: QFontMetricsF) -> None:
    """A cell's label at the top, and its value where there is room, else its sign."""
    if cell.label:
        spot = QPointF(rect.left() + 5, rect.top() + 3 + metrics.ascent())
        painter.drawText(spot, cell.label)
    if not cell.value:
        return
    sign = "+" if cell.value > 0 else "\u2212"
    if cell.label:
        words = cell.short if rect.height() >= _LARGE else sign
        width = metrics.horizontalAdvance(words)
        if width > rect.width() - 8:
            words, width = sign, metrics.horizontalAdvance(sign)
        baseline = rect.bottom() - 3 - metrics.descent()
        painter.drawText(QPointF(rect.right() - 5 - width, baseline), words)
    elif rect.height() >= metrics.ascent():
        fits = metrics.horizontalAdvance(cell.short) <= rect.width() - 8
        words = cell.short if cell.short and fits else sign
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _mixed(ground: QColor, color: QColor, part: float) -> QColor:
    """So much of a colour over a ground."""
    return QColor(
        round(ground.red() + (color.red() - ground.red()) * part),
        round(ground.green() + (color.green() - ground.green()) * part),
        round(ground.blue() + (color.blue() - ground.blue()) * part),
    )
