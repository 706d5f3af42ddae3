from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal as D
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.statistics.cashflows import LEAST_RATE, MOST_RATE, Flow, InternalRate, xirr

START = date(2020, 1, 1)


def of(*flows: tuple[int, str]) -> InternalRate:
    return xirr(Flow(START + timedelta(days=day), D(amount)) for day, amount in flows)


def near(found: InternalRate, rate: str, within: str = "1e-30") -> bool:
    return found.rate is not None and abs(found.rate - D(rate)) < D(within)


def yearly(*rates: str) -> InternalRate:
    """Flows a year apart whose value is 0 at exactly these rates: Π((1 + rate)·x − 1)."""
    amounts = [D(1)]
    for rate in rates:
        longer = [D(0)] * (len(amounts) + 1)
        for at, amount in enumerate(amounts):
            longer[at] -= amount
            longer[at + 1] += amount * (1 + D(rate))
        amounts = longer
    return of(*((365 * at, str(amount)) for at, amount in enumerate(amounts)))


def test_a_year_at_ten_percent() -> None:
    assert near(of((0, "-1000"), (365, "1100")), "0.1")


def test_days_are_actual_over_365() -> None:
    # a leap year: 1.1^(365/366) − 1
    assert near(of((0, "-1000"), (366, "1100")), "0.0997135859341412", "1e-15")


def test_figures_that_pyxirr_publishes() -> None:
    unordered = [
        Flow(date(2015, 6, 11), D(-1000)),
        Flow(date(2015, 7, 21), D(-9000)),
        Flow(date(2018, 6, 10), D(20000)),
        Flow(date(2015, 10, 17), D(-3000)),
    ]
    assert near(xirr(unordered), "0.16353715844", "1e-10")
    assert xirr(unordered) == xirr(sorted(unordered, key=lambda flow: flow.day))
    steep = [Flow(date(2020, 3, 5), D(-18480)), Flow(date(2020, 3, 16), D(13120))]
    assert near(xirr(steep), "-0.9999884228170087", "1e-15")


@pytest.mark.parametrize(
    ("flows", "missing"),
    [
        ([], "every_rate"),
        ([(0, "0")], "every_rate"),
        ([(0, "5"), (0, "-5")], "every_rate"),
        ([(0, "5"), (0, "-5"), (9, "0")], "every_rate"),
        ([(0, "5")], "no_rate"),
        ([(0, "5"), (0, "-5"), (9, "1")], "no_rate"),
        ([(0, "5"), (9, "1")], "no_rate"),
        ([(0, "-5"), (9, "-1"), (12, "-3")], "no_rate"),
        ([(0, "-100"), (365, "230"), (730, "-132")], "several_rates"),
        ([(0, "-100"), (365, "200"), (730, "-150")], "no_rate"),
        # one crossing, but the money doubles a hundred million times or is all but gone
        ([(0, "-1"), (1, "2")], "no_rate"),
        ([(0, "-1e9"), (1, "1")], "no_rate"),
    ],
)
def test_where_no_rate_or_several_solve_it(flows: list[tuple[int, str]], missing: str) -> None:
    assert of(*flows) == InternalRate(None, missing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "rate"),
    [
        ("1000001", MOST_RATE),
        ("1000001.0000000000000000001", None),
        ("0.0000001", LEAST_RATE),
        ("0.000000099999999999999999999", None),
        ("1", D(0)),
    ],
)
def test_the_range_is_closed(amount: str, rate: D | None) -> None:
    found = of((0, "-1"), (365, amount))
    if rate is None:
        assert found.missing == "no_rate"
    else:
        assert near(found, str(rate))


@pytest.mark.parametrize("times", [2, 3, 4, 6])
@pytest.mark.parametrize("rate", ["0.1", "0", "-0.5", "50"])
def test_a_rate_that_solves_it_many_times_over_is_one_rate(rate: str, times: int) -> None:
    assert near(yearly(*[rate] * times), rate, "1e-8")


@pytest.mark.parametrize(
    ("rest", "missing"),
    [("-121.0000000000000000000001", "no_rate"), ("-120.9999999999999999999999", "several_rates")],
)
def test_a_double_rate_is_told_from_two_and_from_none(rest: str, missing: str) -> None:
    assert near(of((0, "-100"), (365, "220"), (730, "-121")), "0.1")
    assert of((0, "-100"), (365, "220"), (730, rest)).missing == missing


@pytest.mark.parametrize(
    ("rates", "only"),
    [
        (["0.1", "1500000"], "0.1"),
        (["0.3", "-0.99999995"], "0.3"),
        (["-1.5", "3", "-4"], "3"),
        (["-0.5", "-0.5", "-0.5", "1500000", "1500000"], "-0.5"),
    ],
)
def test_rates_out_of_range_do_not_count(rates: list[str], only: str) -> None:
    assert near(yearly(*rates), only, "1e-15")


def test_many_close_rates_are_several() -> None:
    assert yearly(*(f"0.{at:02}" for at in range(1, 15))).missing == "several_rates"
    assert yearly("0.1", "0.1000000001").missing == "several_rates"


def test_two_thousand_deposits_and_one_withdrawal() -> None:
    deposits = [(day, "-100") for day in range(2_000)]
    found = of(*deposits, (2_000, "250000"))
    assert found.rate is not None
    assert 0 < found.rate < 1


def test_dates_as_far_apart_as_a_calendar_goes() -> None:
    flows = [Flow(date(1, 1, 1), D(-1)), Flow(date(9999, 12, 31), D("1e30"))]
    assert near(xirr(flows), "0.0069277492332715", "1e-15")


rates = st.integers(-95, 300).map(lambda n: D(n) / 100)


@given(st.lists(rates, min_size=1, max_size=5))
def test_finds_the_rates_a_polynomial_was_made_of(made_of: list[D]) -> None:
    found = yearly(*map(str, made_of))
    if len(set(made_of)) == 1:
        assert near(found, str(made_of[0]), "1e-8")
    else:
        assert found == InternalRate(None, "several_rates")


flows = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(-1000, 1000).filter(bool)), min_size=1, max_size=12
)


@given(flows)
def test_agrees_with_looking_at_many_rates(made_of: list[tuple[int, int]]) -> None:
    found = of(*((day, str(amount)) for day, amount in made_of))
    first = min(day for day, _ in made_of)
    grid = [-16.1 + 29.9 * step / 600 for step in range(601)]  # of ln(1 + rate)
    signs = []
    for growth in grid:
        pivot = max(-growth * (day - first) / 365 for day, _ in made_of)
        value = sum(
            a * 2.718281828459045 ** (-growth * (d - first) / 365 - pivot) for d, a in made_of
        )
        if abs(value) > 1e-9:
            signs.append(value > 0)
    crossings = sum(one != other for one, other in pairwise(signs))
    if found.missing == "no_rate":
        assert crossings == 0
    elif crossings > 1:
        assert found.missing == "several_rates"
    if found.rate is not None:
        assert crossings <= 1
        worth = [D(a) * ((1 + found.rate).ln() * (first - d) / 365).exp() for d, a in made_of]
        assert abs(sum(worth, D(0))) <= sum(map(abs, worth), D(0)) * D("1e-20")


@given(flows, st.integers(-3000, 3000))
def test_neither_the_calendar_nor_the_currency_matters(
    made_of: list[tuple[int, int]], later: int
) -> None:
    found = of(*((day, str(amount)) for day, amount in made_of))
    moved = of(*((day + later, str(-3 * amount)) for day, amount in made_of))
    assert moved.missing == found.missing
    if found.rate is not None:
        assert near(moved, str(found.rate), "1e-25")
