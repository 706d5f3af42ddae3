"""The lines of the plan differ from the result by what plans made of it, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from journal_app.reports.followed_figures import figure_table, followed_figures
from journal_app.reports.hindsight import Borrowing
from journal_app.reports.plan_lines import Seen, instead_of, plan_lines

START = datetime(2026, 1, 1, tzinfo=UTC)
LEVELS = (Decimal(0), Decimal(5), Decimal(2), Decimal("9.5"))
POINTS = [(START + timedelta(days=day), level) for day, level in enumerate(LEVELS)]
SECOND = Seen(actual=Decimal(-3), plan=Decimal(4), left_alone=Decimal(-1))
FOURTH = Seen(actual=Decimal(1), plan=Decimal(0), left_alone=Decimal("0.5"))


def test_a_trade_without_a_plan_counts_as_it_came() -> None:
    lines = plan_lines(POINTS, [1, 2, 3], {2: instead_of(SECOND)})
    assert [level for _, level in lines.plan.points] == [0, 5, 9, Decimal("16.5")]
    assert [level for _, level in lines.left_alone.points] == [0, 5, 4, Decimal("11.5")]
    assert [at for at, _ in lines.plan.points] == [at for at, _ in POINTS]
    assert lines.followed == 1


def test_without_any_plan_the_lines_are_the_result() -> None:
    lines = plan_lines(POINTS, [1, 2, 3], {})
    assert list(lines.plan.points) == list(lines.left_alone.points) == POINTS
    assert plan_lines((), (), {}).plan.points == ()


def test_what_following_told_adds_up() -> None:
    borrowings = [
        Borrowing(1, Decimal(8), Decimal(3)),
        Borrowing(1, Decimal(-2), Decimal("-0.5")),
    ]
    told = followed_figures(7, [SECOND, FOURTH], 1, 2, borrowings)
    assert {each.key: (each.value, each.sample) for each in told} == {
        "actual_line": (-2, 2),
        "plan_line": (4, 2),
        "left_alone_line": (Decimal("-0.5"), 2),
        "lost_on_cost": (1, 7),
        "reached_after_all": (2, 7),
        "borrowing_effect": (Decimal("3.5"), 2),
    }
    assert figure_table("Hindsight", told).column("value") == [each.value for each in told]


def test_of_nothing_there_is_a_reason_and_no_zero() -> None:
    told = {each.key: each for each in followed_figures(0, [], 0, 0, [])}
    assert told["plan_line"].value is None
    assert told["plan_line"].reason == "nothing_followed"
    assert told["borrowing_effect"].reason == "no_own_money"
