"""Values that are lawful and yet hardly meant: a slip of the decimal sign, a percent for a whole.

A doubt never refuses; it asks once, beside the field.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from journal_app.domain.exact import exact
from journal_app.domain.problems import Problem

FAR_PRICE: Final = Decimal(5)
"""A price so many times the last one, or that part of it, is questioned."""

FAR_RATE: Final = Decimal(10)
"""Rates move more: by so much of the last one."""


def price_doubt(field: str, before: Decimal | None, now: Decimal) -> Problem | None:
    """Whether a price is so far from the last one that a digit may be wrong."""
    return _doubt(field, before, now, FAR_PRICE)


def rate_doubt(field: str, before: Decimal | None, now: Decimal) -> Problem | None:
    """Whether a rate is so far from the last one that percent and fractions may be mixed up."""
    return _doubt(field, before, now, FAR_RATE)


@exact
def _doubt(field: str, before: Decimal | None, now: Decimal, far: Decimal) -> Problem | None:
    if before is None or before <= 0 or now <= 0:
        return None
    if now >= before * far:
        return Problem(field, "far_above_last", {"times": _whole(now / before)})
    if now * far <= before:
        return Problem(field, "far_below_last", {"times": _whole(before / now)})
    return None


def _whole(times: Decimal) -> Decimal:
    return times.to_integral_value()
