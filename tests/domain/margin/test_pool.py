"""Positions behind one equity while the market moves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.pool import BackedPosition, MarginPool, MarketMove
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

D = Decimal
ETH, BTC = Asset("ETH"), Asset("BTC")


def backed(
    size: str, collateral: str, *, margin: str = "0.05", market: Asset = ETH, entry: str = "2000"
) -> BackedPosition:
    return BackedPosition(
        market=market,
        size=D(size),
        price=D(2_000),
        maintenance_margin=D(margin),
        collateral=D(collateral),
        entry=D(entry),
    )


positions = st.builds(
    BackedPosition,
    market=st.sampled_from([ETH, BTC]),
    size=st.decimals(-100, 100, places=3),
    price=st.just(D(2_000)),
    maintenance_margin=st.just(D("0.05")),
    collateral=st.decimals(0, 100_000, places=2),
)
moves = st.builds(MarketMove, st.decimals(-1, 2, places=3))


def test_a_short_is_liquidated_by_a_rise() -> None:
    """10 at 2,000 with 5,000 and 5 %: (25,000 / (10 · 1.05)) / 2,000 − 1 = 19.0 %."""
    pool = MarginPool.of([backed("-10", "5000")])
    assert pool.fall_to_liquidation is None
    assert pool.rise_to_liquidation is not None
    assert round(pool.rise_to_liquidation, 6) == D("0.190476")


def test_profit_since_the_entry_backs_a_position() -> None:
    assert backed("10", "5000", entry="1900").equity == 6_000
    unopened = BackedPosition(
        market=ETH, size=D(10), price=D(2_000), maintenance_margin=D(0), collateral=D(5_000)
    )
    assert unopened.equity == 5_000


def test_a_position_by_its_value() -> None:
    short = BackedPosition.of_value(
        D(-5_000), market=ETH, price=D(2_000), maintenance_margin=D("0.05"), collateral=D(1_000)
    )
    assert (short.size, short.equity) == (D("-2.5"), D(1_000))


def test_a_long_that_is_paid_for_survives_everything() -> None:
    pool = MarginPool.of([backed("10", "20000")])
    assert pool.fall_to_liquidation == 1
    assert pool.after(MarketMove(D(-1))) == (D(0), D(0), True, D(0), D(-20_000))
    assert MarginPool.of([backed("10", "20001")]).fall_to_liquidation is None


def test_exactly_at_the_line_is_safe() -> None:
    """20,000 with 11,000 and 10 %: at −50 % equity is 1,000, and so is maintenance."""
    pool = MarginPool.of([backed("10", "11000", margin="0.1")])
    at_line, beyond = (pool.after(MarketMove(D(move))) for move in ("-0.5", "-0.50001"))
    assert (at_line.survives, at_line.left, at_line.pnl) == (True, D(1_000), D(-10_000))
    assert (beyond.survives, beyond.left, beyond.pnl) == (False, D(0), D(-11_000))


def test_what_a_liquidation_leaves_is_the_maintenance_less_the_penalty() -> None:
    """The line is at −50 %, where 10,000 of value keep 1,000; 2 % of them is 200."""
    pool = MarginPool.of([backed("10", "11000", margin="0.1")])
    fate = pool.after(MarketMove(D("-0.9")), penalty=D("0.02"))
    assert (fate.equity, fate.survives) == (D(-7_000), False)
    assert (fate.left, fate.pnl) == (D(800), D(-10_200))
    assert pool.after(MarketMove(D("-0.9")), penalty=D("0.5")).left == 0


def test_a_pool_past_its_line_is_closed_where_it_stands() -> None:
    """Even by a move that would have saved it: 500 of equity and 1,000 of maintenance."""
    pool = MarginPool.of([backed("10", "500")])
    assert pool.is_liquidatable
    assert pool.fall_to_liquidation is not None
    assert pool.fall_to_liquidation < 0
    fate = pool.after(MarketMove(D(1)), penalty=D("0.01"))
    assert (fate.survives, fate.left, fate.pnl) == (False, D(300), D(-200))
    broke = MarginPool.of([backed("10", "0", entry="2100")])
    assert broke.after(MarketMove()).pnl == 0


def test_each_market_by_its_own_share() -> None:
    pool = MarginPool.of([backed("10", "9000"), backed("-10", "0", market=BTC)], D(1_000))
    fate = pool.after(MarketMove(D("-0.1"), {BTC: D("0.2")}))
    assert fate.equity == 10_000 - 2_000 - 4_000
    assert fate.maintenance_margin == 1_000 * D("0.9") + 1_000 * D("1.2")
    assert fate.survives
    assert pool.rise_to_liquidation == 4  # gains and losses are alike; only maintenance grows


def test_two_entries_of_a_market_are_one_position() -> None:
    pool = MarginPool.of([backed("10", "1000"), backed("-10", "1000")])
    assert pool.account.maintenance_margin == 0
    assert pool.fall_to_liquidation is pool.rise_to_liquidation is None
    with pytest.raises(Refused):
        MarginPool.of([backed("10", "1000"), backed("10", "1000", margin="0.1")])


@given(st.lists(positions, min_size=1, max_size=4), moves, st.decimals(0, 50_000, places=2))
def test_more_money_never_brings_liquidation_nearer(
    own: list[BackedPosition], move: MarketMove, further: Decimal
) -> None:
    poor, rich = MarginPool.of(own), MarginPool.of(own, further)
    assert rich.after(move).survives >= poor.after(move).survives
    if poor.fall_to_liquidation is not None and rich.fall_to_liquidation is not None:
        assert rich.fall_to_liquidation >= poor.fall_to_liquidation
    if poor.rise_to_liquidation is not None:
        assert rich.rise_to_liquidation is not None
        assert rich.rise_to_liquidation >= poor.rise_to_liquidation


@given(positions, moves, st.none() | st.decimals(0, 1, places=3))
def test_one_position_never_loses_more_than_its_collateral(
    own: BackedPosition, move: MarketMove, penalty: Decimal | None
) -> None:
    fate = MarginPool.of([own]).after(move, penalty)
    assert fate.pnl >= -own.collateral
    assert fate.left >= 0


@given(st.lists(positions, min_size=1, max_size=4))
@exact
def test_the_fall_to_liquidation_put_back_is_the_line(own: list[BackedPosition]) -> None:
    pool = MarginPool.of(own)
    fall = pool.fall_to_liquidation
    if fall is not None and fall > 0:
        fate = pool.after(MarketMove(-fall))
        assert fate.survives
        assert abs(fate.equity - fate.maintenance_margin) < D("1e-30")


@given(positions)
@exact
def test_alone_the_law_of_margin_accounts_tells_the_same_line(own: BackedPosition) -> None:
    pool = MarginPool.of([own])
    price = pool.account.liquidation_prices()[own.market]
    line = pool.fall_to_liquidation if own.size > 0 else pool.rise_to_liquidation
    if price is not None and line is not None and not pool.is_liquidatable:
        moved = own.price * (1 - line if own.size > 0 else 1 + line)
        assert abs(price - moved) < D("1e-30")
