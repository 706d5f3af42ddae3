"""One trade under every platform's law: the figures that each platform itself would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.money import Asset
from journal_app.domain.planning.comparison import (
    Comparison,
    Offer,
    OnPlatform,
    SameTrade,
    compared,
)
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Direction

D = Decimal
ETH, WETH, LINK, USDC = Asset("ETH"), Asset("WETH"), Asset("LINK"), Asset("USDC")
LONG = SameTrade(
    asset=ETH,
    direction=Direction.LONG,
    entry=D(2_000),
    own=D(10_000),
    leverage=D(2),
    days=D(365),
)
SHORT = replace(LONG, direction=Direction.SHORT)


def terms(
    name: str, law: Law, assets: Mapping[Asset, AssetTerms], fee_rate: Decimal | None = None
) -> Terms:
    return Terms(
        platform=name,
        name=name,
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets=assets,
        aliases={ETH: WETH} if WETH in assets else {},
        fee_rate=fee_rate,
    )


def lent(ltv: str, threshold: str, penalty: str = "0.05") -> AssetTerms:
    return AssetTerms(
        max_ltv=D(ltv), liquidation_threshold=D(threshold), liquidation_penalty=D(penalty)
    )


def margin(initial: str, maintenance: str, penalty: str | None = None) -> AssetTerms:
    return AssetTerms(
        initial_margin=D(initial),
        maintenance_margin=D(maintenance),
        liquidation_penalty=None if penalty is None else D(penalty),
    )


AAVE = terms("aave", "lending", {WETH: lent("0.805", "0.83"), USDC: lent("0.75", "0.78", "0.045")})
COMET = terms("comet", "lending", {WETH: lent("0.825", "0.895")})
MORPHO = terms("morpho", "lending", {ETH: lent("0.86", "0.86", "0.0438")})
DYDX = terms("dydx", "perp", {ETH: margin("0.02", "0.012", "0.015")}, D("0.0005"))
TIERED = terms(
    "tiered",
    "perp",
    {ETH: AssetTerms(tiers=((D(0), D(25)), (D(100_000_000), D(15))))},
    D("0.00045"),
)
GMX = terms("gmx", "gmx", {ETH: margin("0.01", "0.005", "0.003")}, D("0.0006"))
VAULT = terms("vault", "debt_ratio", {ETH: margin("0.5", "0.2"), USDC: margin("0.5", "0.2")})
SPOT = terms("spot", "equity_ratio", {ETH: margin("0.5", "0.2")})
EVERY = (AAVE, COMET, MORPHO, DYDX, TIERED, GMX, VAULT, SPOT)


def on(trade: SameTrade, *platforms: Terms, apr: str = "0") -> dict[str, OnPlatform]:
    found = compared(trade, [Offer(terms=each, borrow_apr=D(apr)) for each in platforms])
    return {each.terms.platform: each for each in found.platforms}


@pytest.mark.parametrize(
    ("platform", "price"),
    [
        (AAVE, D(10_000) / (5 * D("0.83") * 2)),  # D / (u·LT)
        (COMET, D(10_000) / (10 * D("0.895"))),  # by the liquidate factor, not the borrow factor
        (MORPHO, D(10_000) / (10 * D("0.86"))),  # by the LLTV
        (DYDX, D(10_000) / (10 * (1 - D("0.012")))),  # D / (u·(1 − MMF))
        (TIERED, D(10_000) / (10 * (1 - D("0.02")))),  # MMR is half of 1 / 25
        (GMX, D(20_000 + 100 + 12 - 10_000) / 10),  # (K − (C − F) + S) / T
        (VAULT, D(10_000) * D("1.2") / 10),
        (SPOT, D(10_000) / (10 * D("0.8"))),  # the guides' 1,250
    ],
)
def test_the_liquidation_price_of_a_long(platform: Terms, price: Decimal) -> None:
    """10 ETH at 2,000 with 10,000 of own money."""
    found = on(LONG, platform)[platform.platform]
    assert found.position is not None
    assert found.position.liquidation_price is not None
    assert abs(found.position.liquidation_price - price) < D("1e-20")
    assert found.can_be_opened


@pytest.mark.parametrize(
    ("platform", "price"),
    [
        (AAVE, D(30_000) * D("0.78") / 10),
        (DYDX, D(30_000) / (10 * (1 + D("0.012")))),
        (TIERED, D(30_000) / (10 * (1 + D("0.02")))),
        (GMX, D(20_000 - 100 - 12 + 10_000) / 10),
        (VAULT, D(30_000) / (10 * D("1.2"))),
        (SPOT, D(30_000) / (10 * D("1.2"))),
    ],
)
def test_the_liquidation_price_of_a_short(platform: Terms, price: Decimal) -> None:
    found = on(SHORT, platform)[platform.platform]
    assert found.position is not None
    assert found.position.liquidation_price is not None
    assert abs(found.position.liquidation_price - price) < D("1e-20")


def test_a_tier_is_that_of_the_notional_at_the_line() -> None:
    """A long of 120 m falls below 100 m on its way, where half of 1 / 25 is asked."""
    large = replace(LONG, own=D(40_000_000), leverage=D(3))
    found = on(large, TIERED)["tiered"]
    assert found.most_leverage == 15
    assert found.position is not None
    line = found.position.liquidation_price
    assert line is not None
    assert abs(line - D(80_000_000) / (60_000 * D("0.98"))) < D("1e-20")


def test_what_a_year_costs_on_each() -> None:
    """Interest on the 10,000 borrowed, or on all 20,000 of a contract; fees of both sides."""
    found = on(LONG, AAVE, DYDX, GMX, apr="0.1")
    assert [each.cost for each in found.values()] == [1_000, 2_000 + 20, 2_000 + 24]
    free = compared(LONG, [Offer(terms=DYDX, fee_rate=D(0), gas=D(7))])
    assert free.platforms[0].cost == 7


def test_the_most_leverage_of_each() -> None:
    found = on(LONG, *EVERY)
    most = {name: each.most_leverage for name, each in found.items()}
    assert round(most.pop("aave") or 0, 4) == D("5.1282")  # 1 / (1 − 0.805)
    assert round(most.pop("comet") or 0, 4) == D("5.7143")
    assert round(most.pop("morpho") or 0, 4) == D("7.1429")
    assert most == {"dydx": 50, "tiered": 25, "gmx": 100, "vault": 3, "spot": 2}


def test_the_penalty_is_of_what_a_liquidation_closes() -> None:
    """The debt of a loan, 20 × its price of a contract, the fixed size of a pool's position."""
    found = on(LONG, AAVE, DYDX, TIERED, GMX)
    assert found["aave"].penalty == 500
    dydx = found["dydx"].position
    assert dydx is not None
    assert dydx.liquidation_price is not None
    assert abs((found["dydx"].penalty or 0) - D("0.15") * dydx.liquidation_price) < D("1e-20")
    assert (found["tiered"].penalty_rate, found["tiered"].penalty) == (None, None)
    assert found["gmx"].penalty == 60


