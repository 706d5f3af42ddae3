from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.costs import (
    HoldingCosts,
    break_even,
    fees,
    interest,
    interest_per_day,
    loss,
)
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.sizing import stake_from_two
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

D = Decimal
LONG, SHORT = LENT_FOR[Direction.LONG], LENT_FOR[Direction.SHORT]
PERP_LONG, PERP_SHORT = Perpetual(Direction.LONG), Perpetual(Direction.SHORT)
ALL = (LONG, SHORT, PERP_LONG, PERP_SHORT)

STAKE = Stake(D(20), D(2_000), D(20_000))
MONTH = HoldingCosts(D("0.08"), D(30), D("0.001"))

amounts = st.decimals(D("0.01"), 10_000, places=2)
financings = st.sampled_from(ALL)
costs = st.builds(
    HoldingCosts,
    st.decimals(D("-0.2"), 2, places=3),
    st.decimals(0, 400, places=1),
    st.decimals(D("-0.001"), D("0.01"), places=4),
)
stakes = st.builds(Stake, amounts, amounts, amounts)


def nearly(one: Decimal | None, other: Decimal) -> bool:
    return one is not None and abs(one - other) <= D("1e-24") * max(D(1), abs(other))


def test_what_is_borrowed_and_what_bears_the_rate() -> None:
    assert [one.borrowed(STAKE) for one in ALL] == [20_000, 20, 0, 0]
    assert [one.rate_bearing_value(STAKE) for one in ALL] == [20_000, 40_000, 40_000, 40_000]
    assert [one.loan(STAKE) for one in ALL] == [20_000, 40_000, 20_000, 40_000]
    assert [one.spared_by(D(7)) for one in ALL] == [7, 0, 0, 0]


def test_own_money_beyond_the_position_borrows_nothing_and_owes_nothing() -> None:
    rich = Stake(D(20), D(2_000), D(50_000))
    assert LONG.borrowed(rich) == 0
    assert interest(LONG, rich, MONTH) == 0
    assert LONG.holding(rich, D("0.5")).cash == 10_000


def test_a_position_paid_in_full_owes_nothing_to_the_last_digit() -> None:
    stake = stake_from_two(LONG, D(7), {"collateral": D(10_000), "leverage": D(1)})
    assert LONG.borrowed(stake) == 0


def test_interest_and_fees_at_the_entry_price() -> None:
    assert nearly(interest(LONG, STAKE, MONTH), D(20_000) * D("0.08") * 30 / 365)
    assert nearly(interest_per_day(LONG, STAKE, MONTH), D(1_600) / 365)
    assert nearly(interest_per_day(PERP_LONG, STAKE, MONTH), D(3_200) / 365)
    assert fees(STAKE, MONTH) == 80


@given(stakes, costs, amounts)
def test_losses_are_those_of_the_textbook(
    stake: Stake, costs: HoldingCosts, price: Decimal
) -> None:
    u, entry, f, k = stake.units, stake.entry, costs.fee_rate, costs.rate_of_time
    both_fees = f * u * (entry + price)
    owed = max(D(0), u * entry - stake.collateral) * k
    funding = u * entry * k
    assert nearly(loss(LONG, stake, costs, price), u * (entry - price) + owed + both_fees)
    assert nearly(loss(PERP_LONG, stake, costs, price), u * (entry - price) + funding + both_fees)
    assert nearly(loss(PERP_SHORT, stake, costs, price), u * (price - entry) + funding + both_fees)
    short = u * ((1 + k) * price * (1 + f) - entry * (1 - f))
    assert nearly(loss(SHORT, stake, costs, price), short)


@given(stakes, costs)
def test_break_even_prices_are_those_of_the_textbook(stake: Stake, costs: HoldingCosts) -> None:
    entry, f, k = stake.entry, costs.fee_rate, costs.rate_of_time
    per_unit = interest(LONG, stake, costs) / stake.units
    long = (entry * (1 + f) + per_unit) / (1 - f)
    perp_short = (entry * (1 - f) - entry * k) / (1 + f)
    spot_short = entry * (1 - f) / ((1 + f) * (1 + k))
    for financing, expected in ((LONG, long), (PERP_SHORT, perp_short), (SHORT, spot_short)):
        price = break_even(financing, stake, costs)
        assert nearly(price, expected) if expected > 0 else price is None


@given(financings, stakes, costs)
def test_nothing_is_lost_at_the_break_even(
    financing: Financing, stake: Stake, costs: HoldingCosts
) -> None:
    price = break_even(financing, stake, costs)
    if price is not None:
        assert abs(loss(financing, stake, costs, price)) < D("1e-20") * max(D(1), stake.value)


def test_a_break_even_that_no_price_reaches() -> None:
    assert break_even(PERP_SHORT, STAKE, HoldingCosts(D(2), D(365))) is None
    assert break_even(LONG, STAKE, HoldingCosts(fee_rate=D(1))) is None


def test_a_rate_that_leaves_less_than_no_debt_is_refused() -> None:
    with pytest.raises(Refused, match="debt_below_zero"):
        HoldingCosts(D("-0.5"), D(731))
