"""Corners of planning: what is missing, what terms do not tell, what a plan does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from journal_app.domain import watch
from journal_app.domain.checklist import CODES
from journal_app.domain.costs import HoldingCosts
from journal_app.domain.entries import TargetMoved
from journal_app.domain.market import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.opening import Opening, opening_drafts, opening_of
from journal_app.domain.paper_position import on_paper
from journal_app.domain.plan_against_actual import plan_against_actual
from journal_app.domain.problems import Refused
from journal_app.domain.profiles import MODERATE, most_leverage_of_all_rules
from journal_app.domain.proposal import Proposal, asset_owed, costs_of
from journal_app.domain.proposed_plan import (
    plan_of_proposal,
    planned_levels,
    proposal_of_plan,
    proposed_alerts,
)
from journal_app.domain.reach import Reach, reach_of
from journal_app.domain.reckoning import figures, reckoned
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Direction, PositionKind
from tests.domain.test_checklist import AROUND, NOON, PICTURE, judged
from tests.domain.test_watch import CROSSED, LENT, at, found, long, perpetual
from tests.domain.test_watch import NOON as NOON_OF_WATCH

D = Decimal
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
COSTS = HoldingCosts()
SIGNED = replace(PICTURE, reasons=dict.fromkeys(CODES, "known"))
LONG = Opening(
    asset=ETH,
    direction=Direction.LONG,
    kind=PositionKind.SPOT,
    units=D(2),
    price=D(2000),
    collateral=USDC,
    own=D(2000),
)


def terms(law: Law, asset: AssetTerms) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets={ETH: asset},
        aliases={},
    )


def test_where_the_terms_do_not_tell_there_is_no_reach() -> None:
    assert reach_of(LONG, COSTS, None) is None
    assert reach_of(LONG, COSTS, terms("perp", AssetTerms(initial_margin=D("0.1")))) is None


def test_a_vaults_initial_ratio_is_of_the_debt() -> None:
    vault = terms("debt_ratio", AssetTerms(initial_margin=D("0.5"), maintenance_margin=D("0.2")))
    reach = reach_of(LONG, COSTS, vault)
    assert reach is not None
    assert reach.platform == 3  # 0.5 / 1.5 of the value must be one's own


def test_a_line_that_own_money_never_meets_does_not_bind() -> None:
    reach = Reach(direction=Direction.LONG, owed_share=D("0.5"), has_health=True)
    told = most_leverage_of_all_rules(MODERATE, reach)
    assert set(told.by_line) == {"profile", "health", "distance"}
    free = Reach(direction=Direction.LONG, owed_share=D(2), has_health=True)
    assert "health" not in most_leverage_of_all_rules(MODERATE, free).by_line


def test_what_a_plan_does_not_hold() -> None:
    judgement = judged(SIGNED)
    plan = plan_of_proposal(SIGNED, judgement, AROUND, NOON)
    assert proposal_of_plan(LENT) is None
    assert planned_levels(replace(plan, positions=())) is None
    assert proposed_alerts(replace(PICTURE, entry=None), judgement) == PICTURE.alerts
    with pytest.raises(Refused) as refused:
        opening_of(replace(plan, positions=()))
    assert refused.value.code == "opened_by_hand"
    with pytest.raises(Refused) as unpriced:
        opening_of(replace(plan, collateral={Asset("wstETH"): D(1)}))
    assert unpriced.value.code == "price_unknown"


def test_nothing_of_ones_own_is_no_row() -> None:
    kinds = [row.kind for row in opening_drafts(replace(LONG, own=D(0)), NOON)]
    assert "deposit" not in kinds


def test_impossible_costs_are_none_while_they_are_typed() -> None:
    impossible = Proposal(borrow_apr=D(-2), days=D(365), fee_rate=D("0.001"))
    assert costs_of(impossible, None).fee_rate == D("0.001")


def test_a_size_by_leverage_needs_a_leverage() -> None:
    assert judged(replace(PICTURE, leverage=None)).position is None


def test_what_is_owed() -> None:
    assert asset_owed(Proposal(asset=ETH, direction=Direction.SHORT)) == ETH
    assert asset_owed(Proposal(asset=ETH, collateral=USDC)) == USDC


def test_no_terms_no_account_on_paper() -> None:
    assert on_paper(LONG, COSTS, None).liquidation_price is None


def test_a_plan_without_positions_is_compared_by_what_it_holds() -> None:
    plan = plan_of_proposal(SIGNED, judged(SIGNED), AROUND, NOON)
    entries = [replace(each, sequence=n) for n, each in enumerate(long(10, 12_000))]
    for changed in (
        replace(plan, positions=()),
        replace(plan, positions=(replace(plan.positions[0], targets=()),)),
    ):
        one = reckoned(replace(LENT, plan=changed), entries, NO_MARKET, NOON)
        told = plan_against_actual(one, figures(one, NO_MARKET), ())
        assert "cost" in {each.measure for each in told}


def test_margin_near_its_line_is_soon() -> None:
    assert found(CROSSED, perpetual(10, 6_200), at(2000))["watch_margin_near"].urgency == "soon"


def test_the_target_that_was_hit_is_told() -> None:
    moved = TargetMoved(at=NOON_OF_WATCH, asset=ETH, price=D(2100))
    told = found(LENT, [*long(10, 12_000), moved], at(2200))
    assert told["watch_target_hit"].facts["target"] == D(2100)


def test_what_nothing_mends_is_told_without_a_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "mend", lambda *_: None)
    assert found(LENT, long(10, 7_500))["watch_health_below"].mend is None
