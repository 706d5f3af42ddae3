"""What a number of a plan may be: the last that passes, and the first that does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.planning import arbitrage, collateral, cross_isolated, hedge, pair
from journal_app.domain.planning.ranges import (
    Range,
    above_zero,
    any_number,
    at_least_zero,
    count,
    health,
    price_move,
    share,
    signed_share,
    some_share,
    typed_leverage,
    yearly_rate,
)
from journal_app.domain.problems import Refused

D = Decimal


@pytest.mark.parametrize(
    ("check", "passing", "refused", "code"),
    [
        (at_least_zero, "0", "-0.01", "negative"),
        (above_zero, "0.01", "0", "not_positive"),
        (above_zero, "1", "-1", "negative"),
        (count, "1000", "1001", "not_a_count"),
        (count, "0", "-1", "not_a_count"),
        (count, "12.0", "1.5", "not_a_count"),
        (health, "1", "0.99", "health_below_one"),
        (typed_leverage, "1", "0.99", "below_own_money"),
        (share, "1", "1.01", "not_a_fraction"),
        (share, "0", "-0.01", "not_a_fraction"),
        (some_share, "0.01", "0", "not_positive"),
        (some_share, "1", "1.01", "not_a_fraction"),
        (yearly_rate, "-1", "-1.01", "rate_below_minus_one"),
        (price_move, "-1", "-1.01", "price_below_zero"),
        (signed_share, "1", "1.01", "not_between"),
        (signed_share, "-1", "-1.01", "not_between"),
    ],
)
def test_where_a_range_ends(check: Range, passing: str, refused: str, code: str) -> None:
    assert check(D(passing), "it") == D(passing)
    with pytest.raises(Refused) as raised:
        check(D(refused), "it")
    assert (raised.value.problems[0].field, raised.value.code) == ("it", code)


@pytest.mark.parametrize("planner", [arbitrage, collateral, cross_isolated, hedge, pair])
def test_every_planner_takes_a_half_of_everything(planner: object) -> None:
    ranges = planner.RANGES  # type: ignore[attr-defined]
    assert all(check(D("0.5"), name) == D("0.5") for name, check in ranges.items())


def test_some_numbers_may_be_anything() -> None:
    assert any_number(D(-5), "equity") == -5
