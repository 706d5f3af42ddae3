"""Stretches of rows: how a selection of rows is told, and made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection

if TYPE_CHECKING:
    from journal_app.ui.models.cell_table import CellTable

_MOST_RUNS: Final = 1_000
"""Into so many pieces a selection may fall when the rows come in another order; beyond that Qt
would be at it for minutes, and it is let go.
"""

Run = tuple[int, int]
"""The first and the last of rows that follow each other."""


def runs_in(selection: QItemSelection) -> list[Run]:
    """The stretches of a selection, from the first to the last row."""
    ranges = map(selection.at, range(selection.count()))
    return sorted({(each.top(), each.bottom()) for each in ranges})


def selection_of(table: CellTable, rows: Sequence[int]) -> QItemSelection:
    """A selection of these ascending rows; of none where they are in too many pieces."""
    runs = list(_runs(rows))
    selection = QItemSelection()
    if len(runs) <= _MOST_RUNS:
        last_column = len(table.columns) - 1
        for first, last in runs:
            selection.select(table.index(first, 0), table.index(last, last_column))
    return selection


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each stretch of ascending rows."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place
