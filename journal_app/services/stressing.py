"""The open book, ready for stress: each account once, however many trades share it."""

from __future__ import annotations

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.reckoning import parts_of, sharing
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.watching.stress import StressedAccount, stressed_account
from journal_app.reports.records import TradeRecord
from journal_app.services.ports import UnitOfWork
from journal_app.services.watching import open_trades


@exact
def open_book(uow: UnitOfWork) -> list[StressedAccount]:
    """Every account with an open trade whose law can be told, in the order of the trades.

    An account of several trades is called by the first of them.
    """
    found = list(open_trades(uow))
    every = [one for one, _, _ in found]
    costs = {one.trade.id: told.interest_per_day * YEAR_DAYS for one, told, _ in found}
    seen: set[int] = set()
    book = []
    for one, told, market in found:
        if one.trade.id in seen or one.trade.terms is None:
            continue
        others = sharing(one, every)
        together = {one.trade.id, *(other.trade.id for other in others)}
        seen |= together
        account = stressed_account(
            TradeRecord(one.trade, one.entries, told).name,
            parts_of(one, others, market),
            one.trade.terms,
            sum((costs[trade_id] for trade_id in sorted(together)), ZERO),
        )
        if account is not None:
            book.append(account)
    return book
