"""What was known of the market at a moment, and what was not yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import (
    NO_MARKET,
    Mark,
    Market,
    PriceSeries,
    Quote,
    RatePoint,
    observed,
)
from journal_app.domain.money import Asset

ETH, USDC = Asset("ETH"), Asset("USDC")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def mark(hours: int, price: int) -> Mark:
    return Mark(ETH, NOON + hours * HOUR, Decimal(price))


def market(*marks: Mark) -> Market:
    return Market({ETH: PriceSeries(marks)}, {})


@pytest.mark.parametrize(
    ("hours", "price"), [(-1, None), (0, 2_000), (1, 2_000), (2, 2_100), (3, 2_200), (99, 2_200)]
)
def test_the_last_mark_not_later_than_the_moment_counts(hours: int, price: int | None) -> None:
    series = PriceSeries([mark(3, 2_200), mark(0, 2_000), mark(2, 2_100)])
    found = series.at(NOON + hours * HOUR)
    assert (found.price if found else None) == price


def test_of_several_marks_at_one_time_the_last_counts() -> None:
    found = PriceSeries([mark(0, 2_000), mark(0, 2_010)]).at(NOON)
    assert found is not None
    assert found.price == 2_010


def test_marks_between_leave_out_the_start_and_count_the_end() -> None:
    series = PriceSeries([mark(hours, 2_000 + hours) for hours in range(5)])
    found = series.between(NOON + HOUR, NOON + 3 * HOUR)
    assert [one.price for one in found] == [2_002, 2_003]
    assert list(series.between(NOON + 3 * HOUR, NOON + HOUR)) == []


@given(
    hours=st.lists(st.integers(0, 30), max_size=8),
    cuts=st.lists(st.integers(-1, 31), min_size=2, max_size=5),
)
def test_stretches_that_follow_each_other_count_each_mark_once(
    hours: list[int], cuts: list[int]
) -> None:
    series = PriceSeries([mark(hour, 2_000) for hour in hours])
    ends = [NOON + cut * HOUR for cut in sorted(cuts)]
    parts = [one for pair in pairwise(ends) for one in series.between(*pair)]
    assert parts == list(series.between(ends[0], ends[-1]))


@pytest.mark.parametrize(
    ("own_hours", "quoted"),
    [
        (-1, Quote(Decimal(2_000), NOON)),  # the mark is newer
        (0, Quote(Decimal(2_000), NOON)),  # of the same time: the market's
        (1, Quote(Decimal(1_950), NOON + HOUR)),  # the trade's own is newer
    ],
)
def test_the_later_of_the_mark_and_the_trades_own_price_counts(
    own_hours: int, quoted: Quote
) -> None:
    own = (NOON + own_hours * HOUR, Decimal(1_950))
    assert market(mark(0, 2_000)).quote(ETH, NOON + 5 * HOUR, own) == quoted


def test_a_mark_that_is_yet_to_come_is_not_known() -> None:
    own = (NOON, Decimal(1_950))
    assert market(mark(2, 2_000)).quote(ETH, NOON + HOUR, own) == Quote(Decimal(1_950), NOON)
    assert market(mark(2, 2_000)).quote(ETH, NOON + HOUR) is None


def test_a_stablecoin_is_worth_one_until_a_mark_or_a_trade_says_otherwise() -> None:
    assert NO_MARKET.quote(USDC, NOON) == Quote(Decimal(1), None)
    assert NO_MARKET.quote(USDC, NOON, (NOON, Decimal("0.97"))) == Quote(Decimal("0.97"), NOON)
    depeg = Market({USDC: PriceSeries([Mark(USDC, NOON, Decimal("0.88"))])}, {})
    assert depeg.quote(USDC, NOON) == Quote(Decimal("0.88"), NOON)


def test_no_price_is_made_up_for_anything_else() -> None:
    assert NO_MARKET.quote(ETH, NOON) is None


def test_rates_belong_to_their_platform() -> None:
    rates = {USDC: RateIndex([(NOON, Decimal("0.05"))])}
    known = Market({}, {"aave_v3": rates})
    assert known.rates_of("aave_v3") is rates
    assert known.rates_of("morpho_blue") == {}


def test_further_observations_join_what_was_known_and_leave_it_as_it_was() -> None:
    rates = {"aave_v3": {USDC: RateIndex([(NOON, Decimal("0.05"))])}}
    before = Market({ETH: PriceSeries([mark(0, 2_000), mark(2, 2_200)])}, rates)
    after = observed(
        before,
        [mark(1, 2_100), mark(2, 2_222), Mark(USDC, NOON, Decimal("0.99"))],
        [
            RatePoint("aave_v3", USDC, NOON + HOUR, Decimal("0.07")),
            RatePoint("aave_v3", ETH, NOON, Decimal("0.02")),
            RatePoint("morpho_blue", USDC, NOON, Decimal(0)),
        ],
    )

    def quoted(market: Market, hours: int) -> Decimal:
        quote = market.quote(ETH, NOON + hours * HOUR)
        assert quote is not None
        return quote.price

    assert [quoted(after, hours) for hours in range(3)] == [2_000, 2_100, 2_222]
    assert [quoted(before, hours) for hours in range(3)] == [2_000, 2_000, 2_200]
    on_aave = after.rates_of("aave_v3")
    moments = [NOON, NOON + HOUR]
    assert [on_aave[USDC].apr_at(at) for at in moments] == [Decimal("0.05"), Decimal("0.07")]
    assert on_aave[ETH].apr_at(NOON) == Decimal("0.02")
    assert after.rates_of("morpho_blue")[USDC].apr_at(NOON) == 0
    assert before.rates_of("aave_v3")[USDC].apr_at(NOON + HOUR) == Decimal("0.05")
    assert observed(after, [], []) == after
