"""What Qt's own sorting and filtering of the same rows costs. Imports nothing of the program."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex

ORDER: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_ROOT: Final = QModelIndex()


class Rows(QAbstractTableModel):
    """Rows of values: shown as text, sorted as they are."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows[0])

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == ORDER:
            return self._rows[index.row()][index.column()]
        if role == _DISPLAY:
            return str(self._rows[index.row()][index.column()])
        return None


class Proxy:
    """A proxy over rows, timed."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = Rows(rows)
        self._proxy = QSortFilterProxyModel()
        self._proxy.setSortRole(ORDER)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setSourceModel(self._rows)

    def sorted_by(self, column: int) -> tuple[float, list[Any]]:
        """Seconds for one sort, and the column as it stands then."""
        assert self._proxy.rowCount() == self._rows.rowCount()
        start = process_time()
        self._proxy.sort(column, Qt.SortOrder.AscendingOrder)
        took = process_time() - start
        rows = range(self._proxy.rowCount())
        return took, [self._proxy.index(row, column).data(ORDER) for row in rows]

    def filtered_by(self, text: str, column: int) -> tuple[float, int]:
        """Seconds for one filter, and how many rows pass."""
        self._proxy.setFilterKeyColumn(column)
        start = process_time()
        self._proxy.setFilterFixedString(text)
        found = self._proxy.rowCount()
        took = process_time() - start
        self._proxy.setFilterFixedString("")
        return took, found
