from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.costs import HoldingCosts, loss
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.sizing import (
    stake_from_risk_and_collateral,
    stake_from_risk_and_leverage,
    stake_from_two,
)
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

D = Decimal
LONG, SHORT = LENT_FOR[Direction.LONG], LENT_FOR[Direction.SHORT]
PERP_LONG, PERP_SHORT = Perpetual(Direction.LONG), Perpetual(Direction.SHORT)

SAME_LONG = {"collateral": D(20_000), "leverage": D(2), "units": D(20), "borrowed": D(20_000)}
SAME_SHORT = {"collateral": D(20_000), "leverage": D(2), "units": D(20), "borrowed": D(20)}

amounts = st.decimals(D("0.01"), 10_000, places=2)
financings = st.sampled_from((LONG, SHORT, PERP_LONG, PERP_SHORT))
costs = st.builds(
    HoldingCosts,
    st.decimals(0, 2, places=3),
    st.decimals(0, 400, places=1),
    st.decimals(0, D("0.01"), places=4),
)


@pytest.mark.parametrize("pair", list(combinations(SAME_LONG, 2)))
def test_any_two_figures_give_the_same_long(pair: tuple[str, str]) -> None:
    stake = stake_from_two(LONG, D(2_000), {name: SAME_LONG[name] for name in pair})
    assert stake == Stake(D(20), D(2_000), D(20_000))


@pytest.mark.parametrize(
    "pair", [pair for pair in combinations(SAME_SHORT, 2) if set(pair) != {"units", "borrowed"}]
)
def test_two_figures_give_the_same_short(pair: tuple[str, str]) -> None:
    stake = stake_from_two(SHORT, D(2_000), {name: SAME_SHORT[name] for name in pair})
    assert stake == Stake(D(20), D(2_000), D(20_000))


@pytest.mark.parametrize("financing", [PERP_LONG, PERP_SHORT])
@pytest.mark.parametrize("pair", list(combinations(("collateral", "leverage", "units"), 2)))
def test_two_figures_give_the_same_contract(financing: Financing, pair: tuple[str, str]) -> None:
    stake = stake_from_two(financing, D(2_000), {name: SAME_LONG[name] for name in pair})
    assert stake == Stake(D(20), D(2_000), D(20_000))


@pytest.mark.parametrize(
    ("financing", "figures", "field", "code"),
    [
        (LONG, {}, "collateral", "two_figures_needed"),
        (LONG, {"collateral": 1}, "leverage", "two_figures_needed"),
        (LONG, {"collateral": 1, "leverage": 2, "units": 3}, "units", "too_many_figures"),
        (LONG, {"units": 1, "borrowed": 2_001}, "borrowed", "borrowed_above_value"),
        (LONG, {"leverage": 1, "borrowed": 10}, "leverage", "leverage_borrows_nothing"),
        (LONG, {"collateral": 0, "leverage": 2}, "collateral", "nothing_bought"),
        (LONG, {"leverage": 2, "borrowed": 0}, "leverage", "nothing_bought"),
        (SHORT, {"units": 1, "borrowed": 1}, "borrowed", "borrowed_are_the_units"),
        (SHORT, {"leverage": 1, "borrowed": 0}, "leverage", "nothing_bought"),
        (PERP_LONG, {"units": 1, "borrowed": 1}, "borrowed", "nothing_is_borrowed"),
    ],
)
def test_figures_that_give_no_position(
    financing: Financing, figures: dict[str, int], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        stake_from_two(financing, D(2_000), {name: D(value) for name, value in figures.items()})
    assert (refused.value.problems[0].field, refused.value.code) == (field, code)


def stop_of(financing: Financing, entry: Decimal, distance: Decimal) -> Decimal:
    is_long = financing.direction is Direction.LONG
    return entry * (1 - distance if is_long else 1 + distance)


@given(
    financings,
    costs,
    amounts,
    st.decimals(D("0.01"), D("0.9"), places=2),
    amounts,
    st.decimals(D("0.5"), 50, places=1),
    amounts,
)
def test_the_size_loses_just_the_risk_at_the_stop(
    financing: Financing,
    costs: HoldingCosts,
    entry: Decimal,
    distance: Decimal,
    risk: Decimal,
    leverage: Decimal,
    collateral: Decimal,
) -> None:
    stop = stop_of(financing, entry, distance)
    levered = stake_from_risk_and_leverage(financing, costs, entry, stop, risk, leverage)
    backed = stake_from_risk_and_collateral(financing, costs, entry, stop, risk, collateral)
    assert abs(loss(financing, levered, costs, stop) - risk) < D("1e-20") * risk
    assert abs(loss(financing, backed, costs, stop) - risk) < D("1e-20") * risk
    assert abs(levered.value / levered.collateral - leverage) < D("1e-20")
    assert backed.collateral == collateral


def test_a_long_that_its_collateral_covers_pays_no_interest() -> None:
    costs = HoldingCosts(D("0.5"), D(365), D(0))
    stake = stake_from_risk_and_collateral(LONG, costs, D(100), D(90), D(50), D(500))
    assert stake.units == 5
    larger = stake_from_risk_and_collateral(LONG, costs, D(100), D(90), D(110), D(500))
    assert larger.units == D(110 + 250) / D(10 + 50)


@pytest.mark.parametrize(("stop", "code"), [(2_000, "stop_wrong_side"), (1_999, None)])
def test_a_stop_must_lie_on_the_loss_side(stop: int, code: str | None) -> None:
    if code is None:
        assert stake_from_risk_and_leverage(
            LONG, HoldingCosts(), D(2_000), D(stop), D(10), D(2)
        ) == Stake(D(10), D(2_000), D(10_000))
        return
    for size in (stake_from_risk_and_leverage, stake_from_risk_and_collateral):
        with pytest.raises(Refused, match=code):
            size(LONG, HoldingCosts(), D(2_000), D(stop), D(10), D(2))


def test_a_stop_where_rebates_leave_no_loss_gives_no_size() -> None:
    rebate = HoldingCosts(fee_rate=D("-0.01"))
    for size in (stake_from_risk_and_leverage, stake_from_risk_and_collateral):
        with pytest.raises(Refused, match="nothing_lost_at_stop"):
            size(LONG, rebate, D(2_000), D(1_999), D(10), D(2))
