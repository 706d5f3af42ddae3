"""The probability of a touch, against the reflection principle and against simulated walks."""

from __future__ import annotations

from decimal import Decimal
from math import exp, log, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.touch import touch_probability
from journal_app.domain.problems import Refused

D = Decimal
PATHS = 200_000
STEPS = 4
NINETY_NINE_PERCENT = 2.5758293


def simulated(price: float, level: float, volatility: float, years: float, drift: float) -> float:
    """The share of walks that touch: a few exact steps, and between them a Brownian bridge.

    A bridge from x to y, both on the near side of b, touches it with e^(−2(b − x)(b − y) / σ²t);
    so the walk is exact however few its steps. Each counts by that probability, not by chance.
    """
    random, touched = Random(20_261_129), 0.0
    b, step = log(level / price), years / STEPS
    nu, deviation = (drift - volatility**2 / 2) * step, volatility * sqrt(step)
    side = 1.0 if b > 0 else -1.0
    for _ in range(PATHS):
        x, away = 0.0, 1.0
        for _ in range(STEPS):
            y = x + random.gauss(nu, deviation)
            if side * (b - y) <= 0:
                away = 0.0
                break
            away *= 1 - exp(-2 * (b - x) * (b - y) / deviation**2)
            x = y
        touched += 1 - away
    return touched / PATHS


@pytest.mark.long
@pytest.mark.parametrize(
    ("level", "volatility", "days", "drift"),
    [
        ("80", "0.5", 30, "0"),
        ("120", "0.8", 60, "0.3"),
        ("60", "0.9", 365, "-0.2"),
        ("101", "0.6", 7, "0"),
        ("150", "0.4", 180, "-0.5"),
    ],
)
def test_two_hundred_thousand_walks_agree(
    level: str, volatility: str, days: int, drift: str
) -> None:
    told = float(touch_probability(D(100), D(level), D(volatility), D(days), D(drift)))
    found = simulated(100, float(level), float(volatility), days / 365, float(drift))
    # at most the deviation of a share, as what counts by its probability varies less
    assert abs(found - told) <= NINETY_NINE_PERCENT * sqrt(told * (1 - told) / PATHS)


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
