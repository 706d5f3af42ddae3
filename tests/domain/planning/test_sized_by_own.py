"""A size from own money and leverage, of which both stand as they were given."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.money import Asset
from journal_app.domain.planning.alternatives import alternatives_to
from journal_app.domain.planning.checklist import judge
from journal_app.domain.planning.playbooks import filled_by, playbook_of
from journal_app.domain.planning.proposal import Proposal, lacking_for_size, opening_of_proposal
from journal_app.domain.planning.proposed_plan import (
    answers_to_copy,
    answers_to_size_by,
    solved_by,
    taken_by_costs,
)
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Direction, Target
from journal_app.services.plain_values import plain_value, read_value
from tests.domain.planning.test_alternatives import near, offered
from tests.domain.planning.test_checklist import AROUND, PICTURE, codes, judged
from tests.resources.test_presets import BY_ID

D = Decimal
OWN: dict[str, Any] = {"sized_by": "own", "own": D(25_000), "leverage": D(2)}
TRADE = replace(PICTURE, **OWN)


def test_own_money_times_leverage_is_the_position() -> None:
    judgement = judged(TRADE)
    position, opening = judgement.position, judgement.opening
    assert position is not None
    assert opening is not None
    assert (opening.units, opening.own, position.stake.value) == (D(25), D(25_000), D(50_000))
    assert position.leverage == 2
    # 25 · 150 to the stop, 76.71 for 25,000 at 8 % and 14 days, 20 and 18.50 of fees
    risk = position.risk(D(1850))
    assert risk is not None
    assert D("3865.21") < risk < D("3865.22")
    solved = solved_by(TRADE, judgement)
    assert (solved.own, solved.leverage, solved.units) == (D(25_000), D(2), D(25))
    assert solved.risk_fraction is not None
    assert D("0.06617") < solved.risk_fraction < D("0.06618")
    assert "risk_above_2_percent" in codes(judgement, "size")
    assert "position_above_profile" in codes(judgement, "size")


@pytest.mark.parametrize("backed_by", ["own", "leverage"])
def test_whichever_was_typed_last_both_stand(backed_by: Any) -> None:
    opening = judged(replace(TRADE, backed_by=backed_by)).opening
    assert opening == judged(TRADE).opening
    assert opening is not None


def test_it_needs_neither_a_stop_nor_capital_to_have_a_size() -> None:
    bare = replace(TRADE, stop=None, capital=None, risk_fraction=None)
    assert judged(bare).position is not None
    assert lacking_for_size(bare) is None
    assert lacking_for_size(replace(bare, own=None)) == "own"
    assert lacking_for_size(replace(bare, leverage=None)) == "leverage"
    for name in ("own", "leverage"):
        assert judged(replace(bare, **{name: None})).position is None  # type: ignore[arg-type]
    judgement = judged(replace(bare, own=None))
    assert judgement.in_view is not None  # the liquidation price is that of a unit at the leverage


@given(
    own=st.decimals(D("0.01"), D(10**7), places=6),
    leverage=st.decimals(D("0.1"), D(50), places=2),
    entry=st.decimals(D("0.0001"), D(10**5), places=4),
    platform=st.sampled_from(["aave_v3", "hyperliquid"]),
    direction=st.sampled_from(Direction),
)
def test_no_more_than_was_asked_for_and_less_by_no_more_than_a_lot(
    own: Decimal, leverage: Decimal, entry: Decimal, platform: str, direction: Direction
) -> None:
    asked = Proposal(
        platform=platform, asset=Asset("ETH"), entry=entry, direction=direction,
        own=own, leverage=leverage, sized_by="own",
    )  # fmt: skip
    opening = opening_of_proposal(asked, BY_ID[platform])
    wanted = own * leverage
    if opening is None:
        assert wanted < D("0.1")
        return
    value = opening.units * entry
    assert opening.own == own
    assert wanted - D("0.1") < value <= wanted


def test_collateral_of_the_asset_counts_by_what_it_is_worth() -> None:
    opening = judged(replace(TRADE, collateral=Asset("ETH"), own=D(10))).opening
    assert opening is not None
    assert (opening.units, opening.own) == (D(20), D(10))


def test_a_line_is_kept_by_less_own_money_and_the_leverage_stands() -> None:
    assert offered("position_above_profile", **OWN) == {"own": D("2920.600000")}
    around = near(most_position_of_capital=D("0.04"), measured_by="own")
    assert offered("position_above_profile", around, **OWN) == {"own": D("2336.480000")}
    assert offered("leverage_above_profile", near(most_leverage=D("1.5")), **OWN) == {
        "leverage": D("1.50")
    }
    found = offered("risk_above_2_percent", near(most_risk_of_capital=D("0.02")), **OWN)
    assert found.keys() == {"own", "stop"}


def test_with_what_is_offered_it_is_still_sized_so() -> None:
    terms = BY_ID[TRADE.platform]
    (found,) = alternatives_to("position_above_profile", TRADE, judged(TRADE), terms, AROUND)
    mended = replace(TRADE, **found.answers)
    assert (mended.sized_by, mended.leverage) == ("own", D(2))
    assert "position_above_profile" not in judge(mended, terms, AROUND).crossed


def test_where_there_is_no_room_none_of_nothing_is_offered() -> None:
    around = replace(near(most_leverage=D(1)), exposure=D(60_000))
    assert offered("book_above_profile", around, **OWN) == {}


def test_a_stablecoin_takes_the_place_of_collateral_at_its_worth() -> None:
    answers: dict[str, Any] = {**OWN, "collateral": Asset("ETH"), "own": D(1)}
    proposal = replace(PICTURE, **answers)
    terms = BY_ID[proposal.platform]
    (found,) = alternatives_to(
        "collateral_moves_with_trade", proposal, judged(proposal), terms, AROUND
    )
    assert found.answers["own"] == 2000


def test_chosen_later_it_takes_what_was_typed_and_else_what_follows() -> None:
    gave_way = replace(PICTURE, own=D(25_000), backed_by="leverage")
    for proposal in (gave_way, replace(gave_way, backed_by="own")):
        chosen = answers_to_size_by("own", proposal, solved_by(proposal, judged(proposal)))
        assert chosen == {"sized_by": "own"}
    solved = solved_by(PICTURE, judged(PICTURE))
    assert answers_to_size_by("own", PICTURE, solved) == {"sized_by": "own", "own": solved.own}
    assert solved.own
    nothing = Proposal()
    solved = solved_by(nothing, judged(nothing))
    for way in ("risk", "own", "units"):
        assert answers_to_size_by(way, nothing, solved) == {"sized_by": way}


def test_chosen_to_be_typed_the_position_stays_what_it_is() -> None:
    stale = replace(TRADE, units=D(1))
    answers = answers_to_size_by("units", stale, solved_by(stale, judged(stale)))
    assert answers == {"sized_by": "units", "units": D(25)}
    opening = judged(replace(stale, **answers)).opening
    assert opening is not None
    assert opening.units == 25


def test_drafts_copies_and_playbooks_keep_it() -> None:
    assert read_value(Proposal, json.loads(json.dumps(plain_value(TRADE)))) == TRADE
    assert OWN.items() <= answers_to_copy(TRADE).items()
    begun = filled_by(playbook_of(TRADE, "Mine"), Proposal())
    assert (begun["sized_by"], begun["leverage"]) == ("own", D(2))
    typed = replace(PICTURE, sized_by="units", units=D(3))
    assert filled_by(playbook_of(typed, "Mine"), Proposal())["sized_by"] == "risk"


def test_a_short_is_as_large_too() -> None:
    short = replace(
        TRADE, direction=Direction.SHORT, stop=D(2150), targets=(Target(D(1600), D(1)),)
    )
    opening = judged(short).opening
    assert opening is not None
    assert (opening.units, opening.own, opening.borrowed) == (D(25), D(25_000), D(25))


def test_the_costs_take_of_the_position_only_where_the_risk_gives_it() -> None:
    terms = BY_ID[PICTURE.platform]
    # 876.18 of risk: 876.18 / 150 units without costs, 154.6 lost by each with them
    taken = taken_by_costs(PICTURE, terms, judged(PICTURE))
    assert D("348") < taken < D("349")
    assert taken_by_costs(TRADE, terms, judged(TRADE)) == 0
    received = replace(PICTURE, borrow_apr=D("-0.5"))
    assert taken_by_costs(received, terms, judged(received)) == 0
    nothing = Proposal()
    assert taken_by_costs(nothing, None, judged(nothing)) == 0


def told(proposal: Proposal, question: str, around: Surroundings = AROUND) -> set[str]:
    return {each.name for each in judged(proposal, around).answer(question).evidence}


def test_own_money_alone_is_told_of_what_is_levered_only() -> None:
    alone = {"own_money_risk", "own_money_reward"}
    assert alone <= told(TRADE, "size")
    for leverage in (D(1), D("0.1")):
        assert not alone & told(replace(TRADE, leverage=leverage), "size")


def test_the_risk_of_all_trades_is_told_where_there_are_others() -> None:
    assert "open_risk" not in told(TRADE, "size")
    assert "open_risk" in told(TRADE, "size", replace(AROUND, open_risk=D(1)))
    assert "open_risk" in told(replace(TRADE, stop=None), "size")


def test_the_leverage_of_an_account_is_told_where_it_reads_otherwise() -> None:
    paid = replace(TRADE, sized_by="risk", leverage=D("1.7"), entry=D(2050))
    position = judged(paid).position
    assert position is not None
    assert position.now is not None
    assert position.now.leverage != position.leverage
    assert "leverage_of_account" not in told(paid, "margin")
    beside = replace(TRADE, collateral=Asset("ETH"), own=D(10))
    assert "leverage_of_account" in told(beside, "margin")
