"""Which questions are asked before a trade, and in which order: the program's eight and own ones.

A question of one's own needs a yes, or some words; without that it ends in a breach.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from journal_app.domain.problems import Problem


class Question(StrEnum):
    """The questions that the program asks, in their usual order."""

    THESIS = "thesis"
    LEVELS = "levels"
    MARGIN = "margin"
    SIZE = "size"
    COSTS = "costs"
    COLLATERAL = "collateral"
    ALERTS = "alerts"
    EXIT = "exit"


ALWAYS: Final = frozenset({Question.THESIS, Question.LEVELS, Question.SIZE})
"""Without what these ask for there is no position; they cannot be switched off."""

YES: Final = "yes"
"""The answer to a question that needs no more."""

LONGEST: Final = 200
MOST_OWN: Final = 12

Needs = Literal["yes", "text"]


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of the trader's own. id: by which answers know it, whatever it says later."""

    id: str
    text: str
    needs: Needs = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionList:
    """What is asked. order: ids; what is not named in it comes last, as it usually does.

    off: ids that are not asked. made: how many own questions there ever were, so that no id means
    two of them.
    """

    own: tuple[OwnQuestion, ...] = ()
    order: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    made: int = 0

    @property
    def every(self) -> tuple[str, ...]:
        """The ids of all questions in their order, asked or not."""
        known = [*(each.value for each in Question), *(each.id for each in self.own)]
        named = [each for each in self.order if each in known]
        return (*named, *(each for each in known if each not in named))

    @property
    def asked(self) -> tuple[str, ...]:
        """Those that are asked."""
        return tuple(each for each in self.every if each not in self.off)

    def own_question(self, question: str) -> OwnQuestion | None:
        """The own question of an id; None of one that the program asks."""
        return next((each for each in self.own if each.id == question), None)

    def after(self, question: str) -> str | None:
        """The question after one; None after the last."""
        place = self.asked.index(question) + 1
        return self.asked[place] if place < len(self.asked) else None

    def before(self, question: str) -> str | None:
        """The question before one; None before the first."""
        place = self.asked.index(question)
        return self.asked[place - 1] if place else None

    # Changed

    def with_own(self, text: str, needs: Needs) -> QuestionList:
        """With one more, asked last."""
        made = self.made + 1
        added = OwnQuestion(f"own_{made}", text, needs)
        order = (*self.every, added.id)
        return replace(self, own=(*self.own, added), order=order, made=made)

    def reworded(self, question: str, text: str, needs: Needs) -> QuestionList:
        """With an own question that says something else."""
        own = tuple(
            OwnQuestion(each.id, text, needs) if each.id == question else each for each in self.own
        )
        return replace(self, own=own)

    def without(self, question: str) -> QuestionList:
        """Without an own question."""
        return replace(
            self,
            own=tuple(each for each in self.own if each.id != question),
            order=tuple(each for each in self.order if each != question),
            off=tuple(each for each in self.off if each != question),
        )

    def moved(self, question: str, by: int) -> QuestionList:
        """With a question earlier (below 0) or later in the order."""
        order = list(self.every)
        place = order.index(question)
        order.insert(max(0, min(place + by, len(order) - 1)), order.pop(place))
        return replace(self, order=tuple(order))

    def switched(self, question: str, *, on: bool) -> QuestionList:
        """With a question asked or not."""
        off = tuple(each for each in self.off if each != question)
        return replace(self, off=off if on or question in ALWAYS else (*off, question))


USUAL: Final = QuestionList()
"""What is asked unless the trader says otherwise."""


def question_problems(questions: QuestionList) -> Iterator[Problem]:
    """What cannot be asked."""
    for each in questions.own:
        if not each.text.strip():
            yield Problem("text", "question_without_text")
        elif len(each.text) > LONGEST:
            yield Problem("text", "question_too_long", {"most": LONGEST})
    if len(questions.own) > MOST_OWN:
        yield Problem("text", "questions_too_many", {"most": MOST_OWN})
    ids = [each.id for each in questions.own]
    if len(set(ids)) < len(ids) or set(ids) & set(Question):
        yield Problem("text", "question_twice")
    for always in sorted(ALWAYS.intersection(questions.off)):
        yield Problem("off", "question_always_asked", {"question": str(always)})
