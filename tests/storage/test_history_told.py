"""The history is told by its indexes: a page of 100,000 steps costs no more than one of a few."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.problems import JournalUnusable
from journal_app.services.ports import HistoryFilter
from journal_app.services.reckoning import rederive
from journal_app.storage.changes import change_checksum
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.images import image
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import ENTRIES
from journal_app.storage.mapping import entry_record
from tests.services.samples import NEW_YEAR, bare_trade, hours

T = TypeVar("T")

STEPS = 100_000
TRADES = 1_000


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalFile]:
    """A thousand trades, imported, and a hundred thousand remarks on them, one step each."""
    path = tmp_path_factory.mktemp("told") / "long.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as opened:
        with SqliteJournal(opened).unit_of_work() as uow:
            uow.begin_action("import", NEW_YEAR, file="many.csv")
            added = uow.trades.add_many([bare_trade()] * TRADES)
            first = kinds.Note(at=NEW_YEAR, note="imported")
            uow.entries.add_many((trade_id, first, None) for trade_id in added)
            rederive(uow, added)
            uow.commit()
        write_remarks(opened)
        yield opened


def write_remarks(file: JournalFile) -> None:
    columns = ",".join(ENTRIES.columns)
    marks = ", ".join("?" * (len(ENTRIES.columns) + 1))
    connection = file.connection
    connection.execute("BEGIN IMMEDIATE")
    for step in range(STEPS):
        trade_id, entry_id = step % TRADES + 1, TRADES + step + 1
        note = kinds.Note(at=NEW_YEAR + timedelta(minutes=step + 1), note=f"remark {step}")
        stored = ENTRIES.stored(entry_record(entry_id, trade_id, note))
        facts = json.dumps({"number": str(trade_id), "trade_id": str(trade_id)})
        connection.execute(
            "INSERT INTO actions (id, at, name, facts, state) VALUES (?, ?, ?, ?, 'done')",
            (step + 2, step, "add_entry", facts),
        )
        content = ("entries", entry_id, columns, None, b"[" + image(stored) + b"]")
        connection.execute(
            "INSERT INTO changes (action_id, row_count, table_name, first_id, columns, before,"
            " after, checksum) VALUES (?, 1, ?, ?, ?, ?, ?, ?)",
            (step + 2, *content, change_checksum(*content)),
        )
        connection.execute(
            f"INSERT INTO entries ({', '.join(ENTRIES.columns)}, checksum) VALUES ({marks})",
            (*stored, "-"),
        )
    connection.execute("COMMIT")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and the least milliseconds of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - start) * 1000)
    return result, min(times)


def test_any_page_comes_at_once(file: JournalFile) -> None:
    with SqliteJournal(file).reading() as uow:
        newest, first_ms = timed(lambda: uow.history.actions(HistoryFilter(), limit=200))
        deep, deep_ms = timed(lambda: uow.history.actions(HistoryFilter(), before=500, limit=200))
    assert [past.action.id for past in newest] == list(range(STEPS + 1, STEPS - 199, -1))
    assert [past.action.id for past in deep] == list(range(499, 299, -1))
    assert max(first_ms, deep_ms) < 20, (first_ms, deep_ms)


def test_the_history_of_one_trade_is_found_among_all(file: JournalFile) -> None:
    wanted = HistoryFilter(trade_id=77)
    with SqliteJournal(file).reading() as uow:
        found, took_ms = timed(lambda: uow.history.actions(wanted, limit=1_000))
        changed, count = uow.history.changed(1, trade_id=77, limit=9)
    assert [past.action.id for past in found] == [*range(STEPS - TRADES + 78, 77, -TRADES), 1]
    assert {each.table for each in changed} == {"trades", "entries"}
    assert (len(changed), count) == (2, 2)
    assert took_ms < 600, took_ms


def test_words_are_found_among_all(file: JournalFile) -> None:
    wanted = HistoryFilter(words=(("many.csv", ()),))
    with SqliteJournal(file).reading() as uow:
        found, took_ms = timed(lambda: uow.history.actions(wanted, limit=200))
    assert [past.action.name for past in found] == ["import"]
    assert took_ms < 600, took_ms


def test_a_damaged_image_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "damaged.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as opened:
        journal = SqliteJournal(opened)
        with journal.unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            trade = uow.trades.add(bare_trade())
            uow.entries.add(trade.id, kinds.Note(at=hours(1), note="true"))
            uow.commit()
        opened.connection.execute(
            "UPDATE changes SET after = CAST(replace(after, 'true', 'else') AS BLOB)"
            " WHERE table_name = 'entries'"
        )
        with journal.reading() as uow, pytest.raises(JournalUnusable, match="row_damaged"):
            uow.history.changed(1, limit=9)
