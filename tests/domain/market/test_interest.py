from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.market.interest import (
    AAVE_V3,
    AAVE_V3_BINOMIAL,
    COMET,
    CONVENTIONS,
    MORPHO,
    PER_SECOND,
    SIMPLE,
    Convention,
    RateIndex,
    Segment,
    accrual_factor,
    rate_problem,
)
from journal_app.domain.problems import Refused

YEAR = Decimal(31_536_000)
START = datetime(2026, 1, 1, tzinfo=UTC)

aprs = st.decimals(Decimal("-0.5"), Decimal(3), places=6)
seconds = st.decimals(0, 10**8, places=3)
moments = st.integers(0, 400 * 86_400_000).map(lambda ms: START + timedelta(milliseconds=ms))
histories = st.lists(st.tuples(moments, aprs), max_size=12).map(sorted)


def close(one: Decimal, other: Decimal, relative: str = "1e-18") -> bool:
    return abs(one - other) <= Decimal(relative) * abs(other)


PUBLISHED = [
    # Aave utilities, pool-math.test.ts and calculate-compounded-interest.test.ts
    (SIMPLE, "0.0000000005", "100000100", "1.000000001585491184677828513"),
    (PER_SECOND, "0.10928423698425745132675261", "31536000", "1.115479365565265190368974686"),
    (PER_SECOND, "0.038568743388028395681971229", "63072000", "1.08019057805301364596083119"),
    (PER_SECOND, "0.10928423698425745132675261", "15768000", "1.056162565879545453589985212"),
    # Aave v3 origin, MathUtils.t.sol
    (SIMPLE, "0.08", "220752000", "1.56"),
    (AAVE_V3, "0.08", "0", "1"),
]


@pytest.mark.parametrize(("convention", "apr", "time", "factor"), PUBLISHED)
def test_published_factors(convention: Convention, apr: str, time: str, factor: str) -> None:
    assert close(convention.factor(Decimal(apr), Decimal(time)), Decimal(factor), "1e-12")


def test_seven_years_at_eight_percent_by_each_convention() -> None:
    """x = 0.56: what the shortened series leave out shows."""
    apr, time = Decimal("0.08"), 7 * YEAR

    assert SIMPLE.factor(apr, time) == COMET.factor(apr, time) == Decimal("1.56")
    taylor = Decimal("1.56") + Decimal("0.56") ** 2 / 2 + Decimal("0.56") ** 3 / 6
    assert close(AAVE_V3.factor(apr, time), taylor, "1e-26")
    assert MORPHO.factor(apr, time) == AAVE_V3.factor(apr, time)
    assert close(AAVE_V3_BINOMIAL.factor(apr, time), taylor, "1e-7")
    shortfall = 1 - AAVE_V3.factor(apr, time) / PER_SECOND.factor(apr, time)
    assert round(shortfall, 4) == Decimal("0.0026")


@pytest.mark.parametrize(
    ("time", "terms"),
    [(0, [1]), (1, [1, 1]), (2, [1, 2, 1]), (3, [1, 3, 3, 1])],
)
def test_the_binomial_has_no_term_beyond_its_seconds(time: int, terms: list[int]) -> None:
    q = Decimal("0.1") / YEAR
    expected = sum((term * q**power for power, term in enumerate(terms)), Decimal(0))
    assert close(AAVE_V3_BINOMIAL.factor(Decimal("0.1"), Decimal(time)), expected, "1e-27")


def test_a_schedule_adds_up_or_compounds() -> None:
    schedule = [
        Segment(Decimal("0.08"), Decimal(864_000)),
        Segment(Decimal("0.5"), Decimal(432_000)),
        Segment(Decimal("0.12"), Decimal(1_296_000)),
    ]
    simple = 20_000 * (SIMPLE.factor_over(schedule) - 1)
    assert close(simple, Decimal("279.4520547945205479452054795"), "1e-26")

    one, two, three = (COMET.factor(part.apr, part.seconds) for part in schedule)
    assert close(COMET.factor_over(schedule), one * two * three, "1e-27")
    assert SIMPLE.factor_over([]) == 1


def test_growth_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        PER_SECOND.factor(Decimal(100), YEAR)
    assert refused.value.code == "growth_out_of_range"
    with pytest.raises(Refused) as refused:
        COMET.factor_over([Segment(Decimal(10) ** 20, YEAR)] * 2)
    assert refused.value.problems[0].field == "schedule/1/apr"
    with pytest.raises(Refused) as refused:
        PER_SECOND.factor_over([Segment(Decimal(100), YEAR)])
    assert refused.value.problems[0].field == "schedule/0/apr"
    with pytest.raises(Refused, match="rate_below_minus_one"):
        accrual_factor(Decimal("-1.01"), 1)


