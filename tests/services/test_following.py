"""Trades followed some at a time tell the same as all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.exact import ZERO
from journal_app.reports import charted
from journal_app.reports.grouping import WEEKDAYS
from journal_app.reports.hindsight import borrowing_of, lost_on_cost, reached_after_all, three_lines
from journal_app.reports.interest import Carry, interest_by_span
from journal_app.reports.plan_lines import plan_lines
from journal_app.reports.records import in_counting_order
from journal_app.services.analysing import Span, analysis_in, groups_in, rules_in, spanning
from journal_app.services.browsing import EVERY, records
from journal_app.services.comparing import resampled_in
from journal_app.services.exporting import selection_of
from journal_app.services.following import (
    Followed,
    Following,
    carried_in,
    followed_in,
    following_in,
    hindsight_of,
    instead_in,
    spans_of,
)
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.reviewing import latest_moment
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NOISE = Decimal("1e-30")


class Clock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture(scope="module")
def demo(demo_file: Path) -> Iterator[Journal]:
    with open_journal(demo_file, for_writing=False) as file:
        yield SqliteJournal(file)


def everything(uow: UnitOfWork, span: Span = Span.ALL) -> tuple[Following, list[Followed]]:
    task = following_in(uow, span, EVERY, NOW)
    ids = task.trade_ids
    found = [
        each for at in range(0, len(ids), 37) for each in followed_in(uow, task, ids[at : at + 37])
    ]
    return task, found


def test_in_portions_as_at_once(demo: Journal) -> None:
    with demo.reading() as uow:
        task, followed = everything(uow)
        counted = in_counting_order(records(uow))
        market, until = task.market, latest_moment(uow, NOW)
        told = analysis_in(uow, EVERY, NOW)
    lines = three_lines(counted, market, until)
    figures = {each.key: each for each in hindsight_of(task, followed)}
    assert figures["plan_line"].value == lines.plan.points[-1][1]
    assert figures["left_alone_line"].value == lines.left_alone.points[-1][1]
    assert figures["plan_line"].sample == lines.trades > 100
    assert figures["lost_on_cost"].value == len(lost_on_cost(counted))
    assert figures["reached_after_all"].value == len(reached_after_all(counted, market, until)) > 0
    borrowing = borrowing_of(counted)
    assert borrowing is not None
    assert figures["borrowing_effect"].value == borrowing.effect
    drawn = plan_lines(told.equity.equity.points, task.counted, instead_in(followed))
    assert drawn.followed == lines.trades
    more = lines.plan.points[-1][1] - lines.actual.points[-1][1]
    assert drawn.plan.points[-1][1] - told.equity.equity.points[-1][1] == more


def test_interest_lies_in_the_months_in_which_it_accrued(demo: Journal) -> None:
    with demo.reading() as uow:
        task, followed = everything(uow)
    expected = interest_by_span(selection_of(demo, Clock()))
    carried = {period.name: carry for period, carry in carried_in(task, followed)}
    assert [*carried] == expected.column("span")
    for name, together in zip(expected.column("span"), expected.column("carry"), strict=True):
        assert isinstance(together, Decimal)
        assert abs(carried[str(name)].together - together) < NOISE


def test_a_span_that_is_over_ends_where_it_ends(demo: Journal) -> None:
    """Trades that went on after it bring to it what accrued until its end."""
    with demo.reading() as uow:
        whole, all_of_it = everything(uow)
        before, until_then = everything(uow, Span.THREE_BEFORE)
    months = {period.name: carry for period, carry in carried_in(whole, all_of_it)}
    weeks = [carry for _, carry in carried_in(before, until_then)]
    inside = [months[name] for name in ("2026-06", "2026-07", "2026-08")]
    assert before.spans[0].first_day <= date(2026, 6, 1)
    assert before.spans[-1].day_after <= date(2026, 9, 7)
    assert sum(each.interest for each in weeks) > sum(each.interest for each in inside) * 4 / 5
    assert sum(each.interest for each in weeks) < sum(each.interest for each in months.values())


def test_an_empty_journal_has_nothing_to_follow(journal: Journal) -> None:
    with journal.reading() as uow:
        task, followed = everything(uow)
        assert resampled_in(uow, EVERY) is None
    assert (task.trade_ids, followed) == ([], [])
    assert [(period.name, carry) for period, carry in carried_in(task, followed)] == [
        ("2026-W47", Carry())
    ]
    assert all(not each.value for each in hindsight_of(task, followed))


@pytest.mark.parametrize(
    ("days", "first", "count"), [(99, "2026-W01", 15), (500, "2026-01", 17), (4_000, "2026", 11)]
)
def test_the_longer_the_time_the_longer_its_spans(days: int, first: str, count: int) -> None:
    start = date(2026, 1, 1)
    spans = spans_of(start, start + timedelta(days=days), UTC)
    assert (spans[0].name, len(spans)) == (first, count)
    assert spans[-1].day_after >= start + timedelta(days=days)


def test_a_span_before_another_ends_where_that_begins(demo: Journal) -> None:
    last = date(2026, 11, 20)
    assert Span.THREE_BEFORE.day_after(last) == Span.THREE_MONTHS.first_day(last)
    assert Span.TWELVE_BEFORE.day_after(last) == Span.TWELVE_MONTHS.first_day(last)
    assert Span.LAST_YEAR.day_after(last) == Span.YEAR.first_day(last)
    with demo.reading() as uow:
        wanted = spanning(uow, Span.TWELVE_BEFORE, EVERY, NOW)
        assert wanted.closed_before == spanning(uow, Span.TWELVE_MONTHS, EVERY, NOW).closed_from


def test_charts_are_exported_with_exact_values(demo: Journal) -> None:
    with demo.reading() as uow:
        told = analysis_in(uow, EVERY, NOW)
        groups = groups_in(uow, EVERY, "asset")
        rules = rules_in(uow, EVERY)
        made = resampled_in(uow, replace(EVERY, directions=("short",)))
        task, followed = everything(uow)
    lines = plan_lines(told.equity.equity.points, task.counted, instead_in(followed))
    curve = charted.curve_table(told.equity, lines)
    assert curve.column("result")[-1] == told.statistics.net
    assert curve.column("plan")[-1] == lines.plan.points[-1][1]
    assert len(charted.curve_table(told.equity, None).columns) == 3
    amounts = charted.component_table(told.total).column("amount")
    assert abs(sum(Decimal(str(each)) for each in amounts) - told.total.net) < NOISE
    assert (
        sum(int(str(n)) for n in charted.class_table(told.r_classes).column("trades"))
        == told.with_r
    )
    grouped = charted.group_statistics_table("asset", groups)
    assert grouped.column("net") == [each.net for each in groups.values()]
    hours = charted.hour_table(told.by_hour)
    assert hours.column("weekday")[0] == WEEKDAYS[0]
    days = charted.day_table(told.by_day)
    for table in (hours, days):
        net = sum((Decimal(str(each)) for each in table.column("net")), ZERO)
        assert abs(net - told.statistics.net) < NOISE
    assert charted.earned_table(rules).column("rule") == [rule.name for rule in rules]
    assert made is not None
    assert charted.fan_table(made).column("high")[-1] == made.end.high
    found = [
        (each.number, each.name, each.found, each.net, each.r) for each in followed if each.found
    ]
    extremes = charted.extremes_table(found)
    assert len(extremes.rows) == len(found) > 100
