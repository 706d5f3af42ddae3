"""The borrow rates of open trades at a moment, against what was planned and what is usual."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.reports.records import TradeRecord


class RateAgainstPlan(NamedTuple):
    """The rate of a trade's largest debt. Units: fractions a year.

    planned: of the trade as a whole; None where nothing was planned. usual: None where no history
    tells it.
    """

    asset: Asset
    apr: Decimal
    planned: Decimal | None
    usual: Decimal | None


def rates_against_plan(
    records: Iterable[TradeRecord], market: Market, moment: datetime
) -> dict[int, RateAgainstPlan]:
    """By the ids of the trades; those without a debt that accrues are left out."""
    found = {}
    for record in records:
        trade = record.trade
        rates = debt_rates(reckoned(trade, record.entries, market, moment), market)
        if rates:
            planned = trade.plan.borrow_apr if trade.plan else None
            first = rates[0]
            found[trade.id] = RateAgainstPlan(first.asset, first.apr, planned, first.usual)
    return found
