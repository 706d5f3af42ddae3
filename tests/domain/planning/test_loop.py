from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.planning.loop import LoopedAccount, LoopTerms, loop, unwind

D = Decimal


def terms(
    ltv: str, *, swap_cost: str = "0", step_cost: int = 0, threshold: str = "0.83"
) -> LoopTerms:
    return LoopTerms(
        price=D(2_000),
        ltv=D(ltv),
        liquidation_threshold=D(threshold),
        swap_cost=D(swap_cost),
        step_cost=D(step_cost),
        borrow_apr=D("0.03"),
        supply_apr=D("0.02"),
    )


loop_terms = st.builds(
    LoopTerms,
    price=st.decimals(1, 5_000, places=2),
    ltv=st.decimals(D("0.05"), D("0.8"), places=3),
    liquidation_threshold=st.decimals(D("0.8"), D("0.95"), places=3),
    swap_cost=st.decimals(0, D("0.01"), places=4),
)


def test_five_steps_at_forty_percent() -> None:
    steps = loop(D(10), terms("0.4"), 5)
    assert [step.borrowed for step in steps[:3]] == [8_000, 3_200, 1_280]
    assert [step.after.collateral for step in steps[:2]] == [14, D("15.6")]
    end = steps[-1].after
    assert (end.collateral, end.debt) == (D("16.5984"), D("13196.8"))
    assert end.liquidation_price is not None
    assert round(end.liquidation_price, 6) == D("957.909138")


@given(loop_terms, st.integers(0, 40), st.decimals(1, 1_000, places=2))
def test_exposure_and_debt_follow_the_geometric_series(
    terms: LoopTerms, count: int, own: Decimal
) -> None:
    steps = loop(own, terms, count)
    end = steps[-1].after if steps else LoopedAccount(own, D(0), terms)
    q = terms.ltv * (1 - terms.swap_cost)
    exposure = own * (1 - q ** (count + 1)) / (1 - q)
    debt = own * terms.price * terms.ltv * (1 - q**count) / (1 - q)
    assert abs(end.collateral - exposure) <= D("1e-20") * exposure
    assert abs(end.debt - debt) <= D("1e-20") * max(debt, D(1))
    assert terms.limit is not None
    assert end.collateral <= terms.limit * own + D("1e-20")


def test_a_limit_without_bound() -> None:
    assert terms("1").limit is None
    assert terms("1", swap_cost="0.01").limit == 100


def test_a_step_that_would_buy_nothing_is_not_taken() -> None:
    """ℓ = 0.1: 2,000, then less of it each time, until gas costs more than it buys."""
    steps = loop(D(10), terms("0.1", step_cost=10), 50)
    assert [step.borrowed for step in steps] == [2_000, 199, D("18.9")]
    assert steps[0].bought == D("0.995")


def test_endless_steps_end_at_the_limit() -> None:
    steps = loop(D(10), terms("0.4"), 10_000)
    assert len(steps) < 200
    assert abs(steps[-1].after.collateral - D(50) / 3) < D("1e-25")


def test_the_net_rate_is_on_own_equity() -> None:
    account = LoopedAccount(D(20), D(20_000), terms("0.5"))
    assert account.equity == 20_000
    assert account.net_apr == (D("0.02") * 40_000 - D("0.03") * 20_000) / 20_000
    assert LoopedAccount(D(10), D(20_000), terms("0.5")).net_apr is None


def test_unwinding_in_steps_worked_by_hand() -> None:
    """20 × 2,000 × 0.8 / 20,000 = 1.6; with h = 1.25 the debt locks 15.625 of the 20."""
    held = LoopedAccount(D(20), D(20_000), terms("0.5", threshold="0.8"))
    steps = unwind(held, D("1.25"))
    assert steps is not None
    assert (steps[0].sold, steps[0].repaid) == (D("4.375"), D(8_750))
    assert steps[0].after.health_factor == exact(Decimal.__truediv__)(D(25_000), D(11_250))
    assert (steps[1].sold, steps[1].repaid) == (D("5.625"), D(11_250))
    assert (steps[1].after.collateral, steps[1].after.health_factor) == (D(10), None)
    assert len(steps) == 2


def test_nothing_to_unwind() -> None:
    assert unwind(LoopedAccount(D(20), D(0), terms("0.5")), D("1.05")) == []


@pytest.mark.parametrize(
    ("held", "least_health"),
    [
        (LoopedAccount(D(20), D(20_000), terms("0.5")), "1.66"),
        (LoopedAccount(D(20), D(20_000), terms("0.5", threshold="0")), "1.05"),
        (LoopedAccount(D(20), D(20_000), terms("0.5", swap_cost="1")), "1.05"),
        (LoopedAccount(D(20), D(20_000), terms("0.5", step_cost=90_000)), "1.05"),
        (LoopedAccount(D(20), D(32_000), terms("0.5", swap_cost="0.3")), "1.02"),
    ],
)
def test_an_unwind_that_never_ends(held: LoopedAccount, least_health: str) -> None:
    """No room, worthless collateral, nothing kept of a swap, gas too dear, ever smaller steps."""
    assert unwind(held, D(least_health)) is None


@given(loop_terms, st.integers(1, 12), st.decimals(1, D("1.2"), places=2))
def test_unwinding_never_passes_below_its_health(
    terms: LoopTerms, count: int, least_health: Decimal
) -> None:
    held = loop(D(10), terms, count)[-1].after
    steps = unwind(held, least_health)
    if steps is None:
        return
    for step in steps:
        withdrawn = LoopedAccount(held.collateral - step.sold, held.debt, terms).health_factor
        assert withdrawn is not None
        assert withdrawn >= least_health - D("1e-20")
        held = step.after
    assert held.debt == 0
    assert held.collateral > 0
