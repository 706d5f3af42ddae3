"""Figures of samples: published ones, and what must hold of any."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.samples import correlation, deviation, mean, sample_deviation

D = Decimal

X = (10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)
X_OF_FOURTH = (8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8)
QUARTET = [
    (X, "8.04 6.95 7.58 8.81 8.33 9.96 7.24 4.26 10.84 4.82 5.68"),
    (X, "9.14 8.14 8.74 8.77 9.26 8.10 6.13 3.10 9.13 7.26 4.74"),
    (X, "7.46 6.77 12.74 7.11 7.81 8.84 6.08 5.39 8.15 6.42 5.73"),
    (X_OF_FOURTH, "6.58 5.76 7.71 8.84 8.47 7.04 5.25 12.50 5.56 7.91 6.89"),
]
figures = st.lists(st.decimals(-1_000, 1_000, places=3), min_size=2, max_size=40)


@pytest.mark.parametrize(("x", "y"), QUARTET)
def test_four_samples_that_agree_in_their_figures(x: tuple[int, ...], y: str) -> None:
    """Source: F. J. Anscombe, Graphs in Statistical Analysis, 1973: means 9 and 7.5, r 0.816."""
    first, second = [D(each) for each in x], [D(each) for each in y.split()]
    r, spread = correlation(first, second), deviation(first)
    assert mean(first) == 9
    assert round(mean(second), 2) == D("7.50")
    assert spread is not None
    assert abs(spread * spread - 11) < D("1e-45")
    assert r is not None
    assert abs(r - D("0.8165")) < D("0.0004")


def test_a_deviation_worked_by_hand() -> None:
    # mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 over 7
    values = [D(each) for each in (2, 4, 4, 4, 5, 5, 7, 9)]
    spread = deviation(values)
    assert spread is not None
    assert abs(spread * spread * 7 - 32) < D("1e-25")


def test_what_does_not_exist() -> None:
    assert deviation([D(3)]) is None
    assert sample_deviation(1, D(3), D(9)) is None
    assert correlation([D(1), D(2)], [D(5), D(5)]) is None
    assert correlation([], []) is None


@given(figures)
def test_a_series_moves_with_itself_and_against_its_mirror(values: list[Decimal]) -> None:
    if deviation(values):
        assert correlation(values, values) == 1
        assert correlation(values, [-each for each in values]) == -1
    else:
        assert correlation(values, values) is None


@given(figures, st.randoms(use_true_random=False))
def test_correlation_is_the_same_both_ways_and_never_beyond_one(
    values: list[Decimal], chance: Random
) -> None:
    others = chance.sample(values, len(values))
    r = correlation(values, others)
    assert r == correlation(others, values)
    assert r is None or -1 <= r <= 1
