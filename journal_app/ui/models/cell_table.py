"""The model behind every table: it answers with whole cells, which the delegate fetches at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.roles import (
    ALIGNMENT,
    DISPLAY,
    HORIZONTAL,
    KEY,
    SPOKEN,
    TO_THE_LEFT,
    TO_THE_RIGHT,
    TOOL_TIP,
)

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ARROWS = {Qt.SortOrder.AscendingOrder: " ↑", Qt.SortOrder.DescendingOrder: " ↓"}


class CellTable(QAbstractTableModel):
    """Rows of cells under columns. A subclass says how many rows there are and what is in them.

    `sorted_by` is the key of the column that orders the rows, empty for their own order.
    """

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sorted_by = ""
        self.sort_order = Qt.SortOrder.AscendingOrder

    def cell(self, row: int, column: int) -> Cell:
        """The cell, without a detour through Qt's variants."""
        raise NotImplementedError

    def key_at(self, row: int) -> object:
        """What identifies a row; None where it is not loaded."""
        raise NotImplementedError

    def row_of(self, key: object) -> int:
        """Where the row with this key stands, −1 where it does not."""
        raise NotImplementedError

    def heading(self, row: int) -> Cell | None:  # noqa: ARG002 - of most tables no row is one
        """What stands over the rows below, where a row does; such a row is not selected."""
        return None

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """What others than the delegate ask for: the text, its place, and what is spoken."""
        if not index.isValid():
            return None
        if role == DISPLAY:
            return self.cell(index.row(), index.column()).text
        if role == SPOKEN:
            return self.cell(index.row(), index.column()).spoken
        if role == TOOL_TIP:
            return self.cell(index.row(), index.column()).tip or None
        if role == ALIGNMENT:
            return TO_THE_RIGHT if self.columns[index.column()].is_right else TO_THE_LEFT
        if role == KEY:
            return self.key_at(index.row())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """The title of a column, with an arrow where the rows are sorted by it."""
        if orientation is not HORIZONTAL or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == DISPLAY:
            is_sorted = bool(column.key) and column.key == self.sorted_by
            return column.title + (_ARROWS[self.sort_order] if is_sorted else "")
        if role == ALIGNMENT:
            return TO_THE_RIGHT if column.is_right else TO_THE_LEFT
        if role == TOOL_TIP:
            return column.tip or None
        return None

    def line(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row, for copying and reading aloud."""
        return tuple(self.cell(row, column) for column in range(len(self.columns)))
