"""A market with further observations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import (
    NO_MARKET,
    Mark,
    Market,
    PriceSeries,
    RatePoint,
    observed,
)
from journal_app.domain.money import Asset

START = datetime(2026, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)
ETH, BTC = Asset("ETH"), Asset("BTC")
ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)


def test_what_is_new_stands_beside_what_was_known() -> None:
    known = Market({ETH: PriceSeries([Mark(ETH, START, ONE)])}, {})
    seen = observed(known, [Mark(ETH, START + DAY, TWO), Mark(BTC, START, THREE)], [])
    assert seen.prices[ETH].every() == [Mark(ETH, START, ONE), Mark(ETH, START + DAY, TWO)]
    assert seen.prices[BTC].every() == [Mark(BTC, START, THREE)]
    assert known.prices[ETH].every() == [Mark(ETH, START, ONE)]


def test_what_is_seen_again_takes_the_place_of_what_was_known() -> None:
    known = observed(NO_MARKET, [Mark(ETH, START, ONE)], [RatePoint("p", ETH, START, ONE)])
    seen = observed(known, [Mark(ETH, START, TWO)], [RatePoint("p", ETH, START, TWO)])
    assert seen.prices[ETH].at(START) == Mark(ETH, START, TWO)
    assert seen.rates_of("p")[ETH].apr_at(START) == TWO


def test_rates_come_into_their_history() -> None:
    points = [(START, Decimal("0.1")), (START + 2 * DAY, Decimal(0))]
    known = Market({}, {"p": {ETH: RateIndex(points)}})
    between = RatePoint("p", ETH, START + DAY, Decimal("0.2"))
    index = observed(known, [], [between]).rates_of("p")[ETH]
    whole = RateIndex([*points, (between.at, between.apr)])
    end = START + 5 * DAY
    assert index.factor(START, end) == whole.factor(START, end)
    assert index.apr_at(end) == 0
