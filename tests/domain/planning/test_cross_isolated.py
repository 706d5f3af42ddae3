"""Cross against isolated margin: the figures of the guide, and what must hold of any."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.margin.pool import BackedPosition, MarketMove
from journal_app.domain.money import Asset
from journal_app.domain.planning.cross_isolated import (
    Advice,
    Comparison,
    advice,
    compared,
)
from journal_app.domain.problems import Refused

D = Decimal
ETH, BTC = Asset("ETH"), Asset("BTC")


def long(market: Asset, value: int, price: int, collateral: int) -> BackedPosition:
    return BackedPosition.of_value(
        D(value),
        market=market,
        price=D(price),
        maintenance_margin=D("0.05"),
        collateral=D(collateral),
    )


GUIDE = Comparison(
    positions=(long(ETH, 20_000, 2_000, 10_000), long(BTC, 15_000, 60_000, 8_000)),
    pooled_collateral=D(50_000),
    moves=(MarketMove(D("-0.6")), MarketMove(of={ETH: D("-0.5")})),
)

positions = st.lists(
    st.builds(
        BackedPosition,
        market=st.sampled_from([ETH, BTC]),
        size=st.decimals(-100, 100, places=3),
        price=st.just(D(2_000)),
        maintenance_margin=st.just(D("0.05")),
        collateral=st.decimals(0, 100_000, places=2),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


def percent(fraction: Decimal | None) -> Decimal:
    assert fraction is not None
    return round(fraction * 100, 1)


def test_pooled_margin_survives_a_fall_that_isolated_margin_does_not() -> None:
    found = compared(GUIDE)
    together, ether_alone = found.outcomes
    assert (together.pooled.survives, together.pooled.left) == (True, D(29_000))
    assert [fate.survives for fate in together.isolated] == [False, False]
    assert [percent(pool.fall_to_liquidation) for pool in found.isolated] == [D("47.4"), D("50.9")]
    assert found.pooled.fall_to_liquidation is None
    assert found.idle == 32_000
    assert [fate.pnl for fate in together.isolated] == [-10_000, -8_000]
    assert together.isolated_left == 32_000
    assert [fate.survives for fate in ether_alone.isolated] == [False, True]
    assert ether_alone.isolated_left == 40_000 == ether_alone.pooled.left


def test_without_idle_money_pooling_hands_a_loss_on() -> None:
    """18,000 behind 35,000: a fall of 60 % of ether alone costs 12,000 and leaves 6,000 to both."""
    found = compared(
        replace(GUIDE, pooled_collateral=None, moves=(MarketMove(of={ETH: D("-0.6")}),))
    )
    (outcome,) = found.outcomes
    assert found.idle == 0
    assert (outcome.pooled.survives, outcome.pooled.left) == (True, D(6_000))
    assert [fate.left for fate in outcome.isolated] == [0, 8_000]
    assert percent(found.pooled.fall_to_liquidation) == D("48.9")  # 16,250 / (35,000 · 0.95)


def test_the_advice_follows_the_correlation() -> None:
    """Source: the checklist's rule; |r| from 0.7 on is commonly called strong."""
    assert compared(GUIDE).advice is advice(None) is None
    assert compared(replace(GUIDE, correlation=D("0.85"))).advice is Advice.CROSS_MAY_SERVE
    assert advice(D("0.7")) is advice(D("-0.7")) is Advice.CROSS_MAY_SERVE
    assert advice(D("0.69")) is advice(D(0)) is Advice.ISOLATED_SERVES


def test_what_cannot_be_compared() -> None:
    moves = (MarketMove(), MarketMove(of={Asset("SOL"): D("-0.1")}))
    with pytest.raises(Refused) as refused:
        compared(replace(GUIDE, pooled_collateral=D(17_999), moves=moves))
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("moves/1", "market_not_in_account"),
        ("pooled_collateral", "pooled_below_isolated"),
    ]
    with pytest.raises(Refused) as refused:
        compared(Comparison(positions=()))
    assert refused.value.problems[0].code == "positions_missing"


@given(positions, st.decimals(-1, 1, places=2))
def test_what_survives_apart_survives_together(
    own: tuple[BackedPosition, ...], move: Decimal
) -> None:
    """Where every isolated position lives, the account that pools them does too."""
    (outcome,) = compared(Comparison(positions=own, moves=(MarketMove(move),))).outcomes
    if all(fate.survives for fate in outcome.isolated):
        assert outcome.pooled.survives
        assert outcome.pooled.left == outcome.isolated_left


@given(positions, st.decimals(-1, 1, places=2), st.decimals(0, 10_000, places=2))
def test_idle_money_is_left_whatever_happens_to_isolated_positions(
    own: tuple[BackedPosition, ...], move: Decimal, idle: Decimal
) -> None:
    pooled = sum((position.collateral for position in own), idle)
    found = compared(Comparison(positions=own, pooled_collateral=pooled, moves=(MarketMove(move),)))
    assert found.idle == idle
    assert found.outcomes[0].isolated_left >= idle
