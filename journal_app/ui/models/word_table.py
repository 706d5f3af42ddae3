"""A table of words that are written as they are looked at, for the values behind a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject

from journal_app.ui.models.cell_table import CellTable, Index
from journal_app.ui.models.cells import Cell, Column

_ROOT: Final = QModelIndex()


class WordTable(CellTable):
    """Rows of words in their own order; the first column names them, the others are figures."""

    def __init__(
        self, titles: Sequence[str], rows: Sequence[Sequence[str]], parent: QObject | None = None
    ) -> None:
        columns = [
            Column(
                f"{place}",
                title,
                kind="number" if place else "text",
                stretches=not place,
                sorts=False,
            )
            for place, title in enumerate(titles)
        ]
        super().__init__(columns, parent)
        self._rows = rows
        self._seen: tuple[int, Sequence[str]] = (-1, ())

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> Cell:
        """The cell; the row that was looked at last is kept, since its other cells come next."""
        if self._seen[0] != row:
            self._seen = row, self._rows[row]
        return Cell(self._seen[1][column])

    def key_at(self, row: int) -> object:
        """Its number."""
        return row

    def row_of(self, key: object) -> int:
        """The row of a number."""
        return key if isinstance(key, int) and 0 <= key < len(self._rows) else -1
