"""A table that is shown anew at every keystroke: its rows change in place, the selection stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject

from journal_app.ui.models.cell_table import CellTable, Index
from journal_app.ui.models.cells import Cell, Column

_ROOT = QModelIndex()


class LiveTable(CellTable):
    """Rows in a fixed order; a row is known by its place."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: Sequence[tuple[Cell, ...]] = ()

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show these rows instead; only what changed is told, unless there are more or fewer."""
        before, count = self._rows, len(rows)
        if count > len(before):
            self.beginInsertRows(_ROOT, len(before), count - 1)
            self._rows = rows
            self.endInsertRows()
        elif count < len(before):
            self.beginRemoveRows(_ROOT, count, len(before) - 1)
            self._rows = rows
            self.endRemoveRows()
        else:
            self._rows = rows
        changed = [
            place for place, (old, new) in enumerate(zip(before, rows, strict=False)) if old != new
        ]
        if changed:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], last))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        """The cell."""
        return self._rows[row][column]

    def key_at(self, row: int) -> object:
        """Its place."""
        return row

    def row_of(self, key: object) -> int:
        """The place itself, −1 where there is none."""
        return key if isinstance(key, int) and 0 <= key < len(self._rows) else -1
