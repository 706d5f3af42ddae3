"""What went before a trade's liquidation, told from what the journal holds."""

from __future__ import annotations

from journal_app.domain.ledger.entries import Liquidation
from journal_app.domain.watching.post_mortem import PostMortem, post_mortem
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import ledgers_beside, market_of
from journal_app.services.watch_lines import lines_of


def post_mortem_of(uow: UnitOfWork, trade_id: int) -> PostMortem | None:
    """The post-mortem of a trade's first liquidation; None where it has none.

    Raises: JournalError `no_such_trade`.
    """
    trade = uow.trades.get(trade_id)
    recorded = uow.entries.of(trade_id)
    entries = [each.entry for each in recorded]
    sold_at = next((each.at for each in entries if isinstance(each, Liquidation)), None)
    if sold_at is None:
        return None
    beside = ledgers_beside(uow, trade, entries[0].at, sold_at)
    lines = lines_of(uow)(trade)
    return post_mortem(trade, entries, market_of(uow, trade, recorded), beside, lines)
