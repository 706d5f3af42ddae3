"""A mix of collateral, its yield against the borrow rate, and a depeg."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.lending import Collateral, Debt
from journal_app.domain.money import Asset
from journal_app.domain.planning.collateral import (
    CollateralAnswer,
    CollateralRequest,
    HeldCollateral,
    OwedDebt,
    Tier,
    calculated,
    falls_with_market,
    tier_breach,
    tier_of,
)

D = Decimal
ETH, WSTETH, STETH, USDC = Asset("ETH"), Asset("wstETH"), Asset("stETH"), Asset("USDC")


def held(
    asset: Asset, amount: str, price: str, ltv: str, threshold: str, **more: object
) -> HeldCollateral:
    terms = Collateral(asset, D(amount), D(price), D(ltv), D(threshold))
    return replace(HeldCollateral(held=terms), **more)  # type: ignore[arg-type]


def owed(asset: Asset, amount: str, price: str = "1", apr: str = "0", **more: bool) -> OwedDebt:
    return OwedDebt(owed=Debt(asset, D(amount), D(price)), borrow_apr=D(apr), **more)


STAKED = held(WSTETH, "10", "2400", "0.785", "0.81", can_depeg=True)
MIX = CollateralRequest(
    collateral=(STAKED, held(USDC, "6000", "1", "0.75", "0.78", falls=False)),
    debt=(owed(USDC, "15000", apr="0.05"),),
    price_fall=D("0.2"),
    days=D(30),
)
SHARE = st.decimals(0, 1, places=3)


def earning(*yields: tuple[str, bool], debt: str = "20000") -> CollateralAnswer:
    parts = tuple(
        held(STETH, "10", "2000", "0.75", "0.8", yield_apr=D(apr), is_yield_in_price=in_price)
        for apr, in_price in yields
    )
    debts = (owed(USDC, debt, apr="0.05"),) if debt != "0" else ()
    return calculated(CollateralRequest(collateral=parts, debt=debts, days=D(365)))


def test_a_mix_worked_by_hand() -> None:
    """LTV (24,000 · 0.785 + 6,000 · 0.75) / 30,000 = 0.778; 1 / 0.222 = 4.5."""
    account = calculated(MIX).account
    assert (account.max_ltv, account.liquidation_threshold) == (D("0.778"), D("0.804"))
    assert account.health_factor == D("1.608")
    assert account.most_leverage is not None
    assert round(account.most_leverage, 3) == D("4.505")


def test_a_depeg_while_the_market_falls() -> None:
    """10 · 2,400 · 0.8 = 19,200, and · 0.95 = 18,240; the dollars stand still."""
    test = calculated(MIX).depeg
    assert (test.seen.collateral_value, test.unseen.collateral_value) == (D(24_240), D(25_200))
    assert test.seen.equity == 9_240
    assert round(test.seen.health_factor or D(0), 5) == D("1.29696")
    assert round(test.unseen.health_factor or D(0), 5) == D("1.34880")
    # (15,000 − 4,680) / (19,200 · 0.81)
    assert round(test.depeg_to_liquidation or D(0), 6) == D("0.663580")


def test_a_health_of_1_12_bears_a_depeg_of_a_tenth() -> None:
    """The largest stETH position of June 2022: 1.12 at a threshold of 81 %, liquidated by a depeg
    of 10 to 12 % more, against a debt in ether.

    Source: the newsletter Staked ETH and AAVE Risk, update of 11 June 2022; read 2026-11-29.
    """
    debt = D(1_000) * D("0.81") / D("1.12")
    request = CollateralRequest(
        collateral=(held(STETH, "1000", "1500", "0.7", "0.81", can_depeg=True),),
        debt=(owed(ETH, str(debt), "1500", falls=True),),
        price_fall=D("0.4"),
    )
    found = calculated(request)
    assert round(found.account.health_factor or D(0), 10) == D("1.12")
    ratio = found.depeg.depeg_to_liquidation
    assert ratio is not None
    assert D("0.10") < 1 - ratio < D("0.12")
    # debt and collateral fall together, so that only the ratio between them counts
    assert round(found.depeg.unseen.health_factor or D(0), 10) == D("1.12")


def test_a_ratio_that_the_oracle_sees_wrongly_counts_as_a_depeg() -> None:
    """The oracle took 1.1933947 for 1.2285, which is 2.85 % less, and liquidated by it.

    Source: the report on the wstETH price cap of Aave of 10 March 2026; read 2026-11-29.
    """
    request = CollateralRequest(
        collateral=(held(WSTETH, "1", "1.2285", "0.93", "0.95", can_depeg=True),),
        debt=(owed(ETH, "1.15", falls=True),),
        depeg_to=D("1.1933947") / D("1.2285"),
    )
    found = calculated(request).depeg
    assert D("0.0285") < 1 - request.depeg_to < D("0.0286")
    assert found.seen.is_liquidatable
    assert not found.unseen.is_liquidatable


def test_no_ratio_where_nothing_depends_on_the_promise() -> None:
    assert calculated(replace(MIX, debt=())).depeg.depeg_to_liquidation is None
    bare = replace(MIX, collateral=(replace(STAKED, can_depeg=False),))
    assert calculated(bare).depeg.depeg_to_liquidation is None
    fallen = calculated(replace(MIX, price_fall=D("0.6"))).depeg.depeg_to_liquidation
    assert fallen is not None
    assert fallen > 1


def test_a_yield_in_the_price_is_counted_once() -> None:
    """20,000 at 3 % against 20,000 at 5 %: 2 % net, and 5 % beside a profit told by the price."""
    in_price = earning(("0.03", True))
    assert (in_price.carry.net_apr, in_price.carry_beside_price.net_apr) == (D("0.02"), D("0.05"))
    assert in_price.carry.cost == 400
    paid_out = earning(("0.03", False))
    assert paid_out.carry.net_apr == paid_out.carry_beside_price.net_apr == D("0.02")
    both = earning(("0.03", True), ("0.01", False))
    assert (both.carry.collateral_apr, both.carry.cost_per_year) == (D("0.02"), D(200))
    assert both.carry_beside_price.cost_per_year == 800


def test_without_debt_or_collateral_there_is_no_net_rate() -> None:
    assert earning(("0.03", True), debt="0").carry.net_apr is None
    assert earning().carry.collateral_apr == 0
    assert earning().carry.net_apr == D("0.05")


@pytest.mark.parametrize(
    ("ltv", "tier"),
    [
        ("0.93", Tier.MAJOR),
        ("0.75", Tier.MAJOR),
        ("0.66", Tier.LARGE_CAP),
        ("0.4", Tier.MID_CAP),
        ("0.2", Tier.SMALL_CAP),
        ("0.1", Tier.OTHER),
        ("0", Tier.OTHER),
    ],
)
def test_the_tier_that_an_ltv_speaks_for(ltv: str, tier: Tier) -> None:
    assert tier_of(D(ltv)) is tier


def test_a_tier_against_the_ltv_in_force() -> None:
    """Source: Aave v3 on Ethereum: WETH 80.5 %, LINK 66 %; margin parameters read 2026-11-22."""
    assert tier_breach(Tier.MAJOR, D("0.805")) is None
    assert tier_breach(Tier.MID_CAP, D("0.66")) == "ltv_above_tier"
    assert tier_breach(Tier.MAJOR, D("0.66")) == "ltv_below_tier"
    assert tier_breach(Tier.OTHER, D("0.1")) == "ltv_above_tier"
    assert tier_breach(Tier.OTHER, D(0)) is None
    assert STAKED.tier_breach is None
    assert replace(STAKED, tier=Tier.SMALL_CAP).tier_breach == "ltv_above_tier"


def test_dollars_do_not_fall_with_the_market() -> None:
    assert falls_with_market(ETH)
    assert not falls_with_market(USDC)


@given(SHARE, SHARE)
def test_a_depeg_that_is_not_seen_changes_no_health(fall: Decimal, depeg_to: Decimal) -> None:
    test = calculated(replace(MIX, price_fall=fall, depeg_to=depeg_to)).depeg
    undisturbed = calculated(replace(MIX, price_fall=fall, depeg_to=D(1))).depeg
    assert test.unseen == undisturbed.seen
    assert test.seen.equity <= test.unseen.equity


@given(st.decimals(0, D("0.5"), places=3))
@exact
def test_the_ratio_of_liquidation_put_back_is_the_line(fall: Decimal) -> None:
    ratio = calculated(replace(MIX, price_fall=fall)).depeg.depeg_to_liquidation
    assert ratio is not None
    seen = calculated(replace(MIX, price_fall=fall, depeg_to=ratio)).depeg.seen
    assert abs(seen.capacity - seen.debt_value) < D("1e-30")


@given(st.decimals(0, 10**6, places=2))
def test_more_collateral_never_brings_liquidation_nearer(further: Decimal) -> None:
    more = held(USDC, str(further), "1", "0.75", "0.78", falls=False)
    poor, rich = calculated(MIX), calculated(replace(MIX, collateral=(*MIX.collateral, more)))
    assert rich.account.health_factor is not None
    assert poor.account.health_factor is not None
    assert rich.account.health_factor >= poor.account.health_factor
    ratios = (rich.depeg.depeg_to_liquidation, poor.depeg.depeg_to_liquidation)
    assert ratios[0] is None or (ratios[1] is not None and ratios[0] <= ratios[1])
