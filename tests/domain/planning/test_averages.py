from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from journal_app.domain.market.observed import Mark, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.planning.averages import daily_average

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def prices(*of_days_ago: tuple[float, int]) -> PriceSeries:
    return PriceSeries(
        Mark(asset=Asset("ETH"), at=NOON - timedelta(days=days), price=Decimal(price))
        for days, price in of_days_ago
    )


def test_the_mean_of_the_last_mark_of_each_day() -> None:
    assert daily_average(prices((2, 100), (1, 110), (0.2, 500), (0, 120)), NOON, 3) == 110


def test_a_day_without_a_mark_has_the_price_of_the_one_before() -> None:
    assert daily_average(prices((3, 100), (0, 130)), NOON, 3) == 110


def test_there_is_none_where_the_marks_do_not_reach_back() -> None:
    assert daily_average(prices((1, 110), (0, 120)), NOON, 3) is None