def test_the_penalty_of_a_short_is_that_of_the_money_it_seizes() -> None:
    found = on(SHORT, AAVE)["aave"]
    assert found.penalty_rate == D("0.045")
    assert found.penalty == D("0.045") * 10 * 2_340


def test_best_by_each_figure() -> None:
    found = compared(
        LONG,
        [
            Offer(terms=AAVE, borrow_apr=D("0.05")),
            Offer(terms=COMET, borrow_apr=D("0.04")),
            Offer(terms=DYDX, borrow_apr=D("0.1")),
        ],
    )
    assert found.best == {
        "most_leverage": ("dydx",),
        "liquidation_distance": ("dydx",),
        "cost": ("comet",),
        "penalty": ("dydx",),
    }


def test_equals_are_best_together_and_nothing_is_best_of_nothing() -> None:
    twin = replace(AAVE, platform="twin")
    assert compared(LONG, [Offer(terms=AAVE), Offer(terms=twin)]).best["cost"] == ("aave", "twin")
    assert compared(LONG, []).best["cost"] == ()
    assert compared(LONG, []) == Comparison((), dict.fromkeys(compared(LONG, []).best, ()))


def codes(found: OnPlatform) -> list[str]:
    return [problem.code for problem in found.obstacles]


def test_why_a_trade_cannot_be_had() -> None:
    unknown = terms("unknown", "lending", {LINK: lent("0.5", "0.6")})
    assert codes(on(LONG, unknown)["unknown"]) == ["asset_without_terms"]
    assert codes(on(SHORT, COMET)["comet"]) == ["collateral_without_terms"]
    vague = terms("vague", "perp", {ETH: AssetTerms()})
    assert codes(on(LONG, vague)["vague"]) == ["terms_do_not_tell"]
    far = replace(LONG, leverage=D(5.5))
    assert codes(on(far, AAVE)["aave"]) == ["leverage_above_most"]
    beyond = replace(LONG, leverage=D(6))
    assert codes(on(beyond, AAVE)["aave"]) == ["leverage_above_most", "cannot_open"]
    untold = on(LONG, unknown)["unknown"]
    assert (untold.position, untold.cost, untold.liquidation_distance) == (None, None, None)


