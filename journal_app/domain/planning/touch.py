"""How likely a price is to touch a level within a time, if it moves as a random walk does.

Notation: S price, L level, b = ln(L / S), σ volatility a year, μ drift a year, T years,
ν = μ − σ² / 2 the drift of the logarithm, Φ the normal distribution. By the principle of reflection
a level above has P = Φ((νT − b) / σ√T) + e^(2νb / σ²)·Φ((−b − νT) / σ√T); one below is mirrored.
A probability is no money: floats compute it, and it is told to ten digits. Markets jump and their
volatility moves, so the figure is a rough one whatever its digits.
Source: Shreve, Stochastic Calculus for Finance II, section 7.2 (first passage with drift).
"""

from __future__ import annotations

from decimal import Decimal
from math import erfc, exp, log, pi, sqrt
from typing import Final

from journal_app.domain.exact import ONE
from journal_app.domain.money import YEAR_DAYS
from journal_app.domain.planning.ranges import above_zero, at_least_zero, problems_of
from journal_app.domain.problems import Refused

DIGITS: Final = 10

HARDLY: Final = Decimal("0.001")
"""What is less likely is hardly possible, and told as less than that; it is not impossible."""

_FAR: Final = -25.0
"""Beyond so many deviations Φ is its own tail, which is taken together with what multiplies it."""


def touch_probability(
    price: Decimal,
    level: Decimal,
    volatility: Decimal,
    days: Decimal,
    drift: Decimal = Decimal(0),
) -> Decimal:
    """The probability that the price touches the level within so many days; 1 where it is there.

    volatility, drift: yearly fractions; the drift is that of the expected price. Raises: Refused.
    """
    problems = problems_of(
        (
            ("price", price, above_zero),
            ("level", level, above_zero),
            ("volatility", volatility, at_least_zero),
            ("days", days, at_least_zero),
        )
    )
    if problems:
        raise Refused(problems)
    if price == level:
        return ONE
    years = float(days / YEAR_DAYS)
    found = _first_passage(log(level / price), float(volatility), float(drift), years)
    return Decimal(format(min(max(found, 0.0), 1.0), f".{DIGITS}f")).normalize() + 0


def _first_passage(b: float, volatility: float, drift: float, years: float) -> float:
    """P for a level above; one below is one above of the mirrored walk: −b, −ν."""
    nu = drift - volatility**2 / 2
    if b < 0:
        b, nu = -b, -nu
    deviation = volatility * sqrt(years)
    if not deviation:
        return float(nu * years >= b)
    ahead, behind = (nu * years - b) / deviation, (-b - nu * years) / deviation
    if behind > _FAR:
        return _normal(ahead) + exp(2 * nu * b / volatility**2) * _normal(behind)
    # the power may be beyond all floats here; with the square of the tail it is −ahead² / 2
    tail = (1 - 1 / behind**2 + 3 / behind**4) / (-behind * sqrt(2 * pi))
    return _normal(ahead) + exp(-(ahead**2) / 2) * tail


def _normal(z: float) -> float:
    """Φ(z)."""
    return erfc(-z / sqrt(2)) / 2
