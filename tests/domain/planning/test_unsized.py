"""Before a size is known: margin, liquidation and their lines are told of one unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.planning.checklist import Judgement, judge
from journal_app.domain.planning.profiles import (
    CONSERVATIVE,
    MODERATE,
    Measure,
    Profile,
    first_leverage,
    first_risk,
)
from journal_app.domain.planning.proposal import Proposal, lacking_for_size
from journal_app.domain.planning.proposed_plan import level_rows, levels_of_proposal
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Direction, Target, Verdict
from tests.domain.planning.test_checklist import AROUND, PICTURE, codes, judged
from tests.resources.test_presets import BY_ID

D = Decimal
UNSIZED = replace(PICTURE, capital=None)
LEVELS: dict[Direction, dict[str, Any]] = {
    Direction.LONG: {"stop": D(1850), "targets": (Target(D(2400), D(1)),)},
    Direction.SHORT: {"stop": D(2150), "targets": (Target(D(1600), D(1)),)},
}
FREE_OF_SIZE = ("leverage", "distance", "health", "stop")


def shown(judgement: Judgement, question: str) -> dict[str, Decimal | None]:
    return {each.name: each.value for each in judgement.answer(question).evidence}


def test_without_capital_the_liquidation_price_is_told_but_no_money() -> None:
    judgement = judged(UNSIZED)
    sized = judged(PICTURE)
    assert judgement.position is None
    assert not judgement.can_be_signed_off
    assert codes(judgement, "margin") == ("health_below_profile",)
    assert judgement.answer("margin").verdict is Verdict.BREACH
    assert judgement.answer("size").verdict is None
    told = shown(judgement, "margin")["liquidation"]
    at_size = shown(sized, "margin")["liquidation"]
    assert told is not None
    assert at_size is not None
    assert abs(told - at_size) < D("0.001")  # the size is rounded to its lot
    assert {"risk", "reward"} & shown(judgement, "levels").keys() == set()
    assert {"interest", "fees", "interest_per_day"} & shown(judgement, "costs").keys() == set()
    assert shown(judgement, "size") == {}
    assert {rule.name for rule in judgement.rules if rule.figure is None} == {"risk", "position"}
    rows = {row.name: row for row in level_rows(UNSIZED, judgement)}
    assert rows["liquidation"].price == told
    assert rows["stop"].money is None
    levels = levels_of_proposal(UNSIZED, judgement, AROUND)
    assert levels is not None
    assert levels.liquidation == told


def test_far_too_much_leverage_is_seen_before_a_size() -> None:
    found = codes(judged(replace(UNSIZED, leverage=D(50))), "margin")
    assert set(found) >= {"cannot_open", "leverage_above_most", "leverage_above_profile"}


def test_without_a_stop_the_capital_judges_no_unit() -> None:
    """A unit of ether is more than this capital may hold; it is not what is being planned."""
    small = replace(PICTURE, capital=D(100), stop=None)
    judgement = judged(small)
    assert judgement.position is None
    assert judgement.in_view is not None
    of_size = {"platform_above_profile", "position_above_profile", "book_above_profile"}
    assert not judgement.crossed & (of_size | {"risk_above_2_percent"})
    assert "on_platform" not in shown(judgement, "margin")


def test_own_money_that_is_given_has_no_leverage_before_the_size() -> None:
    assert judged(replace(UNSIZED, backed_by="own", own=D(500))).in_view is None


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("platform", sorted(BY_ID))
@pytest.mark.parametrize("leverage", ["1.3", "1.7", "2.2", "4", "12"])
def test_what_is_told_of_a_unit_holds_of_a_size(
    platform: str, direction: Direction, leverage: str
) -> None:
    asked = replace(
        UNSIZED, platform=platform, direction=direction, leverage=D(leverage), **LEVELS[direction]
    )
    terms = BY_ID[platform]
    unit = judge(asked, terms, AROUND)
    whole = judge(replace(asked, sized_by="units", units=D(7)), terms, AROUND)
    assert unit.position is None
    assert whole.position is not None
    for question in ("levels", "margin", "costs", "collateral"):
        assert codes(unit, question) == codes(whole, question)
    told, at_size = unit.in_view, whole.in_view
    assert told is not None
    assert at_size is not None
    for line in ("liquidation_price", "liquidation_price_at_end", "break_even"):
        of_unit, of_size = getattr(told, line), getattr(at_size, line)
        assert (of_unit is None) == (of_size is None)
        assert of_unit is None or abs(of_unit - of_size) < D("0.01")
    assert {r.name: r.verdict for r in unit.rules if r.name in FREE_OF_SIZE} == {
        r.name: r.verdict for r in whole.rules if r.name in FREE_OF_SIZE
    }


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("profile", [CONSERVATIVE, MODERATE])
@pytest.mark.parametrize("platform", sorted(BY_ID))
def test_the_first_leverage_keeps_every_line(
    platform: str, profile: Profile, direction: Direction
) -> None:
    terms, around = BY_ID[platform], Surroundings(profile=profile)
    asked = replace(UNSIZED, platform=platform, direction=direction, **LEVELS[direction])
    first = first_leverage(asked, terms, profile)
    assert 0 < first <= 2
    found = judge(replace(asked, leverage=first), terms, around).crossed
    lines = {"health_below_profile", "leverage_above_profile", "leverage_above_most"}
    assert not found & (lines | {"liquidation_within_30_percent", "cannot_open"})


@pytest.mark.parametrize(
    ("stop", "risk"), [("1800", "0.01"), ("1860", "0.007"), ("1999", "0.00005"), ("2100", "0.01")]
)
def test_the_first_risk_keeps_the_position_within_the_profile(stop: str, risk: str) -> None:
    asked = replace(PICTURE, stop=D(stop), leverage=D("1.5"))
    first = first_risk(asked, BY_ID["aave_v3"], CONSERVATIVE)
    assert first == D(risk)
    found = judge(replace(asked, risk_fraction=first), BY_ID["aave_v3"], AROUND)
    assert "position_above_profile" not in found.crossed


def test_of_own_money_the_first_risk_grows_with_the_leverage() -> None:
    by_own = replace(CONSERVATIVE, measured_by="own")
    asked, terms = replace(PICTURE, stop=D(1950), leverage=D(2)), BY_ID["aave_v3"]
    assert first_risk(asked, terms, by_own) == D("0.005")
    assert first_risk(Proposal(), None, CONSERVATIVE) == D("0.01")
    unknown = Proposal(entry=D(100), stop=D(99))  # neither platform nor capital: the price alone
    assert first_risk(unknown, None, CONSERVATIVE) == D("0.001")


PAID_AND_RECEIVED: tuple[dict[str, Any], ...] = (
    {"borrow_apr": D("-0.15"), "days": D(60)},
    {"borrow_apr": D("0.4"), "days": D(90)},
    {"fee_rate": D("-0.0002")},
    {"fee_rate": D("0.004"), "borrow_apr": D("-0.3"), "days": D(14)},
    {"borrow_apr": D(-3), "days": D(90)},
)


@pytest.mark.parametrize("backing", [{}, {"backed_by": "own", "own": D(3000)}])
@pytest.mark.parametrize("measured_by", ["value", "own"])
@pytest.mark.parametrize("known", PAID_AND_RECEIVED)
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("platform", sorted(BY_ID))
def test_the_first_risk_keeps_the_position_whatever_is_paid_or_received(
    platform: str,
    direction: Direction,
    known: dict[str, Any],
    measured_by: Measure,
    backing: dict[str, Any],
) -> None:
    terms, profile = BY_ID[platform], replace(CONSERVATIVE, measured_by=measured_by)
    stop = {Direction.LONG: D(1930), Direction.SHORT: D(2070)}[direction]
    asked = replace(PICTURE, platform=platform, direction=direction, stop=stop, targets=())
    asked = replace(asked, leverage=D("1.5"), **known, **backing)
    first = first_risk(asked, terms, profile)
    assert 0 < first <= D("0.01")
    found = judge(replace(asked, risk_fraction=first), terms, Surroundings(profile=profile))
    assert not found.crossed & {"position_above_profile", "risk_above_2_percent"}
    assert found.position is not None or known == PAID_AND_RECEIVED[-1]


@pytest.mark.parametrize("platform", sorted(BY_ID))
def test_the_most_is_the_same_before_a_leverage_is_chosen(platform: str) -> None:
    asked, terms = replace(UNSIZED, platform=platform), BY_ID[platform]
    for without in (replace(asked, leverage=None), replace(asked, backed_by="own", own=None)):
        judgement = judge(without, terms, AROUND)
        assert judgement.in_view is None
        assert judgement.most_leverage == judge(asked, terms, AROUND).most_leverage


def test_before_anything_is_known_it_is_two() -> None:
    assert first_leverage(Proposal(), None, CONSERVATIVE) == 2


@pytest.mark.parametrize(
    ("without", "lacking"),
    [
        ({"asset": None, "entry": None}, "asset"),
        ({"entry": None, "capital": None}, "entry"),
        ({"collateral": "WBTC"}, "collateral_price"),
        ({"capital": None, "stop": None}, "capital"),
        ({"risk_fraction": None}, "risk_fraction"),
        ({"stop": None}, "stop"),
        ({"sized_by": "units", "capital": None, "stop": None}, "units"),
        ({"leverage": None}, "leverage"),
        ({"backed_by": "own"}, "own"),
        ({"stop": D(2100)}, None),
        ({}, None),
    ],
)
def test_the_first_answer_that_a_size_lacks(without: dict[str, Any], lacking: str | None) -> None:
    asked = replace(PICTURE, **without)
    assert lacking_for_size(asked) == lacking
    if lacking is not None:
        assert judged(asked).position is None
