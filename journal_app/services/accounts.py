"""What each account holds, now and over any period, in the journal's currency or a reader's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.account_flow import AccountFlow, FlowDraft
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.market.exchange import ExchangeRate, Reporting, currencies_of
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.trade import Status
from journal_app.reports.accounts import (
    NO_MONEY,
    NOT_BEGUN,
    AccountMoney,
    Worth,
    account_money,
    by_account,
)
from journal_app.reports.records import TradeRecord
from journal_app.services.browsing import EVERY, currency_of
from journal_app.services.ports import Account, RecordedFlow, TradeFilter, UnitOfWork
from journal_app.services.reckoning import ledger_of
from journal_app.services.reviewing import latest_moment

_OPEN: Final = TradeFilter(statuses=(Status.OPEN.value,))
_REALISED: Final = (
    "realised_price_change", "realised_collateral_change", "realised_borrowed_change",
    "realised_funding", "realised_collateral_yield", "realised_interest", "realised_fees",
    "realised_gas", "realised_swap_cost", "realised_penalty",
)  # fmt: skip
_TOTAL: Final = tuple(name.removeprefix("realised_") for name in _REALISED)
"""The kept columns of a profit's components, in the order of a `ProfitAndLoss`."""


class AccountsSheet(NamedTuple):
    """All that is told of accounts. Units: of `money` the journal's currency.

    at: the journal's latest mark, entry or flow, at which it holds. money: since the beginning, by
    account. reporting: what an amount is in the reader's currency; `equity` is in it, None where
    no rate is known. currencies: what can be chosen.
    """

    at: datetime
    accounts: Sequence[Account]
    money: Mapping[str, AccountMoney]
    flows: Sequence[RecordedFlow]
    rates: Sequence[ExchangeRate]
    reporting: Reporting
    currencies: Sequence[str]

    def equity_of(self, account: str) -> Decimal | None:
        """The equity of an account in the reader's currency."""
        return self.reporting.converted(self.money_of(account).equity_end, self.at)

    @exact
    def deposits_of(self, account: str) -> Decimal | None:
        """What flowed into an account, each flow at the reader's rate of its own date."""
        deposits = ZERO
        for each in self.flows:
            if each.flow.account == account:
                converted = self.reporting.converted(each.flow.value, each.flow.at)
                if converted is None:
                    return None
                deposits += converted
        return deposits

    @exact
    def equity_with(
        self, account: str, draft: FlowDraft | None, replaced: RecordedFlow | None = None
    ) -> Decimal | None:
        """The equity of an account with this flow, in place of another where one is corrected.

        Units: the journal's currency. None where no price is known.
        """
        equity = self.money_of(account).equity_end
        if replaced is not None:
            equity -= replaced.flow.value
        if draft is None:
            return equity
        price = draft.price
        if price is None and draft.asset == self.reporting.own:
            price = ONE
        elif price is None:
            quote = self.reporting.market.quote(draft.asset, draft.at)
            price = None if quote is None else quote.price
        return None if price is None else equity + draft.amount * price

    def money_of(self, account: str) -> AccountMoney:
        """An account's money; none where nothing was ever in it."""
        return self.money.get(account, NO_MONEY)


def accounts_sheet(uow: UnitOfWork, now: datetime, currency: str = "") -> AccountsSheet:
    """What each account holds, from kept figures.

    currency: the reader's; the journal's own where nothing is known of that.
    """
    at = latest_moment(uow, now)
    flows, own = uow.flows.every(), currency_of(uow)
    market = uow.observations.market()
    currencies = [own, *(each for each in currencies_of(market) if each != own)]
    return AccountsSheet(
        at=at,
        accounts=uow.accounts(),
        money=_money_now(uow, [each.flow for each in flows], at),
        flows=flows,
        rates=uow.exchange_rates(),
        reporting=Reporting(currency if currency in currencies else own, own, market),
        currencies=currencies,
    )


def accounts_over(uow: UnitOfWork, since: datetime, until: datetime) -> Mapping[str, AccountMoney]:
    """What happened to each account after one moment until another, every trade replayed."""
    found = [
        TradeRecord(trade, ledger_of(uow, trade.id), told)
        for trade in uow.trades.every()
        if trade.deleted_at is None and (told := uow.figures.get(trade.id)) is not None
    ]
    flows = [recorded.flow for recorded in uow.flows.every()]
    return by_account(found, flows, uow.observations.market(), since, until)


def _money_now(
    uow: UnitOfWork, flows: Sequence[AccountFlow], at: datetime
) -> Mapping[str, AccountMoney]:
    trades: dict[str, list[tuple[Worth, Worth]]] = {}
    for account, worth in _kept_worths(uow):
        trades.setdefault(account, []).append((NOT_BEGUN, worth))
    return {
        name: account_money(
            OwnMoney(flows=[flow for flow in flows if flow.account == name]),
            trades.get(name, ()),
            None,
            at,
        )
        for name in {*trades, *(flow.account for flow in flows)}
    }


@exact
def _kept_worths(uow: UnitOfWork) -> list[tuple[str, Worth]]:
    """Every trade's account and what it is worth by its kept figures."""
    worths = []
    columns = ("account", "equity", "deposits", *_REALISED, *_TOTAL)
    for account, *numbers in uow.lists.counted(columns, EVERY):
        equity, deposits, *components = (Decimal(str(number)) for number in numbers)
        realised = ProfitAndLoss(*components[: len(_REALISED)])
        total = ProfitAndLoss(*components[len(_REALISED) :])
        worths.append((str(account), Worth(equity, deposits, realised, total - realised)))
    for trade in uow.trades.some(uow.lists.ids(_OPEN)):
        told = uow.figures.get(trade.id)
        if told is not None:
            unrealised = told.total - told.realised
            worth = Worth(told.equity, told.deposits, told.realised, unrealised)
            worths.append((trade.account, worth))
    return worths
