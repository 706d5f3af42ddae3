"""How far own money reaches: where the terms do not tell, and what they allow at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.paper_position import on_paper
from journal_app.domain.planning.profiles import most_leverage_at_distance
from journal_app.domain.planning.reach import reach_of
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Direction, PositionKind

D = Decimal
ETH, LINK, USDC = Asset("ETH"), Asset("LINK"), Asset("USDC")
NO_COSTS = HoldingCosts()
LONG = Opening(
    asset=ETH,
    direction=Direction.LONG,
    kind=PositionKind.SPOT,
    units=D(10),
    price=D(2000),
    collateral=USDC,
    own=D(10_000),
)
LENT = AssetTerms(max_ltv=D("0.8"), liquidation_threshold=D("0.83"))
NOTHING_LENT_ON = AssetTerms(max_ltv=D(0), liquidation_threshold=D(0))


def terms(law: Law, assets: dict[Asset, AssetTerms]) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets=assets,
        aliases={},
    )


def test_terms_that_do_not_tell_limit_nothing() -> None:
    assert reach_of(LONG, NO_COSTS, None) is None
    contract = replace(LONG, kind=PositionKind.PERPETUAL)
    assert reach_of(contract, NO_COSTS, terms("perp", {ETH: AssetTerms()})) is None


@pytest.mark.parametrize("direction", Direction)
def test_collateral_that_carries_no_debt_reaches_nowhere(direction: Direction) -> None:
    """Such a position is past its line from the first, whatever lies beside it."""
    beside = replace(
        LONG, direction=direction, collateral=LINK, own=D(1000), collateral_price=D(15)
    )
    lender = terms("lending", {ETH: LENT, USDC: LENT, LINK: NOTHING_LENT_ON})
    assert reach_of(beside, NO_COSTS, lender) is None
    assert not on_paper(beside, NO_COSTS, lender).can_be_opened


@pytest.mark.parametrize(("direction", "most"), [(Direction.LONG, 5), (Direction.SHORT, 4)])
def test_value_beyond_a_debt_allows_a_long_more_than_a_short(
    direction: Direction, most: int
) -> None:
    """A quarter beyond the debt: of a long it is of 16,000 owed, of a short of all 20,000."""
    rules = AssetTerms(initial_margin=D("0.25"), maintenance_margin=D("0.1"))
    vault = terms("debt_ratio", {ETH: rules, USDC: rules})
    reach = reach_of(replace(LONG, direction=direction), NO_COSTS, vault)
    assert reach is not None
    assert reach.platform == most


@pytest.mark.parametrize("direction", Direction)
def test_collateral_of_the_same_asset_moves_along_to_the_line(direction: Direction) -> None:
    """At the most leverage of a distance liquidation is just there, and the own asset with it."""
    lender = terms("lending", {ETH: LENT, USDC: LENT})
    opening = replace(LONG, direction=direction, collateral=ETH, own=D(1), collateral_price=D(2000))
    reach = reach_of(opening, NO_COSTS, lender)
    assert reach is not None
    most = most_leverage_at_distance(D("0.3"), reach)
    assert most is not None
    levered = on_paper(replace(opening, own=opening.units / most), NO_COSTS, lender)
    distance = levered.distance_to(levered.liquidation_price)
    assert distance is not None
    assert abs(distance - D("0.3")) < D("1e-9")
