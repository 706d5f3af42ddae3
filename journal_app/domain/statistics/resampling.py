"""What the trades of a trader could have come to in another order and mixture: a Monte Carlo run.

Realised R are drawn anew, with replacement, from a seed that never changes, so that two looks at
the same trades show the same. One R is the same part of the capital at the start at every trade:
what a path has won is then a sum of R, and sums of whole billionths of R are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact

RESAMPLES: Final = 10_000
SEED: Final = 20_260_101
LONGEST: Final = 500
"""A path has as many trades as were realised, and this many at most."""

LOSSES: Final = tuple(Decimal(part) / 100 for part in (10, 20, 30, 50))
"""The losses whose chance is told, as parts of the capital at the start."""

STEPS: Final = 25
"""At so many points of a path its spread is told, at most."""

LOW, HIGH = Decimal("0.05"), Decimal("0.95")
_UNIT: Final = Decimal("1e-9")


class Spread(NamedTuple):
    """What the paths had won or lost after some trades: 5th percentile, median and 95th.

    Units: R.
    """

    trades: int
    low: Decimal
    median: Decimal
    high: Decimal


class Resampled(NamedTuple):
    """What 10,000 paths came to.

    sample: how many R there were to draw from. risk: the part of the capital at the start that
    one R is. spreads: along the paths; the last is their end. losses: for each of some parts of the
    capital, the chance that a path ever stood that far, or farther, below the start.
    """

    sample: int
    risk: Decimal
    spreads: Sequence[Spread]
    losses: Sequence[tuple[Decimal, Decimal]]

    @property
    def end(self) -> Spread:
        """Where the paths ended."""
        return self.spreads[-1]

    @exact
    def equity(self, won: Decimal) -> Decimal:
        """Equity after so many R, as a multiple of the capital at the start: 1 + risk·R."""
        return ONE + self.risk * won


@exact
def resampled(
    rs: Sequence[Decimal], risk: Decimal, losses: Sequence[Decimal] = LOSSES
) -> Resampled | None:
    """Draw paths from realised R; None where there is none to draw from.

    risk: above 0. A percentile is that of the nearest rank. Source: B. Efron, Bootstrap Methods:
    Another Look at the Jackknife, 1979.
    """
    if not rs:
        return None
    units = [int((r / _UNIT).to_integral_value()) for r in rs]
    length = min(len(units), LONGEST)
    places = _places(length)
    chance = Random(SEED)
    reached: list[list[int]] = [[] for _ in places]
    lowest: list[int] = []
    for _ in range(RESAMPLES):
        path = list(accumulate(chance.choices(units, k=length)))
        lowest.append(min(path))
        for at_place, place in zip(reached, places, strict=True):
            at_place.append(path[place - 1])
    return Resampled(
        sample=len(rs),
        risk=risk,
        spreads=[_spread(place, sorted(of)) for place, of in zip(places, reached, strict=True)],
        losses=[(part, _chance(lowest, part / risk)) for part in losses],
    )


def _places(length: int) -> list[int]:
    """After how many trades the spread is told, evenly and the end with them."""
    count = min(length, STEPS)
    return [length * step // count for step in range(1, count + 1)]


def _spread(trades: int, reached: Sequence[int]) -> Spread:
    return Spread(trades, *(_rank(reached, part) for part in (LOW, Decimal("0.5"), HIGH)))


def _rank(in_order: Sequence[int], part: Decimal) -> Decimal:
    return in_order[int(len(in_order) * part) - 1] * _UNIT


def _chance(lowest: Sequence[int], lost: Decimal) -> Decimal:
    """The share of the paths that lost as many R."""
    limit = ZERO - lost / _UNIT
    return Decimal(sum(low <= limit for low in lowest)) / len(lowest)
