"""Returns, yearly rates and resampling against slow models that know only the definitions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.cashflows import Flow, xirr
from journal_app.domain.statistics.resampling import LONGEST, RESAMPLES, STEPS, resampled
from journal_app.domain.statistics.returns import performance
from journal_app.reports.daily_returns import (
    FEWEST_FOR_A_YEAR,
    DailyReturns,
    DayReturn,
    return_figures,
)
from tests.oracles.slow_statistics import every_path, figures_of_returns, worth

EXACTLY = Fraction(1, 10**30)
DAY = date(2026, 1, 1)

series = st.lists(st.integers(-9_999, 15_000).map(lambda n: D(n) / 10_000), min_size=1, max_size=30)


def days_of(returns: Sequence[D]) -> DailyReturns:
    return DailyReturns(
        UTC, [DayReturn(DAY + timedelta(days=n), each) for n, each in enumerate(returns)]
    )


def told_of(returns: DailyReturns) -> dict[str, tuple[object, str | None]]:
    return {each.key: (each.value, each.reason) for each in return_figures(returns)}


@given(series, st.integers(1, 400), st.integers(-50, 50))
@exact
def test_drawn_returns(returns: list[D], periods: int, minimum: int) -> None:
    made = performance(returns, D(periods), minimum_return=D(minimum) / 1_000)
    slow = figures_of_returns(list(map(Fraction, returns)), periods, Fraction(minimum, 1_000))
    for key in ("sharpe", "volatility", "sortino", "max_drawdown"):
        found, wanted = getattr(made, key), slow[key]
        if found is None or wanted is None:
            assert found is wanted is None, key
        else:
            assert abs(Fraction(found) - wanted) <= (abs(wanted) + 1) * EXACTLY, key
    growth = slow["annual_growth"]
    assert growth is not None
    if made.annual_return is None:
        assert growth > Fraction(10) ** (30 * len(returns))
    else:  # (1 + a)^n = growth^periods, which needs no root
        reached = Fraction(made.annual_return + 1)
        noise = (1 + reached) * Fraction(1, 10**40)
        least, most = (max(reached + each, Fraction(0)) ** len(returns) for each in (-noise, noise))
        assert least <= growth <= most


def test_a_year_is_told_from_ninety_days_on() -> None:
    ninety = [D("0.001"), D("-0.0005")] * (FEWEST_FOR_A_YEAR // 2)
    long, short = told_of(days_of(ninety)), told_of(days_of(ninety[:-1]))
    made = performance(ninety, D(365))
    assert long["annual_return"] == (made.annual_return, None)
    assert long["calmar"] == (made.calmar, None)
    assert short["annual_return"] == short["calmar"] == (None, "under_ninety_days")
    assert short["sharpe"][0] is not None


def test_days_that_tell_nothing_say_why() -> None:
    why = Problem("", "return_on_nothing")
    assert {reason for _, reason in told_of(DailyReturns(UTC, (), why)).values()} == {why.code}
    assert {key: reason for key, (_, reason) in told_of(days_of([])).items()} == {
        "sharpe": "fewer_than_two_days",
        "sortino": "no_losing_day",
        "volatility": "fewer_than_two_days",
        "annual_return": "under_ninety_days",
        "daily_drawdown": "fewer_than_two_days",
        "calmar": "under_ninety_days",
    }
    rising = told_of(days_of([D("0.01")] * FEWEST_FOR_A_YEAR))
    assert rising["sharpe"] == rising["volatility"] == (None, "days_alike")
    assert rising["sortino"] == (None, "no_losing_day")
    assert rising["calmar"] == (None, "no_drawdown")
    beyond = told_of(days_of([D(1), D("0.9")] * FEWEST_FOR_A_YEAR))
    assert beyond["annual_return"] == (None, "growth_without_meaning")
    lost_once = told_of(days_of([D(1), D("-0.1")] * FEWEST_FOR_A_YEAR))
    assert lost_once["calmar"] == (None, "growth_without_meaning")


flows = st.lists(
    st.tuples(st.integers(0, 900), st.integers(1, 10**6).map(lambda n: D(n) / 100)),
    min_size=1,
    max_size=8,
)


@given(flows, st.integers(1, 3_000), st.integers(-90, 300))
@exact
def test_a_rate_is_found_again(paid: list[tuple[int, D]], days: int, percent: int) -> None:
    """What is paid in grows by a known rate; what comes out at the end is worth just that."""
    last = 900 + days
    grown = (1 + D(percent) / 100) ** (D(1) / 365)
    back = sum((amount * grown ** (last - day) for day, amount in paid), D(0))
    made = xirr(
        [
            *(Flow(DAY + timedelta(days=day), -amount) for day, amount in paid),
            Flow(DAY + timedelta(days=last), back),
        ]
    )
    assert made.rate is not None  # paid in first and taken out last: just one rate solves it
    assert abs(made.rate - D(percent) / 100) < D("1e-20") * (1 + abs(D(percent)))


@pytest.mark.parametrize(
    ("paid", "missing"),
    [
        ([(0, -100), (1, 230), (2, -132)], "several_rates"),  # both 10 % and 20 %
        ([(0, 100), (1, 100)], "no_rate"),
        ([(0, 100), (0, -100)], "every_rate"),
        ([], "every_rate"),
    ],
)
def test_a_rate_that_does_not_exist_says_why(paid: list[tuple[int, int]], missing: str) -> None:
    made = xirr([Flow(DAY + timedelta(days=365 * year), D(amount)) for year, amount in paid])
    assert (made.rate, made.missing) == (None, missing)
    exactly = [(year, Fraction(amount)) for year, amount in paid]
    solved = [worth(exactly, Fraction(growth, 10)) == 0 for growth in (5, 11, 12, 30)]
    assert (
        solved
        == {
            "several_rates": [False, True, True, False],
            "no_rate": [False] * 4,
            "every_rate": [True] * 4,
        }[missing]
    )


@pytest.mark.parametrize(
    "rs",
    [["1.5", "-1"], ["2", "-1", "-1"], ["3", "-1", "-1", "0.5"], ["2.5", "-1", "1", "-0.5", "0"]],
)
def test_chance_is_near_what_every_path_together_says(rs: list[str]) -> None:
    """All paths that can be drawn, each as likely as any other, against the 10,000 drawn ones."""
    made = resampled([D(r) for r in rs], D("0.1"))
    assert made is not None
    paths = every_path([Fraction(r) for r in rs])
    ends = sorted(end for _, end in paths)
    assert (made.sample, made.end.trades) == (len(rs), len(rs))
    for part, found in ((0.05, made.end.low), (0.5, made.end.median), (0.95, made.end.high)):
        # the drawn percentile lies where 0.05 ± 4 standard errors of the true ones lie
        margin = 4 * (part * (1 - part) / RESAMPLES) ** 0.5
        low = ends[max(0, int((part - margin) * len(ends)) - 1)]
        high = ends[min(len(ends) - 1, int((part + margin) * len(ends)) + 1)]
        assert low <= Fraction(found) <= high
    for lost, chance in made.losses:
        true = sum(low <= -Fraction(lost) * 10 for low, _ in paths) / len(paths)
        assert abs(float(chance) - true) <= 4 * (true * (1 - true) / RESAMPLES) ** 0.5 + 1e-9


def test_chance_is_the_same_at_every_look_and_needs_an_r() -> None:
    rs = [D("1.2"), D("-1"), D("0.3")] * 9
    made = resampled(rs, D("0.01"))
    assert made == resampled(rs, D("0.01"))
    assert made is not None
    assert len(made.spreads) == STEPS
    assert all(spread.low <= spread.median <= spread.high for spread in made.spreads)
    assert made.equity(D(5)) == D("1.05")
    assert resampled([], D("0.01")) is None
    long = resampled([D(1)] * (LONGEST + 3), D("0.01"))
    assert long is not None
    assert list(long.end[1:]) == [LONGEST] * 3
