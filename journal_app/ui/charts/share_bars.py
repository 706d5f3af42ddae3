"""A few lists of level bars side by side: of each name its part, and the limit of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.charts.cursor import ChartCursor
from journal_app.ui.charts.values_card import Told, paint_values
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring, inward
from journal_app.ui.widgets.measures import fitted, width_of

MOST_ROWS: Final = 6
_PIXELS: Final = 12
_EDGE: Final = 0
_HEAD: Final = 24
_ROW: Final = 28
_BAR: Final = 8
_BETWEEN: Final = 16
_GAP: Final = 8
_SHARE_OF_NAMES: Final = 0.42
_LEAST_BAR: Final = 24
_LIMIT_ROOM: Final = 1.25
_LEAST_HEIGHT: Final = 152
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class Segment(NamedTuple):
    """A stretch of a bar, in the colour of a token."""

    value: Decimal
    tone: str


class ShareRow(NamedTuple):
    """One name. limit: where its bar should end at most, in the segments' units.

    told: what the card beside it says.
    """

    name: str
    value: str
    share: str
    segments: tuple[Segment, ...]
    limit: Decimal | None
    tone: str
    told: Sequence[Told]

    @property
    def spoken(self) -> str:
        """All of it as one line."""
        said = ", ".join(f"{told.name} {told.value}" for told in self.told)
        return f"{self.name}: {said}"


class ShareList(NamedTuple):
    """A titled list, the largest first. more: says how many names there are beyond those shown."""

    title: str
    rows: Sequence[ShareRow]
    more: str = ""


class ShareBars(ChartCursor[tuple[int, int]], QWidget):
    """Lists of bars that are set again and again; arrows walk over them, Escape lets go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: Sequence[ShareList] = ()
        self._table: tuple[list[str], list[list[str]]] = [], []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme().changed.connect(self.update)

    def show_lists(
        self, lists: Sequence[ShareList], table: tuple[list[str], list[list[str]]]
    ) -> None:
        """Show lists. table: all of their names and values, as titles and rows."""
        self._lists, self._table = lists, table
        self._move_to(None)
        self.updateGeometry()

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """The same as a table."""
        return self._table

    def cursor_text(self) -> str:
        """The row under the cursor as one line of words."""
        return "" if self._at is None else self._row(self._at).spoken

    def sizeHint(self) -> QSize:
        """As high as the longest list."""
        if not self._lists:
            return QSize(480, _HEAD)
        lines = max((len(each.rows) + bool(each.more) for each in self._lists), default=0)
        return QSize(480, max(_LEAST_HEIGHT, _HEAD + lines * _ROW + _GAP))

    def minimumSizeHint(self) -> QSize:
        """The same height, however narrow."""
        return QSize(240, self.sizeHint().height())

    # The cursor

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._move_to(self._under(event.position().x(), event.position().y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk down and up in a list, and over to the next one."""
        steps = {
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Left: (-1, 0),
        }
        key = Qt.Key(event.key())
        if key in steps and any(each.rows for each in self._lists):
            self._step(*steps[key])
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self._move_to(None)
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, down: int) -> None:
        if self._at is None:
            first = next(place for place, each in enumerate(self._lists) if each.rows)
            self._move_to((first, 0))
            return
        column = min(max(self._at[0] + across, 0), len(self._lists) - 1)
        last = len(self._lists[column].rows) - 1
        if last >= 0:
            self._move_to((column, min(max(self._at[1] + down, 0), last)))

    def _row(self, at: tuple[int, int]) -> ShareRow:
        return self._lists[at[0]].rows[at[1]]

    def _under(self, x: float, y: float) -> tuple[int, int] | None:
        for column in range(len(self._lists)):
            for row in range(len(self._lists[column].rows)):
                if self._place(column, row).contains(int(x), int(y)):
                    return column, row
        return None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the lists, what is under the cursor, and the ring."""
        painter = QPainter(self)
        for column, each in enumerate(self._lists):
            self._paint_list(painter, column, each)
        if self._at is not None:
            row, place = self._row(self._at), self._place(*self._at)
            area = QRectF(self.rect())
            paint_values(painter, area, place.left() + place.width() / 2, row.name, row.told)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), theme().color("accent"))

    def _paint_list(self, painter: QPainter, column: int, each: ShareList) -> None:
        look = theme()
        head = self._place(column, -1)
        painter.setFont(look.font(_PIXELS))
        painter.setPen(look.color("muted"))
        painter.drawText(head, _MIDDLE, fitted(each.title, head.width(), _PIXELS))
        values = max((width_of(row.value, _PIXELS) for row in each.rows), default=0)
        shares = max((width_of(row.share, _PIXELS, 600) for row in each.rows), default=0)
        names = max((width_of(row.name, _PIXELS) for row in each.rows), default=0) + 1
        scale = max((_reach(row) for row in each.rows), default=0.0) or 1.0
        for place, row in enumerate(each.rows):
            rect = self._place(column, place)
            if self._at == (column, place):
                ground = inward(painter, QRectF(rect))
                painter.fillRect(ground, look.color("neutral_tint"))
            self._paint_row(painter, rect, row, (names, values, shares), scale)
        if each.more:
            painter.setFont(look.font(_PIXELS))
            painter.setPen(look.color("muted"))
            below = self._place(column, len(each.rows))
            painter.drawText(below, _MIDDLE, fitted(each.more, below.width(), _PIXELS))

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRect,
        row: ShareRow,
        widths: tuple[int, int, int],
        scale: float,
    ) -> None:
        look = theme()
        names, values, shares = widths
        inner = rect.adjusted(4, 0, -4, 0)
        names = min(names, int(inner.width() * _SHARE_OF_NAMES))
        painter.setFont(look.font(_PIXELS))
        painter.setPen(look.color("text"))
        name = QRect(inner.left(), inner.top(), names, inner.height())
        painter.drawText(name, _MIDDLE, fitted(row.name, names, _PIXELS))
        right = QRect(inner.right() - shares, inner.top(), shares + 1, inner.height())
        painter.setPen(look.color(row.tone))
        painter.setFont(look.font(_PIXELS, 600))
        painter.drawText(right, _MIDDLE | Qt.AlignmentFlag.AlignRight, row.share)
        room = right.left() - name.right() - 2 * _GAP
        if room - values - _GAP >= _LEAST_BAR:
            at = QRect(right.left() - _GAP - values, inner.top(), values + 1, inner.height())
            painter.setFont(look.font(_PIXELS))
            painter.setPen(look.color("muted"))
            painter.drawText(at, _MIDDLE | Qt.AlignmentFlag.AlignRight, row.value)
            room -= values + _GAP
        top = inner.top() + (inner.height() - _BAR) / 2
        bar = QRectF(name.right() + _GAP, top, max(0, room), _BAR)
        self._paint_bar(painter, bar, row, scale)

    def _paint_bar(self, painter: QPainter, bar: QRectF, row: ShareRow, scale: float) -> None:
        look = theme()
        painter.fillRect(inward(painter, bar), look.color("neutral_tint"))
        left = bar.left()
        for segment in row.segments:
            wide = max(float(segment.value), 0.0) / scale * bar.width()
            stretch = QRectF(left, bar.top(), wide, bar.height())
            painter.fillRect(inward(painter, stretch), look.color(segment.tone))
            left += wide
        if row.limit is not None:
            x = round(bar.left() + float(row.limit) / scale * bar.width())
            line = QRectF(x - 1, bar.top() - 4, 2, bar.height() + 8)
            painter.fillRect(inward(painter, line), look.color("text"))

    def _place(self, column: int, row: int) -> QRect:
        """Where a row stands; −1 is the title."""
        count = max(1, len(self._lists))
        wide = (self.width() - 2 * _EDGE - (count - 1) * _BETWEEN) // count
        left = _EDGE + column * (wide + _BETWEEN)
        if row < 0:
            return QRect(left + 4, 0, wide - 8, _HEAD)
        return QRect(left, _HEAD + row * _ROW, wide, _ROW)


def _reach(row: ShareRow) -> float:
    """How far to the right a row has something to draw."""
    filled = sum(max(float(segment.value), 0.0) for segment in row.segments)
    return max(filled, float(row.limit) * _LIMIT_ROOM if row.limit is not None else 0.0)
