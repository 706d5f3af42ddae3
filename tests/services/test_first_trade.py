"""Which step of its first trade a journal is at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain.trade_line import TradeLine
from journal_app.services.first_trade import FirstStep, FirstTrade, first_trade, next_step
from journal_app.services.ports import Journal
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def line(status: str, opened_at: datetime | None = None) -> TradeLine:
    return TradeLine(
        7, 1, "", "main", "aave_v3", "", status, "ETH", "long", opened_at, *[None] * 9
    )  # fmt: skip


def test_an_empty_journal_begins_with_a_plan(journal: Journal) -> None:
    with journal.reading() as uow:
        assert first_trade(uow) == FirstTrade(FirstStep.PLAN)


@pytest.mark.parametrize(
    ("status", "marked_at", "step"),
    [
        ("draft", None, FirstStep.PLAN),
        ("planned", NOON, FirstStep.OPEN),
        ("open", None, FirstStep.PRICE),
        ("open", NOON - timedelta(hours=1), FirstStep.PRICE),
        ("open", NOON, FirstStep.CLOSE),
        ("closed", NOON, FirstStep.REVIEW),
        ("liquidated", None, FirstStep.REVIEW),
    ],
)
def test_the_only_trade_tells_what_comes_next(
    status: str, marked_at: datetime | None, step: FirstStep
) -> None:
    first = next_step([line(status, NOON)], marked_at, is_reviewed=False)
    assert first == FirstTrade(step, 7)
    assert first.number == list(FirstStep).index(step) + 1


@pytest.mark.parametrize("status", ["closed", "liquidated", "cancelled"])
def test_the_way_ends_with_a_review_or_with_a_plan_that_was_given_up(status: str) -> None:
    assert next_step([line(status, NOON)], NOON, is_reviewed=True) is None


def test_who_has_more_than_one_trade_knows_the_way(demo_file: Path) -> None:
    assert next_step([line("draft"), line("draft")], None, is_reviewed=False) is None
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        assert first_trade(uow) is None
