"""P6: interest of many trades over a year of daily rates, against numpy in floats."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest

from journal_app.domain.market.interest import RateIndex
from tests.benchmarks.floors import dense_growth, seconds
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

TRADES: Final = 10_000
DAYS: Final = 365
MOST: Final = 4
NEW_YEAR: Final = datetime(2026, 1, 1, tzinfo=UTC)
SECONDS_OF_YEAR: Final = 365 * 86_400


def growth_of_steps(rates: list[Decimal], start: int, end: int) -> Fraction:
    """Second by second in fractions, for spans within a day: (1 + r/Y)ⁿ day by day."""
    grown = Fraction(1)
    for day, rate in enumerate(rates):
        held = min(end, (day + 1) * 86_400) - max(start, day * 86_400)
        if held > 0:
            grown *= (1 + Fraction(rate) / SECONDS_OF_YEAR) ** held
    return grown


def test_interest_of_many_trades() -> None:
    chance = random.Random(1)
    rates = [Decimal(chance.randint(100, 2_000)).scaleb(-4) for _ in range(DAYS)]
    index = RateIndex((NEW_YEAR + timedelta(days=n), rate) for n, rate in enumerate(rates))
    starts = [chance.randrange(DAYS * 86_400) for _ in range(TRADES)]
    spans = [(start, chance.randrange(start, DAYS * 86_400)) for start in starts]
    moments = [
        (NEW_YEAR + timedelta(seconds=start), NEW_YEAR + timedelta(seconds=end))
        for start, end in spans
    ]

    def ours() -> list[Decimal]:
        index = RateIndex((NEW_YEAR + timedelta(days=n), rate) for n, rate in enumerate(rates))
        return [index.factor(start, end) for start, end in moments]

    grown = ours()
    for (start, end), factor in list(zip(spans, grown, strict=True))[:3]:
        short = min(end, start + 40)
        exact = growth_of_steps(rates, start, short)
        there = index.factor(
            NEW_YEAR + timedelta(seconds=start), NEW_YEAR + timedelta(seconds=short)
        )
        assert abs(Fraction(there) - exact) < Fraction(1, 10**18)
        assert factor >= 1
    floats = dense_growth([float(rate) for rate in rates], spans)
    assert all(abs(float(factor) - near) < 1e-9 for factor, near in zip(grown, floats, strict=True))
    took = seconds(ours, 5)
    floor = seconds(lambda: dense_growth([float(rate) for rate in rates], spans), 5)
    tell("P6", f"{took / floor:.2f} ({milliseconds(took)}, {milliseconds(floor)})")
    assert took <= MOST * floor
