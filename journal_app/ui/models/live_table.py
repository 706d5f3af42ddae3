"""A table that is shown anew at every keystroke: its rows change in place, the selection stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject

from journal_app.ui.models.cell_table import CellTable, Index
from journal_app.ui.models.cells import Cell, Column

_ROOT = QModelIndex()


def greyed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a row that tells how it was before."""
    return tuple(cell._replace(tone="muted", chip_tone="neutral") for cell in cells)


class LiveTable(CellTable):
    """Rows in a fixed order; a row is known by its place."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: Sequence[tuple[Cell, ...]] = ()
        self._is_greyed = False

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Show these rows instead, and say whether there are as many as before, with other cells.

        Only what changed is told, unless there are more or fewer.
        """
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
        return bool(changed) and count == len(before)

    def set_greyed(self, *, is_greyed: bool) -> None:
        """Grey all of it while it tells how things were before."""
        if is_greyed != self._is_greyed:
            self._is_greyed = is_greyed
            if self._rows:
                last = self.index(len(self._rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        """The cell."""
        found = self._rows[row][column]
        return greyed((found,))[0] if self._is_greyed else found

    def key_at(self, row: int) -> object:
        """Its place."""
        return row

    def row_of(self, key: object) -> int:
        """The place itself, −1 where there is none."""
        return key if isinstance(key, int) and 0 <= key < len(self._rows) else -1
