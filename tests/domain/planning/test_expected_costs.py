"""What borrowing costs is told where rate and time are given, and is else not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.planning.checklist import Judgement
from journal_app.domain.planning.expected_costs import FeeAtExit, costs_at_exit, fee_at_exit
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.proposed_plan import (
    level_rows,
    levels_of_proposal,
    plan_of_proposal,
)
from journal_app.domain.trade import Direction, Plan, Target, Trade
from tests.domain.planning.test_checklist import AROUND, NOON, PICTURE, judged
from tests.resources.test_presets import BY_ID

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


@pytest.mark.parametrize("platform", sorted(BY_ID))
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("apr", [D("0.12"), D("-0.05")])
def test_the_loss_is_that_of_the_price_and_the_costs_named_with_it(
    platform: str, direction: Direction, apr: Decimal
) -> None:
    stop, target = (D(1850), D(2300)) if direction is Direction.LONG else (D(2150), D(1700))
    proposal = replace(
        PICTURE, platform=platform, direction=direction, stop=stop,
        targets=(Target(target, D(1)),), sized_by="units", units=D("1.2345"), borrow_apr=apr,
        days=D(21), fee_rate=D("0.00045"),
    )  # fmt: skip
    position = judged(proposal).position
    assert position is not None
    sign = 1 if direction is Direction.LONG else -1
    for price in (stop, target):
        costs = costs_at_exit(position, price)
        by_price = sign * position.stake.units * (position.stake.entry - price)
        named = by_price + costs.interest + costs.fees
        assert abs(named - position.loss_at(price)) < D("1e-9")
        assert costs.fees


@pytest.mark.parametrize("fee", [None, D(0), D("0.0004"), D("-0.0001")])
def test_a_plan_keeps_a_fee_as_it_was_known(fee: Decimal | None) -> None:
    assert planned(replace(PICTURE, fee_rate=fee)).fee_rate == fee


def test_of_a_fee_in_the_terms_alone_the_plan_holds_that() -> None:
    told = BY_ID["hyperliquid"].fee_rate
    assert told
    assert planned(replace(PICTURE, platform="hyperliquid", fee_rate=None)).fee_rate == told


HELD = Trade(id=1, number=1, account="main", platform="hyperliquid", created_at=NOON)
"""A trade of which nothing is known that tells a fee."""


@pytest.mark.parametrize(
    ("planned_rate", "platform", "expected"),
    [
        (D("0.001"), "hyperliquid", FeeAtExit(D("4.00"), D("0.001"), "plan")),
        (D("0.001"), None, FeeAtExit(D("4.00"), D("0.001"), "plan")),
        (D("-0.0001"), None, FeeAtExit(D("-0.40"), D("-0.0001"), "plan")),
        (D(0), "hyperliquid", None),  # once this stood for what was not known
        (None, "hyperliquid", FeeAtExit(D("1.80"), D("0.00045"), "terms")),
        (None, "aave_v3", None),
        (None, None, None),
    ],
)
def test_the_fee_of_closing_follows_from_the_plan_else_from_the_terms(
    planned_rate: Decimal | None, platform: str | None, expected: FeeAtExit | None
) -> None:
    plan = replace(planned(PICTURE), fee_rate=planned_rate)
    terms = BY_ID[platform] if platform is not None else None
    assert fee_at_exit(replace(HELD, plan=plan, terms=terms), D(2), D(2000)) == expected
    if planned_rate is None:
        assert fee_at_exit(replace(HELD, terms=terms), D(2), D(2000)) == expected
