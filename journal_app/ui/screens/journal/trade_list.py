"""The table of trades: Delete puts one into the trash, and columns go where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.models.cells import Column
from journal_app.ui.screens.journal.trade_cells import SHOWN_AT_FIRST
from journal_app.ui.widgets.table import TableView

_LET_GO: Final = ("strategy", "average_entry", "leverage", "platform")
"""The columns that are missed least, in this order, where the table is narrow."""

_POSITION_ROOM: Final = 150


class TradeList(TableView):
    """Trades. Signal: `trash_asked(trade_id)`. Own columns of the trader's are never let go."""

    trash_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._has_own_columns = False
        self._widest: dict[str, int] = {}
        self.columns_changed.connect(self._note_own_columns)

    @property
    def shown_columns(self) -> list[str]:
        """The keys of the columns on show."""
        hidden = self.hidden_columns
        return [each.key for each in self.table.columns if each.key not in hidden]

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns, whatever room there is."""
        self._has_own_columns = True
        self._show_only(keys)

    def fit_columns(self) -> None:
        """Let go of columns until the rest has room, then fit them."""
        if self.model() is not None and not self._has_own_columns:
            kept = [key for key in SHOWN_AT_FIRST if key not in self._without_room()]
            if kept != self.shown_columns:
                self._show_only(kept)  # which fits them
                return
        super().fit_columns()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, and give its columns more room when wider cells come."""
        super().setModel(model)
        if model is not None:
            model.dataChanged.connect(self._grow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the trash by Delete."""
        if event.key() == Qt.Key.Key_Delete and isinstance(self.chosen_key, int):
            self.trash_asked.emit(self.chosen_key)
        else:
            super().keyPressEvent(event)

    def _fitting(self, place: int, column: Column) -> int:
        """As wide as the widest that was seen: columns do not jump while one scrolls."""
        widest = max(super()._fitting(place, column), self._widest.get(column.key, 0))
        if column.key not in self.own_widths:
            self._widest[column.key] = widest
        return widest

    def _grow(self) -> None:
        before = dict(self._widest)
        for place, column in enumerate(self.table.columns):
            if not self.isColumnHidden(place):
                self._fitting(place, column)
        if self._widest != before:
            self.fit_columns()

    def _without_room(self) -> set[str]:
        columns = {each.key: place for place, each in enumerate(self.table.columns)}
        wanted = {key: self._fitting(columns[key], self.table.columns[columns[key]])
                  for key in SHOWN_AT_FIRST}  # fmt: skip
        wanted["asset"] = min(wanted["asset"], _POSITION_ROOM)
        room, gone = self.viewport().width(), set[str]()
        for key in _LET_GO:
            if sum(width for each, width in wanted.items() if each not in gone) <= room:
                break
            gone.add(key)
        return gone

    def _show_only(self, keys: Sequence[str]) -> None:
        self.hide_columns([each.key for each in self.table.columns if each.key not in keys])

    def _note_own_columns(self) -> None:
        self._has_own_columns = True
