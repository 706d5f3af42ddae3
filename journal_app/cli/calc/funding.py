"""`funding`: the hourly rate from the average premium, and the payment of a position."""

from __future__ import annotations

from decimal import Decimal

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, optional, signed
from journal_app.domain.market.funding import (
    HYPERLIQUID_INTEREST,
    apr_of_hourly,
    funding_payment,
    hyperliquid_hourly_rate,
)
from journal_app.domain.problems import Refused

SHAPE = Shape(
    average_premium=optional(signed),
    interest=optional(signed, HYPERLIQUID_INTEREST),
    size=optional(signed),
    price=optional(amount),
    rate=optional(signed),
)


def answer(given: Given) -> Result:
    """Hourly rate, its APR, and the payment where there is a position (positive = received)."""
    premium = given.number_or_none("average_premium")
    hourly_rate = (
        None if premium is None else hyperliquid_hourly_rate(premium, given.number("interest"))
    )
    return {
        "hourly_rate": hourly_rate,
        "apr": None if hourly_rate is None else apr_of_hourly(hourly_rate),
        "payment": _payment(given, hourly_rate),
    }


def _payment(given: Given, hourly_rate: Decimal | None) -> Decimal | None:
    """The payment of an hour, or of the time that a rate given by hand is for."""
    if not given.given_among(["size", "price", "rate"]):
        if hourly_rate is None:
            raise Refused.because(given.where("average_premium"), "missing")
        return None
    for name in ("size", "price"):
        if not given.has(name):
            raise Refused.because(given.where(name), "missing")
    rate = given.number_or_none("rate") if given.has("rate") else hourly_rate
    if rate is None:
        raise Refused.because(given.where("rate"), "missing")
    return funding_payment(given.number("size"), given.number("price"), rate)
