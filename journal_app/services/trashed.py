"""What lies in the trash, and since when.

Nothing is ever deleted for good: a trade in the trash counts nowhere and costs nothing, and the
journal never loses a record. `recording.bring_back` takes trades out again, whole.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from journal_app.services.ports import TradeFilter, TradeLine, UnitOfWork


class Trashed(NamedTuple):
    """A trade in the trash."""

    line: TradeLine
    deleted_at: datetime


def trashed(uow: UnitOfWork) -> list[Trashed]:
    """Every trade in the trash, the last that was put there first."""
    ids = uow.lists.ids(TradeFilter(is_deleted=True))
    found = [
        Trashed(line, trade.deleted_at)
        for line, trade in zip(uow.lists.lines(ids), uow.trades.some(ids), strict=True)
        if trade.deleted_at is not None
    ]
    return sorted(found, key=lambda each: (each.deleted_at, each.line.number), reverse=True)
