"""What a rate does to a position: until the line, until the profit is eaten, along a schedule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from math import exp

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.exact import ONE, exact
from journal_app.domain.margin.isolated import DebtRatio, EquityRatio, IsolatedLaw, Lending
from journal_app.domain.market.curves import AdaptiveCurve, KinkedCurve, TwoSlopeCurve
from journal_app.domain.market.interest import COMET, PER_SECOND, SIMPLE, Segment
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.financing import LENT_FOR, Financing, Perpetual, Stake
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.planning.rates import (
    RATES,
    DatedRate,
    RatedPosition,
    curve_points,
    interest_table,
    scheduled,
    segments,
)
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

D = Decimal
DAY = D(86_400)
LONG, SHORT = LENT_FOR[Direction.LONG], LENT_FOR[Direction.SHORT]
AAVE = Lending(D("0.83"))


def rated(
    law: IsolatedLaw,
    financing: Financing,
    *,
    own: int = 20_000,
    fee_rate: str = "0",
    price: int = 2_000,
) -> RatedPosition:
    """20 ETH at 2,000, at twice the own money unless it is said otherwise."""
    stake = Stake(D(20), D(2_000), D(own))
    costs = HoldingCosts(fee_rate=D(fee_rate))
    return RatedPosition(IsolatedPosition(stake, financing, law, costs), D(price))


LAWS: list[tuple[IsolatedLaw, Financing]] = [
    (AAVE, LONG),
    (AAVE, SHORT),
    (EquityRatio(D("0.2")), LONG),
    (EquityRatio(D("0.2")), SHORT),
    (DebtRatio(D("0.2")), LONG),
    (DebtRatio(D("0.2")), SHORT),
    (EquityRatio(D("0.05")), Perpetual(Direction.LONG)),
    (EquityRatio(D("0.05")), Perpetual(Direction.SHORT)),
]


@pytest.mark.parametrize(
    ("law", "financing", "growth"),
    [
        (AAVE, LONG, "0.66"),  # 40,000·0.83 / 20,000
        (AAVE, SHORT, "0.245"),  # 60,000·0.83 / 40,000
        (EquityRatio(D("0.2")), LONG, "0.6"),  # 40,000·0.8 / 20,000
        (EquityRatio(D("0.2")), SHORT, "0.25"),  # 60,000 / (40,000·1.2)
        (DebtRatio(D("0.25")), LONG, "0.6"),  # 40,000 / (1.25·20,000)
        (DebtRatio(D("0.2")), SHORT, "0.25"),
        (EquityRatio(D("0.05")), Perpetual(Direction.LONG), "0.45"),  # (20,000 − 2,000) / 40,000
    ],
)
def test_what_the_rate_may_add_before_the_line(
    law: IsolatedLaw, financing: Financing, growth: str
) -> None:
    assert rated(law, financing).growth_to_line == D(growth)


@pytest.mark.parametrize(("law", "financing"), LAWS)
@pytest.mark.parametrize("apr", ["0.05", "0.8"])
def test_the_days_put_back_reach_the_line(law: IsolatedLaw, financing: Financing, apr: str) -> None:
    position = rated(law, financing)
    days = position.days_to_line(D(apr))
    assert days is not None
    factor = position.convention.factor_over([Segment(D(apr), exact(lambda: days * DAY)())])
    held = financing.holding(position.position.stake, exact(lambda: factor - ONE)())
    assert abs(law.account(held, D(2_000)).room) < D("1e-30") * 40_000


def test_the_days_of_a_loan_worked_by_hand() -> None:
    """ln 1.66 / 0.1 years, but for a tenth of a second: e^rt and (1 + r / Y)^Yt hardly differ."""
    days = rated(AAVE, LONG).days_to_line(D("0.1"))
    assert days is not None
    assert abs(days - D("1.66").ln() / D("0.1") * 365) < D("1e-5")


def test_funding_is_not_compounded() -> None:
    """18,000 of 40,000 · 0.1 a year are 4.5 years."""
    position = rated(EquityRatio(D("0.05")), Perpetual(Direction.LONG))
    assert position.days_to_line(D("0.1")) == D("1642.5")


@pytest.mark.parametrize("apr", ["0", "-0.05"])
@pytest.mark.parametrize(("law", "financing"), LAWS)
def test_a_rate_that_takes_nothing_never_reaches_the_line(
    law: IsolatedLaw, financing: Financing, apr: str
) -> None:
    assert rated(law, financing).days_to_line(D(apr)) is None


def test_a_position_that_owes_nothing_never_reaches_it() -> None:
    paid = rated(AAVE, LONG, own=40_000)
    assert (paid.growth_to_line, paid.days_to_line(D("0.8"))) == (None, None)
    assert paid.break_even_apr(D(2_200), D(30)) is None


def test_past_the_line_no_day_is_left() -> None:
    past = rated(AAVE, LONG, price=1_200)
    assert [past.growth_to_line, past.days_to_line(D("0.1"))] == [0, 0]
    assert past.days_to_line(D("-0.1")) == 0


def test_dated_rates_are_passed_one_after_the_other() -> None:
    """1 %, 2 % and 3 % of growth of a contract's notional in three stretches, 45 % in all."""
    position = rated(EquityRatio(D("0.05")), Perpetual(Direction.LONG))
    year = D(31_536_000)
    schedule = [Segment(D("0.2"), year), Segment(D("-0.1"), year), Segment(D("0.7"), year / 2)]
    assert position.days_to_line_under(schedule) == 365 * (2 + D("0.5"))
    assert position.days_to_line_under(schedule[:2]) is None
    # the last rate goes on for ever
    assert position.days_to_line_under([Segment(D("0.2"), year), Segment(D("0.5"), D(0))]) == (
        365 * D("1.5")
    )
    assert position.days_to_line_under([Segment(D("0.9"), year), Segment(D("0"), D(0))]) == 182.5
    assert position.days_to_line_under([]) is None


