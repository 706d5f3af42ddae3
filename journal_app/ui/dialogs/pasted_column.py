"""A column of prices from the clipboard: bare numbers in order, or each beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_NAME: Final = r"[^\s;:=,]*[^\W\d][^\s;:=,]*"
_LINE: Final = re.compile(rf"\s*(?:(?P<name>{_NAME})[\s;:=,]+)?(?P<number>.*?)\s*")


class Pasted(NamedTuple):
    """One line. name: empty where it holds a number alone."""

    name: str
    number: str


def pasted_column(text: str) -> list[Pasted]:
    """The lines of a text that hold anything."""
    lines = (_LINE.fullmatch(line) for line in text.splitlines() if line.strip())
    return [Pasted(found["name"] or "", found["number"]) for found in lines if found]


def placed(pasted: Iterable[Pasted], names: Sequence[str], first: int) -> dict[int, str]:
    """Which row gets which number: by name where one is given, else down from the first row."""
    places = {name.casefold(): place for place, name in reversed(list(enumerate(names)))}
    given: dict[int, str] = {}
    row = first
    for each in pasted:
        if each.name:
            named = places.get(each.name.casefold())
            if named is not None:
                given[named] = each.number
        elif row < len(names):
            given[row] = each.number
            row += 1
    return given
