"""A pair trade: one market bought and another sold, which gains by the ratio of their prices.

Notation: p₁, p₂ prices, ρ = p₁ / p₂ the ratio, μ and s its mean and deviation, V₁, V₂ values of
the two sides, σ₁, σ₂ the deviations of their daily log returns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from journal_app.domain import samples
from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin.pool import BackedPosition, MarginPool
from journal_app.domain.market.closes import CommonCloses
from journal_app.domain.money import Asset
from journal_app.domain.planning.ranges import Range, above_zero, at_least_zero, share
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

BAND: Final = Decimal(2)
"""Deviations on each side of the mean, as the band is usually drawn."""

RANGES: Final[Mapping[str, Range]] = {
    "price": above_zero,
    "collateral": at_least_zero,
    "maintenance_margin": share,
    "value": above_zero,
    "band": at_least_zero,
}
"""What each number of a request may be."""


class Sizing(StrEnum):
    """How the value of a pair is shared between its sides.

    By value: half each. By risk: the calmer market gets more, V₁·σ₁ = V₂·σ₂, so that a usual day
    moves both sides by the same money.
    """

    EQUAL_VALUE = "equal_value"
    EQUAL_RISK = "equal_risk"


@dataclass(frozen=True, slots=True)
class RatioHistory:
    """What a history of daily prices tells of a ratio.

    first_volatility, second_volatility: deviations of the daily log returns, as fractions.
    """

    days: int
    mean: Decimal
    deviation: Decimal
    first_volatility: Decimal
    second_volatility: Decimal
    correlation: Decimal | None

    @classmethod
    def of(cls, closes: CommonCloses) -> RatioHistory:
        """Read it off the common days; the logarithms take their time, so once for each history."""
        first, second = closes.returns
        return cls(
            days=len(closes.first),
            mean=samples.mean(closes.ratios),
            deviation=samples.deviation(closes.ratios) or ZERO,
            first_volatility=samples.deviation(first) or ZERO,
            second_volatility=samples.deviation(second) or ZERO,
            correlation=samples.correlation(first, second),
        )

    @exact
    def at_deviations(self, count: Decimal) -> Decimal | None:
        """The ratio so many deviations from the mean: μ + k·s. None where it is not above zero."""
        ratio = self.mean + count * self.deviation
        return ratio if ratio > 0 else None

    @exact
    def z_score(self, ratio: Decimal) -> Decimal | None:
        """How many deviations a ratio is from the mean: (ρ − μ) / s. None where it never moved."""
        return (ratio - self.mean) / self.deviation if self.deviation else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSide:
    """One market of a pair and the own money behind it. maintenance_margin: of the value."""

    market: Asset
    price: Decimal
    maintenance_margin: Decimal
    collateral: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRequest:
    """What is given. direction: long buys the first and sells the second, short the opposite.

    value: of both sides together, in money. band: deviations from the mean.
    """

    first: PairSide
    second: PairSide
    direction: Direction
    value: Decimal
    history: RatioHistory
    sizing: Sizing = Sizing.EQUAL_VALUE
    band: Decimal = BAND


class RatioPnl(NamedTuple):
    """What a pair gains when its ratio comes to a level, by the way it gets there. Units: money.

    The ratio does not say which price moves; `both_move` is half the way each, in logarithms.
    """

    ratio: Decimal
    first_moves: Decimal
    second_moves: Decimal
    both_move: Decimal


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """A pair with its sizes. Values are without sign, sizes are signed.

    lower, upper: ends of the band; None where one is not above zero. isolated: each side behind
    its own money. pooled: both behind that of both, one price moving at a time.
    """

    ratio: Decimal
    z_score: Decimal | None
    first: BackedPosition
    second: BackedPosition
    first_value: Decimal
    second_value: Decimal
    at_mean: RatioPnl
    lower: RatioPnl | None
    upper: RatioPnl | None
    isolated: tuple[MarginPool, MarginPool]
    pooled: MarginPool


@exact
def calculated(request: PairRequest) -> PairAnswer:
    """Where the ratio stands, the sizes, what its levels bring, and where liquidation lies.

    Raises: Refused, where both sides are one market, or the risk of a side cannot be told.
    """
    first, second, history = request.first, request.second, request.history
    if first.market == second.market:
        raise Refused.because("second/market", "pair_of_one", market=second.market)
    shared = request.value * _share_of_first(request)
    values = (shared, request.value - shared)
    sign = ONE if request.direction is Direction.LONG else -ONE
    sides = (_backed(first, sign * values[0]), _backed(second, -sign * values[1]))
    ratio = first.price / second.price
    lower, upper = (history.at_deviations(side * request.band) for side in (-ONE, ONE))

    def at(level: Decimal) -> RatioPnl:
        return _pnl(level, level / ratio, sign * values[0], sign * values[1])

    return PairAnswer(
        ratio,
        history.z_score(ratio),
        *sides,
        *values,
        at_mean=at(history.mean),
        lower=None if lower is None else at(lower),
        upper=None if upper is None else at(upper),
        isolated=(MarginPool.of(sides[:1]), MarginPool.of(sides[1:])),
        pooled=MarginPool.of(sides),
    )


def _share_of_first(request: PairRequest) -> Decimal:
    """Of the value of both: a half, or σ₂ / (σ₁ + σ₂), which makes V₁·σ₁ = V₂·σ₂."""
    if request.sizing is Sizing.EQUAL_VALUE:
        return ONE / 2
    first, second = request.history.first_volatility, request.history.second_volatility
    if not first or not second:
        raise Refused.because("sizing", "never_moved")
    return second / (first + second)


def _backed(side: PairSide, value: Decimal) -> BackedPosition:
    return BackedPosition.of_value(
        value,
        market=side.market,
        price=side.price,
        maintenance_margin=side.maintenance_margin,
        collateral=side.collateral,
    )


def _pnl(level: Decimal, q: Decimal, first: Decimal, second: Decimal) -> RatioPnl:
    """V₁·(q − 1), V₂·(1 − 1/q), and V₁·(√q − 1) + V₂·(1 − 1/√q), with q = level / ratio now."""
    half = q.sqrt()
    return RatioPnl(
        level,
        first_moves=first * (q - ONE),
        second_moves=second * (ONE - ONE / q),
        both_move=first * (half - ONE) + second * (ONE - ONE / half),
    )
