"""See what leaving a trade settles and does, before it is recorded."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from journal_app.domain.ledger.closing import Exit, Settled, drafts_of, is_whole, settled_after
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.services.ports import UnitOfWork
from journal_app.services.previewing import Preview, preview
from journal_app.services.reckoning import market_of


class ExitSeen(NamedTuple):
    """An exit as it would be: what it settles, its entries, and the trade before and after."""

    proposed: Settled
    drafts: list[Draft]
    preview: Preview


def see_exit(
    uow: UnitOfWork,
    trade_id: int,
    leaving: Exit,
    at: datetime,
    own: Settled | None = None,
    note: str = "",
) -> ExitSeen:
    """Propose what an exit repays and takes out, and reckon the trade with it.

    own: what the trader says of it in place of the proposal.

    Raises: Refused, as recording it would.
    """
    trade = uow.trades.get(trade_id)
    recorded = uow.entries.of(trade_id)
    market = market_of(uow, trade, recorded)
    one = reckoned(trade, [each.entry for each in recorded], market, at)
    proposed = settled_after(one, leaving)
    settled = proposed if own is None else own
    drafts = drafts_of(leaving, settled, at, is_all=is_whole(one, leaving), note=note)
    return ExitSeen(proposed, drafts, preview(uow, trade_id, drafts))
