"""`interest`: what a debt grows to under a convention, at one rate or under a schedule of rates."""

from __future__ import annotations

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, choice, each, optional, rate
from journal_app.domain.exact import ONE
from journal_app.domain.interest import CONVENTIONS, Segment
from journal_app.domain.problems import Refused

SEGMENT = Shape(apr=rate, seconds=amount)

SHAPE = Shape(
    principal=amount,
    convention=choice(*CONVENTIONS),
    apr=optional(rate),
    seconds=optional(amount),
    schedule=optional(each(SEGMENT)),
)


def answer(given: Given) -> Result:
    """Interest, balance and factor."""
    schedule = _schedule(given)
    convention = CONVENTIONS[given.text("convention")]
    factor = convention.factor_over(schedule)
    principal = given.number("principal")
    return {
        "interest": principal * (factor - ONE),
        "balance": principal * factor,
        "factor": factor,
    }


def _schedule(given: Given) -> list[Segment]:
    alone = given.given_among(["apr", "seconds"])
    if given.has("schedule"):
        if alone:
            raise Refused.because(given.where(alone[0]), "schedule_has_rates")
        return [
            Segment(part.number("apr"), part.number("seconds")) for part in given.each("schedule")
        ]
    for name in ("apr", "seconds"):
        if not given.has(name):
            raise Refused.because(given.where(name), "missing")
    return [Segment(given.number("apr"), given.number("seconds"))]
