"""What would be a breach where it was missing, and is filled in as the other answers have it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.proposed_plan import first_alerts
from journal_app.domain.planning.questions import Question
from journal_app.ui.wizard.exit_words import exit_words

if TYPE_CHECKING:
    from journal_app.domain.terms import Terms

PROPOSED_AT: Final[Mapping[str, Question]] = {
    "alerts": Question.ALERTS,
    "exit_plan": Question.EXIT,
}
"""Each of these answers, and the question where it is seen."""

TYPED_ALONE: Final = frozenset(Proposal.__dataclass_fields__) - PROPOSED_AT.keys()
"""The other answers."""


def as_proposed(proposal: Proposal, terms: Terms | None, asked: Collection[str]) -> Proposal:
    """The same answers, with those that are only proposed as they follow from the others now.

    Nothing is proposed of what is not asked for: it is not seen either.
    """
    now: dict[str, Any] = {}
    if "alerts" in proposal.proposed:
        now["alerts"] = first_alerts(proposal, terms) if Question.ALERTS in asked else ()
    if "exit_plan" in proposal.proposed:
        now["exit_plan"] = exit_words(proposal, terms) if Question.EXIT in asked else ""
    return replace(proposal, **now) if now else proposal
