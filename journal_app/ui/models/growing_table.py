"""A table of which the first page is there at once, and the next when one scrolls to its end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal

from journal_app.ui.models.cell_table import Index
from journal_app.ui.models.row_table import Row, RowTable

_ROOT = QModelIndex()


class GrowingTable(RowTable):
    """Rows in the order they come. Signal: `more_wanted()`, once for each page that is missing."""

    more_wanted = Signal()

    _has_more = False

    def show_first(self, rows: Sequence[Row], *, has_more: bool) -> None:
        """Show these rows instead."""
        self._has_more = has_more
        self.show_rows(rows)

    def show_next(self, rows: Sequence[Row], *, has_more: bool) -> None:
        """Show these rows after those that are there."""
        self._has_more = has_more
        if rows:
            count = len(self._rows)
            self.beginInsertRows(_ROOT, count, count + len(rows) - 1)
            self._given += rows
            self._rows = list(self._given)
            self.endInsertRows()

    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        """Whether there are more rows than are there."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index = _ROOT) -> None:  # noqa: ARG002
        """Ask for the next page; until it comes, nothing more is asked."""
        self._has_more = False
        self.more_wanted.emit()
