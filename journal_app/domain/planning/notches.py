"""Where a slider may stand: round places, close together where it matters, wider beyond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from journal_app.domain.exact import exact

Notches = tuple[Decimal, ...]
"""The places in rising order."""

_ABOVE: Final = (
    (0, 10, 1), (10, 30, 2), (30, 60, 5), (60, 100, 10), (100, 200, 25), (200, 400, 50),
    (400, 1_000, 100),
)  # fmt: skip
"""Percent above the middle: from, to, step."""

_BELOW: Final = ((0, 10, 1), (10, 30, 2), (30, 60, 5), (60, 90, 10))


@exact
def around(middle: Decimal) -> Notches:
    """Places from a tenth of a number to its elevenfold, itself among them: m·(100 + x) / 100."""
    falls = [-percent for percent in _percents(_BELOW)]
    moves = [*reversed(falls), 0, *_percents(_ABOVE)]
    return tuple((middle * (100 + move)).scaleb(-2) for move in moves)


@exact
def stretched(*pieces: Decimal | int) -> Notches:
    """Places from the first number on: a number and the step from it to the next, by turns.

    `stretched(1, D("0.05"), 2, D("0.1"), 3)` goes by twentieths to 2 and by tenths to 3.
    """
    numbers = [Decimal(piece) for piece in pieces]
    places = [numbers[0]]
    for (start, end), step in zip(pairwise(numbers[::2]), numbers[1::2], strict=True):
        count = int((end - start) / step)
        places += [start + step * place for place in range(1, count + 1)]
    return tuple(places)


def nearest(notches: Notches, number: Decimal) -> int:
    """Which of the places a number is nearest to."""
    return min(range(len(notches)), key=lambda place: abs(notches[place] - number))


def _percents(pieces: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    for start, end, step in pieces:
        yield from range(start + step, end + 1, step)


HEALTH: Final = stretched(1, Decimal("0.05"), 2, Decimal("0.1"), 3, Decimal("0.5"), 5)
PERCENT: Final = stretched(0, 1, 100)
RATE: Final = stretched(0, Decimal("0.25"), 5, Decimal("0.5"), 20, 1, 50, 5, 100)
"""Percent a year."""
DAYS: Final = stretched(0, 1, 14, 7, 91, 30, 361, 90, 721)
STEPS: Final = stretched(0, 1, 20)
TIMES: Final = stretched(0, Decimal("0.1"), 5, Decimal("0.5"), 10, 5, 50)
NEAR: Final = slice(19, 40)
"""Of the places `around` a number those within a tenth of it, itself in the middle."""
MOVES: Final = stretched(-100, 5, 100, 25, 300)
"""Percent by which a price may move."""
FALLS: Final = tuple(Decimal(tenths) / 10 for tenths in range(0, -10, -1))
"""Moves of all prices that are looked at, as fractions."""
