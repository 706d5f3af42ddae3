"""Find words by what is typed of them: whole beginnings first, then any letters in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum


class _Fit(IntEnum):
    """How well a part of what is typed fits, the best first."""

    BEGINS_ALL = 0
    BEGINS_A_WORD = 1
    INSIDE = 2
    SCATTERED = 3
    NOT_AT_ALL = 4


def found(typed: str, words: Iterable[str]) -> list[str]:
    """The words that what is typed can mean, the likeliest first; all of them where it is empty."""
    sought = typed.casefold().split()
    fits = {each: _worst_fit(sought, each.casefold()) for each in words}
    return sorted((each for each in fits if fits[each] < _Fit.NOT_AT_ALL), key=fits.__getitem__)


def _worst_fit(sought: Sequence[str], text: str) -> _Fit:
    return max((_fit(part, text) for part in sought), default=_Fit.BEGINS_ALL)


def _fit(part: str, text: str) -> _Fit:
    if text.startswith(part):
        return _Fit.BEGINS_ALL
    if any(word.startswith(part) for word in text.split()):
        return _Fit.BEGINS_A_WORD
    if part in text:
        return _Fit.INSIDE
    letters = iter(text)
    return _Fit.SCATTERED if all(each in letters for each in part) else _Fit.NOT_AT_ALL
