"""`cashflows`: the yearly return of dated payments."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, day, each, signed
from journal_app.domain.statistics.cashflows import Flow, xirr
from journal_app.wording import sentence

SHAPE: Final = Shape(flows=each(Shape(date=day, amount=signed)))


def answer(given: Given) -> Result:
    """Find the one rate, or say why there is none."""
    made = xirr(Flow(part.day("date"), part.number("amount")) for part in given.each("flows"))
    return {
        "xirr": made.rate,
        "reason": None if made.missing is None else sentence(made.missing, {}),
    }
