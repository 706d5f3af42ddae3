"""Codes to words in the window's language. The sentences themselves live in `wording` alone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from journal_app.ui.widgets.number_style import formats
from journal_app.wording import explain as _explain
from journal_app.wording import sentence

if TYPE_CHECKING:
    from journal_app.domain.problems import Problem

_AMOUNTS: Final = frozenset(
    {"amount", "expected", "free", "held", "needed", "open", "owed", "said"}
)
"""The facts that tell how much of something there is."""


def explain(problem: Problem) -> str:
    """What is wrong with a field, as a sentence beside it."""
    return _capital(_explain(problem._replace(facts=_read(problem.facts))))


def say(code: str, facts: Mapping[str, object] | None = None) -> str:
    """A sentence of `wording`, its numbers as the trader reads them."""
    return _capital(clause(code, facts))


def clause(code: str, facts: Mapping[str, object] | None = None) -> str:
    """The same in the midst of a sentence."""
    return sentence(code, _read(facts or {}))


def _read(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: _fact(name, fact) for name, fact in facts.items()}


def _fact(name: str, fact: object) -> object:
    if isinstance(fact, Decimal):
        return formats().amount(fact) if name in _AMOUNTS else formats().exactly(fact)
    return formats().told(fact) if name in _AMOUNTS and isinstance(fact, str) else fact


def _capital(words: str) -> str:
    """As a sentence of the window, where a percentage is written without a space."""
    return (words[:1].upper() + words[1:]).replace(" %", "%")
