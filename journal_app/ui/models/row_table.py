"""A table of rows held in memory: for some hundreds of them, all known at once."""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, Qt

from journal_app.ui.models.cell_table import CellTable, Index
from journal_app.ui.models.cells import Cell, Column

_ROOT = QModelIndex()


class Row(NamedTuple):
    """One row: what identifies it, and a cell for each column."""

    key: object
    cells: Sequence[Cell]


class RowTable(CellTable):
    """Rows in the order they were given, or sorted by what their cells are ordered by."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._given: list[Row] = []
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        given = list(rows)
        assert all(len(row.cells) == len(self.columns) for row in given)
        self.beginResetModel()
        self._given = given
        self._rows = self._ordered()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        """The cell."""
        return self._rows[row].cells[column]

    def key_at(self, row: int) -> object:
        """What identifies the row."""
        return self._rows[row].key

    def row_of(self, key: object) -> int:
        """Where the row with this key stands, −1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; −1 gives the rows' own order back. What has no value stays last."""
        self.beginResetModel()
        self.sorted_by = self.columns[column].key if column >= 0 else ""
        self.sort_order = order
        self._rows = self._ordered()
        self.endResetModel()

    def _ordered(self) -> list[Row]:
        place = next(
            (at for at, column in enumerate(self.columns) if column.key == self.sorted_by), -1
        )
        if not self.sorted_by or place < 0:
            return list(self._given)
        is_number = self.columns[place].kind == "number"

        def order(row: Row) -> Any:
            cell = row.cells[place]
            if cell.order is not None or is_number:
                return cell.order
            return cell.text.casefold() or None

        known = [row for row in self._given if order(row) is not None]
        known.sort(key=order, reverse=self.sort_order is Qt.SortOrder.DescendingOrder)
        return known + [row for row in self._given if order(row) is None]
