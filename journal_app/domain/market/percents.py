"""Rates as they are typed: in percent, where a calculation takes fractions of 1."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from journal_app.domain.exact import exact, plain
from journal_app.domain.market.interest import rate_problem
from journal_app.domain.problems import Problem

_OF_PERCENT: Final = {
    "rate_takes_everything": "percent_takes_everything",
    "rate_beyond_belief": "percent_beyond_belief",
}
"""What is wrong with a rate, where it is typed in percent and not as a fraction."""


@exact
def from_percent(percent: Decimal) -> Decimal:
    """What is typed as percent, as a fraction of 1."""
    return percent.scaleb(-2)


@exact
def in_percent(fraction: Decimal) -> Decimal:
    """A fraction of 1 as it is typed."""
    return fraction.scaleb(2)


@exact
def percent_problem(percent: Decimal) -> Problem | None:
    """Why something cannot be a rate in percent a year, told in percent as it was typed."""
    problem = rate_problem("", percent / 100)
    if problem is None:
        return None
    return Problem("", _OF_PERCENT[problem.code], {"text": plain(percent)})
