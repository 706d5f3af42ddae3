"""The journal's table: the ids of all trades in their order, and pages of lines as they are seen.

Trades may stand in groups, each under a heading that folds them away.

The model asks for pages and never waits: a row that has not come yet is empty for a moment, or
shows what it last said. What is far from the rows on show is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

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


class GroupKey(NamedTuple):
    """What a heading is known by: the key of its group."""

    group: str


class TradeGroup(NamedTuple):
    """Trades under one heading. cells: the figures of the group, under their columns."""

    key: str
    trade_ids: Sequence[int]
    heading: Cell
    cells: Sequence[Cell]


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
        self._groups: Sequence[TradeGroup] = ()
        self._folded: set[str] = set()
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
        self._show((), ids)

    def show_groups(self, groups: Sequence[TradeGroup]) -> None:
        """Show trades under headings; those that were folded stay so."""
        self._show(groups, self._unfolded(groups))

    def _show(self, groups: Sequence[TradeGroup], ids: Sequence[int]) -> None:
        self._generation += 1
        self._fresh.clear()
        self._asked.clear()
        is_same = list(ids) == list(self._ids) and len(groups) == len(self._groups)
        if is_same:
            self._groups = groups
            if ids:
                self._tell_changed(0, len(ids) - 1)
            return
        self.beginResetModel()
        self._groups, self._ids = groups, ids
        self._places.clear()
        self._cells = {each: self._cells[each] for each in self._kept_of(ids)}
        self.endResetModel()

    # Groups. In `_ids` a heading stands as −1 less its place.

    @property
    def groups(self) -> Sequence[TradeGroup]:
        """The groups in their order; none where the trades stand in none."""
        return self._groups

    def group_at(self, row: int) -> TradeGroup | None:
        """The group whose heading a row is."""
        if not self._groups or not 0 <= row < len(self._ids) or self._ids[row] >= 0:
            return None
        return self._groups[-1 - self._ids[row]]

    def group_of(self, trade_id: int) -> TradeGroup | None:
        """The group that a trade is in, folded or not."""
        return next((each for each in self._groups if trade_id in each.trade_ids), None)

    def is_folded(self, key: str) -> bool:
        """Whether the trades of a group are folded away."""
        return key in self._folded

    def fold(self, keys: Collection[str], *, away: bool) -> None:
        """Fold the trades of groups away, or show them."""
        folded = self._folded | set(keys) if away else self._folded - set(keys)
        if folded != self._folded:
            self._folded = folded
            self._show(self._groups, self._unfolded(self._groups))

    def heading(self, row: int) -> Cell | None:
        """What stands over a group's trades, with the sign of whether they are on show."""
        group = self.group_at(row)
        if group is None:
            return None
        sign = "▸" if group.key in self._folded else "▾"
        return group.heading._replace(text=f"{sign}  {group.heading.text}")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can be reached and not selected."""
        if self.group_at(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _unfolded(self, groups: Sequence[TradeGroup]) -> Sequence[int]:
        rows: list[int] = []
        for place, group in enumerate(groups):
            rows.append(-1 - place)
            if group.key not in self._folded:
                rows += group.trade_ids
        return rows

    def forget_words(self) -> None:
        """Write all lines anew, after the way numbers are written has changed."""
        self._cells.clear()
        self._show(self._groups, self._ids)

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows."""
        return self._ids

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many trades there are."""
        return 0 if parent.isValid() else len(self._ids)

    def cell(self, row: int, column: int) -> Cell:
        """The cell, as far as its line has come."""
        if (group := self.group_at(row)) is not None:
            cell = group.cells[column]
            return cell if column else cell._replace(words=self._spoken_heading(group))
        page = row // PAGE
        if page not in self._fresh and page not in self._asked:
            self._want(page)
        cells = self._cells.get(self._ids[row])
        return (cells or self._empty)[column]

    def key_at(self, row: int) -> int | GroupKey | None:
        """The id of the trade in a row, or the key of a heading."""
        if (group := self.group_at(row)) is not None:
            return GroupKey(group.key)
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, key: object) -> int:
        """The row of a trade or of a heading, −1 where it is not among these."""
        if not self._places and self._ids:
            self._places = {trade_id: row for row, trade_id in enumerate(self._ids)}
        if isinstance(key, GroupKey):
            places = (at for at, each in enumerate(self._groups) if each.key == key.group)
            return self._places.get(-1 - next(places, len(self._groups)), -1)
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
            ids = [each for each in self._ids[page * PAGE : (page + 1) * PAGE] if each >= 0]
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

    def _spoken_heading(self, group: TradeGroup) -> str:
        titled = zip(self.columns, group.cells, strict=True)
        figures = [f"{column.title} {cell.text}" for column, cell in titled if cell.text]
        return ", ".join((group.heading.spoken, *figures))

    def _kept_of(self, ids: Sequence[int]) -> set[int]:
        return self._cells.keys() & set(ids)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
