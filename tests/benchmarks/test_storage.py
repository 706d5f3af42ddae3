"""P2, P5, P8, the storage part of P4, and one undo (R9).

All but the undo are ratios against the standard library's own work.
"""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.services.ports import TradeFilter
from journal_app.services.recording import record_entry
from journal_app.services.undo import undo
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.benchmarks.floors import (
    Row,
    cpu_seconds,
    fetched_and_summed,
    page_of_tuples,
    read_and_written_in_bulk,
    seconds,
    writing_connection,
    written_row_by_row,
)
from tests.benchmarks.large_journal import NEW_YEAR, figures_in, keep, large_journal, ledgers
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

SIZES: Final = (1_000, 10_000, 100_000)
PAGE: Final = 200
MOST_UNDO_SECONDS: Final = 0.020
COLUMNS: Final = (
    "t.id, t.number, t.label, t.account, t.platform, t.strategy, t.status, f.asset, f.direction,"
    " f.opened_at, f.closed_at, f.net, f.r_initial, f.interest, f.fees, f.health_factor,"
    " f.leverage, json_extract(f.positions, '$[0].average_entry'),"
    " json_extract(f.positions, '$[0].liquidation_price')"
)
GROWN: Final[dict[str, list[float]]] = defaultdict(list)
"""The seconds of each work, in the order of the sizes."""
READ_WHOLE: Final = frozenset({"an order", "a filter", "statistics"})
MOST_OF_LINEAR, MOST_OF_THE_REST = 12, 2
STATISTICS: Final = ("net", "r_initial", "gross", "interest", "funding", "fees")
WRITTEN: Final = (
    "batches", "raw_rows", "trades", "positions", "tags", "entries", "trade_figures", "actions",
    "changes",
)  # fmt: skip


class StandingClock:
    """It is always the same time, after all that is recorded here."""

    def now(self) -> datetime:
        return NEW_YEAR + timedelta(days=10_000)


@pytest.fixture(scope="module", params=SIZES)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> object:
    path = tmp_path_factory.mktemp("large") / "large.journal"
    large_journal(path, request.param)
    with open_journal(path, for_writing=True) as opened:
        yield opened


def trades_in(file: JournalFile) -> int:
    (trades,) = file.connection.execute("SELECT count(*) FROM trades").fetchone()
    return int(trades)


