"""Codes to words in the window's language. The sentences themselves live in `wording` alone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from journal_app.ui.widgets.number_style import formats
from journal_app.ui.words import period_name_words
from journal_app.wording import action_done, finding, mend_words, sentence
from journal_app.wording import explain as _explain

if TYPE_CHECKING:
    from journal_app.domain.problems import Problem, Refused

_AMOUNTS: Final = frozenset(
    {"amount", "expected", "free", "held", "needed", "open", "owed", "said"}
)
"""The facts that tell how much of something there is."""


def explain(problem: Problem) -> str:
    """What is wrong with a field, as a sentence beside it."""
    return _capital(_explain(problem._replace(facts=_read(problem.facts)), _translated))


def say(code: str, facts: Mapping[str, object] | None = None) -> str:
    """A sentence of `wording`, its numbers as the trader reads them."""
    return _capital(clause(code, facts))


def say_of_number(refused: Refused, bare: str, typed: str) -> str:
    """Why a text is no number here; of one in another style, how it is written in this one.

    bare: the number alone, without its unit. typed: as it stands there.
    """
    match formats().rewritten(bare) if refused.code == "not_a_number" else ():
        case (digits,):
            words = QCoreApplication.translate("Numbers", "Write it as {digits}")
            return words.format(digits=digits)
        case (digits, grouped):
            words = QCoreApplication.translate("Numbers", "Write it as {digits} or {grouped}")
            return words.format(digits=digits, grouped=grouped)
    return say(refused.code, {**refused.facts, "text": typed})


def clause(code: str, facts: Mapping[str, object] | None = None) -> str:
    """The same in the midst of a sentence."""
    return sentence(code, _read(facts or {}), _translated)


def done_words(name: str, facts: Mapping[str, object] | None = None) -> str:
    """What an action did, in a few words; a week or a month as it is read."""
    told = dict(facts or {})
    if "period" in told:
        told["period"] = period_name_words(str(told["period"]), formats())
    return action_done(name, told, _translated)


def found_words(
    check: str, trade: int | None, column: str, stored: object, expected: object
) -> str:
    """What a check of the journal found."""
    return _capital(finding(check, trade, column, stored, expected, _translated))


def mending_words(mend: str) -> str:
    """What can be done about it."""
    return _capital(mend_words(mend, _translated))


def _translated(template: str) -> str:
    return QCoreApplication.translate("Wording", template)


def _read(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: _fact(name, fact) for name, fact in facts.items()}


def _fact(name: str, fact: object) -> object:
    if isinstance(fact, Decimal):
        return formats().amount(fact) if name in _AMOUNTS else formats().exactly(fact)
    return formats().told(fact) if name in _AMOUNTS and isinstance(fact, str) else fact


def _capital(words: str) -> str:
    """As a sentence of the window, where a percentage is written without a space."""
    return (words[:1].upper() + words[1:]).replace(" %", "%")
