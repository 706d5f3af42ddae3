"""Which questions the checklist of a journal asks, and in which order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from journal_app.domain.planning.questions import (
    USUAL,
    OwnQuestion,
    QuestionList,
    question_problems,
)
from journal_app.domain.problems import Refused
from journal_app.services.plain_values import plain_fields, read_at, within
from journal_app.services.ports import Clock, Journal

SETTING: Final = "questions"
"""Under this the journal keeps them."""


def questions_of(settings: Mapping[str, str]) -> QuestionList:
    """What is asked. Raises: Refused, where what is kept cannot be read or asked."""
    kept = settings.get(SETTING)
    if not kept:
        return USUAL
    try:
        told = json.loads(kept)
    except ValueError:
        raise Refused.because(SETTING, "not_an_object") from None
    questions: QuestionList = read_at(SETTING, QuestionList, told)
    if problems := list(question_problems(questions)):
        raise within(SETTING, Refused(problems[:1]))
    return questions


def keep_questions(journal: Journal, clock: Clock, questions: QuestionList) -> bool:
    """Ask these from now on, as one step; return whether they are others than before.

    What was answered before stays as it was asked. Raises: Refused under `text`.
    """
    own = tuple(_tidy(each) for each in questions.own)
    questions = replace(questions, own=own)
    if problems := list(question_problems(questions)):
        raise Refused(problems)
    with journal.unit_of_work() as uow:
        if questions_of(uow.settings.every()) == questions:
            return False
        uow.begin_action("keep_questions", clock.now())
        uow.settings.put(SETTING, json.dumps(plain_fields(questions), ensure_ascii=False))
        uow.commit()
        return True


def _tidy(question: OwnQuestion) -> OwnQuestion:
    return replace(question, text=" ".join(question.text.split()))
