"""Values that are lawful and yet hardly meant: a slip of the decimal sign, a percent for a whole.

A doubt never refuses; it asks once, beside the field.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Problem

FAR_PRICE: Final = Decimal(5)
"""A price so many times the last one, or that part of it, is questioned."""

JUMP: Final = Decimal("0.3")
"""So is one that rose or fell by more than this, as a fraction of the last."""

FAR_RATE: Final = Decimal(10)
"""Rates move more: by so much of the last one."""

_SLIPS: Final = (
    (Decimal(10), "ten_times_last"),
    (Decimal(100), "hundred_times_last"),
    (Decimal("0.1"), "tenth_of_last"),
    (Decimal("0.01"), "hundredth_of_last"),
)
_SLIP_WITHIN: Final = Decimal("0.25")
"""How far a market may have moved beside a slip of the decimal sign."""

_HUNDRED: Final = Decimal(100)
_PART_MEANT: Final = Decimal(3)
_ONE_PERCENT: Final = Decimal("0.01")


@exact
def price_doubt(field: str, before: Decimal | None, now: Decimal) -> Problem | None:
    """Whether a price is so far from the last one that a digit may be wrong."""
    if before is None or before <= 0 or now <= 0:
        return None
    for times, code in _SLIPS:
        if abs(now / (before * times) - 1) <= _SLIP_WITHIN:
            return Problem(field, code, {"before": before, "meant": now / times})
    if (far := _far(field, before, now, FAR_PRICE)) is not None:
        return far
    change = now / before - 1
    if change > JUMP:
        return Problem(field, "jumped_up", {"before": before, "percent": _whole(change * 100)})
    if change < -JUMP:
        return Problem(field, "jumped_down", {"before": before, "percent": _whole(-change * 100)})
    return None


@exact
def rate_doubt(field: str, before: Decimal | None, now: Decimal) -> Problem | None:
    """Whether a rate is so far from the last one that percent and fractions may be mixed up.

    Units: fractions a year. Where no rate was known, one below 1 % is questioned.
    """
    meant = now * _HUNDRED
    if before is None or before <= 0:
        is_part = before is None and ZERO < now < _ONE_PERCENT
    else:
        is_part = before / _PART_MEANT <= meant <= before * _PART_MEANT
    if is_part:
        return Problem(field, "rate_as_fraction", {"typed": meant, "meant": meant * _HUNDRED})
    return None if before is None else _far(field, before, now, FAR_RATE)


def stood_still(
    last: Mapping[Asset, Decimal | None], typed: Mapping[Asset, Decimal]
) -> Collection[Asset]:
    """Assets whose price is exactly the last one, while that of another moved: it may be of then.

    A stablecoin stands still by its nature.
    """
    moved = {asset for asset, price in typed.items() if last.get(asset) not in (None, price)}
    if not moved - STABLECOINS:
        return frozenset()
    return (
        frozenset(asset for asset, price in typed.items() if last.get(asset) == price) - STABLECOINS
    )


def _far(field: str, before: Decimal, now: Decimal, far: Decimal) -> Problem | None:
    if before <= 0 or now <= 0:
        return None
    if now >= before * far:
        return Problem(field, "far_above_last", {"times": _whole(now / before)})
    if now * far <= before:
        return Problem(field, "far_below_last", {"times": _whole(before / now)})
    return None


def _whole(times: Decimal) -> Decimal:
    return times.to_integral_value()
