"""Exchange rates: what one unit of a currency is worth from a time on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journal_app.domain.market.exchange import CURRENCIES, ExchangeRate
from journal_app.domain.problems import Problem, Refused
from journal_app.services.accounts import AccountsSheet, accounts_sheet
from journal_app.services.exchange_rates import correct_rate, delete_rate, record_rate
from journal_app.ui.dialogs.records_dialog import RecordsDialog
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.row_table import Row
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.offered_edit import OfferedEdit

if TYPE_CHECKING:
    from datetime import datetime

    from journal_app.services.ports import UnitOfWork
    from journal_app.ui.desk import Desk


class RatesDialog(RecordsDialog):
    """The dated exchange rates of the journal."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._corrected: ExchangeRate | None = None
        self._rates: dict[str, ExchangeRate] = {}
        own = desk.formats.currency
        super().__init__(
            "settings.rate",
            self.tr("Exchange rates"),
            desk,
            [
                Column("currency", self.tr("Currency")),
                Column("at", self.tr("From"), stretches=True),
                Column("rate", self.tr("In {currency}").format(currency=own), kind="number"),
            ],
            parent,
        )
        self.currency = OfferedEdit()
        self.currency.setMaxLength(10)
        self.currency.offer(sorted(CURRENCIES - {own}))
        self.rate = AmountEdit(own)
        self.add_field("currency", self.tr("Currency"), self.currency)
        self.add_field(
            "rate", self.tr("One is worth"), self.rate, self.tr("It prices the currency as a mark.")
        )
        self.add_field("at", self.tr("From"), self.time)
        self.start()

    def begin(self) -> None:
        """Ask for a new rate; the currency stays, for rates come in rows."""
        self._corrected = None
        self.rate.clear()
        self.take_up(self.desk.now(), is_new=True)
        (self.rate if self.currency.text() else self.currency).setFocus()

    def correct(self, key: object) -> None:
        """Ask for the corrections of a rate."""
        rate = self._rates.get(str(key))
        if rate is None:
            return
        self._corrected = rate
        self.currency.setText(rate.currency)
        self.rate.set_amount(rate.rate)
        self.take_up(rate.at, is_new=False)
        self.rate.setFocus()

    def keep(self) -> None:
        """Record what stands there, or say what it lacks."""
        if not self.save.isEnabled():
            return
        try:
            rate = self._typed()
        except Refused as refused:
            self.show_problems(refused.problems)
            return
        clock, corrected = self.desk.clock, self._corrected
        if corrected is None:
            self.change(
                lambda journal: record_rate(journal, clock, rate), self.tr("The rate is recorded.")
            )
        else:
            self.change(
                lambda journal: correct_rate(journal, clock, corrected, rate),
                self.tr("The rate is corrected."),
            )

    def delete(self) -> None:
        """Delete the rate that is being corrected."""
        clock, corrected = self.desk.clock, self._corrected
        if corrected is not None:
            self.change(
                lambda journal: delete_rate(journal, clock, corrected),
                self.tr("The rate is deleted."),
            )

    def read_sheet(self, uow: UnitOfWork, now: datetime) -> AccountsSheet:
        """Read all that concerns the journal's accounts."""
        return accounts_sheet(uow, now)

    def show_sheet(self, sheet: AccountsSheet) -> None:
        """Show the rates, the newest first."""
        formats = self.desk.formats
        self._rates = {f"{each.currency} {each.at.isoformat()}": each for each in sheet.rates}
        self.show_rows(
            [
                Row(
                    key,
                    [
                        Cell(each.currency, weight=600),
                        Cell(formats.full_time(each.at), order=each.at),
                        Cell(formats.plain(each.rate), order=each.rate),
                    ],
                )
                for key, each in reversed(self._rates.items())
            ]
        )

    def _words_for_nothing(self) -> str:
        return self.tr("No exchange rate yet. With one, equity can be shown in that currency.")

    def _typed(self) -> ExchangeRate:
        """What stands there. Raises: Refused, where something is missing or cannot be read."""
        problems = []
        currency, rate = self.currency.text().strip().upper(), self.rate.amount()
        if not currency:
            problems.append(Problem("currency", "missing"))
        if rate is None:
            code = "not_a_number" if self.rate.text().strip() else "empty"
            problems.append(Problem("rate", code, {"text": self.rate.text()}))
        at = None
        try:
            at = self.moment()
        except Refused as refused:
            problems += [Problem("at", each.code, each.facts) for each in refused.problems]
        if problems or rate is None or at is None:
            raise Refused(problems)
        return ExchangeRate(currency=currency, at=at, rate=rate)
