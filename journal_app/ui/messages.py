"""Codes to words in the window's language. The sentences themselves live in `wording` alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journal_app.wording import explain as _explain
from journal_app.wording import sentence

if TYPE_CHECKING:
    from journal_app.domain.problems import Problem


def explain(problem: Problem) -> str:
    """What is wrong with a field, as a sentence beside it."""
    return _capital(_explain(problem))


def say(code: str, facts: Mapping[str, object] | None = None) -> str:
    """A sentence of `wording`."""
    return _capital(sentence(code, facts or {}))


def clause(code: str, facts: Mapping[str, object] | None = None) -> str:
    """The same in the midst of a sentence."""
    return sentence(code, facts or {})


def _capital(words: str) -> str:
    """As a sentence of the window, where a percentage is written without a space."""
    return (words[:1].upper() + words[1:]).replace(" %", "%")
