"""Why steps are marked, in words beside the marks: a tip is read by none who has no pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_app.domain.planning.checklist import verdict_of
from journal_app.domain.trade import Verdict
from journal_app.ui.wizard.words import finding_text, shortened, step_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal_app.ui.wizard.flow import Wizard


def found_words(wizard: Wizard) -> str:
    """Every step that is not passed with what was found there, one line each; empty for none."""
    judgement = wizard.judgement
    lines = (
        _line(wizard, question, judgement.answer(question).codes)
        for question in wizard.questions.asked
    )
    return "\n".join(filter(None, lines))


def left_words(wizard: Wizard) -> str:
    """Why the last marked step before the present one is marked; empty where none is."""
    asked = wizard.questions.asked
    before = asked[: asked.index(wizard.step)] if wizard.step in asked else ()
    lines = (
        _line(wizard, question, wizard.codes_to_say(question))
        for question in reversed(before)
        if wizard.is_tried(question)
    )
    return next(filter(None, lines), "")


def _line(wizard: Wizard, question: str, codes: Iterable[str]) -> str:
    found = [
        finding_text(code, wizard.terms) for code in codes if verdict_of(code) is not Verdict.PASS
    ]
    title = shortened(step_title(question, wizard.questions))
    ended = [words if words.endswith(("?", ".")) else f"{words}." for words in found]
    return f"{title}: {' '.join(ended)}" if ended else ""
