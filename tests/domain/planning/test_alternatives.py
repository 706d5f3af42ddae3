"""Alternatives: each mends its finding, crosses nothing new, and changes no more than it must."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.money import Asset
from journal_app.domain.planning.alternatives import MENDABLE, Alternative, alternatives_to
from journal_app.domain.planning.checklist import CODES, crossed_by, judge
from journal_app.domain.planning.profiles import MODERATE, PROFILES, Profile
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.terms import AssetTerms
from journal_app.domain.trade import Direction, MarginMode, Target, Verdict
from tests.domain.planning.test_checklist import AROUND, PICTURE, judged
from tests.resources.test_presets import BY_ID

D = Decimal
Changes = dict[str, Any]
WIDE = replace(
    MODERATE,
    most_leverage=D(50),
    most_position_of_capital=D(50),
    most_on_one_platform=D(50),
    least_health_factor=D("1.01"),
    most_stop_distance=D("0.9"),
    most_risk_of_capital=D("0.9"),
    least_liquidation_distance=D("0.01"),
)
"""Lines so far away that a trade crosses the one that a test draws nearer."""


def offered(
    code: str, around: Surroundings = AROUND, **changes: Any
) -> dict[str, Decimal | str | None]:
    proposal = replace(PICTURE, **changes)
    judgement = judged(proposal, around)
    assert code in crossed_by(proposal, BY_ID.get(proposal.platform), around)[1]
    found = alternatives_to(code, proposal, judgement, BY_ID.get(proposal.platform), around)
    return {each.lever: each.word or each.value for each in found}


def near(**lines: Any) -> Surroundings:
    return replace(AROUND, profile=replace(WIDE, **lines))


def test_the_health_factor_of_the_profiles_allows_what_the_product_says() -> None:
    assert offered("health_below_profile") == {"leverage": D("1.70")}
    at_83 = near(least_health_factor=D("2.0"))
    assert offered("health_below_profile", at_83, asset=Asset("WBTC"), leverage=D(2)).keys() == {
        "leverage"
    }


OF_LEVERAGE = (
    "leverage_above_profile",
    "leverage_above_most",
    "health_below_profile",
    "liquidation_within_30_percent",
    "cannot_open",
)


def test_far_too_much_leverage_is_mended_by_one_change() -> None:
    for code in OF_LEVERAGE:
        assert offered(code, leverage=D(50)) == {"leverage": D("1.70")}


def test_a_line_that_a_reason_was_given_for_asks_no_more() -> None:
    reasons = {"health_below_profile": "The collateral is a stablecoin."}
    found = offered("leverage_above_profile", leverage=D(50), reasons=reasons)
    assert found == {"leverage": D("2.00")}


def test_a_smaller_position_is_the_largest_that_the_profile_allows() -> None:
    (units,) = offered("position_above_profile").values()
    assert units == D("2.92060")  # 10 % of 58,412 at 2,000
    assert offered("position_above_profile", sized_by="units", units=D(5)) == {"units": units}


def test_where_own_money_is_measured_the_position_follows_it() -> None:
    around = near(most_position_of_capital=D("0.04"), measured_by="own")
    assert offered("position_above_profile", around) == {"units": D("2.33648")}
    given: Changes = {"backed_by": "own", "own": D(3000), "sized_by": "units", "units": D(3)}
    assert offered("position_above_profile", around, **given) == {"own": D("2336.480000")}


def test_of_own_money_that_is_given_a_line_is_kept_by_more_of_it_or_by_a_smaller_position() -> None:
    given: Changes = {"backed_by": "own", "own": D(5000)}
    found = offered("leverage_above_profile", near(most_leverage=D(2)), **given)
    assert found == {"leverage": D("2.00"), "units": D("5.00000")}


def test_a_stop_beyond_the_profile_comes_to_its_line() -> None:
    assert offered("stop_beyond_profile", stop=D(1600)) == {"stop": D(1700)}
    short: Changes = {"direction": Direction.SHORT, "targets": (Target(D(1500), D(1)),)}
    assert offered("stop_beyond_profile", stop=D(2400), **short) == {"stop": D(2300)}


def test_a_stop_beyond_liquidation_comes_before_it_or_liquidation_goes_beyond() -> None:
    found = offered("stop_beyond_liquidation", near(), stop=D(1200), leverage=D("2.5"))
    assert found.keys() == {"stop", "leverage"}
    assert found["stop"] == D(1451)  # liquidation at the end of the time is at 1,450 and some
    assert found["leverage"] == D("1.98")
    short: Changes = {"direction": Direction.SHORT, "targets": (Target(D(1500), D(1)),)}
    shorted = offered("stop_beyond_liquidation", near(), stop=D(3500), leverage=D("2"), **short)
    assert shorted.keys() == {"stop", "leverage"}


def test_a_stop_is_never_at_the_line_itself() -> None:
    owed: Changes = {"sized_by": "units", "units": D(4), "backed_by": "own", "own": D(3020)}
    found = offered("stop_beyond_liquidation", near(), stop=D(1500), borrow_apr=D(0), **owed)
    assert found["stop"] == D(1501)  # 4,980 owed for 4 ETH are 83 % of them at 1,500
    moving: Changes = {"platform": "gmx_v2", "collateral": Asset("ETH"), "leverage": D(4)}
    moved = offered("stop_beyond_liquidation", near(), stop=D(1200), **moving)
    assert moved.keys() == {"stop", "leverage"}


def test_a_stop_before_liquidation_is_no_farther_than_the_profile_allows() -> None:
    around = near(most_stop_distance=D("0.10"))
    found = offered("stop_beyond_liquidation", around, stop=D(1200), leverage=D("2.5"))
    assert found["stop"] == D(1800)
    short: Changes = {"direction": Direction.SHORT, "targets": (Target(D(1500), D(1)),)}
    shorted = offered("stop_beyond_liquidation", around, stop=D(3500), **short)
    assert shorted["stop"] == D(2200)


def test_liquidation_too_near_asks_for_less_leverage() -> None:
    around = near(least_liquidation_distance=D("0.30"))
    assert offered("liquidation_within_30_percent", around, leverage=D(3)) == {
        "leverage": D("2.37")
    }


def test_more_than_a_platform_allows_comes_to_its_most() -> None:
    assert offered("leverage_above_most", near(), leverage=D("5.5")).keys() == {"leverage"}
    assert offered("cannot_open", near(), leverage=D(9), stop=D(1990)).keys() == {"leverage"}


@pytest.mark.parametrize("stop", [D(2150), D(2000)])
def test_a_stop_on_the_wrong_side_is_mirrored(stop: Decimal) -> None:
    expected = {"stop": D(1850)} if stop != 2000 else {}
    assert offered("stop_wrong_side", stop=stop) == expected


def test_what_all_lies_on_the_other_side_was_meant_the_other_way() -> None:
    changes: Changes = {"stop": D(2150), "targets": (Target(D(1600), D(1)),)}
    assert offered("target_wrong_side", **changes) == {"direction": "short"}
    assert offered("stop_wrong_side", **changes) == {"stop": D(1850), "direction": "short"}
    other: Changes = {"direction": Direction.SHORT}
    assert offered("target_wrong_side", stop=D(1850), **other) == {"direction": "long"}


def test_a_small_reward_is_mended_by_the_stop_or_the_target() -> None:
    found = offered("reward_small", targets=(Target(D(2150), D(1)),))
    assert found == {"stop": D(1908), "target": D(2237)}
    several = (Target(D(2100), D("0.5")), Target(D(2200), D("0.5")))
    assert offered("reward_small", targets=several).keys() == {"stop"}


def test_too_much_risk_is_mended_by_what_it_was_sized_by() -> None:
    assert offered("risk_above_2_percent", risk_fraction=D("0.03")) == {"risk_fraction": D("0.02")}
    found = offered("risk_above_2_percent", sized_by="units", units=D(9))
    assert found == {"units": D("7.55611"), "stop": D(1875)}


def test_a_full_platform_takes_a_smaller_position_or_less_own_money() -> None:
    around = replace(near(most_on_one_platform=D("0.2")), own_money={"aave_v3": D(10_000)})
    assert offered("platform_above_profile", around) == {"units": D("1.68240")}
    given: Changes = {"backed_by": "own", "own": D(5000), "sized_by": "units", "units": D(3)}
    assert offered("platform_above_profile", around, **given) == {"own": D("1682.400000")}
    full = replace(around, own_money={"aave_v3": D(20_000)})
    assert offered("platform_above_profile", full) == {}


def test_a_book_that_is_full_leaves_room_for_so_much() -> None:
    around = replace(near(most_leverage=D(2)), exposure=D(110_000))
    assert offered("book_above_profile", around) == {"units": D("3.41200")}
    full = replace(around, exposure=D(120_000))
    assert offered("book_above_profile", full) == {}


def test_interest_that_takes_too_much_asks_for_fewer_days() -> None:
    around = near()
    dear: Changes = {"borrow_apr": D("0.60"), "targets": (Target(D(2300), D(1)),)}
    found = offered("interest_takes_much", around, days=D(60), **dear)
    assert found == {"days": D(27)}
    assert offered("interest_eats_target", around, days=D(260), **dear).keys() == {"days"}
    nearer: Changes = {"borrow_apr": D(9), "targets": (Target(D(2010), D(1)),)}
    assert offered("interest_eats_target", around, days=D(9), **nearer) == {}


def test_collateral_that_falls_with_the_trade_gives_way_to_money() -> None:
    volatile: Changes = {"collateral": Asset("WBTC"), "collateral_price": D(60_000)}
    assert offered("collateral_moves_with_trade", near(), **volatile) == {"collateral": "USDC"}
    given = {**volatile, "backed_by": "own", "own": D("0.1")}
    proposal = replace(PICTURE, **given)
    (found,) = alternatives_to(
        "collateral_moves_with_trade", proposal, judged(proposal, near()), BY_ID["aave_v3"], near()
    )
    assert found.answers["own"] == D(6000)
    assert found.answers["collateral_price"] is None


def test_cross_margin_can_be_isolated() -> None:
    cross: Changes = {"platform": "hyperliquid", "margin_mode": MarginMode.CROSS}
    assert offered("cross_margin", **cross) == {"margin_mode": "isolated"}
    there = replace(AROUND, own_money={"aave_v3": D(1000)})
    assert offered("cross_margin", there, margin_mode=MarginMode.CROSS) == {}  # it knows no other


def test_what_only_comes_to_light_is_no_reason_to_offer_nothing() -> None:
    hidden: Changes = {"stop": D(1600), "leverage": D("3.2"), "risk_fraction": D("0.03")}
    assert offered("stop_beyond_liquidation", **hidden).keys() == {"stop", "leverage"}
    wrong = (Target(D(1900), D(1)),)
    assert offered("position_above_profile", targets=wrong).keys() == {"units"}


def test_what_would_cross_another_line_is_not_offered() -> None:
    crowded = replace(near(most_leverage=D(2), most_on_one_platform=D("0.08")))
    assert offered("leverage_above_profile", crowded, leverage=D("2.5")) == {}


def test_where_no_number_mends_it_nothing_is_offered() -> None:
    judgement = judged(PICTURE)
    assert alternatives_to("thesis_missing", PICTURE, judgement, None, AROUND) == ()
    bare = replace(PICTURE, entry=None)
    assert alternatives_to("stop_wrong_side", bare, judged(bare), None, AROUND) == ()


def test_no_price_below_zero_is_offered() -> None:
    assert offered("stop_wrong_side", stop=D(4100)) == {}
    short: Changes = {"direction": Direction.SHORT, "targets": (Target(D(1900), D(1)),)}
    assert offered("reward_small", near(), stop=D(3400), leverage=D("0.3"), **short).keys() == {
        "stop"
    }


def test_margin_that_falls_with_the_price_asks_for_less_leverage_still() -> None:
    around = near(least_liquidation_distance=D("0.30"))
    money: Changes = {"platform": "gmx_v2", "leverage": D(9)}
    moving: Changes = {**money, "collateral": Asset("ETH")}
    code = "liquidation_within_30_percent"
    assert offered(code, around, **money) == {"leverage": D("3.23")}
    assert offered(code, around, **moving) == {"leverage": D("2.26")}


@pytest.mark.parametrize("code", ["stop_beyond_liquidation", "liquidation_within_30_percent"])
def test_no_leverage_is_offered_where_none_is_low_enough(code: str) -> None:
    """Behind collateral that carries no debt a loan is past its line at any leverage."""
    aave, link = BY_ID["aave_v3"], Asset("LINK")
    carries_nothing = AssetTerms(max_ltv=D(0), liquidation_threshold=D(0))
    terms = replace(aave, assets={**aave.assets, link: carries_nothing})
    proposal = replace(PICTURE, collateral=link, collateral_price=D(15), leverage=D("1.5"))
    around = near(least_liquidation_distance=D("0.30"))
    assert code in crossed_by(proposal, terms, around)[1]
    judgement = judge(proposal, terms, around)
    offered = alternatives_to(code, proposal, judgement, terms, around)
    assert "leverage" not in {each.lever for each in offered}


PROFILES_DRAWN = st.sampled_from(list(PROFILES.values()))


@settings(max_examples=150, deadline=None)
@given(
    profile=PROFILES_DRAWN,
    platform=st.sampled_from(["aave_v3", "hyperliquid", "compound_v3", "gmx_v2"]),
    direction=st.sampled_from(Direction),
    stop=st.integers(1000, 3000),
    target=st.integers(1000, 3000),
    risk=st.integers(1, 60),
    leverage=st.integers(50, 1200),
    days=st.integers(0, 200),
    rate=st.integers(0, 60),
    by_units=st.booleans(),
    by_own=st.booleans(),
    collateral=st.sampled_from(["USDC", "ETH"]),
)
def test_whatever_is_offered_mends_and_crosses_nothing_new(
    profile: Profile,
    platform: str,
    direction: Direction,
    stop: int,
    target: int,
    risk: int,
    leverage: int,
    days: int,
    rate: int,
    by_units: bool,
    by_own: bool,
    collateral: str,
) -> None:
    proposal = replace(
        PICTURE,
        platform=platform,
        direction=direction,
        stop=D(stop),
        targets=(Target(D(target), D(1)),),
        risk_fraction=D(risk) / 1000,
        leverage=D(leverage) / 100,
        days=D(days),
        borrow_apr=D(rate) / 100,
        sized_by="units" if by_units else "risk",
        units=D(5),
        backed_by="own" if by_own else "leverage",
        own=D(5000) if collateral == "USDC" else D(2),
        collateral=Asset(collateral),
    )
    around = replace(AROUND, profile=profile)
    terms = BY_ID[platform]
    judgement = judged(proposal, around)
    known = judgement.position is not None
    for code in {code for each in judgement.answers for code in each.codes} & MENDABLE:
        for found in alternatives_to(code, proposal, judgement, terms, around):
            _check(found, code, proposal, around, known=known)


def _check(
    found: Alternative, code: str, proposal: Proposal, around: Surroundings, *, known: bool
) -> None:
    terms = BY_ID[proposal.platform]
    before = crossed_by(proposal, terms, around)[1]
    position, after = crossed_by(replace(proposal, **found.answers), terms, around)
    assert code not in after
    if known:
        assert position is not None
        new = {each for each in after - before if CODES[each][1] is Verdict.BREACH}
        assert new <= {"risk_above_2_percent", "interest_eats_target"}
