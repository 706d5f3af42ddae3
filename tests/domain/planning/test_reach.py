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


MARGIN = AssetTerms(initial_margin=D("0.02"), maintenance_margin=D("0.01"))
VAULT = AssetTerms(initial_margin=D("0.45"), maintenance_margin=D("0.45"))
STABLE_VAULT = AssetTerms(initial_margin=D("0.05"), maintenance_margin=D("0.05"))
LINK_VAULT = AssetTerms(initial_margin=D("0.5"), maintenance_margin=D("0.5"))
PLACES: dict[Law, dict[Asset, AssetTerms]] = {
    "lending": {
        ETH: LENT,
        USDC: LENT,
        LINK: AssetTerms(max_ltv=D("0.6"), liquidation_threshold=D("0.7")),
    },
    "debt_ratio": {ETH: VAULT, USDC: STABLE_VAULT, LINK: LINK_VAULT},
    "equity_ratio": {ETH: MARGIN, USDC: MARGIN, LINK: MARGIN},
    "perp": {ETH: MARGIN},
    "gmx": {ETH: MARGIN},
}
BEHIND = {USDC: D(1), ETH: D(2000), LINK: D(15)}


@pytest.mark.parametrize("costs", [NO_COSTS, HoldingCosts(D("0.1"), D(30))], ids=["free", "rate"])
@pytest.mark.parametrize("collateral", BEHIND)
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("law", PLACES)
def test_at_the_most_leverage_liquidation_is_as_far_as_was_asked(
    law: Law, direction: Direction, collateral: Asset, costs: HoldingCosts
) -> None:
    """Whatever lies behind the position: it may fall and rise with it, or stand still."""
    place = terms(law, PLACES[law])
    is_contract = law in ("perp", "gmx")
    opening = replace(
        LONG,
        direction=direction,
        kind=PositionKind.PERPETUAL if is_contract else PositionKind.SPOT,
        collateral=collateral,
        collateral_price=BEHIND[collateral],
        own=D(1),
    )
    reach = reach_of(opening, costs, place)
    if reach is None:  # margin that moves with the position, which these laws do not know
        assert collateral == ETH
        assert law in ("perp", "equity_ratio")
        assert on_paper(opening, costs, place).now is None
        return
    most = most_leverage_at_distance(D("0.2"), reach)
    assert most is not None
    own = opening.units * opening.price / most / BEHIND[collateral]
    levered = on_paper(replace(opening, own=own), costs, place)
    found = [levered.liquidation_price, levered.liquidation_price_at_end]
    nearest = min(far for far in map(levered.distance_to, found) if far is not None)
    assert abs(nearest - D("0.2")) < D("1e-9")
