"""`interest`: what a debt grows to under a convention, at one rate or under a schedule of rates."""

from __future__ import annotations

from decimal import Decimal

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, choice, each, optional, rate
from journal_app.domain.exact import ONE
from journal_app.domain.market.interest import CONVENTIONS, Segment
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
    factor = _factor(given)
    principal = given.number("principal")
    return {
        "interest": principal * (factor - ONE),
        "balance": principal * factor,
        "factor": factor,
    }


def _factor(given: Given) -> Decimal:
    convention = CONVENTIONS[given.text("convention")]
    alone = given.given_among(["apr", "seconds"])
    if given.has("schedule"):
        if alone:
            raise Refused.because(given.where(alone[0]), "schedule_has_rates")
        return convention.factor_over(
            [Segment(part.number("apr"), part.number("seconds")) for part in given.each("schedule")]
        )
    for name in ("apr", "seconds"):
        if name not in alone:
            raise Refused.because(given.where(name), "missing")
    try:
        return convention.factor_over([Segment(given.number("apr"), given.number("seconds"))])
    except Refused as refused:
        raise Refused.because(given.where("apr"), refused.code, **refused.facts) from None
