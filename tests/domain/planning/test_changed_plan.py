"""A plan that stands as it was signed is not called changed, on any platform, and another is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.planning.changed_plan import is_changed_since_signed
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.proposal import Alert, Proposal
from journal_app.domain.planning.proposed_plan import plan_of_proposal
from journal_app.domain.trade import Direction, Target, Trade
from tests.domain.planning.test_checklist import AROUND, NOON, PICTURE, judged
from tests.resources.test_presets import BY_ID

D = Decimal
SIGNED = replace(PICTURE, reasons=dict.fromkeys(CODES, "meant"))


def trade_of(proposal: Proposal) -> Trade:
    plan = plan_of_proposal(proposal, judged(proposal), AROUND, NOON)
    terms = BY_ID[proposal.platform]
    draft = Trade(
        id=1, number=1, account="Main", platform=proposal.platform, created_at=NOON, terms=terms
    )
    return draft.with_plan(plan)


@pytest.mark.parametrize("platform", sorted(BY_ID))
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"sized_by": "units", "units": D(3), "backed_by": "own", "own": D(4_000)},
        {"direction": Direction.SHORT, "stop": D(2150), "targets": (Target(D(1700), D(1)),)},
        {"fee_rate": None, "borrow_apr": None, "days": None},
    ],
)
def test_what_was_signed_is_not_changed(platform: str, given: dict[str, Any]) -> None:
    proposal = replace(SIGNED, platform=platform, **given)
    assert not is_changed_since_signed(proposal, trade_of(proposal))


@pytest.mark.parametrize(
    "given",
    [
        {"leverage": D("1.2")}, {"entry": D(2010)}, {"stop": D(1840)}, {"targets": ()},
        {"risk_fraction": D("0.01")}, {"thesis": "Another reason than before"}, {"days": D(20)},
        {"exit_plan": "Out by hand"}, {"alerts": (Alert(D(1900), "phone"),)}, {"entry": None},
        {"platform": "compound_v3"}, {"direction": Direction.SHORT, "stop": D(2150)},
        {"borrow_apr": D("0.09")}, {"fee_rate": D("0.001")}, {"capital": D(60_000)},
    ],
)  # fmt: skip
def test_what_would_give_another_plan_is_changed(given: dict[str, Any]) -> None:
    assert is_changed_since_signed(replace(SIGNED, **given), trade_of(SIGNED))


def test_a_reason_in_other_words_is_no_change_of_the_plan() -> None:
    other = replace(SIGNED, reasons=dict.fromkeys(CODES, "still meant"), step="costs")
    assert not is_changed_since_signed(other, trade_of(SIGNED))


def test_a_trade_without_a_plan_has_nothing_that_was_signed() -> None:
    bare = Trade(id=1, number=1, account="Main", platform="aave_v3", created_at=NOON)
    assert not is_changed_since_signed(PICTURE, bare)
