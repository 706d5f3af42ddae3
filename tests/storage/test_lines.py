"""Lines of the list: they are sorted by what they show; a spoilt plan spoils no other."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.trade import Status
from journal_app.services.ports import TradeFilter
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

WITH_PRICE = TradeFilter(statuses=(Status.OPEN.value, Status.PLANNED.value))


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_file, tmp_path / "demo.journal"))


@pytest.fixture
def journal(demo: Path) -> Iterator[SqliteJournal]:
    with open_journal(demo, for_writing=False) as file:
        yield SqliteJournal(file)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", ["leverage", "average_entry", "liquidation_price"])
def test_a_list_is_sorted_by_what_it_shows(
    journal: SqliteJournal, name: str, *, descending: bool
) -> None:
    with journal.reading() as uow:
        ids = uow.lists.ids(WITH_PRICE, sorted_by=name, descending=descending)
        lines = uow.lists.lines(ids)
    shown = [getattr(line, name) for line in lines]
    told = [value for value in shown if value is not None]
    assert {line.status for line in lines if getattr(line, name) is not None} == {
        Status.OPEN,
        Status.PLANNED,
    }
    assert told == sorted(told, reverse=descending)
    assert shown[: len(told)] == told


def test_a_plan_that_cannot_be_read_leaves_the_others_their_lines(demo: Path) -> None:
    damaged = sqlite3.connect(demo)
    damaged.execute(
        "UPDATE plans SET body = '{broken' WHERE trade_id IN"
        " (SELECT id FROM trades WHERE status = 'planned')"
    )
    damaged.commit()
    damaged.close()
    with open_journal(demo, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        ids = uow.lists.ids(TradeFilter(), sorted_by="leverage")
        lines = uow.lists.lines(ids)
    assert len(lines) == 150
    planned = [line for line in lines if line.status == Status.PLANNED]
    assert [line.leverage for line in planned] == [None, None]
