"""Averages of daily prices, against which a trend is held."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.market.observed import PriceSeries


@exact
def daily_average(prices: PriceSeries, at: datetime, days: int) -> Decimal | None:
    """The mean of the last mark of each of so many days until a moment.

    A day without a mark has the price of the one before. None where the marks do not reach back
    so far.
    """
    marks = [prices.at(at - timedelta(days=day)) for day in range(days)]
    known = [mark.price for mark in marks if mark is not None]
    return sum(known, ZERO) / days if len(known) == days else None
