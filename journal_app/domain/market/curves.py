"""Borrow-rate curves: what borrowing costs while so much of a market's supply is lent out.

Notation: U utilisation, borrowed / supplied. All rates are fractions a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.money import YEAR_SECONDS


@dataclass(frozen=True, slots=True)
class TwoSlopeCurve:
    """The curve of Aave: gentle up to the optimal utilisation, steep beyond it.

    Source: Aave v3, DefaultReserveInterestRateStrategyV2.calculateInterestRates.
    """

    base: Decimal
    slope1: Decimal
    slope2: Decimal
    optimal: Decimal

    @exact
    def borrow_apr(self, utilisation: Decimal) -> Decimal:
        """U ≤ U_opt: base + slope1·U / U_opt; beyond: base + slope1 + slope2·excess.

        The excess is (U − U_opt) / (1 − U_opt), from 0 at the optimum to 1 where all is lent.
        """
        if not utilisation:
            return self.base
        if utilisation <= self.optimal:
            return self.base + self.slope1 * utilisation / self.optimal
        excess = (utilisation - self.optimal) / (ONE - self.optimal)
        return self.base + self.slope1 + self.slope2 * excess


@exact
def supply_apr(borrow_apr: Decimal, utilisation: Decimal, kept_share: Decimal) -> Decimal:
    """What suppliers earn: borrow rate·U·(1 − share that the platform keeps).

    Source: Aave v3, reserve factor; Morpho Blue, fee.
    """
    return borrow_apr * utilisation * (ONE - kept_share)


@dataclass(frozen=True, slots=True)
class KinkedCurve:
    """The curve of Compound: one slope up to the kink, another beyond it.

    Borrowing and supplying have a curve each. Source: Compound Comet, Comet.sol getBorrowRate
    and getSupplyRate.
    """

    base: Decimal
    slope_low: Decimal
    slope_high: Decimal
    kink: Decimal

    @exact
    def apr(self, utilisation: Decimal) -> Decimal:
        """U ≤ kink: base + low·U; beyond: base + low·kink + high·(U − kink)."""
        below, above = min(utilisation, self.kink), max(ZERO, utilisation - self.kink)
        return self.base + self.slope_low * below + self.slope_high * above


# Of Morpho's AdaptiveCurveIrm, ConstantsLib.sol; rates are fractions a year.
TARGET_UTILISATION: Final = Decimal("0.9")
STEEPNESS: Final = Decimal(4)
ADJUSTMENT_PER_YEAR: Final = Decimal(50)
INITIAL_RATE_AT_TARGET: Final = Decimal("0.04")
LEAST_RATE_AT_TARGET: Final = Decimal("0.001")
MOST_RATE_AT_TARGET: Final = Decimal(2)

_MOST_DRIFT: Final = Decimal(200)


@dataclass(frozen=True, slots=True)
class AdaptiveRate:
    """What an adaptive curve charges over a time, and its rate at target at the end of it."""

    borrow_apr: Decimal
    rate_at_target: Decimal


@dataclass(frozen=True, slots=True)
class AdaptiveCurve:
    """The curve of Morpho: its rate at 90 % utilisation itself drifts with the utilisation.

    rate_at_target: in force at the last touch of the market; 0 where there was none yet.
    Source: Morpho, AdaptiveCurveIrm.sol; the exponential is exact here, not approximated.
    """

    rate_at_target: Decimal

    @exact
    def after(self, utilisation: Decimal, seconds: Decimal) -> AdaptiveRate:
        """The average rate over a time at one utilisation.

        The rate at target drifts by e^(50 / year·error·t) and stays within its bounds; its
        average is taken by the trapezoid (start + 2·middle + end) / 4.
        """
        error = self._error(utilisation)
        drift = ADJUSTMENT_PER_YEAR * error * seconds / YEAR_SECONDS
        start = self.rate_at_target
        if not start:
            start = middle = end = INITIAL_RATE_AT_TARGET
        elif not drift:
            middle = end = start
        else:
            middle, end = _drifted(start, drift / 2), _drifted(start, drift)
        average = (start + 2 * middle + end) / 4
        return AdaptiveRate(average * self._multiple(error), end)

    @staticmethod
    def _error(utilisation: Decimal) -> Decimal:
        """How far the utilisation is from its target, from −1 at nothing lent to 1 at all lent."""
        distance = utilisation - TARGET_UTILISATION
        return distance / (ONE - TARGET_UTILISATION if distance > 0 else TARGET_UTILISATION)

    @staticmethod
    def _multiple(error: Decimal) -> Decimal:
        """The curve, C = 4: (C − 1)·error + 1 above the target, (1 − 1 / C)·error + 1 below."""
        slope = STEEPNESS - ONE if error > 0 else ONE - ONE / STEEPNESS
        return slope * error + ONE


def _drifted(rate_at_target: Decimal, drift: Decimal) -> Decimal:
    within_reach = max(-_MOST_DRIFT, min(_MOST_DRIFT, drift))  # far beyond both bounds
    drifted = rate_at_target * within_reach.exp()
    return max(LEAST_RATE_AT_TARGET, min(MOST_RATE_AT_TARGET, drifted))
