"""Funding of perpetuals: what longs and shorts pay each other so that the price keeps close.

Rates are fractions of the position's value an hour; above 0 longs pay and shorts receive.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact

HOURS_OF_YEAR: Final = Decimal(24 * 365)
HOURS_OF_INTERVAL: Final = Decimal(8)

HYPERLIQUID_INTEREST: Final = Decimal("0.0001")
HYPERLIQUID_CLAMP: Final = Decimal("0.0005")
HYPERLIQUID_CAP: Final = Decimal("0.04")
DYDX_CAP_OF_MARGIN: Final = Decimal(6)


@exact
def hyperliquid_hourly_rate(
    average_premium: Decimal, interest: Decimal = HYPERLIQUID_INTEREST
) -> Decimal:
    """F = (P + clamp(interest − P, ±0.05 %)) / 8, and at most 4 % an hour either way.

    Units: P and interest are for eight hours. Source: Hyperliquid documents, Funding.
    """
    correction = _clamped(interest - average_premium, HYPERLIQUID_CLAMP)
    return _clamped((average_premium + correction) / HOURS_OF_INTERVAL, HYPERLIQUID_CAP)


@exact
def dydx_hourly_rate(
    average_premium: Decimal,
    initial_margin: Decimal,
    maintenance_margin: Decimal,
    hourly_interest: Decimal = ZERO,
) -> Decimal:
    """F = P / 8 + interest, and eight hours of it at most 600 %·(IMF − MMF) either way.

    Source: dYdX v4 documentation, Funding.
    """
    cap = DYDX_CAP_OF_MARGIN * (initial_margin - maintenance_margin) / HOURS_OF_INTERVAL
    return _clamped(average_premium / HOURS_OF_INTERVAL + hourly_interest, cap)


@exact
def apr_of_hourly(hourly_rate: Decimal) -> Decimal:
    """The simple yearly rate of an hourly one."""
    return hourly_rate * HOURS_OF_YEAR


@exact
def funding_payment(size: Decimal, price: Decimal, rate: Decimal) -> Decimal:
    """What a position receives, negative what it pays: −s·p·F.

    price: the oracle's. rate: for the time that is paid for.
    """
    return -size * price * rate


def _clamped(number: Decimal, bound: Decimal) -> Decimal:
    return max(-bound, min(bound, number))
