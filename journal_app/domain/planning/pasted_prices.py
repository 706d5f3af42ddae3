"""What a pasted series of prices says, the oldest first: averages, a pullback, a ratio's band.

Notation: x a price or ratio, n how many, m their mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact, settled
from journal_app.domain.trade import Direction

SHORT_AVERAGE: Final = 20
LONG_AVERAGE: Final = 50
AVERAGES: Final = (SHORT_AVERAGE, LONG_AVERAGE)

RECENT: Final = 5
"""Within so many prices a pullback must have come back to the short average."""

BAND: Final = 2
"""How many deviations the band of a ratio reaches from its mean."""


@exact
def average_of_last(prices: Sequence[Decimal], count: int) -> Decimal | None:
    """The mean of the last so many: Σx / n. None where there are fewer."""
    if len(prices) < count:
        return None
    return settled(sum(prices[-count:], ZERO) / count)


@exact
def has_pullback(prices: Sequence[Decimal], direction: Direction) -> bool | None:
    """Whether the price came back to its short average and has turned with the trend since.

    One of the last five prices lies at the average of its own day or beyond it, the last one is
    back on the side of the trend and better than the one before. None where there are too few.
    """
    if len(prices) < SHORT_AVERAGE + RECENT:
        return None
    sign = 1 if direction is Direction.LONG else -1
    gaps = []
    for end in range(len(prices) - RECENT + 1, len(prices) + 1):
        window = prices[end - SHORT_AVERAGE : end]
        gaps.append(sign * (window[-1] - sum(window, ZERO) / SHORT_AVERAGE))
    came_back = any(gap <= 0 for gap in gaps[:-1])
    has_turned = gaps[-1] > 0 and sign * (prices[-1] - prices[-2]) > 0
    return came_back and has_turned


class RatioBand(NamedTuple):
    """A ratio of two prices now, its mean, and the band around that."""

    now: Decimal
    mean: Decimal
    low: Decimal
    high: Decimal

    @property
    def is_outside(self) -> bool:
        """Whether the ratio is further from its mean than usual, so that a way back is likely."""
        return not self.low < self.now < self.high


@exact
def ratio_band(prices: Sequence[Decimal], others: Sequence[Decimal]) -> RatioBand | None:
    """The band of x = price / other: m ± 2·√(Σ(x − m)² / (n − 1)), of the prices of both.

    They end on the same day; what one of them has more is left out. None below two.
    """
    count = min(len(prices), len(others))
    if count < BAND:
        return None
    pairs = zip(prices[-count:], others[-count:], strict=True)
    ratios = [price / other for price, other in pairs]
    mean = sum(ratios, ZERO) / count
    spread = (sum(((x - mean) ** 2 for x in ratios), ZERO) / (count - 1)).sqrt()
    reach = BAND * spread
    low, high = settled(mean - reach), settled(mean + reach)
    return RatioBand(settled(ratios[-1]), settled(mean), low, high)


@exact
def spread_after_fees(here: Decimal, there: Decimal, fee_rate: Decimal) -> Decimal:
    """What buying at the cheaper and selling at the dearer price leaves of the cheaper one.

    (|P₂ − P₁| − f·(P₁ + P₂)) / min(P₁, P₂)
    """
    return (abs(there - here) - fee_rate * (here + there)) / min(here, there)
