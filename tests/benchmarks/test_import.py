"""P4 and the full rebuild of P7: a large file into a journal, and all its figures anew."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Final

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.ledger.replay import replay
from journal_app.importers.detect import read_file
from journal_app.importers.options import Options
from journal_app.services.ports import Journal
from journal_app.services.reckoning import rederive
from journal_app.services.transferring import ImportReport, Source, import_file
from journal_app.services.uncollected import uncollected
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.benchmarks.floors import (
    Row,
    cpu_seconds,
    read_and_written_in_bulk,
    writing_connection,
)
from tests.benchmarks.large_journal import ENTRIES_OF_A_TRADE, large_journal
from tests.benchmarks.measured import tell

pytestmark = pytest.mark.benchmark

FILLS: Final = 100_000
ROUNDS: Final = 3
MOST_TIMES_THE_FLOOR: Final = 4
TRADES: Final = 100_000
LEAST_ENTRIES_A_SECOND: Final = 50_000
IMPORTED_AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
WRITTEN: Final = (
    "accounts", "terms", "batches", "raw_rows", "trades", "positions", "tags", "plans", "entries",
    "trade_figures", "actions", "changes",
)  # fmt: skip
"""Every table that an import fills, what is referred to first."""


class StandingClock:
    """It is always the same time."""

    def now(self) -> datetime:
        return IMPORTED_AT


class History:
    """A trade history of two coins, and what its fills come to when they are added up.

    Positions are opened, added to, reduced, closed and turned; in the end both are closed.
    cash: of all sales less all purchases, which is the gross profit once nothing is left.
    """

    def __init__(self, fills: int, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.at = datetime(2025, 1, 13)  # noqa: DTZ001 - written without a zone, as it is there
        self.lines = ["time,coin,dir,px,sz,ntl,fee,closedPnl"]
        self.fees = self.cash = Decimal(0)
        held = dict.fromkeys(("ETH", "BTC"), 0)
        for _ in range(fills):
            coin = self.chance.choice(list(held))
            size = self.chance.choice([1, -1]) * self.chance.randint(1, 5)
            if held[coin] and self.chance.random() < 0.6:
                size = -held[coin]
            self._fill(coin, size)
            held[coin] += size
        for coin, size in held.items():
            if size:
                self._fill(coin, -size)

    def _fill(self, coin: str, size: int) -> None:
        self.at += timedelta(seconds=self.chance.randint(1, 400))
        price = Decimal(self.chance.randint(200_000, 400_000)).scaleb(-2)
        amount = Decimal(abs(size)).scaleb(-3)
        value = amount * price
        fee = (value * Decimal("0.00045")).quantize(Decimal("0.000001"))
        word = "Open Long" if size > 0 else "Open Short"
        self.fees += fee
        self.cash += -value if size > 0 else value
        time = f"{self.at:%d/%m/%Y - %H:%M:%S}"
        self.lines.append(f"{time},{coin},{word},{price},{amount},{value},{fee},0")


@contextmanager
def journal_in(path: Path) -> Iterator[tuple[JournalFile, Journal]]:
    """A new journal, ready to be written, with all that writing needs loaded."""
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.unit_of_work():
            pass
        yield file, journal


def imported(journal: Journal, path: Path) -> ImportReport:
    """What the command does between opening the journal and printing its report."""
    with uncollected():
        file, content_hash = read_file([path.read_bytes()], Options())
        source = Source(path.name, content_hash)
        return import_file(journal, StandingClock(), PresetPlatforms(), file, source)


def rows_in(connection: sqlite3.Connection) -> Mapping[str, Sequence[Row]]:
    """All rows of a journal, by the statement that writes them."""
    written = {}
    for table in WRITTEN:
        cursor = connection.execute(f"SELECT * FROM {table}")
        marks = ", ".join("?" * len(cursor.description))
        written[f"INSERT INTO {table} VALUES ({marks})"] = cursor.fetchall()
    search = connection.execute("SELECT rowid, body FROM search").fetchall()
    return {**written, "INSERT INTO search (rowid, body) VALUES (?, ?)": search}


def test_a_file_of_fills_is_imported(tmp_path: Path) -> None:
    history = History(FILLS)
    fills = tmp_path / "fills.csv"
    fills.write_text("\n".join(history.lines), encoding="utf-8")
    ours, floors = [], []
    for place in range(ROUNDS):
        with journal_in(tmp_path / f"{place}.journal") as (file, journal):
            report: list[ImportReport] = []
            ours.append(cpu_seconds(lambda: report.append(imported(journal, fills))))  # noqa: B023
            assert (report[0].accepted, report[0].rows) == (len(history.lines) - 1,) * 2
            assert report[0].trades_opened == report[0].trades_closed
            assert report[0].fees == history.fees
            assert report[0].net == history.cash - history.fees
            written = rows_in(file.connection)
        with journal_in(tmp_path / f"{place}.floor") as (file, _):
            pass
        with closing(writing_connection(file.path)) as raw:
            floors.append(cpu_seconds(lambda: read_and_written_in_bulk(raw, fills, written)))  # noqa: B023
            assert rows_in(raw) == written
    took, floor = sorted(ours)[ROUNDS // 2], sorted(floors)[ROUNDS // 2]
    rows = sum(map(len, written.values()))
    tell("P4", f"{took / floor:.2f} ({took:.1f} s, {floor:.1f} s for {rows:,} rows)")
    assert took <= MOST_TIMES_THE_FLOOR * floor


def hash_of_figures(connection: sqlite3.Connection) -> str:
    """One hash of all derived rows, digit for digit."""
    digest = blake2b()
    for row in connection.execute("SELECT * FROM trade_figures ORDER BY trade_id"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def test_a_large_journal_is_rebuilt(tmp_path: Path) -> None:
    """Every row is read with its checksum; first to states alone, then all figures anew."""
    path = large_journal(tmp_path / "large.journal", TRADES)
    entries = TRADES * ENTRIES_OF_A_TRADE
    with open_journal(path, for_writing=True) as file, uncollected():
        before = hash_of_figures(file.connection)
        journal = SqliteJournal(file)
        closed = 0

        def replayed() -> None:
            nonlocal closed
            with journal.reading() as uow:
                for _, ledger in uow.entries.of_all():
                    closed += replay(each.entry for each in ledger).is_closed

        def rebuilt() -> None:
            with journal.unit_of_work() as uow:
                ids = [trade.id for trade in uow.trades.every()]
                uow.figures.drop_all()
                rederive(uow, ids)
                uow.commit()

        to_states = cpu_seconds(replayed)
        assert closed == TRADES
        in_all = cpu_seconds(rebuilt)
        assert hash_of_figures(file.connection) == before
    tell(
        "P7 read",
        f"{to_states / entries * 1e6:.1f} µs; all figures written anew {in_all:.0f} s",
    )
    assert entries / to_states >= LEAST_ENTRIES_A_SECOND
