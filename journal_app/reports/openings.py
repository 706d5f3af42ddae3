"""How a trade stood once all of its positions were opened: its size, and the own money behind."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.entries import Open
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.reports.records import TradeRecord


class Opened(NamedTuple):
    """The moment, and the value of the positions and the equity then.

    Units: the journal's currency.
    """

    at: datetime
    value: Decimal
    equity: Decimal

    @property
    @exact
    def leverage(self) -> Decimal | None:
        """Value of the positions / equity; None where no own money was there."""
        return self.value / self.equity if self.equity > 0 else None

    @property
    @exact
    def own_share(self) -> Decimal | None:
        """The part of the value that own money could have paid for, 1 at most."""
        if self.equity <= 0 or not self.value:
            return None
        return min(Decimal(1), self.equity / self.value)


@exact
def opened_of(record: TradeRecord) -> Opened | None:
    """How a trade stood after the moment in which the last of its positions was first opened.

    At the prices at which it was dealt; None of one that never had a position.
    """
    first: dict[Asset, datetime] = {}
    for entry in record.entries:
        if isinstance(entry, Open):
            first.setdefault(entry.asset, entry.at)
    if not first:
        return None
    at = max(first.values())
    one = reckoned(record.trade, record.entries, NO_MARKET, at)
    quotes = one.valuation.quotes
    value = sum(
        (
            abs(position.quantity) * quotes[asset].price
            for asset, position in one.state.positions.items()
            if position.quantity
        ),
        ZERO,
    )
    return Opened(at, value, one.valuation.equity)
