"""The table of trades: many can be chosen, groups fold, and columns go where there is no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, cast

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from journal_app.ui.models.cell_table import Index
from journal_app.ui.models.cells import Column
from journal_app.ui.models.trade_table import GroupKey, TradeGroup, TradeTable
from journal_app.ui.screens.journal.trade_cells import SHOWN_AT_FIRST
from journal_app.ui.widgets.row_menu import menu_point
from journal_app.ui.widgets.table import TableView

_LET_GO: Final = ("strategy", "platform", "leverage", "r_initial", "average_entry")
"""The columns that are missed least, in this order, where the table is narrow: words, which the
panel tells too, before figures, and of these the entry last, which is looked for first.
"""

_POSITION_ROOM: Final = 150
_LEAST_POSITION_ROOM: Final = 108
"""A short name and its side; longer ones are cut before a column of figures goes."""


class TradeList(TableView):
    """Trades. Own columns of the trader's are never let go.

    Signals: `trash_asked(trade_ids)` by Delete, `selected(trade_ids)` as the selection changes,
    `menu_asked(at)` by the right button or the menu key, at a global point.
    """

    trash_asked = Signal(object)
    selected = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._has_own_columns = False
        self._widest: dict[str, int] = {}
        self._is_arranging = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().sectionMoved.connect(self._note_moved)
        self.columns_changed.connect(self._note_own_columns)

    @property
    def trades(self) -> TradeTable:
        """The model."""
        return cast(TradeTable, self.table)

    @property
    def selected_ids(self) -> list[int]:
        """The trades that are selected, from the first to the last."""
        return [key for key in self.selected_keys if isinstance(key, int)]

    @property
    def shown_columns(self) -> list[str]:
        """The keys of the columns on show, from the left to the right."""
        hidden = self.hidden_columns
        return [key for key in self.column_order if key not in hidden]

    @property
    def column_order(self) -> list[str]:
        """The keys of all columns, from the left to the right."""
        header, columns = self.horizontalHeader(), self.table.columns
        return [columns[header.logicalIndex(at)].key for at in range(len(columns))]

    def show_columns(self, keys: Sequence[str], widths: Mapping[str, int] | None = None) -> None:
        """Show these columns in this order, whatever room there is; some may have own widths."""
        self._has_own_columns = True
        self._arrange(keys)
        self._show_only(keys)
        if widths:
            self.set_own_widths(dict(widths))

    def arrange_columns(self, keys: Sequence[str]) -> None:
        """Show the columns that the trader chose, in this order."""
        self.show_columns(keys)
        self.columns_changed.emit()

    def forget_columns(self) -> None:
        """Show the columns of the beginning again, as wide as they ask for."""
        self._arrange([each.key for each in self.table.columns])
        self.set_own_widths({})
        self._show_only(SHOWN_AT_FIRST)
        self.columns_changed.emit()
        self._has_own_columns = False
        self.fit_columns()

    def column_menu(self) -> QMenu:
        """What can be done with the columns, their order too."""
        menu = super().column_menu()
        menu.addSeparator()
        menu.addAction(self.tr("Arrange columns…")).triggered.connect(self.open_columns)
        return menu

    def open_columns(self) -> None:
        """Let the trader choose columns and their order, in a dialog."""
        from journal_app.ui.screens.journal.columns_dialog import ColumnsDialog

        titles = {each.key: each.title for each in self.table.columns}
        hidden = self.hidden_columns
        order = sorted(self.column_order, key=lambda key: key in hidden)
        dialog = ColumnsDialog([(key, titles[key]) for key in order], self.shown_columns, self)
        dialog.arranged.connect(self.arrange_columns)
        dialog.forgotten.connect(self.forget_columns)
        dialog.open()

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
            self.selectionModel().selectionChanged.connect(self._tell_selected)
            model.modelReset.connect(self._tell_selected)

    def choose(self, key: object) -> bool:
        """Choose a trade, also one that is folded away."""
        if isinstance(key, int) and self.table.row_of(key) < 0:
            group = self.trades.group_of(key)
            if group is not None:
                self.trades.fold([group.key], away=False)
        return super().choose(key)

    def fold(self, groups: Sequence[TradeGroup], *, away: bool) -> None:
        """Fold groups away or show them; where the chosen trade goes, its heading is chosen."""
        chosen = self.chosen_key
        if away and isinstance(chosen, int):
            inside = next((each for each in groups if chosen in each.trade_ids), None)
            if inside is not None:
                super().choose(GroupKey(inside.key))
        self.trades.fold([each.key for each in groups], away=away)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the trash by Delete; let go of a selection by Escape; fold groups."""
        key = event.key()
        if key == Qt.Key.Key_Delete and (ids := self.selected_ids):
            self.trash_asked.emit(ids)
        elif key == Qt.Key.Key_Escape and len(self.selected_rows()) > 1:
            self.select_one()
        elif not self._fold_by(key):
            super().keyPressEvent(event)

    def setCurrentIndex(self, index: Index) -> None:
        """Choose one row alone: of the keys that are held, as for redo, this is no use."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def select_one(self) -> None:
        """Select no more than the chosen trade."""
        self.setCurrentIndex(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold the group whose heading is pressed."""
        row = self.rowAt(int(event.position().y()))
        group = self.trades.group_at(row)
        if group is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().choose(GroupKey(group.key))
        self._turn(group)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Of a heading, as pressed once more."""
        if self.trades.group_at(self.rowAt(int(event.position().y()))) is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for what can be done with the selection, at the mouse or at the chosen row."""
        self.menu_asked.emit(menu_point(self, event))

    def _fold_by(self, key: int) -> bool:
        """Fold by keys as in a tree; tell whether this was one."""
        if not self.trades.groups:
            return False
        group = self.trades.group_at(self.currentIndex().row())
        if group is None:
            chosen = self.chosen_key
            inside = self.trades.group_of(chosen) if isinstance(chosen, int) else None
            if key != Qt.Key.Key_Left or inside is None:
                return False
            return super().choose(GroupKey(inside.key))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._turn(group)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold([group], away=key == Qt.Key.Key_Left)
        else:
            return False
        return True

    def _turn(self, group: TradeGroup) -> None:
        self.fold([group], away=not self.trades.is_folded(group.key))

    def _tell_selected(self) -> None:
        self.selected.emit(self.selected_ids)

    def _arrange(self, keys: Sequence[str]) -> None:
        """Bring columns into an order; those that are not named come after, in their own."""
        header = self.horizontalHeader()
        known = [each.key for each in self.table.columns]
        named = [key for key in dict.fromkeys(keys) if key in known]
        self._is_arranging = True
        for place, key in enumerate([*named, *(key for key in known if key not in named)]):
            header.moveSection(header.visualIndex(known.index(key)), place)
        self._is_arranging = False

    def _note_moved(self) -> None:
        if not self._is_arranging:
            self.columns_changed.emit()

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
        position = wanted["asset"]
        room, gone = self.viewport().width(), set[str]()
        for key in _LET_GO:
            most = _LEAST_POSITION_ROOM if gone else _POSITION_ROOM  # but the first goes before it
            wanted["asset"] = min(position, most)
            if sum(width for each, width in wanted.items() if each not in gone) <= room:
                break
            gone.add(key)
        return gone

    def _show_only(self, keys: Sequence[str]) -> None:
        self.hide_columns([each.key for each in self.table.columns if each.key not in keys])

    def _note_own_columns(self) -> None:
        self._has_own_columns = True
