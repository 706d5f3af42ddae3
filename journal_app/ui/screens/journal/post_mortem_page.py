"""A liquidated trade looked back at: what was crossed before, and which rescue would have held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.screens.journal.post_mortem_words import (
    key_of,
    line_rows,
    loss_rows,
    summary,
)
from journal_app.ui.screens.journal.profit_page import ProfitPage
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.domain.watching.post_mortem import PostMortem
    from journal_app.services.ports import UnitOfWork


class PostMortemPage(QWidget):
    """Asks the worker once it is seen; the first rescue that would have held stands open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trade_id: int | None = None
        self._is_stale = False
        self._is_new = False
        self._told = Sentence()
        self._told.setObjectName("journal.post_mortem.told")
        self.rows = ProfitPage(
            self.tr("Lines crossed before the liquidation, and what it took"),
            hint=self.tr("Enter shows what each rescue would have come to"),
        )
        self.rows.setObjectName("journal.post_mortem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._told)
        column.addWidget(self.rows, 1)

    def show_trade(self, trade_id: int | None) -> None:
        """Show a trade's, anew; None where it was never liquidated."""
        if trade_id != self._trade_id:
            self._told.setText("")
            self.rows.show_rows([])
            self._is_new = True
        self._trade_id = trade_id
        self._is_stale = trade_id is not None
        self._load()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is seen now."""
        super().showEvent(event)
        self._load()

    def _load(self) -> None:
        trade_id = self._trade_id
        if not self._is_stale or trade_id is None or not self.isVisible():
            return
        self._is_stale = False

        def look(uow: UnitOfWork) -> PostMortem | None:
            from journal_app.services.post_mortem import post_mortem_of

            return post_mortem_of(uow, trade_id)

        self._desk.bridge.read(look, self._show, owner=self, replacing="post_mortem")

    def _show(self, found: PostMortem | None) -> None:
        if found is None:
            return
        formats = self._desk.formats
        self._told.setText(summary(found, formats))
        self.rows.show_rows([*line_rows(found, formats), *loss_rows(found, formats)])
        rescue = found.first_rescue
        if self._is_new and rescue is not None and not self.rows.is_open(key_of(rescue)):
            self.rows.toggle(key_of(rescue))
        self._is_new = False
