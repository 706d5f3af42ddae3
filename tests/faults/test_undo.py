"""R9: undo and redo through random steps with restarts between, back to equal bytes."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from journal_app.domain import entries as kinds
from journal_app.domain.drafts import Draft
from journal_app.domain.market import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.terms import Terms
from journal_app.services.marking import keep_observations
from journal_app.services.ports import Account, DayNote, RecordedEntry, UnitOfWork
from journal_app.services.reckoning import reckoned_anew, rederive
from journal_app.services.recording import (
    correct_entry,
    delete_entry,
    open_trade,
    record_entry,
    trash,
)
from journal_app.services.undo import redo, undo
from journal_app.storage.check import checks_of
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import FIGURES, RECORDED
from tests.services.samples import ETH, NEW_YEAR, TERMS, USDC, bare_trade, hours, round_trip

BYTES_OF: Final = (*RECORDED, FIGURES.table)
Content = dict[str, str]


class StandingClock:
    """It is always the same time."""

    def now(self) -> datetime:
        return NEW_YEAR


class Platforms:
    """One platform is known."""

    def terms(self, platform: str) -> Terms | None:
        return TERMS if platform == TERMS.platform else None


def content(path: Path) -> Content:
    """Every byte of the tables, as one digest for each."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: _digest(connection, table) for table in BYTES_OF}


def _digest(connection: sqlite3.Connection, table: str) -> str:
    digest = sha256()
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


class Steps:
    """Random things a user does, on a journal that is closed and opened now and then."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.hour = 0

    @contextmanager
    def journal(self) -> Iterator[SqliteJournal]:
        with open_journal(self.path, for_writing=True) as file:
            yield SqliteJournal(file)

    def do(self, journal: SqliteJournal) -> None:
        """Do one thing that is possible."""
        while True:
            step = self.chance.choice(
                [
                    self.open,
                    self.record,
                    self.correct,
                    self.delete,
                    self.trash,
                    self.mark,
                    self.bring,
                    self.annotate,
                ]
            )
            try:
                step(journal)
            except (Refused, LookupError):
                continue
            return

    def open(self, journal: SqliteJournal) -> None:
        self.hour += 1
        open_trade(
            journal, StandingClock(), Platforms(),
            [self._draft("deposit", USDC, "1000"), self._draft("open", ETH, self._amount())],
            account=self.chance.choice(["main", "hot"]), platform="aave_v3", strategy="trend",
            tags=("a", "b"),
        )  # fmt: skip

    def record(self, journal: SqliteJournal) -> None:
        self.hour += 1
        word = self.chance.choice(["add", "reduce", "close", "borrow", "repay", "note", "stop"])
        asset = USDC if word in ("borrow", "repay") else ETH
        draft = self._draft(word, asset, self._amount())
        record_entry(journal, StandingClock(), self._trade(journal), draft)

    def correct(self, journal: SqliteJournal) -> None:
        trade_id = self._trade(journal)
        entry = self._entry(journal, trade_id)
        draft = replace(self._draft("note", None, None), at=entry.entry.at)
        correct_entry(journal, StandingClock(), trade_id, entry.id, draft)

    def delete(self, journal: SqliteJournal) -> None:
        trade_id = self._trade(journal)
        entry = self._entry(journal, trade_id)
        delete_entry(journal, StandingClock(), trade_id, entry.id)

    def trash(self, journal: SqliteJournal) -> None:
        trash(journal, StandingClock(), [self._trade(journal)])

    def mark(self, journal: SqliteJournal) -> None:
        self.hour += 1
        with journal.unit_of_work() as uow:
            uow.begin_action("mark", NEW_YEAR)
            at = hours(self.chance.randrange(self.hour + 5))
            keep_observations(
                uow,
                [Mark(ETH, at, Decimal(self.chance.randrange(1900, 2100)))],
                [RatePoint("aave_v3", USDC, at, Decimal(self.chance.randrange(20)) / 100)],
            )
            uow.commit()

    def bring(self, journal: SqliteJournal) -> None:
        """Import a file of some trades."""
        with journal.unit_of_work() as uow:
            uow.begin_action("import", NEW_YEAR)
            _import(uow, self.chance.randrange(1, 40), self.hour)
            uow.commit()

    def annotate(self, journal: SqliteJournal) -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action("settings", NEW_YEAR)
            uow.keep_day_note(DayNote(day="2026-01-01", text=str(self.chance.random())))
            uow.keep_account(Account(name="main", note=str(self.chance.random())))
            uow.settings.put("capital", str(self.chance.randrange(10**6)))
            uow.commit()

    def _trade(self, journal: SqliteJournal) -> int:
        with journal.reading() as uow:
            return self.chance.choice([trade.id for trade in uow.trades.every()])

    def _entry(self, journal: SqliteJournal, trade_id: int) -> RecordedEntry:
        with journal.reading() as uow:
            return self.chance.choice(uow.entries.of(trade_id))

    def _amount(self) -> str:
        return str(Decimal(self.chance.randrange(1, 10**9)) / 10**6)

    def _draft(self, kind: str, asset: Asset | None, amount: str | None) -> Draft:
        return Draft(
            kind=kind,
            at=hours(self.hour),
            asset=asset,
            amount=None if amount is None else Decimal(amount),
            price=Decimal(1) if asset == USDC else Decimal(2000 + self.hour),
            note="said 0x1" if self.chance.random() < 0.5 else "",
        )


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


def run(path: Path, steps: int, seed: int) -> None:
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
    run(tmp_path / "random.journal", steps=1_000, seed=99)


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
        journal = SqliteJournal(file)
        _import_is_undone(journal, path, trades=50_000)
        redo(journal)
        record_entry(
            journal, StandingClock(), 7,
            Draft(kind="note", at=NEW_YEAR + timedelta(days=9_000), note="last"),
        )  # fmt: skip
        start = time.perf_counter()
        assert undo(journal) is not None
        print(f"one undo among 100,000 entries: {(time.perf_counter() - start) * 1000:.1f} ms")


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
