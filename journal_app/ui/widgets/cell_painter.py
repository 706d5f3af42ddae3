"""Paints the cells of every table: text in its tone, a chip or an aside after it, or a ladder.

Each cell is fetched once, from the model itself, and painted by the view, not by Qt's walk over
delegates: a table of 150 cells is painted in half the time.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from journal_app.ui.theme import theme
from journal_app.ui.widgets.chip import chip_width, paint_chip
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.measures import fitted, width_of
from journal_app.ui.widgets.price_ladder import ladder_words, paint_ladder

if TYPE_CHECKING:
    from journal_app.ui.models.cell_table import CellTable
    from journal_app.ui.models.cells import Cell

PADDING: Final = 8
TITLE_PADDING: Final = PADDING + 2  # the style takes a little of a title's room
_GAP: Final = 6
_LEAST_TEXT: Final = 40
"""A text gives way to its chip down to this. Units: logical pixels."""

_LADDER_WIDTH: Final = 240
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SINGLE_LINE: Final = int(Qt.TextFlag.TextSingleLine)
_PIXELS: Final = 13
_MARK: Final = 13
_MARKED: Final = _MARK + 4
"""What a mark and its gap take. Units: logical pixels."""


class CellPainter:
    """Paints what a `CellTable` holds; grounds and rules are the view's."""

    def __init__(self) -> None:
        self.selected_rows: Container[int] = ()
        self.hovered_row = -1

    def paint_cell(
        self, painter: QPainter, model: CellTable, row: int, column: int, rect: QRect
    ) -> None:
        """Paint one cell into its rectangle."""
        cell = model.cell(row, column)
        left, top, height = rect.x() + PADDING, rect.y(), rect.height()
        room = rect.width() - 2 * PADDING
        if room <= 0:
            return
        if cell.levels is not None:
            area = QRect(left, top, room, height)
            paint_ladder(painter, area, cell.levels, ground=self._ground(row))
        elif cell.chip or cell.aside:
            area = QRect(left, top, room, height)
            if model.columns[column].is_right:
                area.setLeft(left + max(0, room - self._wanted(cell)))
            self._paint_parts(painter, cell, area, self._ground(row))
        elif cell.text:
            where = _RIGHT if model.columns[column].is_right else _LEFT
            self._paint_text(painter, cell, left, top, room, height, where)

    def paint_heading(self, painter: QPainter, row: int, cell: Cell, rect: QRect) -> None:
        """Paint what stands over rows, across columns."""
        self._paint_parts(painter, cell, rect.adjusted(PADDING, 0, -PADDING, 0), self._ground(row))

    def width_of(self, cell: Cell) -> int:
        """How wide a column must be to show the whole cell."""
        if cell.levels is not None:
            return _LADDER_WIDTH + 2 * PADDING
        return self._wanted(cell) + 2 * PADDING

    def tip_of(self, cell: Cell, width: int) -> str:
        """What to say under the mouse: all of a cell that is cut, all levels of a ladder, or the
        cell's own tip. width: of its column.
        """
        words = cell.tip or ladder_words(cell.levels)
        is_cut = self._wanted(cell) > width - 2 * PADDING
        return words or (cell.spoken if is_cut else "")

    # Parts

    def _paint_text(
        self,
        painter: QPainter,
        cell: Cell,
        left: int,
        top: int,
        width: int,
        height: int,
        where: int,
    ) -> None:
        if cell.is_marked:
            width -= _MARKED
            left += _MARKED
        text = fitted(cell.text, width, _PIXELS, cell.weight)
        if cell.is_marked:
            right = left + width - width_of(text, _PIXELS, cell.weight)
            mark = (right if where == _RIGHT else left) - _MARKED
            place = QRectF(mark, top + (height - _MARK) / 2, _MARK, _MARK)
            paint_icon(painter, place, "circle-alert", cell.tone)
        painter.setFont(theme().font(_PIXELS, cell.weight))
        painter.setPen(theme().color(cell.tone))
        painter.drawText(left, top, width, height, where | _SINGLE_LINE, text)

    def _ground(self, row: int) -> str:
        if row in self.selected_rows:
            return "accent_tint"
        return "neutral_tint" if row == self.hovered_row else "surface"

    def _paint_parts(self, painter: QPainter, cell: Cell, area: QRect, under: str) -> None:
        left, top, room, height = area.x(), area.y(), area.width(), area.height()
        chip = _chip_room(cell, room)
        if cell.text:
            free = room - (chip + _GAP if chip else 0)
            advance = min(_text_width(cell), max(free, 0))
            self._paint_text(painter, cell, left, top, advance, height, _LEFT)
            left += advance + _GAP
            room -= advance + _GAP
        if chip:
            where = QRect(left, top, chip, height)
            paint_chip(painter, where, cell.chip, cell.chip_tone, under)
            left += chip + _GAP
            room -= chip + _GAP
        if cell.aside and room > 0:
            painter.setFont(theme().font(_PIXELS))
            painter.setPen(theme().color("muted"))
            words = fitted(cell.aside, room)
            painter.drawText(left, top, room, height, _LEFT | _SINGLE_LINE, words)

    def _wanted(self, cell: Cell) -> int:
        parts = []
        if cell.text:
            parts.append(_text_width(cell))
        if cell.chip:
            parts.append(chip_width(cell.chip))
        if cell.aside:
            parts.append(width_of(cell.aside))
        return sum(parts) + _GAP * max(0, len(parts) - 1) + 1


def _chip_room(cell: Cell, room: int) -> int:
    """What the chip takes of a cell: nothing where it would leave no more than dots of the text."""
    if not cell.chip:
        return 0
    chip = min(chip_width(cell.chip), room)
    least = min(_text_width(cell), _LEAST_TEXT) + _GAP if cell.text else 0
    return chip if chip + least <= room else 0


def _text_width(cell: Cell) -> int:
    """Room for the text, with the mark before it."""
    return width_of(cell.text, _PIXELS, cell.weight) + (_MARKED if cell.is_marked else 0)


def paint_rules(painter: QPainter, view: QTableView, rows: range, height: int) -> None:
    """Paint a hairline under each of these rows but the last of all."""
    line = theme().color("line")
    width, last = view.viewport().width(), view.model().rowCount() - 1
    for row in rows:
        if row != last:
            draw_rule(painter, 0, width, view.rowViewportPosition(row) + height, line)
