from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.margin.isolated import DebtRatio, EquityRatio, IsolatedLaw, Lending
from journal_app.domain.planning.breaches import Intent, breaches
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.isolated_position import (
    IsolatedPosition,
    most_leverage,
    reward_to_risk,
    risk_of_capital,
)
from journal_app.domain.planning.scenarios import scenario
from journal_app.domain.trade import Direction, Target

D = Decimal
LONG, SHORT = LENT_FOR[Direction.LONG], LENT_FOR[Direction.SHORT]
PERP_LONG, PERP_SHORT = Perpetual(Direction.LONG), Perpetual(Direction.SHORT)
MONTH = HoldingCosts(D("0.08"), D(30))
STAKE = Stake(D(20), D(2_000), D(20_000))
GUIDE = IsolatedPosition(STAKE, LONG, EquityRatio(D("0.2")), MONTH)

amounts = st.decimals(D("0.01"), 10_000, places=2)
financings = st.sampled_from((LONG, SHORT, PERP_LONG, PERP_SHORT))
laws = st.one_of(
    st.decimals(D("0.005"), D("0.5"), places=3).map(EquityRatio),
    st.decimals(D("0.005"), 1, places=3).map(DebtRatio),
    st.decimals(D("0.5"), D("0.95"), places=3).map(Lending),
)
costs = st.builds(
    HoldingCosts, st.decimals(0, 1, places=3), st.decimals(0, 200, places=1), st.just(D(0))
)
positions = st.builds(
    IsolatedPosition, st.builds(Stake, amounts, amounts, amounts), financings, laws, costs
)


def position(
    financing: Financing = LONG,
    law: IsolatedLaw | None = None,
    costs: HoldingCosts = MONTH,
    *,
    units: int = 20,
    collateral: int = 20_000,
) -> IsolatedPosition:
    stake = Stake(D(units), D(2_000), D(collateral))
    return IsolatedPosition(stake, financing, law or EquityRatio(D("0.2")), costs)


def targets(*prices: int) -> tuple[Target, ...]:
    return tuple(Target(D(price), D(1) / len(prices)) for price in prices)


def test_measures_of_a_long_and_a_short() -> None:
    long, short = position(), position(SHORT)
    assert long.leverage == short.leverage == D(2)
    assert (long.borrowed, short.borrowed) == (D(20_000), D(20))
    assert long.margin_ratio == short.margin_ratio == D("0.5")
    assert long.ltv == D("0.5")
    assert abs(short.ltv - D(2) / 3) < D("1e-25")
    assert position(PERP_LONG).ltv == long.ltv
    lent = position(law=Lending(D("0.83")), units=3, collateral=1_000)
    assert lent.health_factor == D("0.996")
    assert not lent.can_be_opened
    assert position(SHORT, Lending(D("0.75"))).health_factor == D("1.125")
    assert position(collateral=0).leverage is None
    assert position(collateral=0).margin_ratio == 0


def test_liquidation_now_and_at_the_end() -> None:
    long = position(costs=HoldingCosts(D("0.08"), D(365)))
    assert (long.liquidation_price, long.liquidation_price_at_end) == (D(1_250), D(1_350))
    assert long.distance_to(long.liquidation_price) == D("0.375")
    short = position(SHORT, costs=HoldingCosts(D("0.25"), D(365)))
    assert (short.liquidation_price, short.liquidation_price_at_end) == (D(2_500), D(2_000))
    assert short.distance_to(short.liquidation_price) == D("0.25")
    funded = HoldingCosts(D("0.1"), D(365))
    assert position(PERP_LONG, costs=funded).liquidation_price_at_end == 1_500
    perp_short = position(PERP_SHORT, costs=funded).liquidation_price_at_end
    assert perp_short is not None
    assert abs(perp_short - D(56_000) / 24) < D("1e-20")


def test_costs() -> None:
    year = position(costs=HoldingCosts(D("0.073"), D(365), D("0.001")))
    assert (year.interest, year.interest_per_day, year.fees) == (D(1_460), D(4), D(80))
    even = year.break_even
    assert even is not None
    assert abs(even - (D(2_002) + 73) / D("0.999")) < D("1e-20")


def test_risk_and_reward() -> None:
    assert position(costs=HoldingCosts()).risk(D(1_850)) == 3_000
    assert position(costs=HoldingCosts()).reward(targets(2_200, 2_400)) == 6_000
    assert GUIDE.risk(D(2_000)) is None
    assert GUIDE.risk(D(1_250)) is None
    assert GUIDE.risk(D("1250.01")) is not None
    assert GUIDE.reward(()) is None
    assert GUIDE.reward(targets(2_200, 1_900)) is None
    assert position(SHORT).reward(targets(1_900)) is not None


def test_figures_that_rest_on_others() -> None:
    assert reward_to_risk(D(300), D(100)) == 3
    assert reward_to_risk(None, D(100)) is None
    assert reward_to_risk(D(300), None) is None
    assert reward_to_risk(D(300), D(0)) is None
    assert risk_of_capital(D(300), D(20_000)) == D("0.015")
    assert risk_of_capital(D(300), D(0)) is None
    assert risk_of_capital(None, D(20_000)) is None


def test_the_most_leverage_of_the_terms() -> None:
    assert most_leverage(Direction.LONG, D("0.2"), None) == 5
    assert most_leverage(Direction.LONG, None, D("0.8")) == 5
    assert most_leverage(Direction.LONG, D("0.5"), D("0.8")) == 2
    assert most_leverage(Direction.SHORT, None, D("0.8")) is None
    assert most_leverage(Direction.LONG, None, D(1)) is None
    assert most_leverage(Direction.LONG, None, None) is None


