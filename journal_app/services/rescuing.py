"""The open positions that a rescue can be reckoned for, each with the account behind it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.watching.rescue_ways import Rescued
from journal_app.domain.watching.watch import Watched
from journal_app.services.ports import UnitOfWork
from journal_app.services.watching import watched_trades


class Rescuable(NamedTuple):
    """One open position. ticker: of its asset in the account, which may know it by another.

    entry: average. borrow_apr: of the trade's largest debt, a year; None where none is known.
    """

    trade_id: int
    number: int
    name: str
    platform: str
    asset: Asset
    ticker: Asset
    entry: Decimal
    borrow_apr: Decimal | None
    account: Rescued


def rescuable(uow: UnitOfWork) -> list[Rescuable]:
    """Every open position under a law that knows rescues, in the order of the trades."""
    return [each for watched in watched_trades(uow) for each in _positions(watched)]


def _positions(watched: Watched) -> Iterator[Rescuable]:
    account = watched.account()
    if isinstance(account, LendingAccount):
        account = LendingAccount(account.collateral, account.debt)  # of a vault too
    elif not isinstance(account, MarginAccount):
        return
    trade = watched.one.trade
    tickers = _tickers(account)
    for held in watched.told.positions:
        ticker = trade.terms.ticker(held.asset) if trade.terms else held.asset
        if held.quantity and ticker in tickers:
            yield Rescuable(
                trade.id,
                trade.number,
                watched.name,
                watched.platform,
                held.asset,
                ticker,
                held.average_entry,
                watched.rates[0].apr if watched.rates else None,
                account,
            )


def _tickers(account: Rescued) -> set[Asset]:
    if isinstance(account, MarginAccount):
        return {each.market for each in account.positions}
    return {each.asset for each in account.collateral} | {each.asset for each in account.debt}
