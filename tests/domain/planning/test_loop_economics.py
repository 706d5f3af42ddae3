"""Where one more loop stops paying: worked by hand, and held against the net of each step."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.planning.loop import MOST_STEPS, LoopTerms, loop
from journal_app.domain.planning.loop_economics import LoopEconomics
from journal_app.domain.problems import Refused

D = Decimal


def terms(
    *, swap: str = "0", gas: int = 0, borrow: str = "0.02", supply: str = "0.04", ltv: str = "0.5"
) -> LoopTerms:
    return LoopTerms(
        price=D(2_000),
        ltv=D(ltv),
        liquidation_threshold=D("0.8"),
        swap_cost=D(swap),
        step_cost=D(gas),
        borrow_apr=D(borrow),
        supply_apr=D(supply),
    )


def test_a_year_worked_by_hand() -> None:
    """10,000 borrowed, 1 % of it and 20 of gas gone: 9,880 earn 4 %, 10,000 cost 2 %.

    395.20 − 200; swaps 100 and 10,000·0.01/0.99; gas twice.
    """
    costly = terms(swap="0.01", gas=20)
    (step,) = loop(D(10), costly, 1)
    found = LoopEconomics(costly, D(365)).of_step(step)
    assert [found.carry, found.gas] == [D("195.2"), 40]
    assert round(found.swap_cost, 10) == round(100 + D(100) / D("0.99"), 10)
    assert found.net == exact(lambda: found.carry - found.swap_cost - found.gas)()


def test_the_whole_loop_beside_the_collateral_alone() -> None:
    steps = loop(D(10), terms(gas=10), 2)
    total = LoopEconomics(terms(gas=10), D(365)).total(D(10), steps)
    assert total.net_of_own == 800
    # 10,000 bring 9,990 of collateral, then 4,995 bring 4,985
    assert total.carry == 800 + D("399.6") - 200 + D("199.4") - D("99.9")
    assert [total.swap_cost, total.gas] == [0, 40]
    assert total.gain == total.net - 800 == D("299.1") - 40


def test_no_step_pays_where_the_rate_is_above_the_yield() -> None:
    economics = LoopEconomics(terms(borrow="0.05"), D(365))
    assert economics.least_that_pays is None
    assert economics.stops_paying_at(D(10)) == 1


def test_every_step_pays_where_nothing_costs() -> None:
    economics = LoopEconomics(terms(), D(365))
    assert economics.least_that_pays == 0
    assert economics.stops_paying_at(D(10)) is None


def test_gas_ends_it_at_the_step_that_borrows_too_little() -> None:
    """a = 0.02 a year, so that 10 of gas ask for 10·2.04 / 0.02 = 1,020 borrowed.

    10,000 · 4,995 · 2,492.50 · 1,241.25 · 615.625: the fifth no longer pays.
    """
    economics = LoopEconomics(terms(gas=10), D(365))
    assert economics.least_that_pays == 1_020
    assert economics.stops_paying_at(D(10)) == 5
    # half the time asks for 10·2.02 / 0.01 = 2,020
    assert LoopEconomics(terms(gas=10), D("182.5")).stops_paying_at(D(10)) == 4


def test_a_loop_that_ends_before_it_stops_paying() -> None:
    """Hardly any gas is asked for where the yield is high: the last step can buy nothing more."""
    rich = terms(gas=500, borrow="0", supply="40", ltv="0.5")
    steps = loop(D(10), rich, MOST_STEPS)
    assert LoopEconomics(rich, D(365)).stops_paying_at(D(10)) == len(steps) + 1


def test_a_loop_that_never_ends_pays_for_ever() -> None:
    grows = terms(gas=1, ltv="1")
    assert LoopEconomics(grows, D(3_650)).stops_paying_at(D(1_000)) is None


def test_a_swap_that_takes_everything_pays_nothing() -> None:
    assert LoopEconomics(terms(swap="1"), D(365)).least_that_pays is None


def test_no_time_is_less_than_none() -> None:
    with pytest.raises(Refused) as refused:
        LoopEconomics(terms(), D(-1))
    assert refused.value.problems[0].field == "days"


@given(
    st.decimals(0, D("0.01"), places=4),
    st.integers(0, 50),
    st.decimals(D("0.1"), D("0.8"), places=2),
    st.decimals(0, D("0.2"), places=3),
    st.decimals(0, D("0.3"), places=3),
    st.integers(0, 1_000),
)
def test_steps_pay_until_the_one_that_is_told(
    swap: Decimal, gas: int, ltv: Decimal, borrow: Decimal, supply: Decimal, days: int
) -> None:
    given_terms = terms(
        swap=str(swap), gas=gas, ltv=str(ltv), borrow=str(borrow), supply=str(supply)
    )
    economics = LoopEconomics(given_terms, D(days))
    stops = economics.stops_paying_at(D(10))
    for place, step in enumerate(loop(D(10), given_terms, 60), start=1):
        net = economics.of_step(step).net
        if stops is None or place < stops:
            assert net > -D("1e-30")
        else:
            assert net < D("1e-30")