def test_a_scenario_table() -> None:
    at_1600, at_1250, at_1200, at_0 = (scenario(GUIDE, D(price)) for price in (1600, 1250, 1200, 0))
    assert (at_1600.equity, at_1600.pnl, at_1600.margin_ratio) == (D(12_000), D(-8_000), D("0.375"))
    assert at_1600.return_on_collateral == D("-0.4")
    assert not at_1250.liquidated
    assert at_1200.liquidated
    assert (at_0.margin_ratio, at_0.position_value, at_0.equity) == (None, D(0), D(-20_000))
    assert scenario(position(collateral=0), D(2_000)).return_on_collateral is None
    short = scenario(position(SHORT), D(2_400))
    assert (short.equity, short.pnl, short.liquidated) == (D(12_000), D(-8_000), False)


@pytest.mark.parametrize(
    ("plan", "intent", "codes"),
    [
        (GUIDE, Intent(), []),
        (GUIDE, Intent(stop=D(1_850), targets=targets(2_400), capital=D(200_000)), []),
        (GUIDE, Intent(stop=D(2_000)), ["stop_wrong_side"]),
        (GUIDE, Intent(targets=targets(2_000)), ["target_wrong_side"]),
        (GUIDE, Intent(stop=D(1_250)), ["stop_beyond_liquidation"]),
        (GUIDE, Intent(stop=D(1_255)), ["stop_beyond_liquidation"]),
        (GUIDE, Intent(most_leverage=D("1.99")), ["leverage_above_most"]),
        (GUIDE, Intent(most_leverage=D(2)), []),
        (GUIDE, Intent(stop=D(1_850), capital=D(150_000)), ["risk_above_2_percent"]),
        (GUIDE, Intent(targets=targets(2_006)), ["interest_eats_target"]),
        (GUIDE, Intent(targets=targets(2_007)), []),
        (position(units=40), Intent(), ["liquidation_within_30_percent"]),
        (
            position(costs=HoldingCosts(D("0.08"), D(700))),
            Intent(),
            ["liquidation_within_30_percent"],
        ),
        (position(units=50), Intent(), ["cannot_open", "liquidation_within_30_percent"]),
        (
            position(law=Lending(D(0))),
            Intent(),
            ["cannot_open", "liquidation_within_30_percent"],
        ),
        (
            position(collateral=0),
            Intent(most_leverage=D(9)),
            ["leverage_above_most", "cannot_open", "liquidation_within_30_percent"],
        ),
        (
            position(PERP_SHORT, costs=HoldingCosts(D(2), D(365))),
            Intent(stop=D(2_100)),
            ["stop_beyond_liquidation", "liquidation_within_30_percent"],
        ),
        (
            position(SHORT),
            Intent(stop=D(1_900)),
            ["stop_wrong_side", "liquidation_within_30_percent"],
        ),
    ],
)
def test_breaches(plan: IsolatedPosition, intent: Intent, codes: Sequence[str]) -> None:
    assert breaches(plan, intent) == codes


def test_exactly_two_percent_and_thirty_percent_are_within_the_lines() -> None:
    even = position(costs=HoldingCosts())
    assert breaches(even, Intent(stop=D(1_850), capital=D(150_000))) == []
    third = IsolatedPosition(
        Stake(D(7), D(3), D(9)), LONG, EquityRatio(D("9") / 49), HoldingCosts()
    )
    assert abs((third.distance_to(third.liquidation_price) or 0) - D("0.3")) < D("1e-25")
    assert breaches(third, Intent()) == []


@given(positions)
def test_the_distance_agrees_with_what_can_be_opened(plan: IsolatedPosition) -> None:
    distance = plan.distance_to(plan.liquidation_price)
    if distance is not None:
        assert plan.can_be_opened == (distance > 0)


@given(positions)
def test_interest_never_moves_liquidation_away(plan: IsolatedPosition) -> None:
    now, at_end = plan.liquidation_price, plan.liquidation_price_at_end
    if now is not None and at_end is not None:
        assert at_end >= now if plan.direction is Direction.LONG else at_end <= now


@given(positions, amounts)
def test_a_scenario_agrees_with_the_law(plan: IsolatedPosition, price: Decimal) -> None:
    line = plan.liquidation_price
    seen = scenario(plan, price)
    if line is not None:
        assert seen.liquidated == (
            price < line if plan.direction is Direction.LONG else price > line
        )
    assert seen.pnl == seen.equity - plan.stake.collateral


@given(positions)
def test_at_the_entry_nothing_is_won_or_lost(plan: IsolatedPosition) -> None:
    now = scenario(plan, plan.stake.entry)
    assert now.pnl == 0
    assert now.margin_ratio is not None
    assert abs(now.margin_ratio - plan.margin_ratio) < D("1e-25")


@given(positions, st.decimals(D("0.01"), D("0.99"), places=2))
def test_risk_is_the_loss_at_a_stop_that_can_act(plan: IsolatedPosition, away: Decimal) -> None:
    is_long = plan.direction is Direction.LONG
    stop = plan.stake.entry * (1 - away if is_long else 1 + away)
    risk = plan.risk(stop)
    if risk is None:
        assert plan.is_beyond_liquidation(stop)
    else:
        assert risk >= 0
        assert abs(risk - (plan.stake.collateral - scenario(plan, stop).equity)) < D("1e-20") + (
            plan.interest * 2
        )
