"""Collateral of the asset that is traded moves with it; the risk stays that of the position."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.collateral_at_stop import (
    collateral_loss,
    collateral_loss_of_plan,
)
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.trade import Direction, Plan, PlannedPosition, PositionKind, Target
from tests.domain.planning.test_checklist import NOON, judged
from tests.resources.test_presets import BY_ID

D = Decimal
ETH, WETH, USDC = Asset("ETH"), Asset("WETH"), Asset("USDC")
LONG = Opening(
    asset=ETH, direction=Direction.LONG, kind=PositionKind.SPOT, units=D("0.8"), price=D(3050),
    collateral=ETH, own=D("1.12"), collateral_price=D(3050),
)  # fmt: skip
"""1.12 ETH beside 0.8 ETH that are borrowed for."""


@pytest.mark.parametrize(
    ("collateral", "price", "stop", "lost"),
    [
        (ETH, "3050", "2900", "168"),  # 1.12 · 150
        (WETH, "3050", "2900", "168"),
        (ETH, "3050", "3200", "-168"),
        (USDC, "1", "2900", None),
        (Asset("WBTC"), "95000", "2900", None),
    ],
)
def test_collateral_of_the_same_asset_loses_what_its_price_does(
    collateral: Asset, price: str, stop: str, lost: str | None
) -> None:
    opening = replace(LONG, collateral=collateral, collateral_price=D(price))
    found = collateral_loss(opening, D(stop), BY_ID["aave_v3"])
    assert found == (None if lost is None else D(lost))


def test_a_plan_tells_the_same() -> None:
    planned = PlannedPosition(
        asset=ETH, direction=Direction.LONG, kind=PositionKind.SPOT, entry=D(3050),
        units=D("0.8"), stop=D(2900),
    )  # fmt: skip
    plan = Plan(planned_at=NOON, positions=(planned,), collateral={ETH: D("1.12")})
    assert collateral_loss_of_plan(plan) == 168
    assert collateral_loss_of_plan(replace(plan, collateral={USDC: D(3425)})) is None
    bare = replace(plan, positions=(replace(planned, stop=None),))
    assert collateral_loss_of_plan(bare) is None


PROPOSAL = Proposal(
    platform="aave_v3", asset=ETH, collateral=ETH, entry=D(3050), stop=D(2900),
    targets=(Target(D(3400), D(1)),), capital=D(25_000), sized_by="units", units=D("0.8"),
    backed_by="own", own=D("1.12"), borrow_apr=D(0), days=D(14), fee_rate=D(0),
)  # fmt: skip


def test_it_is_told_beside_the_risk_and_not_within_it() -> None:
    for question in ("size", "collateral"):
        told = {e.name: e.value for e in judged(PROPOSAL).answer(question).evidence}
        assert told["collateral_lost_at_stop"] == 168
    told = {e.name: e.value for e in judged(PROPOSAL).answer("size").evidence}
    assert told["risk"] == 120  # 0.8 · 150, the loss of the position
    paid = replace(PROPOSAL, collateral=USDC, own=D(2000))
    names = {e.name for e in judged(paid).answer("size").evidence}
    assert "collateral_lost_at_stop" not in names


def test_one_asset_behind_the_debt_is_no_mix() -> None:
    for proposal in (PROPOSAL, replace(PROPOSAL, collateral=USDC, own=D(2000))):
        names = [e.name for e in judged(proposal).answer("collateral").evidence]
        assert {"only_ltv", "only_threshold"} <= set(names)
        assert not {"weighted_ltv", "collateral_ltv"} & set(names)
    mixed = replace(PROPOSAL, collateral=Asset("WBTC"), collateral_price=D(95_000), own=D("0.03"))
    names = [e.name for e in judged(mixed).answer("collateral").evidence]
    assert {"weighted_ltv", "collateral_ltv"} <= set(names)


def test_the_asset_itself_cannot_depeg() -> None:
    near = replace(PROPOSAL, units=D(5), own=D("1.2"), depeg_to=D("0.85"))
    assert "depeg_liquidates" not in judged(near).crossed
    assert (
        "depeg_liquidates"
        in judged(replace(near, collateral=Asset("wstETH"), collateral_price=D(3050))).crossed
    )
