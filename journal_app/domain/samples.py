"""Figures of samples: the mean, the deviation, and how two series move together.

Sums and sums of squares are kept exact, so that what is all alike has a deviation of exactly 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from operator import mul

from journal_app.domain.exact import SUMS, ZERO, exact


@exact
def mean(values: Sequence[Decimal]) -> Decimal:
    """Σx / n, of at least one value."""
    with localcontext(SUMS):
        total = sum(values, ZERO)
    return total / len(values)


@exact
def deviation(values: Sequence[Decimal]) -> Decimal | None:
    """The sample standard deviation of values; None for fewer than two."""
    with localcontext(SUMS):
        total = sum(values, ZERO)
        squares = sum(map(mul, values, values), ZERO)
    return sample_deviation(len(values), total, squares)


@exact
def sample_deviation(count: int, total: Decimal, squares: Decimal) -> Decimal | None:
    """The sample standard deviation from exact sums; None for fewer than two figures.

    s = √((n·Σx² − (Σx)²) / (n(n − 1))). It is exactly 0 where all figures are alike.
    """
    if count < 2:
        return None
    with localcontext(SUMS):
        spread = count * squares - total * total
    return (spread / (count * (count - 1))).sqrt()


@exact
def correlation(first: Sequence[Decimal], second: Sequence[Decimal]) -> Decimal | None:
    """How two series of equal length move together, from −1 to 1.

    r = (n·Σxy − Σx·Σy) / √((n·Σx² − (Σx)²)·(n·Σy² − (Σy)²)). None where one of them stands still.
    Source: K. Pearson, Notes on Regression and Inheritance, 1895.
    """
    with localcontext(SUMS):
        count, x, y = len(first), sum(first, ZERO), sum(second, ZERO)
        together = count * sum(map(mul, first, second), ZERO) - x * y
        spread = count * sum(map(mul, first, first), ZERO) - x * x
        other_spread = count * sum(map(mul, second, second), ZERO) - y * y
        if not spread or not other_spread:
            return None
        r = together / (spread * other_spread).sqrt()
    return +r
