"""The probability of a touch, against the reflection principle and against simulated walks."""

from __future__ import annotations

from decimal import Decimal
from math import log, sqrt
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.touch import touch_probability
from journal_app.domain.problems import Refused

D = Decimal
PATHS = 200_000
STEPS = 4
NINETY_NINE_PERCENT = 2.5758293
ROUNDED = 1e-10
"""Probabilities are told to ten digits."""
SETS = [
    (level, volatility, days, drift)
    for level in ("50", "75", "92", "104", "135")
    for volatility, days, drift in (
        ("0.3", 7, "0"),
        ("0.3", 180, "0.4"),
        ("0.5", 30, "0"),
        ("0.6", 90, "-0.3"),
        ("0.8", 3, "1"),
        ("0.8", 60, "0"),
        ("0.9", 365, "-0.2"),
        ("1.2", 14, "0"),
        ("1.2", 120, "0.6"),
        ("2.0", 30, "-1"),
    )
]
"""Levels on both sides of a price of 100, from nearly never touched to nearly always."""


class Simulated(NamedTuple):
    """The share of walks that touch, and the deviation of that share."""

    share: float
    deviation: float


def simulated(level: str, volatility: str, days: int, drift: str, seed: int) -> Simulated:
    """Many walks in a few exact steps, and between them a Brownian bridge.

    A bridge from x to y, both on the near side of b, touches it with e^(−2(b − x)(b − y) / σ²t);
    so the walk is exact however few its steps are, and each counts by that probability instead of
    by chance, which only makes its deviation smaller.
    """
    random = np.random.default_rng(seed)
    sigma, step = float(volatility), days / 365 / STEPS
    b = log(float(level) / 100)
    mean, deviation = (float(drift) - sigma**2 / 2) * step, sigma * sqrt(step)
    side = 1.0 if b > 0 else -1.0
    before, away = np.zeros(PATHS), np.ones(PATHS)
    for _ in range(STEPS):
        after = before + random.normal(mean, deviation, PATHS)
        left, right = np.maximum(side * (b - before), 0), np.maximum(side * (b - after), 0)
        away *= -np.expm1(-2 * left * right / deviation**2)
        before = after
    touched = 1 - away
    return Simulated(float(touched.mean()), float(touched.std()) / sqrt(PATHS))


def test_two_hundred_thousand_walks_agree_on_fifty_sets() -> None:
    """Each of the fifty within the 99 % interval that so many walks which touch or not would have.

    Of fifty intervals that a chance of 1 % each misses, half a one is missed on average. Counting
    each walk by its probability, the simulation is nearer than its walks would be by chance, so
    that all are expected within. Against its own, narrower intervals more than three misses of
    fifty would come by chance once in six hundred times.
    """
    assert len(set(SETS)) == 50
    misses = []
    for seed, (level, volatility, days, drift) in enumerate(SETS):
        told = float(touch_probability(D(100), D(level), D(volatility), D(days), D(drift)))
        found = simulated(level, volatility, days, drift, 20_261_129 + seed)
        by_chance = sqrt(told * (1 - told) / PATHS)
        assert abs(found.share - told) <= NINETY_NINE_PERCENT * by_chance + ROUNDED
        if abs(found.share - told) > NINETY_NINE_PERCENT * found.deviation + ROUNDED:
            misses.append((level, volatility, days, drift))
    assert len(misses) <= 3, misses


def test_a_symmetric_walk_touches_twice_as_often_as_it_ends_beyond() -> None:
    """Without a drift of the logarithm P = 2·Φ(−|b| / σ√T): at one deviation 2·0.1586552539.

    Source: Shreve, Stochastic Calculus for Finance II, section 3.7, the reflection principle.
    """
    level = D(100) * D("0.5").exp()
    drift = D("0.125")  # σ² / 2
    assert touch_probability(D(100), level, D("0.5"), D(365), drift) == D("0.3173105079")


@pytest.mark.parametrize("level", ["80", "120"])
def test_without_time_or_volatility_only_the_drift_moves_it(level: str) -> None:
    towards = D("0.3") if level == "120" else D("-0.3")
    still = D(0)
    assert touch_probability(D(100), D(level), still, D(365), towards) == 1
    assert touch_probability(D(100), D(level), still, D(365), -towards) == 0
    assert touch_probability(D(100), D(level), D("0.5"), D(0)) == 0


def test_the_price_itself_is_touched() -> None:
    assert touch_probability(D(100), D(100), D(0), D(0)) == 1


def test_a_price_that_ends_at_zero_passes_every_level_below() -> None:
    assert touch_probability(D(100), D(1), D(20), D(36_500)) == 1
    assert touch_probability(D(100), D(10**6), D("0.0001"), D(36_500), D("-1")) == 0
    assert touch_probability(D(100), D("1e-28"), D("1e-29"), D(1), D("1e29")) == 0


def test_every_wrong_field_is_named() -> None:
    with pytest.raises(Refused) as refused:
        touch_probability(D(0), D(0), D(-1), D(-1))
    fields = [problem.field for problem in refused.value.problems]
    assert fields == ["price", "level", "volatility", "days"]


@given(
    st.decimals(1, 99, places=1),
    st.decimals(D("0.1"), 2, places=2),
    st.integers(1, 1_000),
    st.decimals(-2, 2, places=2),
)
def test_more_time_and_a_nearer_level_are_likelier(
    level: Decimal, volatility: Decimal, days: int, drift: Decimal
) -> None:
    told = touch_probability(D(100), level, volatility, D(days), drift)
    assert 0 <= told <= 1
    assert touch_probability(D(100), level, volatility, D(days + 30), drift) >= told
    assert touch_probability(D(100), level + 1, volatility, D(days), drift) >= told
    mirrored = touch_probability(level, D(100), volatility, D(days), volatility**2 - drift)
    assert abs(mirrored - told) <= D("2e-10")
