"""Curves, calendars and maps of results hold every trade once, where it belongs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from journal_app.domain.exact import ZERO
from journal_app.domain.periods import month_of, week_of
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.reports.attribution import attribution, compared
from journal_app.reports.closings import Closing
from journal_app.reports.discipline import Answered, Breaches, breaches_of, overrides_of, rules_of
from journal_app.reports.equity import equity_curve
from journal_app.reports.r_distribution import QUARTERS, r_classes
from journal_app.reports.results import (
    Result,
    results_by_day,
    results_by_hour,
    results_by_period,
)

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
D = Decimal


def closing(hours: float, net: str, held: float = 1) -> Closing:
    at = NEW_YEAR + timedelta(hours=hours)
    return Closing(at, at - timedelta(hours=held), D(net))


def test_equity_starts_where_the_first_trade_began_and_falls_from_its_peak() -> None:
    curve = equity_curve([closing(1, "10", 30), closing(2, "-4"), closing(3, "7.5")], D(100))
    assert curve.equity.points == (
        (NEW_YEAR - timedelta(hours=29), D(100)),
        (NEW_YEAR + timedelta(hours=1), D(110)),
        (NEW_YEAR + timedelta(hours=2), D(106)),
        (NEW_YEAR + timedelta(hours=3), D("113.5")),
    )
    assert [fall for _, fall in curve.drawdown.points] == [ZERO, ZERO, D(-4), ZERO]
    assert equity_curve([]).equity.points == ()


def test_months_hold_what_was_closed_in_them_and_nothing_else() -> None:
    months = month_of(date(2026, 3, 5), UTC).trailing(3)
    assert [month.name for month in months] == ["2026-01", "2026-02", "2026-03"]
    told = results_by_period(
        [
            closing(-1, "1000"),
            closing(0, "1"),
            closing(24 * 31 - 1, "2"),
            closing(24 * 60, "-0.000000000000000001"),
            closing(24 * 90, "1000"),
        ],
        months,
    )
    assert [result for _, result in told] == [
        Result(D(3), 2),
        Result(ZERO, 0),
        Result(D("-0.000000000000000001"), 1),
    ]


def test_periods_follow_each_other() -> None:
    week = week_of(date(2026, 12, 30), UTC)
    assert (week.name, week.after().name, week.before().name) == (
        "2026-W53",
        "2027-W01",
        "2026-W52",
    )
    assert month_of(date(2026, 12, 30), UTC).after().name == "2027-01"


def test_days_and_hours_are_those_of_the_zone() -> None:
    zone = ZoneInfo("America/New_York")
    closings = [closing(3, "5"), closing(4.5, "-1"), closing(12, "2", 4)]
    assert results_by_day(closings, zone) == {
        date(2025, 12, 31): Result(D(4), 2),
        date(2026, 1, 1): Result(D(2), 1),
    }
    assert results_by_hour(closings, zone) == {
        (2, 10): Result(D(5), 1),
        (2, 11): Result(D(-1), 1),
        (3, 1): Result(D(2), 1),
    }


def test_the_steps_add_up_to_the_net() -> None:
    total = ProfitAndLoss(
        price=D(10), collateral=D(-2), borrowed=D(1), funding=D(-1), interest=D(3), fees=D(1),
        gas=D("0.5"), swap_cost=D("0.25"), penalty=D(7), collateral_yield=D(2),
    )  # fmt: skip
    steps = attribution(total)
    assert sum(step.amount for step in steps) == total.net
    assert [step.key for step in steps] == [
        "price", "holdings", "yield", "funding", "interest", "costs", "penalty",
    ]  # fmt: skip
    assert [step.key for step in attribution(ProfitAndLoss())] == ["price"]
    assert compared(total, ProfitAndLoss(funding=D(3)))[-1] == ("net", total.net, D(3))
    assert [each.key for each in compared(ProfitAndLoss(), ProfitAndLoss(fees=D(1)))] == [
        "price", "costs", "net",
    ]  # fmt: skip


def test_each_r_lies_in_one_class() -> None:
    told = r_classes([D("-9"), D("-0.25"), D(0), D("0.24"), D("0.25"), D(5), D(9)], QUARTERS)
    found = {(each.low, each.high): each.trades for each in told if each.trades}
    assert found == {
        (None, D(-3)): 1,
        (D("-0.25"), D(0)): 1,
        (D(0), D("0.25")): 2,
        (D("0.25"), D("0.5")): 1,
        (D(5), None): 2,
    }


def answered(net: str, r: str | None, *verdicts: Verdict) -> Answered:
    checklist = [
        ChecklistAnswer(question, f"{question}?", "", verdict)
        for question, verdict in zip(("levels", "size"), verdicts, strict=False)
    ]
    return Answered(D(net), None if r is None else D(r), checklist)


def test_what_overrides_earned_is_told_apart_from_breaches_without_a_reason() -> None:
    reason = ChecklistAnswer("size", "size?", "", Verdict.BREACH, reason="a sure thing")
    trades = [answered("10", "1", Verdict.PASS, Verdict.PASS) for _ in range(5)]
    trades += [Answered(D(-2), D(-1), [reason]) for _ in range(5)]
    trades += [answered("-50", "-1", Verdict.PASS, Verdict.BREACH), answered("7", None)]
    _, size = rules_of(trades)
    assert overrides_of(trades) == Breaches(5, D(-10) - 5 * D(10), 5)
    assert breaches_of(trades) == Breaches(6, D(-60) - 6 * D(10), 5)
    assert (size.override_cost, size.cost, size.missing) == (D(-60), D(-120), None)
    (few,) = rules_of(trades[5:6])
    assert few.missing is not None
    assert few.missing.code == "few_breaches"


def test_what_a_rule_earns_kept_and_broken() -> None:
    kept, broken, warned = Verdict.PASS, Verdict.BREACH, Verdict.WARNING
    trades = [answered("10", "1", kept, warned) for _ in range(5)]
    trades += [answered("-4", "-0.5", kept, broken) for _ in range(4)]
    trades += [answered("-4", None, kept, broken), answered("99", "9")]
    levels, size = rules_of(trades)
    assert (levels.name, levels.asked, levels.kept_share) == ("levels", "levels?", D(1))
    assert (size.kept_share, size.mean_r_kept, size.mean_r_broken) == (D("0.5"), D(1), D("-0.5"))
    assert size.cost == D(-20) - 5 * D(10)
    assert levels.cost is None
    assert levels.mean_r_broken is None
    assert breaches_of(trades) == Breaches(5, D(-70), 5)
