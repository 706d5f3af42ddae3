"""The ways for a margin account, put back into it, reach the target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import Addition, LiquidationPrice, MarginRatio, PartialClose

D = Decimal
ETH, SOL, USDC = Asset("ETH"), Asset("SOL"), Asset("USDC")
RATES = MarginRates(D("0.1"), D("0.05"))
TIERS = MarginTiers((MarginTier(D(0), D(10)), MarginTier(D(1000), D(5))))
NEARLY = D("1e-25")
SHORT = MarginAccount(D(1000), (MarginPosition(ETH, D(-3), D(3000), RATES),))


def code(way: object) -> str:
    assert isinstance(way, Problem)
    return way.code


@exact
def test_a_short_to_a_margin_ratio_by_hand() -> None:
    """To 20 % of 9,000: 800 more, or (1,800 − 1,000) / (3,000·(0.2 − 0.001)) units fewer."""
    rescue = MarginRescue(SHORT, ETH, MarginRatio(D("0.2")), D("0.001"), D(2900))
    added, closed = rescue.add_collateral(), rescue.partial_close()
    assert added == Addition(D(800), D(800), replace(SHORT, equity=D(1800)), USDC)
    assert isinstance(closed, PartialClose)
    units = D(800) / D(597)
    assert abs(closed.units - units) < NEARLY
    assert abs(closed.fraction - units / 3) < NEARLY
    assert closed.repaid is None
    assert closed.realised is not None
    assert abs(closed.realised - units * (-100 - 3)) < NEARLY
    assert closed.after.margin_ratio is not None
    assert abs(closed.after.margin_ratio - D("0.2")) < NEARLY
    assert code(rescue.swap_collateral()) == "collateral_is_money"


@exact
def test_a_short_to_a_liquidation_price_by_hand() -> None:
    """At 3,500 equity would be −500 and maintenance 525."""
    added = MarginRescue(SHORT, ETH, LiquidationPrice(ETH, D(3500))).add_collateral()
    assert isinstance(added, Addition)
    assert added.amount == 1025
    assert added.after.liquidation_prices() == {ETH: D(3500)}


@exact
def test_what_is_left_may_fall_into_a_lower_tier() -> None:
    """20 units at 100 aim at 90, once with enough equity to stay in the upper tier."""
    account = MarginAccount(D(250), (MarginPosition(ETH, D(20), D(100), TIERS),))
    closed = MarginRescue(account, ETH, LiquidationPrice(ETH, D(90))).partial_close()
    assert isinstance(closed, PartialClose)
    left = closed.after.positions[0]
    assert left.size * 90 > 1000
    price = closed.after.liquidation_prices()[ETH]
    assert price is not None
    assert abs(price - 90) < NEARLY
    # with less equity, less can stay
    poor = replace(account, equity=D(100))
    closed = MarginRescue(poor, ETH, LiquidationPrice(ETH, D(90))).partial_close()
    assert isinstance(closed, PartialClose)
    left = closed.after.positions[0]
    assert left.size * 90 < 1000
    price = closed.after.liquidation_prices()[ETH]
    assert price is not None
    assert abs(price - 90) < NEARLY


def test_nothing_is_needed_where_the_target_is_reached() -> None:
    for target in (MarginRatio(D("0.1")), LiquidationPrice(ETH, D(3100))):
        rescue = MarginRescue(SHORT, ETH, target)
        assert rescue.add_collateral() == Addition(D(0), D(0), SHORT, USDC)
        assert rescue.partial_close() == PartialClose(D(0), D(0), None, None, SHORT)


@pytest.mark.parametrize(
    ("account", "target", "cost_rate", "reason"),
    [
        # closing costs more than it frees
        (SHORT, MarginRatio(D("0.2")), D("0.2"), "closing_does_not_help"),
        (SHORT, LiquidationPrice(ETH, D(3500)), D("0.9"), "closing_does_not_help"),
        # not even everything is enough
        (replace(SHORT, equity=D(-10)), MarginRatio(D("0.2")), D(0), "more_than_held"),
        (replace(SHORT, equity=D(-10)), LiquidationPrice(ETH, D(3500)), D(0), "more_than_held"),
    ],
)
def test_closing_that_cannot_reach_the_target_says_why(
    account: MarginAccount,
    target: MarginRatio | LiquidationPrice,
    cost_rate: Decimal,
    reason: str,
) -> None:
    assert code(MarginRescue(account, ETH, target, cost_rate).partial_close()) == reason


def test_a_market_in_which_nothing_is_held_has_no_liquidation_price_to_aim_at() -> None:
    flat = MarginAccount(D(10), (MarginPosition(ETH, D(0), D(3000), RATES),))
    rescue = MarginRescue(flat, ETH, LiquidationPrice(ETH, D(3500)))
    assert code(rescue.add_collateral()) == "no_position"
    assert code(rescue.partial_close()) == "no_position"


def test_a_market_that_the_account_does_not_have_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        MarginRescue(SHORT, SOL, MarginRatio(D(1)))
    assert refused.value.code == "market_not_in_account"


def test_closing_everything_leaves_no_rounded_rest() -> None:
    """At the entry price equity is maintenance elsewhere, so not a unit can stay."""
    sevenths = MarginTiers((MarginTier(D(0), D(7)),))
    position = MarginPosition(ETH, D("0.86"), D(1), sevenths)
    account = MarginAccount(D("0.86"), (position,), D("0.86"))
    closed = MarginRescue(account, ETH, LiquidationPrice(ETH, D(1))).partial_close()
    assert isinstance(closed, PartialClose)
    assert (closed.units, closed.fraction) == (D("0.86"), D(1))


terms = st.one_of(
    st.just(RATES),
    st.just(TIERS),
    st.just(
        MarginTiers((MarginTier(D(0), D(7)), MarginTier(D(500), D(6)), MarginTier(D(900), D(3))))
    ),
)


def positions(market: Asset) -> st.SearchStrategy[MarginPosition]:
    return st.builds(
        MarginPosition,
        st.just(market),
        st.decimals(-100, 100, places=2).filter(bool),
        st.decimals(1, 200, places=2),
        terms,
    )


rescues = st.builds(
    lambda equity, first, more, elsewhere, target, cost_rate: MarginRescue(
        MarginAccount(equity, (first, *more), elsewhere), ETH, target, cost_rate, D(100)
    ),
    st.decimals(-100, 2000, places=2),
    positions(ETH),
    st.lists(positions(SOL), max_size=1),
    st.decimals(0, 100, places=2),
    st.one_of(
        st.builds(MarginRatio, st.decimals("0.05", 2, places=2)),
        st.builds(LiquidationPrice, st.just(ETH), st.decimals(1, 200, places=2)),
    ),
    st.decimals(0, "0.02", places=4),
)


@given(rescues)
@exact
def test_every_answer_put_back_reaches_the_target_exactly(rescue: MarginRescue) -> None:
    for way in (rescue.add_collateral(), rescue.partial_close()):
        if isinstance(way, Problem):
            continue
        if rescue.shortfall <= 0:
            assert way.after == rescue.account
            continue
        target = rescue.target
        if isinstance(target, MarginRatio):
            reached, wanted = way.after.margin_ratio, target.margin_ratio
        else:
            reached, wanted = way.after.liquidation_prices()[ETH], target.price
        # everything closed: nothing is left that could be liquidated
        is_gone = isinstance(way, PartialClose) and way.fraction == 1
        assert is_gone or reached is not None
        assert reached is None or abs(reached - wanted) < NEARLY
