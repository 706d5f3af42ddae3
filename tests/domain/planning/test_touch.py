"""The probability of a touch, against the reflection principle and against simulated walks."""

from __future__ import annotations

from decimal import Decimal
from math import exp, log, sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.touch import touch_probability
from journal_app.domain.problems import Refused

D = Decimal
Floats = npt.NDArray[np.float64]
PATHS = 200_000
STEPS = 4
NINETY_NINE_PERCENT = 2.5758293
ROUNDED = 1e-10
"""Probabilities are told to ten digits."""
SETS = [
    (f"{100 * exp(away * float(volatility) * sqrt(days / 365)):.2f}", volatility, days, drift)
    for away in (-2.5, -1.2, -0.3, 0.4, 1.5)
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
"""Levels on both sides of a price of 100, so many deviations of the time away that walks touch them
and do not: what happens to one in a million says nothing of 200,000.
"""


class Simulated(NamedTuple):
    """The share of walks that touch, and the deviation of that share."""

    share: float
    deviation: float


@pytest.fixture(scope="module")
def ends() -> Floats:
    """Where the walks end, in deviations: one of each of as many equally likely stretches."""
    within = np.random.default_rng(20_261_129).random(PATHS)
    likely = NormalDist()
    return np.array([likely.inv_cdf((n + part) / PATHS) for n, part in enumerate(within)])


def simulated(
    level: str, volatility: str, days: int, drift: str, *, ends: Floats, seed: int
) -> Simulated:
    """Walks to these ends in a few exact steps, and between them a Brownian bridge.

    A bridge from x to y over a time t, both on the near side of b, touches b with a probability of
    e^(−2(b − x)(b − y) / σ²t): so the walk is exact however few its steps are, and each counts by
    that probability instead of by chance. Neighbours end at nearly the same place; how much they
    differ tells the deviation that is left.
    """
    random = np.random.default_rng(seed)
    sigma, years = float(volatility), days / 365
    b = log(float(level) / 100)
    side = 1.0 if b > 0 else -1.0
    last = (float(drift) - sigma**2 / 2) * years + sigma * sqrt(years) * ends
    step = years / STEPS
    before, away = np.zeros(PATHS), np.ones(PATHS)
    for left in range(STEPS, 0, -1):
        spread = sigma * sqrt(step * (left - 1) / left)
        after = before + (last - before) / left + random.normal(0, spread, PATHS)
        near, far = np.maximum(side * (b - before), 0), np.maximum(side * (b - after), 0)
        away *= -np.expm1(-2 * near * far / (sigma**2 * step))
        before = after
    touched = 1 - away
    apart = touched[::2] - touched[1::2]
    return Simulated(float(touched.mean()), sqrt(float((apart**2).mean()) / 2 / PATHS))


def test_two_hundred_thousand_walks_agree_on_fifty_sets(ends: Floats) -> None:
    """Each of the fifty within the 99 % interval that so many plain walks would have.

    Of fifty intervals that chance misses once in a hundred times, plain walks miss one or two as
    often as not. These are spread evenly and count by their probability, so that they come nearer
    than chance would, and none is expected to miss. Of their own 99 % intervals, which are as much
    narrower, more than three misses of fifty would come once in six hundred times.
    """
    assert len(set(SETS)) == 50
    misses = []
    for seed, (level, volatility, days, drift) in enumerate(SETS):
        told = float(touch_probability(D(100), D(level), D(volatility), D(days), D(drift)))
        found = simulated(level, volatility, days, drift, ends=ends, seed=seed)
        plain = sqrt(told * (1 - told) / PATHS)
        assert abs(found.share - told) <= NINETY_NINE_PERCENT * plain
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
