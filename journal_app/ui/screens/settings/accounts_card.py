"""The accounts: where trades are held; added and described here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from journal_app.services.ports import Account
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.screens.settings.account_dialog import AccountDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk


_WIDEST: Final = 28
_WIDEST_ADDRESS: Final = 15
"""Letters that a column has room for; an address is known by its two ends."""


class AccountsCard(Card):
    """Lists them; a row is opened to change what is said of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._accounts: dict[str, Account] = {}
        self._can_change = True
        self.table = TableView()
        self.set_title(self.tr("Accounts"))
        self.set_aside("")
        self.change = button(self.tr("Change…"), name=self.tr("Change the chosen account"))
        self.change.setObjectName("settings.account.change")
        self.change.clicked.connect(lambda: self._open(self.table.chosen_key))
        self.add = button(self.tr("Add an account…"))
        self.add.setObjectName("settings.account.add")
        self.add.clicked.connect(lambda: AccountDialog(desk, None, self.window()).open())
        for made in (self.change, self.add):
            self.add_to_head(made)
        self.table.setObjectName("settings.accounts")
        self.table.setAccessibleName(self.title)
        self.table.show_all_rows()
        self._rows = RowTable(
            [
                Column("name", self.tr("Account")),
                Column("network", self.tr("Network")),
                Column("wallet", self.tr("Wallet")),
                Column("subaccount", self.tr("Subaccount")),
                Column("note", self.tr("Note"), stretches=True),
            ],
            self.table,
        )
        self.table.setModel(self._rows)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda _: self._enable())
        self.nothing = EmptyState(
            self.tr("No account yet. The first trade makes one, or add it here.")
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)

    def show_accounts(self, accounts: Sequence[Account], *, can_change: bool) -> None:
        """Show these."""
        self._accounts = {account.name: account for account in accounts}
        self._can_change = can_change
        self._rows.show_rows(
            [
                Row(
                    each.name,
                    [
                        _cell(each.name, _WIDEST, weight=600),
                        _cell(each.network, _WIDEST),
                        _cell(each.wallet, _WIDEST_ADDRESS),
                        _cell(each.subaccount, _WIDEST_ADDRESS),
                        Cell(each.note, "muted", tip=each.note),
                    ],
                )
                for each in accounts
            ]
        )
        self.table.setVisible(bool(accounts))
        self.table.updateGeometry()
        self.nothing.setVisible(not accounts)
        self._enable()

    def _enable(self) -> None:
        self.add.setEnabled(self._can_change)
        self.change.setEnabled(self._can_change and self.table.chosen_key in self._accounts)

    def _open(self, name: object) -> None:
        account = self._accounts.get(str(name))
        if account is not None and self._can_change:
            AccountDialog(self._desk, account, self.window()).open()


def _cell(text: str, most: int, weight: int = 400) -> Cell:
    """A text in so many letters, its middle left out; the whole is in the tip and is spoken."""
    if len(text) <= most:
        return Cell(text, weight=weight)
    end = most // 3
    shown = f"{text[: most - end - 1]}…{text[-end:]}"
    return Cell(shown, weight=weight, tip=text, words=text, order=text.casefold())
