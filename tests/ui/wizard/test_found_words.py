"""What a mark of a step means is read beside it, without a pointer."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from journal_app.domain.money import Asset
from journal_app.domain.planning.questions import Question
from journal_app.ui.screens.plan.screen import PlanScreen
from tests.ui.wizard.test_plan_screen import D, child, plan

__all__ = ["plan"]

NO_STRATEGY = "No strategy is named, so the results cannot be told apart by it later."


def answered(screen: PlanScreen) -> None:
    screen.wizard.put(
        platform="aave_v3", asset=Asset("ETH"), entry=D(2000), stop=D(1900),
        thesis="A higher low held twice above the average", wrong_if="A close below the low",
    )  # fmt: skip


def read(screen: PlanScreen, name: str) -> str:
    label = child(screen, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_why_the_step_that_was_left_is_marked_stands_under_the_steps(plan: PlanScreen) -> None:
    answered(plan)
    assert read(plan, "plan.aside").startswith("Every answer is kept")
    plan.checklist.go_on()
    plan.wizard.go(Question.LEVELS)
    assert read(plan, "plan.aside") == f"Thesis: {NO_STRATEGY}"
    plan.wizard.put(strategy="Breakout")
    assert read(plan, "plan.aside").startswith("Every answer is kept")


def test_the_step_of_the_sign_off_tells_why_others_are_marked(plan: PlanScreen) -> None:
    answered(plan)
    plan.wizard.go(Question.EXIT)
    lines = read(plan, "plan.found").splitlines()
    assert lines[0] == f"Thesis: {NO_STRATEGY}"
    assert not any(line.startswith("Levels: The stop") for line in lines)
    plan.wizard.put(strategy="Breakout")
    assert not read(plan, "plan.found").startswith("Thesis")


def test_a_question_is_not_ended_twice(plan: PlanScreen) -> None:
    answered(plan)
    plan.wizard.put(thesis="Lower high")
    plan.checklist.go_on()
    plan.wizard.go(Question.LEVELS)
    assert "need to know? " in read(plan, "plan.aside")
