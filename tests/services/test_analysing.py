"""What screens are told of a selection agrees with the trades it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.reports.discipline import answered, rules_of
from journal_app.reports.grouping import grouped, in_order, statistics_of
from journal_app.services.analysing import (
    GroupedBy,
    Span,
    analysis_in,
    groups_in,
    rules_in,
    spanning,
)
from journal_app.services.browsing import EVERY, records
from journal_app.services.ports import Journal
from journal_app.services.reviewing import statistics_by
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NOISE = Decimal("1e-40")


@pytest.fixture(scope="module")
def demo(demo_file: Path) -> Iterator[Journal]:
    with open_journal(demo_file, for_writing=False) as file:
        yield SqliteJournal(file)


def test_an_analysis_tells_the_trades_that_pass(demo: Journal) -> None:
    with demo.reading() as uow:
        wanted = replace(EVERY, directions=("long",))
        told = analysis_in(uow, wanted, NOW)
        counted = [each for each in records(uow, wanted) if each.figures.status.is_counted]
        assert rules_in(uow, wanted) == rules_of(
            answered(sorted(counted, key=lambda each: each.figures.closed_at or NOW))
        )
        assert analysis_in(uow, replace(wanted, assets=("none",)), NOW).has_closed
    expected = statistics_of(counted, OwnMoney(Decimal(60_000)))
    assert told.statistics.count == len(counted) > 20
    assert told.statistics.net == expected.net
    assert told.statistics.max_drawdown == expected.max_drawdown
    assert abs(told.total.net - expected.net) < NOISE
    assert told.equity.equity.points[-1][1] == expected.net
    assert sum(each.trades for each in told.r_classes) == told.with_r
    for by in (told.by_day, told.by_hour):
        assert sum(result.trades for result in by.values()) == len(counted)
        assert abs(sum((result.net for result in by.values()), ZERO) - expected.net) < NOISE


def test_a_stretch_rests_on_what_was_won_before_it(demo: Journal) -> None:
    start = datetime(2026, 6, 1, tzinfo=UTC)
    since = replace(EVERY, closed_from=start)
    with demo.reading() as uow:
        every = [each for each in records(uow, EVERY) if each.figures.status.is_counted]
        told = analysis_in(uow, since, NOW).statistics
    earlier = [each for each in every if (each.figures.closed_at or NOW) < start]
    later = [each for each in every if each not in earlier]
    won = sum((each.figures.total.net for each in earlier), ZERO)
    assert won != 0
    expected = statistics_of(later, OwnMoney(Decimal(60_000) + won)).worst_drawdown_fraction
    assert expected is not None
    for of in (told, *(statistics_by(demo, wanted=since, at=at).whole for at in (None, NOW))):
        found = of.worst_drawdown_fraction
        assert found is not None
        assert (found.began, found.bottomed) == (expected.began, expected.bottomed)
        assert abs(found.peak - expected.peak) < NOISE


def test_a_span_ends_with_the_journals_last_day(demo: Journal) -> None:
    with demo.reading() as uow:
        counts = {
            span: analysis_in(uow, spanning(uow, span, EVERY, NOW), NOW).statistics.count
            for span in Span
        }
    assert counts[Span.ALL] > counts[Span.TWELVE_MONTHS] > counts[Span.THREE_MONTHS] > 0
    assert Span.TWELVE_MONTHS.first_day(date(2026, 11, 20)) == date(2025, 12, 1)
    assert Span.YEAR.first_day(date(2026, 11, 20)) == date(2026, 1, 1)


@pytest.mark.parametrize("by", get_args(GroupedBy))
def test_groups_agree_with_those_of_whole_trades(demo: Journal, by: GroupedBy) -> None:
    with demo.reading() as uow:
        found = groups_in(uow, EVERY, by)
        counted = [each for each in records(uow) if each.figures.status.is_counted]
    expected = {name: statistics_of(members) for name, members in grouped(counted, by, UTC).items()}
    assert {name: (told.count, told.net, told.sqn) for name, told in found.items()} == {
        name: (told.count, told.net, told.sqn) for name, told in expected.items()
    }
    nets = [told.net for told in found.values()]
    if by in ("month", "weekday", "hour", "held", "leverage"):
        assert list(found) == in_order(found)
    else:
        assert nets == sorted(nets, reverse=True)


def test_an_empty_journal_has_nothing_to_tell(journal: Journal) -> None:
    with journal.reading() as uow:
        told = analysis_in(uow, EVERY, NOW)
    assert (told.statistics.count, told.last_day, told.equity.equity.points) == (0, NOW.date(), ())
    assert not told.has_closed
