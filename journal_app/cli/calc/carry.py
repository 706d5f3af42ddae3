"""`carry`: what a loan costs net of the yield of its collateral, and what a target still pays."""

from __future__ import annotations

from decimal import Decimal

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, optional, rate
from journal_app.domain.planning.carry import Carry

SHAPE = Shape(
    debt_value=amount,
    borrow_apr=rate,
    collateral_value=amount,
    collateral_apr=rate,
    days=amount,
    entry=optional(amount),
    units=optional(amount),
    target=optional(amount),
)


def answer(given: Given) -> Result:
    """Net rate and costs; with a position also its break-even and the rate it can bear."""
    carry = Carry(
        given.number("debt_value"),
        given.number("borrow_apr"),
        given.number("collateral_value"),
        given.number("collateral_apr"),
        given.number("days"),
    )
    return {
        "net_apr": carry.net_apr,
        "cost_per_day": carry.cost_per_day,
        "cost": carry.cost,
        "break_even": _break_even(given, carry),
        "rate_at_which_target_pays_nothing": _bearable_rate(given, carry),
    }


def _break_even(given: Given, carry: Carry) -> Decimal | None:
    if len(given.given_among(["entry", "units"])) < 2:
        return None
    return carry.break_even(given.number("entry"), given.number("units"))


def _bearable_rate(given: Given, carry: Carry) -> Decimal | None:
    if len(given.given_among(["entry", "units", "target"])) < 3:
        return None
    return carry.rate_at_which_target_pays_nothing(
        given.number("entry"), given.number("units"), given.number("target")
    )
