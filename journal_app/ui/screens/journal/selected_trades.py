"""What is done with all the trades that are selected, each time as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from journal_app.services.ports import Clock, Journal, Progress, TradeFilter
from journal_app.services.recording import bring_back, trash
from journal_app.ui.desk import Desk
from journal_app.ui.models.trade_table import TradeGroup
from journal_app.ui.screens.journal.selection_bar import SelectionBar
from journal_app.ui.screens.journal.trade_list import TradeList


class SelectedTrades(QObject):
    """Offers in the bar below the table, and in its menu, what can be done, and does it.

    is_trash: whether the table shows what is in the trash. Signal: `price_asked`, of the chosen
    trade's asset.
    """

    price_asked = Signal()

    def __init__(
        self, desk: Desk, table: TradeList, bar: SelectionBar, is_trash: Callable[[], bool]
    ) -> None:
        super().__init__(table)
        self._desk, self._table, self._bar, self._is_trash = desk, table, bar, is_trash
        table.selected.connect(self._show)
        table.menu_asked.connect(self._show_menu)
        table.trash_asked.connect(self.trash)
        bar.words_asked.connect(self.open_words)
        bar.export_asked.connect(self.export)
        bar.trash_asked.connect(lambda: self.trash(table.selected_ids))
        bar.return_asked.connect(lambda: self.bring_back(table.selected_ids))
        bar.clear_asked.connect(self._select_one)

    def _show(self, ids: Sequence[int]) -> None:
        count = self._desk.formats.count(len(ids))
        told = self.tr("{count} trades selected").format(count=count) if len(ids) > 1 else ""
        self._bar.offer(
            told, is_trash=self._is_trash(), is_read_only=self._desk.bridge.is_read_only
        )

    def _select_one(self) -> None:
        self._table.select_one()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, at: QPoint) -> None:
        menu = self.made_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def made_menu(self) -> QMenu:
        """What can be done with the trades that are selected, and with the groups."""
        table, menu = self._table, QMenu(self._table)
        ids = table.selected_ids
        if ids:
            is_read_only = self._desk.bridge.is_read_only
            if not is_read_only and not self._is_trash():
                if len(ids) == 1:
                    rescue = menu.addAction(self.tr("Rescue…"))
                    rescue.triggered.connect(self._desk.actions["compare_rescues"].trigger)
                    price = menu.addAction(self.tr("Say a price…"))
                    price.triggered.connect(self.price_asked)
                menu.addAction(self.tr("Tags, strategy…")).triggered.connect(self.open_words)
            menu.addAction(self.tr("Export…")).triggered.connect(self.export)
            menu.addAction(self.tr("Copy")).triggered.connect(table.copy_rows)
            if not is_read_only:
                count = self._desk.formats.count(len(ids))
                one, many = (
                    (self.tr("Bring back"), self.tr("Bring {count} trades back"))
                    if self._is_trash()
                    else (self.tr("To the trash"), self.tr("{count} trades to the trash"))
                )
                act = menu.addAction(one if len(ids) == 1 else many.format(count=count))
                do = self.bring_back if self._is_trash() else self.trash
                act.triggered.connect(lambda: do(ids))
            menu.addSeparator()
        menu.addAction(self.tr("Select all")).triggered.connect(table.selectAll)
        if groups := self._table.trades.groups:
            group = self._table.trades.group_at(table.currentIndex().row())
            if group is not None:
                menu.addAction(self.tr("Select its trades")).triggered.connect(
                    lambda: self._select_group(group)
                )
            fold = menu.addAction(self.tr("Fold all groups"))
            fold.triggered.connect(lambda: table.fold(groups, away=True))
            unfold = menu.addAction(self.tr("Unfold all groups"))
            unfold.triggered.connect(lambda: table.fold(groups, away=False))
        return menu

    def _select_group(self, group: TradeGroup) -> None:
        self._table.fold([group], away=False)
        self._table.clearSelection()
        self._table.select_keys(group.trade_ids)

    def open_words(self) -> None:
        """Give them tags and a strategy, in a dialog."""
        from journal_app.ui.screens.journal.words_dialog import WordsDialog

        dialog = WordsDialog(self._desk, self._table.selected_ids, self._table)
        dialog.kept.connect(self._say_changed)
        dialog.open()

    def _say_changed(self, count: int) -> None:
        if count == 0:
            self._desk.notify(self.tr("They say so already; nothing is changed."))
        elif count == 1:
            self._say(self.tr("One trade is changed."))
        else:
            shown = self._desk.formats.count(count)
            self._say(self.tr("{count} trades are changed.").format(count=shown))

    def export(self) -> None:
        """Write them to a file, in a dialog."""
        from journal_app.ui.dialogs.export_dialog import ExportDialog

        ids, is_trash = tuple(self._table.selected_ids), self._is_trash()
        chosen = TradeFilter(trade_ids=ids, is_deleted=is_trash)
        ExportDialog(self._desk, self._table.window(), chosen=chosen).open()

    def trash(self, ids: Sequence[int]) -> None:
        """Put trades into the trash."""
        if not self._desk.bridge.is_read_only and not self._is_trash():
            self._do_with_many(trash, ids, self.tr("The trade is in the trash."),
                               self.tr("{count} trades are in the trash."))  # fmt: skip

    def bring_back(self, ids: Sequence[int]) -> None:
        """Take trades out of the trash."""
        self._do_with_many(bring_back, ids, self.tr("The trade is back."),
                           self.tr("{count} trades are back."))  # fmt: skip

    def _do_with_many(
        self,
        work: Callable[[Journal, Clock, Sequence[int], Progress], int],
        ids: Sequence[int],
        one: str,
        many: str,
    ) -> None:
        clock = self._desk.clock

        def say(count: int) -> None:
            if count:
                self._say(one if count == 1 else many.format(count=self._desk.formats.count(count)))

        self._desk.bridge.long(
            lambda journal, progress: work(journal, clock, ids, progress), say, owner=self
        )

    def _say(self, text: str) -> None:
        """Say what was done, with the way back."""
        self._desk.notify(text, self.tr("Undo"), self._desk.actions["undo"].trigger)
