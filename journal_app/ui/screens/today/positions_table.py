"""The table of open positions, with the menu of what can be done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent

from journal_app.ui.widgets.table import ROW_WITH_LADDER, TableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


class PositionsTable(TableView):
    """Signal: `asked(act, key)`, chosen in the menu of a row: `open`, `rescue`, `add_entry` or
    `close_trade`. is_read_only: nothing can be changed, so that nothing of that is offered.
    """

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW_WITH_LADDER, parent)
        self.is_read_only = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the mouse, or with the chosen one."""
        from PySide6.QtCore import Qt

        from journal_app.ui.widgets.row_menu import menu_point

        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            row = self.indexAt(event.pos())
            if row.isValid():
                self.setCurrentIndex(row)
        if self.chosen_key is not None:
            menu = self.made_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(menu_point(self, event))

    def made_menu(self) -> QMenu:
        """What can be done with the chosen position."""
        from PySide6.QtWidgets import QMenu

        menu, key = QMenu(self), self.chosen_key
        offered = [("open", self.tr("Open"))]
        if not self.is_read_only:
            offered += [
                ("rescue", self.tr("Rescue…")),
                ("add_entry", self.tr("Add entry…")),
                ("close_trade", self.tr("Close…")),
            ]
        for act, words in offered:
            menu.addAction(words).triggered.connect(
                lambda _=False, act=act: self.asked.emit(act, key)
            )
        return menu
