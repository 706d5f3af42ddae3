"""Two series of daily prices: which days count, and what their returns tell."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.market.closes import LEAST_DAYS, Close, Gap, common_closes, log_returns
from journal_app.domain.problems import Problem, Refused

D = Decimal
FIRST_DAY = date(2026, 1, 1)


def day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def rising(count: int, *, without: tuple[int, ...] = (), start: int = 0) -> list[Close]:
    return [
        Close(D(100 + (n * n) % 17), day(n))
        for n in range(start, start + count)
        if n not in without
    ]


def undated(*prices: int) -> list[Close]:
    return [Close(D(price)) for price in prices]


def problems_of(first: list[Close], second: list[Close]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        common_closes(first, second)
    return [(problem.field, problem.code) for problem in refused.value.problems]


prices = st.lists(st.decimals(D("0.01"), 10_000, places=2), min_size=LEAST_DAYS, max_size=40)


def test_only_common_days_count_and_the_others_are_told() -> None:
    found = common_closes(rising(40, without=(5, 6, 20)), rising(40, without=(20,), start=2)[::-1])
    assert (found.days[0], found.days[-1]) == (day(2), day(39))
    assert len(found.days) == len(found.first) == len(found.second) == 35
    assert found.missing_in_first == (day(5), day(6), day(40), day(41))
    assert found.missing_in_second == (day(0), day(1))
    assert found.gaps == (Gap(day(5), day(6)), Gap(day(20), day(20)))
    assert found.first == found.second
    assert found.correlation == 1
    assert set(found.ratios) == {D(1)}


def test_series_without_dates_are_matched_in_their_order() -> None:
    found = common_closes(undated(*[1, 2] * 15), undated(*[2, 1] * 15))
    assert (found.days, found.gaps) == ((), ())
    assert found.missing_in_first == found.missing_in_second == ()
    assert (found.ratios[0], found.ratios[-1]) == (D("0.5"), D(2))
    assert found.correlation == -1


def test_a_doubling_and_its_way_back_are_alike() -> None:
    there, back = log_returns([D(1), D(2), D(1)])
    assert round(there, 20) == D("0.69314718055994530942")
    assert there + back == 0


def test_a_price_that_stands_still_moves_with_nothing() -> None:
    assert common_closes(undated(*[7] * 30), undated(*range(1, 31))).correlation is None


def test_thirty_days_are_enough_and_fewer_are_not() -> None:
    with pytest.raises(Refused) as refused:
        common_closes(rising(30), rising(30, without=(3,)))
    assert refused.value.problems == (
        Problem("first_prices", "too_few_days", {"count": 29, "least": 30}),
    )
    assert len(common_closes(rising(30), rising(30)).first) == 30


def test_what_cannot_be_matched() -> None:
    assert problems_of(undated(1, 2), undated(1)) == [("second_prices", "not_so_many")]
    assert problems_of(undated(1, 0), undated(-1, 2)) == [
        ("first_prices/1/price", "not_positive"),
        ("second_prices/0/price", "not_positive"),
    ]
    assert problems_of([Close(D(1), day(0)), Close(D(1))], [Close(D(1), day(0))] * 2) == [
        ("first_prices/1/date", "missing"),
        ("second_prices/1/date", "day_twice"),
    ]
    with pytest.raises(Refused) as refused:
        common_closes(undated(0), undated(1), ("mine", "yours"))
    assert refused.value.problems[0].field == "mine/0/price"


@given(prices, st.decimals(D("0.001"), 1_000, places=3))
def test_another_unit_of_price_changes_no_correlation(values: list[Decimal], unit: Decimal) -> None:
    own = [Close(value) for value in values]
    dearer = [Close(value * unit) for value in values]
    r = common_closes(own, dearer).correlation
    assert r is None or abs(r - 1) < D("1e-30")