@given(st.lists(st.tuples(st.decimals(0, 1, places=2), st.integers(1, 400)), min_size=1))
def test_a_schedule_of_one_rate_is_that_rate(parts: list[tuple[Decimal, int]]) -> None:
    position = rated(AAVE, LONG)
    apr = parts[0][0]
    alone = position.days_to_line(apr)
    cut = position.days_to_line_under([Segment(apr, D(days) * DAY) for _, days in parts])
    if alone is None:
        assert cut is None
    else:
        assert cut is not None
        assert abs(cut - alone) < D("1e-25")


# Until the profit is eaten


@pytest.mark.parametrize(("law", "financing"), LAWS)
@given(st.integers(1, 2_000), st.decimals(D("0.01"), D("0.3"), places=2), st.sampled_from([0, 5]))
def test_at_the_break_even_rate_the_target_pays_nothing(
    law: IsolatedLaw, financing: Financing, days: int, move: Decimal, fee_bps: int
) -> None:
    position = rated(law, financing, fee_rate=str(D(fee_bps).scaleb(-4)))
    sign = 1 if financing.direction is Direction.LONG else -1
    target = 2_000 * (1 + sign * move)
    apr = position.break_even_apr(target, D(days))
    assert apr is not None
    assume(abs(apr) < 50)
    factor = position.convention.factor_over([Segment(apr, D(days) * DAY)])
    growth = exact(lambda: factor - ONE)()
    costs = HoldingCosts(growth, D(365), position.position.costs.fee_rate)
    held = IsolatedPosition(position.position.stake, financing, law, costs)
    assert abs(held.loss_at(target)) < D("1e-25")


def test_a_break_even_rate_worked_by_hand() -> None:
    """10 % on 40,000 are 4,000, a tenth of them a year's funding: r = 0.1 in a year."""
    position = rated(EquityRatio(D("0.05")), Perpetual(Direction.LONG))
    assert position.break_even_apr(D(2_200), D(365)) == D("0.1")
    assert position.break_even_apr(D(2_200), D(73)) == D("0.5")
    assert position.break_even_apr(D(2_200), D(0)) is None


def test_fees_may_eat_the_profit_alone() -> None:
    position = rated(AAVE, LONG, fee_rate="0.03")
    rate = position.break_even_apr(D(2_010), D(30))
    assert rate is not None
    assert rate < 0
    ruinous = rated(AAVE, LONG, fee_rate="0.5")
    assert ruinous.break_even_apr(D(2_010), D(30)) is None


def test_no_rate_eats_a_profit_in_next_to_no_time() -> None:
    """ln 1.1 in 10⁻²⁵ seconds: a rate of more digits than a number may have."""
    position = rated(AAVE, LONG)
    assert position.break_even_apr(D(2_010), D("1e-30")) is None
    assert position.break_even_apr(D(2_010), D("1e-4")) is not None


