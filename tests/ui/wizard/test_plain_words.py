"""What stands beside the figures of the checklist, in words that nobody has to look up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Target
from journal_app.ui.messages import say
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.widgets.field import Field
from journal_app.ui.wizard.size_words import bound_words
from journal_app.ui.wizard.words import evidence_pairs
from tests.ui.wizard.test_plan_screen import D, child, plan

__all__ = ["plan"]

LEVELS: Mapping[str, Any] = {"asset": Asset("ETH"), "entry": D(2000), "stop": D(1900)}


def test_the_percent_beside_a_target_says_of_what(plan: PlanScreen) -> None:
    plan.wizard.put(platform="aave_v3", **LEVELS)
    plan.wizard.go(Question.LEVELS)
    at: object = child(plan, "plan.share")
    while not isinstance(at, Field):
        at = at.parentWidget()  # type: ignore[attr-defined]
    assert at.note == "Beside it: % of the position closed there."


def test_a_small_risk_is_said_to_be_fine() -> None:
    assert say("risk_below_1_percent") == (
        "The loss at the stop is below the usual 1% of capital, which is fine"
    )


@pytest.mark.parametrize(
    ("platform", "counted"),
    [("aave_v3", "what is borrowed included"), ("hyperliquid", "its leverage included")],
)
def test_the_rule_for_one_position_says_what_it_counts(
    plan: PlanScreen, platform: str, counted: str
) -> None:
    plan.wizard.put(platform=platform, capital=D(20000), **LEVELS)
    plan.wizard.put(stop=D(1990))  # so near that the rule binds before the risk
    assert f"one position, {counted}, allows" in bound_words(plan.wizard, plan.desk.formats)


@pytest.mark.parametrize(
    ("platform", "caption"),
    [("aave_v3", "No profit at a rate of"), ("hyperliquid", "No profit at funding")],
)
def test_the_rate_at_which_nothing_is_left_says_so(
    plan: PlanScreen, platform: str, caption: str
) -> None:
    costs: dict[str, Any] = {
        "days": D(10),
        "borrow_apr": D("0.05"),
        "targets": (Target(D(2300), D(1)),),
    }
    plan.wizard.put(platform=platform, capital=D(20000), **LEVELS, **costs)
    evidence = plan.wizard.judgement.answer(Question.COSTS).evidence
    assert caption in dict(evidence_pairs(evidence, plan.desk.formats))
