"""`returns`: figures of a series of returns."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, each, optional, positive, rate, signed
from journal_app.domain.exact import ZERO
from journal_app.domain.statistics.returns import performance

SHAPE: Final = Shape(
    returns=each(rate),
    periods_per_year=positive,
    risk_free=optional(signed, ZERO),
    minimum_return=optional(signed, ZERO),
)


def answer(given: Given) -> Result:
    """Work out every figure, however few the returns."""
    made = performance(
        given.numbers("returns"),
        given.number("periods_per_year"),
        given.number("risk_free"),
        given.number("minimum_return"),
    )
    return {
        "sharpe": made.sharpe,
        "sortino": made.sortino,
        "volatility": made.volatility,
        "downside_risk": made.downside_risk,
        "annual_return": made.annual_return,
        "max_drawdown": made.max_drawdown,
        "calmar": made.calmar,
    }
