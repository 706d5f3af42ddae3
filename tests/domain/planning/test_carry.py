from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.planning.carry import Carry

D = Decimal
CARRY = Carry(D(22_000), D("0.216"), D(41_000), D("0.033"), D(21))


def test_a_carry_worked_by_hand() -> None:
    assert CARRY.net_apr == D("0.1545")
    assert CARRY.cost_per_year == 3_399
    assert round(CARRY.cost_per_day, 6) == D("9.312329")
    assert round(CARRY.cost, 6) == D("195.558904")
    break_even = CARRY.break_even(D(2_050), D(20))
    assert break_even is not None
    assert round(break_even, 6) == D("2059.777945")


def test_what_does_not_exist() -> None:
    no_debt = Carry(D(0), D("0.1"), D(1_000), D("0.03"), D(10))
    assert no_debt.net_apr is None
    assert no_debt.rate_at_which_target_pays_nothing(D(1), D(1), D(2)) is None
    no_time = Carry(D(100), D("0.1"), D(1_000), D("0.03"), D(0))
    assert no_time.rate_at_which_target_pays_nothing(D(1), D(1), D(2)) is None
    assert CARRY.break_even(D(2_050), D(0)) is None
    assert no_debt.break_even(D("0.01"), D(1)) is None


@given(st.decimals(1, 10_000, places=2), st.decimals(D("0.01"), 1_000, places=2))
def test_at_the_bearable_rate_the_target_is_the_break_even(target: Decimal, units: Decimal) -> None:
    rate = CARRY.rate_at_which_target_pays_nothing(D(2_050), units, target)
    assert rate is not None
    dearer = Carry(CARRY.debt_value, rate, CARRY.collateral_value, CARRY.collateral_apr, CARRY.days)
    break_even = dearer.break_even(D(2_050), units)
    assert break_even is not None
    assert abs(exact(Decimal.__sub__)(break_even, target)) < D("1e-30")
