"""Which questions are asked: own ones, another order, and those that cannot be left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal_app.domain.planning.questions import (
    LONGEST,
    MOST_OWN,
    USUAL,
    OwnQuestion,
    Question,
    QuestionList,
    question_problems,
)


def test_usually_the_eight_are_asked() -> None:
    assert USUAL.every == USUAL.asked == tuple(Question)
    assert USUAL.own_question("thesis") is None
    assert list(question_problems(USUAL)) == []


def test_an_own_question_is_asked_last_reworded_and_dropped() -> None:
    one = USUAL.with_own("Have I slept?", "yes")
    assert one.asked[-1] == "own_1"
    other = one.reworded("own_1", "What would my teacher say?", "text")
    assert other.own_question("own_1") == OwnQuestion("own_1", "What would my teacher say?", "text")
    assert one.with_own("Again?", "yes").reworded("own_2", "Twice?", "yes").own[0] == one.own[0]
    gone = other.switched("own_1", on=False).without("own_1")
    assert (gone.every, gone.off) == (tuple(Question), ())
    assert gone.with_own("And now?", "yes").own[0].id == "own_2"


def test_a_question_goes_up_and_down_and_no_further() -> None:
    assert USUAL.moved("costs", -2).every[2] == "costs"
    assert USUAL.moved("thesis", -1).every == USUAL.every
    assert USUAL.moved("exit", 1).every == USUAL.every
    moved = USUAL.moved("thesis", 1)
    assert moved.every[:2] == ("levels", "thesis")
    assert moved.before("thesis") == "levels"


def test_a_question_is_switched_off_but_for_what_makes_a_position() -> None:
    off = USUAL.switched("costs", on=False)
    assert "costs" not in off.asked
    assert off.switched("costs", on=True) == USUAL
    assert USUAL.switched("levels", on=False) == USUAL


@pytest.mark.parametrize(
    ("questions", "code"),
    [
        (USUAL.with_own(" ", "yes"), "question_without_text"),
        (USUAL.with_own("x" * (LONGEST + 1), "yes"), "question_too_long"),
        (replace(USUAL, own=(OwnQuestion("a", "b"), OwnQuestion("a", "c"))), "question_twice"),
        (replace(USUAL, own=(OwnQuestion("thesis", "b"),)), "question_twice"),
        (replace(USUAL, off=("size",)), "question_always_asked"),
    ],
)
def test_what_cannot_be_asked(questions: QuestionList, code: str) -> None:
    assert [problem.code for problem in question_problems(questions)] == [code]


def test_there_is_an_end_to_questions() -> None:
    many = USUAL
    for number in range(MOST_OWN + 1):
        many = many.with_own(f"Question {number}?", "yes")
    assert [problem.code for problem in question_problems(many)] == ["questions_too_many"]
