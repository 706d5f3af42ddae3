"""R9: undo and redo through random steps with restarts between, back to equal bytes."""

from __future__ import annotations

import sqlite3
import statistics
import time
from contextlib import closing
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import KINDS
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import reckoned_anew, rederive
from journal_app.services.recording import record_entry
from journal_app.services.undo import redo, undo
from journal_app.storage.check import checks_of
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import FIGURES, RECORDED
from tests.benchmarks.large_journal import large_journal
from tests.faults.counted import count
from tests.faults.steps import Steps
from tests.services.samples import NEW_YEAR, bare_trade, round_trip

BYTES_OF: Final = (*RECORDED, FIGURES.table)
Content = dict[str, str]


def content(path: Path) -> Content:
    """Every byte of the tables, as one digest for each."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: _digest(connection, table) for table in BYTES_OF}


def _digest(connection: sqlite3.Connection, table: str) -> str:
    digest = sha256()
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _import(uow: UnitOfWork, trades: int, hour: int) -> None:
    batch = uow.imports.add(NEW_YEAR, "fills.csv", "hyperliquid", "0f")
    rows = [(line, "1,2", f"{hour}/{line}", 0, "accepted") for line in range(2 * trades)]
    raw_row_ids = uow.imports.add_rows(batch, rows)
    added = uow.trades.add_many([bare_trade("aave_v3")] * trades)
    uow.entries.add_many(
        (trade_id, entry, raw_row_id)
        for place, trade_id in enumerate(added)
        for entry, raw_row_id in zip(
            round_trip(hour + place, "2000", "2100"), raw_row_ids[2 * place :], strict=False
        )
    )
    rederive(uow, added)


def run(path: Path, steps: int, seed: int) -> Steps:
    """Do so many random steps, take all back, do all again, comparing bytes at each."""
    create_journal(path)
    random_steps = Steps(path, seed)
    states = [content(path)]
    while len(states) <= steps:
        with random_steps.journal() as journal:
            for _ in range(random_steps.chance.randrange(1, 12)):
                random_steps.do(journal)
                if (present := content(path)) != states[-1]:  # else it leaves no trace
                    states.append(present)
    assert_whole(path)
    place = len(states) - 1
    target = 0
    while (place, target) != (len(states) - 1, len(states) - 1):
        with random_steps.journal() as journal:
            for _ in range(random_steps.chance.randrange(1, 12)):
                if place == target:
                    break
                back = place > target
                assert (undo if back else redo)(journal) is not None
                place += -1 if back else 1
                assert content(path) == states[place], place
        if place == target == 0:
            target = len(states) - 1
    with random_steps.journal() as journal:
        assert redo(journal) is None
    count("steps taken back and done again", len(states) - 1)
    return random_steps


def assert_whole(path: Path) -> None:
    """Every check passes, the figures reckoned anew among them."""
    with (
        open_journal(path, for_writing=False) as file,
        SqliteJournal(file).reading() as reading,
    ):
        checks = list(checks_of(file.connection, reading, reckoned_anew))
    assert [check for check in checks if not check.is_passed] == []


def test_undo_and_redo_through_random_steps(tmp_path: Path) -> None:
    run(tmp_path / "random.journal", steps=40, seed=9)


@pytest.mark.long
def test_undo_and_redo_through_a_thousand_steps(tmp_path: Path) -> None:
    """With every kind of step and of entry among them."""
    done = run(tmp_path / "random.journal", steps=1_000, seed=99)
    assert set(done.done) == set(done.every)
    assert set(done.kinds) == set(KINDS)


def test_an_import_of_many_rows_is_taken_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        _import_is_undone(SqliteJournal(file), path, trades=2_500)


@pytest.mark.long
def test_an_import_of_a_hundred_thousand_rows_is_taken_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        _import_is_undone(SqliteJournal(file), path, trades=50_000)


@pytest.mark.long
def test_one_undo_among_a_hundred_thousand_trades_takes_less_than_20_ms(tmp_path: Path) -> None:
    """The median of many, durable as ever."""
    path = large_journal(tmp_path / "large.journal", 100_000)
    at = NEW_YEAR + timedelta(days=9_000)
    times = []
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        for number in range(1, 22):
            note = Draft(kind="note", at=at, note=f"remark {number}")
            record_entry(journal, Standing(at), number * 4_500, note)
            start = time.perf_counter()
            assert undo(journal) is not None
            times.append((time.perf_counter() - start) * 1000)
    print(f"one undo: mostly {statistics.median(times):.1f} ms, {min(times):.1f} ms at best")
    assert statistics.median(times) < 20


class Standing:
    """A clock that stands at a moment."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at


def _import_is_undone(journal: SqliteJournal, path: Path, trades: int) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        first = uow.trades.add(bare_trade("aave_v3")).id
        uow.entries.add(first, kinds.Note(at=NEW_YEAR, note="before"))
        rederive(uow, [first])
        uow.commit()
    before = content(path)
    with journal.unit_of_work() as uow:
        uow.begin_action("import", NEW_YEAR)
        _import(uow, trades, hour=1)
        assert sum(1 for _ in uow.entries.of_all()) == trades + 1
        uow.commit()
    after = content(path)
    assert after["entries"] != before["entries"]
    undo(journal)
    assert content(path) == before
    redo(journal)
    assert content(path) == after
    undo(journal)
    assert content(path) == before
