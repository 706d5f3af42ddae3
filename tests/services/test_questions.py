"""The questions of a journal are kept as one step each, and what cannot be asked is refused."""

from __future__ import annotations

import json

import pytest

from journal_app.domain.planning.questions import USUAL, QuestionList
from journal_app.domain.problems import Refused
from journal_app.services.ports import Journal
from journal_app.services.questions import keep_questions, questions_of
from journal_app.services.undo import undo
from tests.services.conftest import StillClock


def asked(journal: Journal) -> QuestionList:
    with journal.reading() as uow:
        return questions_of(uow.settings.every())


def test_questions_are_kept_and_taken_back(journal: Journal, clock: StillClock) -> None:
    assert asked(journal) == USUAL
    assert not keep_questions(journal, clock, USUAL)
    assert keep_questions(journal, clock, USUAL.with_own("  Have I  slept? ", "text"))
    kept = asked(journal)
    assert kept.own[0].text == "Have I slept?"
    assert keep_questions(journal, clock, kept.moved("own_1", -8).switched("costs", on=False))
    assert asked(journal).asked[0] == "own_1"
    assert "costs" not in asked(journal).asked
    undo(journal)
    assert asked(journal) == kept
    undo(journal)
    assert asked(journal) == USUAL


def test_a_question_without_words_is_refused(journal: Journal, clock: StillClock) -> None:
    with pytest.raises(Refused) as refused:
        keep_questions(journal, clock, USUAL.with_own(" ", "yes"))
    assert refused.value.code == "question_without_text"
    assert asked(journal) == USUAL


@pytest.mark.parametrize("kept", ["{", "[]", json.dumps({"off": ["size"]})])
def test_what_cannot_be_read_is_refused(kept: str) -> None:
    with pytest.raises(Refused) as refused:
        questions_of({"questions": kept})
    assert refused.value.problems[0].field.startswith("questions")
