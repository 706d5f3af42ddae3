from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.problems import Refused
from journal_app.domain.statistics.returns import (
    Level,
    Performance,
    max_drawdown,
    performance,
    time_weighted,
)

MIXED = ["0.01", "0.1", "-0.04", "0.02", "0.03", "0.02", "0.01", "-0.1"]
WEEKLY = ["0", "0.01", "0.1", "-0.04", "0.02", "0.03", "0.02", "0.01", "-0.1"]
LOSING = ["-0.02", "-0.06", "-0.07", "-0.01", "-0.09", "-0.02", "-0.06", "-0.08", "-0.05"]


def of(
    returns: list[str], periods: str = "252", risk_free: str = "0", minimum: str = "0"
) -> Performance:
    return performance([D(r) for r in returns], D(periods), D(risk_free), D(minimum))


def near(found: D | None, wanted: str) -> bool:
    return found is not None and abs(found - D(wanted)) < D("1e-12")


def test_figures_that_empyrical_publishes() -> None:
    assert near(of(MIXED).sharpe, "1.7238613961706866")
    assert near(of(MIXED, minimum="0.1").downside_risk, "1.7161730681956295")
    assert near(of(MIXED).sortino, "2.605531251673693")
    assert near(of(MIXED, minimum="0.01").sortino, "-1.3934779588919977")
    assert near(of(MIXED).volatility, "0.9136465399704637")
    assert near(of(WEEKLY, "12").annual_return, "0.052242061386048144")
    assert near(of(LOSING).max_drawdown, "-0.37858915742876154")


def test_worked_by_hand() -> None:
    # 0.1 and −0.1: mean 0, s = √0.02; value 1.1 and 0.99; below 0 one of two: √(0.01/2)
    made = of(["0.1", "-0.1"], "4", risk_free="0.01")
    assert near(made.volatility, "0.282842712474619")
    assert near(made.sharpe, "-0.141421356237310")
    assert near(made.downside_risk, "0.141421356237310")
    assert made.sortino == 0
    assert near(made.annual_return, "-0.0199")
    assert near(made.max_drawdown, "-0.1")
    assert near(made.calmar, "-0.199")


def test_what_does_not_exist_is_none() -> None:
    assert of([]) == Performance(None, None, None, None, None, None, None)
    one = of(["0.01"])
    assert (one.sharpe, one.sortino, one.volatility, one.calmar) == (None, None, None, None)
    assert one.downside_risk == one.max_drawdown == 0
    flat = of(["0.01"] * 5)
    assert flat.sharpe is flat.volatility is flat.sortino is flat.calmar is None


def test_alike_returns_have_no_deviation_however_many_digits() -> None:
    assert of(["0." + "3" * 40] * 7).sharpe is None


def test_one_return_below_the_minimum_has_a_sortino() -> None:
    assert near(of(["-0.01"], "1").sortino, "-1")


def test_all_lost() -> None:
    made = of(["0.5", "-1", "0.2"])
    assert made.annual_return == made.max_drawdown == made.calmar == -1


def test_a_growth_without_meaning_is_none() -> None:
    assert of(["1e10"], "4").annual_return is None
    assert of(["1e10", "-0.5"], "8").calmar is None
    assert of(["-0.5"], "1e9").annual_return == -1


def test_more_than_all_cannot_be_lost() -> None:
    with pytest.raises(Refused) as refused:
        of(["0", "-1.1"])
    assert refused.value.problems[0].field == "returns/1"
    assert refused.value.problems[0].code == "rate_below_minus_one"


returns = st.lists(
    st.integers(-9_999, 20_000).map(lambda n: D(n) / 10_000), min_size=2, max_size=20
)


@given(returns)
def test_a_year_of_as_many_periods_is_the_whole_growth(series: list[D]) -> None:
    made = performance(series, D(len(series)))
    growth = D(1)
    for r in series:
        growth *= 1 + r
    assert made.annual_return is not None
    assert abs(made.annual_return + 1 - growth) <= growth * D("1e-25")


@given(returns)
def test_the_deepest_fall_is_between_two_points_of_time(series: list[D]) -> None:
    values = [D(1)]
    for r in series:
        values.append(values[-1] * (1 + r))
    falls = [
        values[later] / values[earlier] - 1
        for earlier in range(len(values))
        for later in range(earlier, len(values))
    ]
    deepest = max_drawdown(series)
    assert deepest is not None
    assert abs(deepest - min(falls)) < D("1e-24")


@given(returns, st.integers(1, 400).map(D))
def test_scaling_time_scales_by_the_root(series: list[D], periods: D) -> None:
    once, year = performance(series, D(1)), performance(series, periods)
    for a, b in ((once.sharpe, year.sharpe), (once.volatility, year.volatility)):
        assert (a is None) == (b is None)
        if a is not None and b is not None:
            assert abs(a * periods.sqrt() - b) <= abs(b) * D("1e-25")


def test_deposits_and_withdrawals_are_no_return() -> None:
    """100 becomes 110; 90 come in; 200 becomes 190; 95 go out; 95 becomes 104.5."""
    levels = [Level(D(100)), Level(D(200), D(90)), Level(D(95), D(-95)), Level(D("104.5"))]
    expected = D("1.1") * D("0.95") * D("1.1") - 1
    assert time_weighted(levels) == expected
    assert time_weighted([Level(D(100)), Level(D(150), D(50))]) == 0
    assert time_weighted([Level(D(100))]) == 0
    assert time_weighted([]) == 0


def test_a_return_on_nothing_is_none() -> None:
    assert time_weighted([Level(D(0)), Level(D(10), D(10))]) is None
    assert time_weighted([Level(D(-5)), Level(D(10))]) is None
    assert time_weighted([Level(D(5)), Level(D(0)), Level(D(1))]) is None
    assert time_weighted([Level(D(5)), Level(D(0))]) == -1


def test_a_return_begins_with_the_first_money_and_rests_where_there_is_none() -> None:
    nothing, first = Level(D(0)), Level(D(100), D(100))
    assert time_weighted([nothing, first, Level(D(110))]) == D("0.1")
    emptied = Level(D(0), D(-110))
    assert time_weighted([nothing, first, emptied, first, Level(D(90))]) == D("1.1") * D("0.9") - 1
    assert time_weighted([nothing, Level(D(5)), first]) is None
    assert time_weighted([nothing, nothing]) is None
