"""The accounts: where trades are held, what each holds, and what flowed into and out of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from journal_app.services.accounts import AccountsSheet
from journal_app.services.ports import Account
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row, RowTable
from journal_app.ui.screens.settings.account_dialog import AccountDialog
from journal_app.ui.screens.settings.flow_dialog import FlowDialog
from journal_app.ui.screens.settings.rates_dialog import RatesDialog
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from journal_app.ui.desk import Desk
    from journal_app.ui.formatting import Formats


_WIDEST: Final = 28
_WIDEST_ADDRESS: Final = 15
"""Letters that a column has room for; an address is known by its two ends."""


class AccountsCard(Card):
    """Lists them; a row is opened for the money in it. Signal: `currency_changed()`, the reader's.

    Amounts are in the journal's currency, equity and deposits in the reader's, who may choose.
    """

    currency_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._accounts: dict[str, Account] = {}
        self._sheet: AccountsSheet | None = None
        self._can_change = True
        self.table = TableView()
        self.set_title(self.tr("Accounts"))
        self.set_aside("")
        self.currency = Choice()
        self.currency.setObjectName("settings.account.currency")
        self.currency.setAccessibleName(self.tr("Currency that equity is shown in"))
        self.currency.chosen.connect(lambda _: self.currency_changed.emit())
        self.rates = button(self.tr("Exchange rates…"))
        self.rates.setObjectName("settings.account.rates")
        self.rates.clicked.connect(lambda: RatesDialog(desk, self.window()).open())
        self.money = button(
            self.tr("Money in and out…"), name=self.tr("Money into and out of the chosen account")
        )
        self.money.setObjectName("settings.account.money")
        self.money.clicked.connect(lambda: self._open_money(self.table.chosen_key))
        self.change = button(self.tr("Change…"), name=self.tr("Change the chosen account"))
        self.change.setObjectName("settings.account.change")
        self.change.clicked.connect(lambda: self._open(self.table.chosen_key))
        self.add = button(self.tr("Add an account…"))
        self.add.setObjectName("settings.account.add")
        self.add.clicked.connect(lambda: AccountDialog(desk, None, self.window()).open())
        for made in (self.currency, self.rates, self.money, self.change, self.add):
            self.add_to_head(made)
        self.table.setObjectName("settings.accounts")
        self.table.setAccessibleName(self.title)
        self.table.show_all_rows()
        self._rows = RowTable(
            [
                Column("name", self.tr("Account")),
                Column("network", self.tr("Network")),
                Column("wallet", self.tr("Wallet")),
                Column("equity", self.tr("Equity"), kind="number"),
                Column("deposits", self.tr("Put in"), kind="number"),
                Column("realised", self.tr("Realised"), kind="number"),
                Column("unrealised", self.tr("Unrealised"), kind="number"),
                Column("note", self.tr("Note"), stretches=True),
            ],
            self.table,
        )
        self.table.setModel(self._rows)
        self.table.opened.connect(self._open_money)
        self.table.chosen.connect(lambda _: self._enable())
        self.nothing = EmptyState(
            self.tr("No account yet. The first trade makes one, or add it here.")
        )
        self._words = Sentence(
            self.tr(
                "Equity is what was put in, less what was taken out, with what was won and lost."
                " The capital at the start is the journal's and lies in no account."
            ),
            12,
            color="muted",
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self._words)
        self.body.addWidget(self.nothing)

    @property
    def reading_in(self) -> str:
        """The currency that the reader chose; empty before any choice."""
        return str(self.currency.data() or "")

    def show_sheet(self, sheet: AccountsSheet, *, can_change: bool) -> None:
        """Show what each account holds."""
        accounts = sheet.accounts
        self._sheet = sheet
        self._accounts = {account.name: account for account in accounts}
        with QSignalBlocker(self.currency):
            self.currency.set_choices([(each, each) for each in sheet.currencies])
            self.currency.choose(sheet.reporting.currency)
        self.currency.setVisible(len(sheet.currencies) > 1)
        self._can_change = can_change
        self._rows.show_rows([self._row(each, sheet) for each in accounts])
        self.table.setVisible(bool(accounts))
        self.table.updateGeometry()
        self._words.setVisible(bool(accounts))
        self.nothing.setVisible(not accounts)
        self._enable()

    def _row(self, account: Account, sheet: AccountsSheet) -> Row:
        formats, money = self._desk.formats, sheet.money_of(account.name)
        own = sheet.reporting.own
        aside = "" if sheet.reporting.currency == own else own
        wallet = " / ".join(filter(None, (account.wallet, account.subaccount)))
        return Row(
            account.name,
            [
                _cell(account.name, _WIDEST, weight=600),
                _cell(account.network, _WIDEST),
                _cell(wallet, _WIDEST_ADDRESS),
                self._figure(sheet.equity_of(account.name), weight=600),
                self._figure(sheet.deposits_of(account.name)),
                _result(money.realised.net, formats, aside),
                _result(money.unrealised.net, formats, aside),
                Cell(account.note, "muted", tip=account.note),
            ],
        )

    def _figure(self, amount: Decimal | None, weight: int = 400) -> Cell:
        """An amount in the reader's currency, or why there is none."""
        if amount is None:
            return Cell("—", "muted", tip=self.tr("No exchange rate is known of that time."))
        return Cell(self._desk.formats.quantity(amount), weight=weight, order=amount)

    def _enable(self) -> None:
        self.add.setEnabled(self._can_change)
        is_chosen = self._can_change and self.table.chosen_key in self._accounts
        self.change.setEnabled(is_chosen)
        self.money.setEnabled(is_chosen)
        self.rates.setEnabled(self._can_change)

    def _open_money(self, name: object) -> None:
        if self._can_change and str(name) in self._accounts:
            FlowDialog(self._desk, str(name), self.window()).open()

    def _open(self, name: object) -> None:
        account = self._accounts.get(str(name))
        if account is not None and self._can_change:
            AccountDialog(self._desk, account, self.window()).open()


def _result(amount: Decimal, formats: Formats, aside: str) -> Cell:
    """What was won or lost; aside: its currency, where the others are in the reader's."""
    tone = "gain" if amount > 0 else "loss" if amount < 0 else "muted"
    return Cell(formats.quantity(amount, signed=True), tone, aside=aside, order=amount)


def _cell(text: str, most: int, weight: int = 400) -> Cell:
    """A text in so many letters, its middle left out; the whole is in the tip and is spoken."""
    if len(text) <= most:
        return Cell(text, weight=weight)
    end = most // 3
    shown = f"{text[: most - end - 1]}…{text[-end:]}"
    return Cell(shown, weight=weight, tip=text, words=text, order=text.casefold())