# Tables


def test_interest_from_five_to_eighty_percent() -> None:
    rows = interest_table(D(20_000), D(365))
    assert [row.apr for row in rows] == list(RATES)
    ten = rows[1]
    assert abs(ten.interest - 20_000 * ten.apy) < D("1e-20")
    assert round(ten.interest, 4) == D("2103.4184")  # 20,000·(e^0.1 − 1)
    assert round(ten.per_day, 4) == D("5.4802")
    simple = interest_table(D(20_000), D(365), SIMPLE, [D("0.1")])[0]
    assert [simple.interest, simple.balance] == [2_000, 22_000]
    # a guide's 20,000 at 10 % cost 5.48 a day
    assert round(simple.per_day, 2) == D("5.48")


@pytest.mark.parametrize(("days", "apr"), [(1, "70"), (10**9, "0.5")])
def test_a_rate_beyond_all_bounds_is_refused_at_its_place(days: int, apr: str) -> None:
    with pytest.raises(Refused) as refused:
        interest_table(D(1), D(days), PER_SECOND, [D("0"), D(apr)])
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("rates/1", "growth_out_of_range")


def test_a_curve_is_read_every_five_percent() -> None:
    """WETH on Aave v3: 2.7 % at 90 %, 42.7 % at 95 %, 82.7 % where all is lent.

    Source: BGD Labs, aave-helpers, reports/default_before.json of 2026-02-17.
    """
    points = curve_points(TwoSlopeCurve(D(0), D("0.027"), D("0.8"), D("0.9")).borrow_apr)
    assert len(points) == 21
    assert [point.apr for point in points[-3:]] == [D("0.027"), D("0.427"), D("0.827")]
    assert round(points[-1].apy, 6) == D("1.286449")
    kinked = curve_points(KinkedCurve(D("0.015"), D("0.035"), D("0.25"), D("0.8")).apr, [D("0.9")])
    assert kinked[0].apr == D("0.068")
    morpho = AdaptiveCurve(D("0.04"))
    assert curve_points(lambda u: morpho.after(u, D(0)).borrow_apr, [ONE])[0].apr == D("0.16")


def test_a_curve_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        curve_points(lambda _: D(70))
    assert refused.value.problems[0].field == "curve"


# A dated schedule

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def at(days: int, apr: str) -> DatedRate:
    return DatedRate(NEW_YEAR + timedelta(days=days), D(apr))


def test_a_dated_schedule_is_applied_to_the_millisecond() -> None:
    until = NEW_YEAR + timedelta(days=90, milliseconds=1)
    found = segments([at(0, "0.05"), at(31, "0.8")], until)
    assert found == (Segment(D("0.05"), 31 * DAY), Segment(D("0.8"), 59 * DAY + D("0.001")))
    simple = SIMPLE.factor_over(found)
    assert round(simple, 9) == round(1 + D("0.05") * 31 / 365 + D("0.8") * 59 / 365, 9)
    # Comet accrues linearly in each stretch and compounds from one to the next
    stretches = (1 + D("0.05") * 31 / 365) * (1 + D("0.8") * 59 / 365)
    assert round(COMET.factor_over(found), 9) == round(stretches, 9)


def test_a_position_under_dated_rates() -> None:
    """20,000 borrowed at 5 % for 31 days and at 80 % for 59, each second."""
    until = NEW_YEAR + timedelta(days=90)
    held = rated(EquityRatio(D("0.2")), LONG)
    found = scheduled(held, [at(0, "0.05"), at(31, "0.8")], until, PER_SECOND)
    assert held.bearing == 20_000
    power = float((D("0.05") * 31 + D("0.8") * 59) / 365)
    assert round(float(found.factor), 7) == round(exp(power), 7)
    assert found.balance - found.interest == 20_000
    assert found.days_to_line is not None


def test_dates_that_do_not_follow_each_other_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        segments([at(0, "0.05"), at(0, "0.1"), at(9, "0.1")], NEW_YEAR)
    assert [problem.field for problem in refused.value.problems] == ["schedule/1/at", "until"]
    with pytest.raises(Refused) as refused:
        segments([], NEW_YEAR)
    assert refused.value.problems[0].code == "missing"
