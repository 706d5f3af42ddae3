"""Profiles: which line binds, and that a position at the bound just keeps every line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import Stake
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.paper_position import PaperPosition, on_paper
from journal_app.domain.planning.profiles import (
    AGGRESSIVE,
    CONSERVATIVE,
    MODERATE,
    Profile,
    most_leverage_of_all_rules,
    profile_problems,
)
from journal_app.domain.planning.reach import Reach, reach_of
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction, PositionKind
from journal_app.resources import resource_folder
from journal_app.services.platforms import preset_terms

D = Decimal
NO_COSTS = HoldingCosts()
PRESETS = {
    terms.platform: terms
    for terms in preset_terms(
        path.read_text(encoding="utf-8") for path in (resource_folder("presets")).glob("*.toml")
    )
}


@pytest.mark.parametrize(
    ("profile", "line", "most", "distance"),
    [
        (CONSERVATIVE, "health", "1.71", "2.39"),
        (MODERATE, "health", "2.24", "2.39"),
        (AGGRESSIVE, "distance", "2.39", "2.39"),
    ],
)
def test_the_lines_bind_each_other(profile: Profile, line: str, most: str, distance: str) -> None:
    """At a threshold of 83 % a health of 2.0 allows 1.71×, of 1.5 2.24×, of 1.25 2.98×."""
    reach = Reach(direction=Direction.LONG, owed_share=D("0.83"), has_health=True)
    found = most_leverage_of_all_rules(profile, reach)
    assert (found.line, round(found.most, 2)) == (line, D(most))
    assert round(found.by_line["distance"], 2) == D(distance)
    if profile is AGGRESSIVE:
        assert round(found.by_line["health"], 2) == D("2.98")


def test_a_profile_measures_a_position_by_its_value_or_by_own_money() -> None:
    stake = Stake(D(10), D(2000), D(8000))
    assert CONSERVATIVE.measured(stake) == 20_000
    own = replace(CONSERVATIVE, measured_by="own")
    assert (own.measured(stake), own.measured_name) == (D(8000), "own_money")


@pytest.mark.parametrize(
    ("line", "value", "told"),
    [
        ("most_leverage", D("0.5"), ("0.5", "1", "100")),
        ("most_position_of_capital", D(0), ("0", "1", "10000")),
        ("least_health_factor", D("0.9"), ("0.9", "1", "100")),
        ("most_stop_distance", D("1.5"), ("150", "0.1", "100")),
        ("most_on_one_platform", D("1.01"), ("101", "1", "100")),
    ],
)
def test_a_line_that_cannot_be_is_told_as_it_is_typed(
    line: str, value: Decimal, told: tuple[str, str, str]
) -> None:
    assert list(profile_problems(MODERATE)) == []
    (problem,) = profile_problems(replace(MODERATE, **{line: value}))  # type: ignore[arg-type]
    assert (problem.field, problem.code) == (line, "not_between")
    assert tuple(problem.facts[name] for name in ("text", "least", "most")) == told


def opening(
    direction: Direction, kind: PositionKind, collateral: str, leverage: Decimal
) -> Opening:
    worth = D(1) if collateral == "USDC" else D(2400)
    return Opening(
        asset=Asset("ETH"),
        direction=direction,
        kind=kind,
        units=D(20),
        price=D(2000),
        collateral=Asset(collateral),
        own=D(40_000) / leverage / worth,
        collateral_price=worth,
    )


@pytest.mark.parametrize("costs", [NO_COSTS, HoldingCosts(D("0.08"), D(30))])
@pytest.mark.parametrize(
    ("platform", "kind", "collateral"),
    [
        ("aave_v3", PositionKind.SPOT, "USDC"),
        ("aave_v3", PositionKind.SPOT, "wstETH"),
        ("hyperliquid", PositionKind.PERPETUAL, "USDC"),
        ("gmx_v2", PositionKind.PERPETUAL, "USDC"),
    ],
)
@pytest.mark.parametrize("direction", Direction)
def test_at_the_bound_a_position_just_keeps_the_lines(
    direction: Direction, platform: str, kind: PositionKind, collateral: str, costs: HoldingCosts
) -> None:
    """The bound is found in one step; a position opened on paper there is just at it."""
    terms: Terms = PRESETS[platform]
    patient = replace(CONSERVATIVE, most_leverage=D(1000))
    first = opening(direction, kind, collateral, D(2))
    found = most_leverage_of_all_rules(patient, reach_of(first, costs, terms))

    def at(leverage: Decimal) -> PaperPosition:
        return on_paper(opening(direction, kind, collateral, leverage), costs, terms)

    near = at(found.by_line["distance"])
    distance = near.distance_to(near.liquidation_price_at_end)
    assert distance is not None
    assert abs(distance - D("0.30")) < D("1e-20")
    if "health" in found.by_line:
        healthy = at(found.by_line["health"]).now
        assert healthy is not None
        assert healthy.health_factor is not None
        assert abs(healthy.health_factor - 2) < D("1e-20")


def test_without_terms_only_the_profile_binds() -> None:
    found = most_leverage_of_all_rules(MODERATE, None)
    assert (found.line, found.most) == ("profile", D(3))


def test_a_line_that_allows_any_leverage_is_left_out() -> None:
    """With all of it borrowed the health is still 0.83."""
    reach = Reach(direction=Direction.LONG, owed_share=D("0.83"), has_health=True)
    careless = replace(CONSERVATIVE, least_health_factor=D("0.83"))
    assert set(most_leverage_of_all_rules(careless, reach).by_line) == {"profile", "distance"}


def test_a_distance_of_nothing_allows_any_leverage() -> None:
    reach = Reach(direction=Direction.LONG, owed_share=D(1))
    careless = replace(CONSERVATIVE, least_liquidation_distance=D(0))
    assert set(most_leverage_of_all_rules(careless, reach).by_line) == {"profile"}
