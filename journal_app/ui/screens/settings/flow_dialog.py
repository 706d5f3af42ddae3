"""Own money put into an account or taken out of it, its equity before → after beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.money import ticker_problem
from journal_app.domain.problems import Problem, Refused
from journal_app.services.account_flows import correct_flow, delete_flow, record_flow
from journal_app.services.accounts import AccountsSheet, accounts_sheet
from journal_app.services.ports import RecordedFlow
from journal_app.ui.dialogs.asset_edit import AssetEdit
from journal_app.ui.dialogs.records_dialog import RecordsDialog
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.change_row import ChangeRow
from journal_app.ui.widgets.choice import Segments

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.services.ports import UnitOfWork
    from journal_app.ui.desk import Desk

_IN, _OUT = 1, -1


class FlowDialog(RecordsDialog):
    """Deposits and withdrawals of one account."""

    def __init__(self, desk: Desk, account: str, parent: QWidget | None = None) -> None:
        self._account = account
        self._corrected: RecordedFlow | None = None
        self._flows: dict[int, RecordedFlow] = {}
        super().__init__(
            "settings.flow",
            self.tr("Money into and out of {account}").format(account=account),
            desk,
            [
                Column("at", self.tr("When")),
                Column("amount", self.tr("Amount"), kind="number"),
                Column("value", self.tr("Value"), kind="number"),
                Column("note", self.tr("Note"), stretches=True),
            ],
            parent,
        )
        self.way = Segments([(_IN, self.tr("Put in")), (_OUT, self.tr("Taken out"))])
        self.amount, self.price = AmountEdit(), AmountEdit(desk.formats.currency)
        self.amount.hide_with_amounts()
        self.asset = AssetEdit()
        self.note, self.reference = QLineEdit(), QLineEdit()
        self.add_field("way", self.tr("Way"), self.way)
        self.add_field("amount", self.tr("Amount"), self.amount)
        self.add_field("asset", self.tr("Asset"), self.asset)
        self.add_field(
            "price", self.tr("Price"), self.price, self.tr("empty: the price known at that time")
        )
        self.add_field("at", self.tr("When"), self.time)
        self.add_field("note", self.tr("Note"), self.note)
        self.add_field("reference", self.tr("Transaction"), self.reference)
        self.effect = ChangeRow(self.tr("Equity of the account"))
        self.effect.setObjectName("settings.flow.effect")
        self.form.add_widget(self.effect)
        for editor in (self.amount, self.price, self.asset, self.time):
            editor.textChanged.connect(self._look)
        self.way.chosen.connect(lambda _: self._look())
        self.start()

    def begin(self) -> None:
        """Ask for a new flow, of the journal's currency unless another asset is named."""
        self._corrected = None
        self.way.choose(_IN)
        for editor in (self.amount, self.price, self.note, self.reference):
            editor.clear()
        self.asset.setText(self.desk.formats.currency)
        self.take_up(self.desk.now(), is_new=True)
        self.amount.setFocus()
        self._look()

    def correct(self, key: object) -> None:
        """Ask for the corrections of a flow."""
        recorded = self._flows.get(int(str(key)))
        if recorded is None:
            return
        flow, self._corrected = recorded.flow, recorded
        self.way.choose(_IN if flow.amount > 0 else _OUT)
        self.amount.set_amount(abs(flow.amount))
        self.asset.setText(flow.asset)
        self.price.set_amount(flow.price)
        self.note.setText(flow.note)
        self.reference.setText(flow.reference)
        self.take_up(flow.at, is_new=False)
        self.amount.setFocus()
        self._look()

    def keep(self) -> None:
        """Record what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        try:
            draft = self._draft()
        except Refused as refused:
            self.show_problems(refused.problems)
            return
        clock, corrected = self.desk.clock, self._corrected
        if corrected is None:
            self.change(
                lambda journal: record_flow(journal, clock, draft),
                self.tr("The money is recorded."),
            )
        else:
            self.change(
                lambda journal: correct_flow(journal, clock, corrected.id, draft),
                self.tr("The record is corrected."),
            )

    def delete(self) -> None:
        """Delete the flow that is being corrected."""
        clock, corrected = self.desk.clock, self._corrected
        if corrected is not None:
            self.change(
                lambda journal: delete_flow(journal, clock, corrected.id),
                self.tr("The record is deleted."),
            )

    def read_sheet(self, uow: UnitOfWork, now: datetime) -> AccountsSheet:
        """Read all that concerns the journal's accounts."""
        return accounts_sheet(uow, now)

    def show_sheet(self, sheet: AccountsSheet) -> None:
        """Show the account's flows, the newest first."""
        own = [each for each in sheet.flows if each.flow.account == self._account]
        self._flows = {each.id: each for each in own}
        self.asset.offer(
            list(dict.fromkeys((*sheet.currencies, *(each.flow.asset for each in own))))
        )
        self.show_rows([self._row(each) for each in reversed(own)])
        self._look()

    def _words_for_nothing(self) -> str:
        return self.tr("No deposit or withdrawal yet. What you record stands here.")

    def _row(self, recorded: RecordedFlow) -> Row:
        flow, formats = recorded.flow, self.desk.formats
        amount = f"{formats.amount(flow.amount, signed=True)} {flow.asset}"
        about = " · ".join(filter(None, (flow.note, flow.reference)))
        return Row(
            recorded.id,
            [
                Cell(formats.full_time(flow.at), order=flow.at),
                Cell(amount, order=flow.amount),
                Cell(formats.money(flow.value, signed=True), order=flow.value),
                Cell(about, "muted", tip=about),
            ],
        )

    def _draft(self) -> FlowDraft:
        """What stands there. Raises: Refused, where something is missing or cannot be read."""
        problems = []
        amount, price, asset = self.amount.amount(), self.price.amount(), self.asset.asset()
        for name, editor in (("amount", self.amount), ("price", self.price)):
            if editor.text().strip() and editor.amount() is None:
                problems.append(Problem(name, "not_a_number", {"text": editor.text()}))
        if amount is None and not problems:
            problems.append(Problem("amount", "empty"))
        elif amount is not None and amount < 0:
            problems.append(Problem("amount", "not_positive", {"text": self.amount.text()}))
        if asset is None:
            problems.append(Problem("asset", "missing"))
        elif wrong := ticker_problem("asset", asset):
            problems.append(wrong)
        at = None
        try:
            at = self.moment()
        except Refused as refused:
            problems += [Problem("at", each.code, each.facts) for each in refused.problems]
        if problems or amount is None or asset is None or at is None:
            raise Refused(problems)
        return FlowDraft(
            account=self._account,
            at=at,
            asset=asset,
            amount=amount if self.way.data() == _IN else -amount,
            price=price,
            reference=self.reference.text(),
            note=self.note.text(),
        )

    def _look(self) -> None:
        """Show the account's equity before → after."""
        sheet, formats = self.sheet, self.desk.formats
        if sheet is None:
            return
        self.amount.set_unit(self.asset.asset() or "")
        before = sheet.money_of(self._account).equity_end
        try:
            after = sheet.equity_with(self._account, self._draft(), self._corrected)
        except Refused:
            after = before
        self.effect.show_change(formats.money(before, places=2), formats.money(after, places=2))
