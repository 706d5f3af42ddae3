"""Today's figures of the demo: its two cases, the sums that others reckon too, and the days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.periods import Period, month_of, week_of
from journal_app.services.equity_days import EquityHistory, equity_history
from journal_app.services.glancing import glance
from journal_app.services.ports import Journal
from journal_app.services.reviewing import review_of
from journal_app.services.watching import Standing, standing_now
from journal_app.storage.database import open_journal
from journal_app.storage.glance import first_look
from journal_app.storage.journal import SqliteJournal

NOW = datetime(2026, 11, 20, 20, 14, tzinfo=UTC)
LEAST = Decimal("1e-20")


@pytest.fixture(scope="module")
def standing(demo_file: Path) -> Standing:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return standing_now(uow, NOW)


@pytest.fixture(scope="module")
def history(demo_file: Path) -> EquityHistory:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return equity_history(uow, NOW)


def test_the_two_cases_of_the_demo_need_attention(standing: Standing) -> None:
    health, rate, *rest = standing.attention
    assert (health.urgency, health.code, health.subject) == (
        "act_now",
        "watch_health_below",
        "wstETH long",
    )
    assert health.mend is not None
    assert health.mend.aim == Decimal("1.75")
    assert (rate.urgency, rate.code, rate.subject) == ("act_now", "watch_rate_unusual", "USDC")
    times = rate.facts["times"]
    assert isinstance(times, Decimal)
    assert times > 2
    *rest, day = rest
    assert {each.urgency for each in rest} == {"soon"}
    assert (day.urgency, day.code) == ("routine", "watch_day_unchecked")


def test_first_paint_and_worker_say_the_same(demo_file: Path, standing: Standing) -> None:
    first = first_look(demo_file, glance)
    assert first is not None
    assert first.book == standing.book
    assert first.marked_at == standing.marked_at
    unfinished = [
        row._replace(rate=None, levels=row.levels._replace(break_even=None))
        for row in standing.positions
    ]
    assert list(first.positions) == unfinished


def test_every_open_position_has_a_row(standing: Standing) -> None:
    assert [row.asset for row in standing.positions] == ["ETH", "BTC", "BTC", "wstETH"]
    assert (standing.with_stop, standing.with_exit) == (4, 4)
    assert standing.most_leverage == 2  # the careful profile, as none was chosen
    assert standing.closest is not None
    assert standing.closest.asset == "wstETH"
    assert standing.closest_urgency == "soon"
    assert not standing.is_leverage_above_most


def test_the_last_point_is_the_equity_now(standing: Standing, history: EquityHistory) -> None:
    assert len(history.points) == 120
    at, equity = history.points[-1]
    assert at == datetime(2026, 11, 20, 20, tzinfo=UTC)
    assert standing.book.equity is not None
    assert abs(equity - standing.book.equity) < LEAST


def test_weeks_and_months_are_those_of_the_review(demo_file: Path, history: EquityHistory) -> None:
    today = date(2026, 11, 20)
    with open_journal(demo_file, for_writing=False) as file:
        journal = SqliteJournal(file)
        week = _net(journal, week_of(today, UTC))
        assert abs(history.change - week) < LEAST
        month = review_of(journal, month_of(today, UTC)).money.total.interest
        assert abs(history.interest - month) < LEAST
        before = week_of(today - timedelta(days=21), UTC)
        equity = dict(history.points)
        change = equity[before.last_moment] - equity[before.before_start]
        assert abs(change - _net(journal, before)) < LEAST


def _net(journal: Journal, period: Period) -> Decimal:
    return review_of(journal, period).money.total.net


def test_an_empty_journal_needs_nothing(journal: Journal) -> None:
    with journal.reading() as uow:
        standing = standing_now(uow, NOW)
        history = equity_history(uow, NOW)

    assert not standing.positions
    assert not standing.attention
    assert standing.book.equity is None
    assert (standing.closest, standing.closest_urgency) == (None, None)
    assert history.below_peak is None
    assert history.is_result
    assert {equity for _, equity in history.points} == {Decimal(0)}
    assert history.change_fraction is None
