"""The journal's table: the ids of all trades in their order, and pages of lines as they are seen.

The model asks for pages and never waits: a row that has not come yet is empty for a moment, or
shows what it last said. What is far from the rows on show is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from journal_app.ui.models.cell_table import CellTable, Index
from journal_app.ui.models.cells import Cell, Column

if TYPE_CHECKING:
    from journal_app.domain.trade_line import TradeLine

PAGE: Final = 200
KEPT_PAGES: Final = 20

_ROOT = QModelIndex()

Lines = Sequence["TradeLine"]
Fetch = Callable[[Sequence[int], Callable[[Lines], object]], object]
"""Asks for the lines of these ids, and is told them later."""

CellsOf = Callable[["TradeLine"], Sequence[Cell]]


class TradeTable(CellTable):
    """Trades in an order that SQL made. Signal: `sort_asked(key, descending)`."""

    sort_asked = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        cells_of: CellsOf,
        fetch: Fetch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._cells_of = cells_of
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._places: dict[int, int] = {}
        self._cells: dict[int, Sequence[Cell]] = {}
        self._fresh: dict[int, None] = {}
        self._asked: set[int] = set()
        self._wanted: set[int] = set()
        self._generation = 0
        self._empty = tuple(Cell() for _ in self.columns)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    # What is shown

    def show_ids(self, ids: Sequence[int]) -> None:
        """Show these trades in this order; what is known of them stays until it is told anew."""
        self._generation += 1
        self._fresh.clear()
        self._asked.clear()
        if list(ids) == list(self._ids):
            if ids:
                self._tell_changed(0, len(ids) - 1)
            return
        self.beginResetModel()
        self._ids = ids
        self._places.clear()
        self._cells = {each: self._cells[each] for each in self._kept_of(ids)}
        self.endResetModel()

    def forget_words(self) -> None:
        """Write all lines anew, after the way numbers are written has changed."""
        self._cells.clear()
        self.show_ids(self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows."""
        return self._ids

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many trades there are."""
        return 0 if parent.isValid() else len(self._ids)

    def cell(self, row: int, column: int) -> Cell:
        """The cell, as far as its line has come."""
        page = row // PAGE
        if page not in self._fresh and page not in self._asked:
            self._want(page)
        cells = self._cells.get(self._ids[row])
        return (cells or self._empty)[column]

    def key_at(self, row: int) -> int | None:
        """The id of the trade in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, key: object) -> int:
        """The row of a trade, −1 where it is not among these."""
        if not self._places and self._ids:
            self._places = {trade_id: row for row, trade_id in enumerate(self._ids)}
        return self._places.get(key, -1) if isinstance(key, int) else -1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; the rows follow when it is there."""
        if column < 0 or not self.columns[column].sorts:
            return
        self.show_order(self.columns[column].key, order)
        self.sort_asked.emit(self.sorted_by, order is Qt.SortOrder.DescendingOrder)

    def show_order(self, key: str, order: Qt.SortOrder) -> None:
        """Say in the header by what the rows are ordered."""
        self.sorted_by, self.sort_order = key, order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # Pages

    def _want(self, page: int) -> None:
        """Ask for a page, and for its neighbours, once the painting is done."""
        last = (len(self._ids) - 1) // PAGE
        self._wanted |= {each for each in (page, page + 1, page - 1) if 0 <= each <= last}
        if not self._asking.isActive():
            self._asking.start()

    def _ask(self) -> None:
        wanted = self._wanted - self._asked - self._fresh.keys()
        self._wanted.clear()
        generation = self._generation
        for page in sorted(wanted):
            ids = list(self._ids[page * PAGE : (page + 1) * PAGE])
            self._asked.add(page)

            def take(lines: Lines, page: int = page) -> None:
                if generation == self._generation:
                    self._take(page, lines)

            self._fetch(ids, take)

    def _take(self, page: int, lines: Lines) -> None:
        self._asked.discard(page)
        self._fresh[page] = None
        for line in lines:
            self._cells[line.id] = self._cells_of(line)
        self._let_go()
        first = page * PAGE
        self._tell_changed(first, min(first + PAGE, len(self._ids)) - 1)

    def _let_go(self) -> None:
        while len(self._fresh) > KEPT_PAGES:
            oldest = next(iter(self._fresh))
            del self._fresh[oldest]
            for trade_id in self._ids[oldest * PAGE : (oldest + 1) * PAGE]:
                self._cells.pop(trade_id, None)

    def _kept_of(self, ids: Sequence[int]) -> set[int]:
        return self._cells.keys() & set(ids)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
