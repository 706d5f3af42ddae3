"""`touch`: how likely a price is to touch a level within a time."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, optional, positive, rate
from journal_app.domain.exact import ZERO
from journal_app.domain.planning.touch import touch_probability

SHAPE: Final = Shape(
    price=positive,
    level=positive,
    volatility=amount,
    days=amount,
    drift=optional(rate, ZERO),
)


def answer(given: Given) -> Result:
    """The probability of a random walk with a drift, and that of its staying away."""
    touches = touch_probability(
        given.number("price"),
        given.number("level"),
        given.number("volatility"),
        given.number("days"),
        given.number("drift"),
    )
    return {"probability": touches, "stays_away": 1 - touches}