def test_a_ledger_s_rates_are_bounded_so_that_its_growth_always_can_be_reckoned() -> None:
    assert rate_problem("rate", Decimal(10)) is None
    assert rate_problem("rate", Decimal("-0.99")) is None
    for rate, code in (("10.01", "rate_beyond_belief"), ("-1", "rate_takes_everything")):
        problem = rate_problem("rate", Decimal(rate))
        assert problem is not None
        assert (problem.field, problem.code) == ("rate", code)
    century = 36_500 * 86_400_000
    assert accrual_factor(Decimal(10), century) > Decimal(10) ** 400
    with pytest.raises(Refused) as refused:
        accrual_factor(Decimal(10), 3 * century)
    assert refused.value.code == "growth_out_of_range"


@given(aprs, seconds)
def test_every_convention_starts_at_one_and_agrees_for_short_times(
    apr: Decimal, time: Decimal
) -> None:
    hour = min(time, Decimal(3_600))
    for convention in CONVENTIONS.values():
        assert convention.factor(apr, Decimal(0)) == 1
        assert abs(convention.factor(apr, hour) - SIMPLE.factor(apr, hour)) < Decimal("1e-6")


@given(aprs, st.integers(0, 10**11), st.integers(0, 10**11))
def test_accrual_in_two_parts_is_accrual_at_once(apr: Decimal, one: int, other: int) -> None:
    parts = exact(Decimal.__mul__)(accrual_factor(apr, one), accrual_factor(apr, other))
    assert close(parts, accrual_factor(apr, one + other), "1e-29")


def test_fractions_of_a_second_count() -> None:
    assert close(accrual_factor(Decimal("0.1"), 31_536_000_000), Decimal("1.105170917900"), "1e-9")
    assert accrual_factor(Decimal("0.1"), 1) > 1


def stepped(history: list[tuple[datetime, Decimal]], start: datetime, end: datetime) -> Decimal:
    """The growth, one rate after the other, with eighty digits."""
    rates = dict(history)
    times = sorted(rates)
    with localcontext() as context:
        context.prec = 80
        growth = Decimal(1)
        for time, until in zip(times, [*times[1:], end], strict=False):
            first, last = max(time, start), min(until, end)
            if last > first:
                milliseconds = (last - first) // timedelta(milliseconds=1)
                growth *= (1 + rates[time] / YEAR) ** (Decimal(milliseconds) / 1000)
        return growth


@given(histories, moments, moments)
def test_the_index_equals_stepping_through_the_rates(
    history: list[tuple[datetime, Decimal]], one: datetime, other: datetime
) -> None:
    start, end = min(one, other), max(one, other)
    assert close(RateIndex(history).factor(start, end), stepped(history, start, end), "1e-29")


@given(histories, moments, moments, moments)
def test_the_index_may_be_cut_anywhere(
    history: list[tuple[datetime, Decimal]], one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))
    index = RateIndex(history)
    parts = exact(Decimal.__mul__)(index.factor(first, middle), index.factor(middle, last))
    assert close(parts, index.factor(first, last), "1e-29")


def test_the_index_before_between_and_after_its_rates() -> None:
    day = timedelta(days=1)
    index = RateIndex([(START, Decimal("0.1")), (START + day, Decimal("0.2"))])

    assert index.factor(START - 9 * day, START) == 1
    assert index.factor(START - day, START + day) == accrual_factor(Decimal("0.1"), 86_400_000)
    late = index.factor(START + 2 * day, START + 3 * day)
    assert close(late, accrual_factor(Decimal("0.2"), 86_400_000), "1e-31")
    assert RateIndex([]).factor(START, START + day) == 1


def test_of_two_rates_at_once_the_later_said_counts() -> None:
    index = RateIndex([(START, Decimal("0.1")), (START, Decimal("0.2"))])
    end = START + timedelta(days=1)
    assert index.factor(START, end) == accrual_factor(Decimal("0.2"), 86_400_000)


def test_the_next_change_of_rates() -> None:
    day = timedelta(days=1)
    index = RateIndex([(START, Decimal("0.1")), (START + day, Decimal("0.2"))])

    assert index.next_change(None) == START
    assert index.next_change(START - day) == START
    assert index.next_change(START) == START + day
    assert index.next_change(START + day) is None
    assert RateIndex([]).next_change(None) is None


def test_a_rate_that_takes_everything_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        RateIndex([(START, Decimal("0.1")), (START, Decimal(-1))])
    assert refused.value.problems[0].field == "points/1/apr"
    assert refused.value.code == "rate_takes_everything"


def test_the_rate_in_force() -> None:
    day = timedelta(days=1)
    index = RateIndex([(START, Decimal("0.1")), (START + day, Decimal("0.2"))])
    assert index.apr_at(START - day) is None
    assert index.apr_at(START) == Decimal("0.1")
    assert index.apr_at(START + 5 * day) == Decimal("0.2")