def test_a_page_first_and_deep(file: JournalFile) -> None:
    trades = trades_in(file)
    with SqliteJournal(file).reading() as uow, closing(sqlite3.connect(file.path)) as raw:
        ids = uow.lists.ids(TradeFilter(), "net", descending=True)
        assert len(ids) == trades
        ratios, ours = [], []
        for start in (0, trades * 9 // 10):
            page = list(ids[start : start + PAGE])
            lines = uow.lists.lines(page)
            assert [line.id for line in lines] == page
            tuples = {row[0]: row for row in page_of_tuples(raw, COLUMNS, page)}
            assert all(line.net == Decimal(str(tuples[line.id][11])) for line in lines)
            floor = seconds(lambda page=page: page_of_tuples(raw, COLUMNS, page), 31)  # type: ignore[misc]
            ours.append(seconds(lambda page=page: uow.lists.lines(page), 31))  # type: ignore[misc]
            ratios.append(ours[-1] / floor)
        tell(
            "P2",
            f"{ratios[0]:.2f} and {ratios[1]:.2f} times; deep {ours[1] / ours[0]:.2f} times the top"
            f" ({milliseconds(ours[0])})",
        )
        GROWN["a page"].append(ours[0])
        for column in ("closed_at", "platform", "net"):
            took = seconds(lambda column=column: uow.lists.ids(TradeFilter(), column), 5)  # type: ignore[misc]
            print(f"P3 {trades}: sorted by {column} in {took * 1e3:.0f} ms")
        GROWN["an order"].append(took)
        for text in ("thesis", "0xab", "number 77"):
            took = seconds(lambda text=text: uow.lists.ids(TradeFilter(text=text)), 5)  # type: ignore[misc]
            print(f"P3 {trades}: filtered by {text!r} in {took * 1e3:.0f} ms")
        GROWN["a filter"].append(took)
    assert max(ratios) <= 2.5
    assert ours[1] <= 2 * ours[0]


def test_one_entry_durable(file: JournalFile, tmp_path: Path) -> None:
    trades = trades_in(file)
    journal = SqliteJournal(file)
    hours = count(1)

    def ours() -> None:
        at = NEW_YEAR + timedelta(days=4_000, hours=next(hours))
        draft = Draft(kind="note", at=at, note=f"said at {at}")
        record_entry(journal, StandingClock(), trades // 2, draft)

    ours()
    took = seconds(ours, 31)
    statements = list(statements_of_last_action(file.connection, trades // 2))
    copy = tmp_path / "floor.journal"
    with closing(sqlite3.connect(copy)) as target:
        file.connection.backup(target)
    for _ in range(32):
        undo(journal)
    with closing(writing_connection(copy)) as raw:
        least = seconds(lambda: written_row_by_row(raw, statements), 31)
    tell("P5", f"{took / least:.2f} ({milliseconds(took)}, {milliseconds(least)})")
    GROWN["an entry"].append(took)
    assert took <= 3 * least


def statements_of_last_action(
    connection: sqlite3.Connection, trade_id: int
) -> Iterator[tuple[str, Row]]:
    """The very rows that the last entry made, under ids that can be written again and again."""
    for table, where in (
        ("actions", "1"),
        ("changes", "1"),
        ("entries", f"trade_id = {trade_id}"),
    ):
        row = connection.execute(
            f"SELECT * FROM {table} WHERE {where} ORDER BY id DESC LIMIT 1"
        ).fetchone()
        marks = ", ".join("?" * len(row))
        yield f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row
    row = connection.execute(
        "SELECT * FROM trade_figures WHERE trade_id = ?", (trade_id,)
    ).fetchone()
    marks = ", ".join("?" * len(row))
    yield f"INSERT OR REPLACE INTO trade_figures VALUES ({marks})", row
    (body,) = connection.execute("SELECT body FROM search WHERE rowid = ?", (trade_id,)).fetchone()
    yield "DELETE FROM search WHERE rowid = ?", (trade_id,)
    yield "INSERT INTO search (rowid, body) VALUES (?, ?)", (trade_id, body)


def test_columns_for_statistics(file: JournalFile) -> None:
    trades = trades_in(file)
    query = (
        f"SELECT {', '.join(STATISTICS)} FROM trade_figures"
        " WHERE status IN ('closed', 'liquidated')"
    )
    with SqliteJournal(file).reading() as uow, closing(sqlite3.connect(file.path)) as raw:
        columns = uow.lists.counted(STATISTICS, TradeFilter())
        assert len(columns) == trades
        assert sum(Decimal(str(row[0])) for row in columns) == fetched_and_summed(raw, query)[0]
        floor = seconds(lambda: fetched_and_summed(raw, query), 5)
        ours = seconds(lambda: uow.lists.counted(STATISTICS, TradeFilter()), 5)
        print(
            f"P8 {trades}: fetching {ours * 1e3:.0f} ms, floor with sums {floor * 1e3:.0f} ms,"
            f" ratio {ours / floor:.2f}"
        )
    GROWN["statistics"].append(ours)
    assert ours <= floor


def test_growth(file: JournalFile) -> None:
    """P14: what reads all trades grows with them, the rest hardly. Judged after the last size."""
    if trades_in(file) < SIZES[-1]:
        return
    steps = {
        what: [later / earlier for earlier, later in pairwise(times)]
        for what, times in GROWN.items()
        if len(times) == len(SIZES)
    }
    told = (
        f"{what} {' and '.join(f'{step:.1f}' for step in found)}" for what, found in steps.items()
    )
    tell("P14", "; ".join(told))
    assert steps
    for what, found in steps.items():
        assert max(found) <= (MOST_OF_LINEAR if what in READ_WHOLE else MOST_OF_THE_REST), what


def test_one_undo(file: JournalFile) -> None:
    """By the processor's time for it, and the clock's at best: both tell of the undo alone, whoever
    else is at work on the machine. The tests of faults hold its usual time by the clock.
    """
    trades = trades_in(file)
    journal = SqliteJournal(file)
    at = NEW_YEAR + timedelta(days=5_000)
    (entries,) = file.connection.execute("SELECT count(*) FROM entries").fetchone()
    times, worked = [], []
    for number in range(1, 22):
        trade_id = number * (trades // 22)
        record_entry(journal, StandingClock(), trade_id, Draft(kind="note", at=at, note="x"))
        start = perf_counter()
        worked.append(cpu_seconds(lambda: undo(journal)))
        times.append(perf_counter() - start)
    assert file.connection.execute("SELECT count(*) FROM entries").fetchone() == (entries,)
    print(
        f"R9 {trades}: one undo in {median(times) * 1e3:.1f} ms, at best {min(times) * 1e3:.1f} ms;"
        f" {median(worked) * 1e3:.1f} ms of the processor"
    )
    assert median(worked) < MOST_UNDO_SECONDS
    assert min(times) < MOST_UNDO_SECONDS


def test_bulk(tmp_path: Path) -> None:
    """100,000 rows of a file: the rows are kept, the rest of P4 is the importer's."""
    made = ledgers(20_000, seed=2)
    told = figures_in(made)
    rows = [(line, f"{line},ETH,1.5,2000.25,0.35", f"{line:032x}", 0, "accepted")
            for line in range(100_000)]  # fmt: skip
    fills = tmp_path / "fills.csv"
    with fills.open("w", newline="", encoding="utf-8") as text:
        csv.writer(text).writerows(row[1].split(",") for row in rows)
    path, copy = tmp_path / "bulk.journal", tmp_path / "floor.journal"
    create_journal(path)
    create_journal(copy)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.unit_of_work():
            pass

        def ours() -> None:
            with journal.unit_of_work() as uow:
                uow.begin_action("import", NEW_YEAR)
                uow.imports.add_rows(uow.imports.add(NEW_YEAR, "f", "generic", "0f"), rows)
                keep(uow, made, told)
                uow.commit()

        took = seconds(ours, 1)
        written = {}
        for table in WRITTEN:
            found = file.connection.execute(f"SELECT * FROM {table}").fetchall()
            marks = ", ".join("?" * len(found[0]))
            written[f"INSERT INTO {table} VALUES ({marks})"] = found
        written["INSERT INTO search (rowid, body) VALUES (?, ?)"] = file.connection.execute(
            "SELECT rowid, body FROM search"
        ).fetchall()
    with closing(writing_connection(copy)) as raw:
        floor = seconds(lambda: read_and_written_in_bulk(raw, fills, written), 1)
    print(f"P4 storage: {took:.2f} s, floor {floor:.2f} s, ratio {took / floor:.2f}")
    assert took <= 4 * floor  # what is left of it is the importer's
