"""Funding payments of platforms that pay every full hour, for the positions held at it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from journal_app.domain.importing.imported import PaidFor, TradeEvent
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Direction
from journal_app.importers.rows import NothingToRecord


def paid(
    platform: str,
    at: datetime,
    asset: Asset,
    direction: Direction | None,
    token: Asset,
    amount: Decimal,
) -> TradeEvent:
    """A payment of an amount of a token, above 0 where it was received.

    The platform books it some moments after the hour, when the position may be gone already.

    Raises: NothingToRecord where nothing was paid.
    """
    if not amount:
        raise NothingToRecord(Problem("amount", "nothing_paid"))
    due_at = at.replace(minute=0, second=0, microsecond=0)
    return TradeEvent(
        draft=Draft(kind="funding", at=at, asset=token, amount=amount),
        platform=platform,
        paid_for=PaidFor(asset, direction, due_at),
    )
