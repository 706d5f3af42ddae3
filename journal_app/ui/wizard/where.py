"""Where on the checklist an answer is given: the step, and the field by its object name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from journal_app.domain.planning.questions import Question, QuestionList

_STEPS: Final[Mapping[str, Question]] = {
    "platform": Question.THESIS,
    "asset": Question.THESIS,
    "entry": Question.LEVELS,
    "stop": Question.LEVELS,
    "leverage": Question.MARGIN,
    "collateral_price": Question.COLLATERAL,
}
"""The step of each answer; how large it is is asked for by the others."""

_INSTEAD: Final[Mapping[str, str]] = {"leverage": "leverage_slider"}
"""What stands for an answer where the size is asked for."""

_ABSENT: Final[Mapping[str, str]] = {
    "thesis_missing": "thesis",
    "stop_missing": "stop",
    "alerts_missing": "alert.1",
    "exit_plan_missing": "exit_plan",
}


class Place(NamedTuple):
    """A field of a step."""

    question: str
    field: str


def place_of(answer: str, questions: QuestionList) -> Place:
    """Where an answer is given; where the size is, should its own step not be asked."""
    question = _STEPS.get(answer, Question.SIZE)
    if question in questions.asked:
        return Place(question, f"plan.{answer}")
    return Place(Question.SIZE, f"plan.{_INSTEAD.get(answer, answer)}")


def field_that_is_empty(question: str, code: str) -> str:
    """The field whose emptiness a code tells of; nothing where it tells of something else."""
    if code in ("not_confirmed", "not_answered"):
        return f"plan.{question}"
    return f"plan.{_ABSENT[code]}" if code in _ABSENT else ""
