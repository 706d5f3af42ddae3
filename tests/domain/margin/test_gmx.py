"""Positions of GMX v2: published examples and the edge of liquidation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.money import Asset

D = Decimal
ETH = Asset("ETH")
HAIR = D("1e-30")


def stable(amount: str) -> TokenCollateral:
    return TokenCollateral(D(amount), D(1))


def gmx(
    size_value: str,
    size_tokens: str,
    price: str,
    collateral: TokenCollateral | IndexCollateral,
    **more: Decimal,
) -> GmxPosition:
    terms = {"min_collateral_factor": D("0.01"), "min_collateral_value": D(1), **more}
    return GmxPosition(ETH, D(size_value), D(size_tokens), D(price), collateral, **terms)


def test_published_net_values_and_leverage() -> None:
    """Source: GMX interface, positions.spec.ts."""
    fees = {"funding_fee": D(10), "borrowing_fee": D(15)}
    assert gmx("2000", "1", "2200", stable("1000"), **fees).equity == 1175
    assert gmx("2000", "1", "2000", stable("500")).equity == 500
    fives = {"funding_fee": D(5), "borrowing_fee": D(5)}
    assert gmx("2000", "1", "1700", stable("1000"), **fives).equity == 690
    fifties = {"funding_fee": D(50), "borrowing_fee": D(50)}
    leverage = gmx("2000", "1", "2200", stable("1000"), **fifties).leverage
    assert leverage is not None
    assert round(leverage, 4) == D("1.8182")


def test_published_positions_that_are_safe() -> None:
    """Source: GMX synthetics, LiquidationOrder.ts and testLiquidation.ts."""
    assert not gmx("200000", "40", "4200", IndexCollateral(D(10))).is_liquidatable
    assert not gmx("200000", "40", "5000", stable("50000")).is_liquidatable


@pytest.mark.parametrize(
    ("position", "price"),
    [
        # (K − C + S) / T = (20 − 1,000 + 2,000) / 1
        (gmx("2000", "1", "2000", stable("1000")), "1020"),
        # a short: (S − K + C) / T
        (gmx("-2000", "-1", "2000", stable("1000")), "2980"),
        # collateral in the index token: (S + K) / (T + c)
        (gmx("2000", "1", "2000", IndexCollateral(D(1))), "1010"),
        # a short in it: (S − K) / (T − c)
        (gmx("-2000", "-1", "2000", IndexCollateral(D("0.5"))), "3960"),
        # a short with more collateral than size falls with the index: (S − K) / (T − c) below 0
        (gmx("-2000", "-1", "2000", IndexCollateral(D(3)), funding_fee=D(3000)), "510"),
        # fees and a negative price impact count, a positive one does not
        (gmx("2000", "1", "2000", stable("1000"), closing_fee=D(5), price_impact=D(-7)), "1032"),
        (gmx("2000", "1", "2000", stable("1000"), price_impact=D(7)), "1020"),
        # the least money decides for small positions
        (gmx("50", "1", "50", stable("10")), "41"),
        # no line: the index cancels out, nothing is held, or it cannot fall so far
        (gmx("-2000", "-1", "2000", IndexCollateral(D(1))), None),
        (gmx("0", "0", "2000", stable("5")), None),
        (gmx("2000", "1", "2000", stable("9000")), None),
    ],
)
def test_liquidation_prices_by_hand(position: GmxPosition, price: str | None) -> None:
    expected = None if price is None else D(price)
    assert position.liquidation_price == expected
    assert position.liquidation_prices() == {ETH: expected}


def test_pnl_and_ratios() -> None:
    short = gmx("-2000", "-1", "1800", stable("300"))
    assert [short.pnl, short.equity, short.leverage, short.margin_ratio] == [200, 500, 4, D("0.25")]
    ruined = gmx("2000", "1", "900", stable("1000"))
    assert ruined.leverage is None
    assert ruined.is_liquidatable
    assert gmx("0", "0", "1", stable("5")).margin_ratio is None


def test_nothing_left_is_liquidatable_even_without_a_least_collateral() -> None:
    nothing = gmx("0", "0", "1", stable("0"), min_collateral_value=D(0))
    assert nothing.is_liquidatable


sides = st.sampled_from([D(1), D(-1)])
moneys = st.decimals(1, 100_000, places=2)
tokens = st.decimals("0.01", 1000, places=3)
collaterals = st.one_of(
    st.builds(TokenCollateral, tokens, st.decimals("0.1", 2000, places=2)),
    st.builds(IndexCollateral, tokens),
)


@st.composite
def gmx_positions(draw: st.DrawFn) -> GmxPosition:
    side = draw(sides)
    fees = st.decimals(-10, 100, places=2)
    return GmxPosition(
        ETH,
        side * draw(moneys),
        side * draw(tokens),
        D(100),
        draw(collaterals),
        draw(st.decimals(0, "0.1", places=4)),
        D(1),
        draw(fees),
        draw(fees),
        draw(fees),
        draw(fees),
    )


@given(gmx_positions())
@exact
def test_every_liquidation_price_is_exactly_at_the_edge(position: GmxPosition) -> None:
    price = position.liquidation_price
    if price is None:
        verdicts = {replace(position, price=D(p)).is_liquidatable for p in ("1e-15", "1e20")}
        assert len(verdicts) == 1
        return
    rising = position.size_tokens + position.collateral.index_tokens
    outward = D(1).copy_sign(rising) * price * HAIR
    assert not replace(position, price=price + outward).is_liquidatable
    assert replace(position, price=price - outward).is_liquidatable


@given(gmx_positions(), st.decimals("0.01", 100, places=2))
@exact
def test_more_collateral_never_brings_liquidation(position: GmxPosition, more: Decimal) -> None:
    richer = replace(
        position,
        collateral=replace(position.collateral, tokens=position.collateral.tokens + more),
    )
    assert position.is_liquidatable or not richer.is_liquidatable
