"""The trades that wait: drafts that are not signed off yet, and plans that are not opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from journal_app.domain.trade import Status
from journal_app.domain.trade_line import TradeLine
from journal_app.services.ports import TradeFilter, UnitOfWork

NAMED: Final = 3
"""So many of them are named; the others are counted."""


class Waiting(NamedTuple):
    """How many trades wait. lines: of the newest of them, so many as are named."""

    planned: int
    drafts: int
    lines: Sequence[TradeLine] = ()


def waiting_trades(uow: UnitOfWork, *, are_named: bool) -> Waiting:
    """What waits. are_named: whether the lines are read too."""
    count = uow.lists.by_status()
    planned, drafts = count.get(Status.PLANNED, 0), count.get(Status.DRAFT, 0)
    if not are_named or not planned + drafts:
        return Waiting(planned, drafts)
    wanted = TradeFilter(statuses=(Status.PLANNED, Status.DRAFT))
    newest = uow.lists.ids(wanted, descending=True)[:NAMED]
    return Waiting(planned, drafts, uow.lists.lines(newest))
