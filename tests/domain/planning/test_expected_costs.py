"""What borrowing costs is told where rate and time are given, and is else not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.planning.checklist import Judgement
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.proposed_plan import (
    level_rows,
    levels_of_proposal,
    plan_of_proposal,
)
from journal_app.domain.trade import Plan
from tests.domain.planning.test_checklist import AROUND, NOON, PICTURE, judged

D = Decimal
COSTS = ("interest_per_day", "interest", "share_of_target", "break_even")


def shown(judgement: Judgement, question: str) -> dict[str, Decimal | None]:
    return {each.name: each.value for each in judgement.answer(question).evidence}


def planned(proposal: Proposal) -> Plan:
    judgement = judged(proposal)
    reasons = dict.fromkeys(judgement.unreasoned, "meant")
    reasoned = replace(proposal, reasons=reasons)
    return plan_of_proposal(reasoned, judged(reasoned), AROUND, NOON)


def test_without_a_rate_nothing_of_what_borrowing_costs_is_told() -> None:
    proposal = replace(PICTURE, borrow_apr=None)
    judgement = judged(proposal)
    told = shown(judgement, "costs")
    assert [told[name] for name in COSTS] == [None] * 4
    assert told["fees"]
    assert shown(judgement, "exit")["costs"] is None
    assert planned(proposal).expected_costs is None
    rows = {row.name: row for row in level_rows(proposal, judgement)}
    assert (rows["break_even"].price, rows["break_even"].move) == (None, None)
    levels = levels_of_proposal(proposal, judgement, AROUND)
    assert levels is not None
    assert levels.break_even is None


def test_without_a_time_a_day_is_told_and_the_whole_is_not() -> None:
    told = shown(judged(replace(PICTURE, days=None)), "costs")
    assert told["interest_per_day"]
    assert [told[name] for name in COSTS[1:]] == [None] * 3


@pytest.mark.parametrize("days", [None, D(14)])
def test_a_rate_of_nothing_costs_nothing(days: Decimal | None) -> None:
    proposal = replace(PICTURE, borrow_apr=D(0), days=days)
    told = shown(judged(proposal), "costs")
    assert [told[name] for name in COSTS[:3]] == [0, 0, 0]
    assert told["break_even"]
    assert planned(proposal).expected_costs == told["fees"]


def test_where_nothing_is_borrowed_no_rate_is_needed() -> None:
    told = shown(judged(replace(PICTURE, borrow_apr=None, days=None, leverage=D(1))), "costs")
    assert [told[name] for name in COSTS[:3]] == [0, 0, 0]
    assert told["break_even"]