def test_what_cannot_be_opened_is_best_at_nothing() -> None:
    far = replace(LONG, leverage=D(30))
    assert compared(far, [Offer(terms=AAVE), Offer(terms=DYDX)]).best["penalty"] == ("dydx",)


def test_own_money_that_pays_for_all_is_never_liquidated() -> None:
    found = compared(replace(LONG, leverage=D(1)), [Offer(terms=AAVE), Offer(terms=SPOT)])
    aave, _ = found.platforms
    assert aave.can_be_opened
    assert (aave.liquidation_distance, aave.penalty_rate, aave.penalty) == (None, D("0.05"), None)


def test_collateral_backs_a_debt_only_where_it_lies() -> None:
    found = on(replace(LONG, collateral_lies_on="aave"), AAVE, COMET)
    assert [each.must_move for each in found.values()] == [False, True]
    assert not on(LONG, COMET)["comet"].must_move


def test_collateral_beside_the_position() -> None:
    """1,000 LINK at 15 beside 10 ETH: 20,000 are borrowed; K = 20,000·0.83 + 15,000·0.71."""
    lender = replace(AAVE, assets={**AAVE.assets, LINK: lent("0.66", "0.71", "0.07")})
    trade = replace(
        LONG, collateral=LINK, collateral_price=D(15), own=D(1_000), leverage=None, units=D(10)
    )
    found = on(trade, lender)["aave"]
    assert found.position is not None
    assert found.position.liquidation_price is not None
    assert abs(found.position.liquidation_price - (20_000 - 10_650) / D("8.3")) < D("1e-20")


def test_collateral_in_the_traded_asset_is_worth_its_entry() -> None:
    trade = replace(LONG, collateral=ETH, own=D(5), leverage=None, units=D(10))
    found = on(trade, AAVE, GMX)
    aave, gmx = found["aave"].position, found["gmx"].position
    assert aave is not None
    assert gmx is not None
    assert aave.liquidation_price is not None
    assert abs(aave.liquidation_price - 20_000 / (15 * D("0.83"))) < D("1e-20")
    assert gmx.liquidation_price is not None
    assert abs(gmx.liquidation_price - D(20_112) / 15) < D("1e-20")
    assert found["gmx"].most_leverage == 100


def test_every_wrong_field_is_named() -> None:
    wrong = SameTrade(
        asset=ETH,
        direction=Direction.LONG,
        entry=D(0),
        own=D(-1),
        units=D(0),
        leverage=D(0),
        collateral=LINK,
        days=D(-1),
    )
    with pytest.raises(Refused) as refused:
        compared(wrong, [])
    assert [problem.field for problem in refused.value.problems] == [
        "leverage", "collateral_price", "entry", "own", "units", "leverage", "days",
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        compared(replace(LONG, leverage=None), [])
    assert [(p.field, p.code) for p in refused.value.problems] == [("leverage", "missing")]


@given(st.integers(1, 5_000), st.integers(10_001, 19_999))
def test_more_own_money_never_brings_liquidation_nearer(more: int, own: int) -> None:
    trade = replace(LONG, units=D(10), leverage=None, own=D(own))
    for name, found in on(trade, *EVERY).items():
        richer = on(replace(trade, own=D(own + more)), *EVERY)[name]
        distance, farther = found.liquidation_distance, richer.liquidation_distance
        assert distance is not None
        assert farther is None or farther > distance


@pytest.mark.parametrize("platform", [AAVE, MORPHO, DYDX, VAULT, SPOT], ids=lambda of: of.platform)
def test_what_is_paid_for_in_full_owes_no_noise(platform: Terms) -> None:
    """3,816.4359 / 2,860.779 has no end; a rounded digit must not become a debt."""
    paid = replace(LONG, entry=D("2860.779"), own=D("3816.4359"), leverage=D(1), days=D(0))
    position = on(paid, platform)[platform.platform].position
    assert position is not None
    assert position.borrowed == 0
    assert position.liquidation_price is None


def test_what_no_price_liquidates_is_the_farthest_from_liquidation() -> None:
    """Paid for in full, a loan is none; a pool still asks for its least collateral."""
    offers = [Offer(terms=GMX), Offer(terms=AAVE)]
    found = compared(replace(LONG, leverage=D(1)), offers)
    assert [each.liquidation_distance is None for each in found.platforms] == [False, True]
    assert found.best["liquidation_distance"] == ("aave",)
