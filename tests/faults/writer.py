"""A process that writes until it is killed: one child for each line it is told.

Forking keeps a round short: the storage layer is loaded once. Each line on standard input names
what the child does; it says `ready` before its first write, and a number after each commit.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final
from unittest.mock import patch

import journal_app.exporters.workbook.book
import journal_app.storage.unit_of_work  # noqa: F401 - loaded before the first fork
from journal_app.domain.ledger.entries import Add, Entry, Open, Reduce
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Position, Status, Trade
from journal_app.storage import header, migrations
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk, bring_back
from tests.faults import transfers
from tests.faults.filled import NEW_YEAR


def record_trades(path: Path) -> None:
    """Record trades as the services do, one transaction each."""
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        (last,) = file.connection.execute("SELECT coalesce(max(id), 0) FROM trades").fetchone()
        say("ready")
        while True:
            last += 1
            with journal.unit_of_work() as uow:
                uow.begin_action("trade_recorded", NEW_YEAR)
                trade = uow.trades.add(a_trade(last))
                for entry in entries_of(last):
                    uow.entries.add(trade.id, entry)
                uow.commit()
            say(str(last))


def a_trade(number: int) -> Trade:
    """A trade with this number."""
    return Trade(
        id=0,
        number=number,
        account="main",
        platform="aave_v3",
        label=f"trade {number}",
        positions=(Position(Asset("ETH"), Direction.LONG),),
        tags=("breakout", "trend"),
        status=Status.OPEN,
        created_at=NEW_YEAR,
    )


def entries_of(number: int) -> tuple[Entry, ...]:
    """As many entries as every trade has."""
    at, asset = NEW_YEAR + timedelta(hours=number), Asset("ETH")
    return (
        Open(at=at, sequence=1, asset=asset, size=Decimal(20), price=Decimal(2000)),
        Add(at=at, sequence=2, asset=asset, amount=Decimal(1), price=Decimal("2000.5")),
        Reduce(at=at, sequence=3, asset=asset, amount=Decimal(2), price=Decimal(2100)),
    )


def back_up(path: Path) -> None:
    """Write backups."""
    files = FilesOnDisk()
    say("ready")
    while True:
        files.write_backup(path, files.backup_folder(path), datetime.now(UTC))
        say("written")


def restore(path: Path) -> None:
    """Bring one of two backups back, in turn."""
    with open_journal(path, for_writing=True):
        pass
    say("ready")
    while True:
        for other in ("one", "other"):
            aside = bring_back(path.with_name(other), path, datetime.now(UTC))
            say(other)
            if aside is not None:
                aside.unlink()


def upgrade(path: Path) -> None:
    """Open a journal as a later version of the program would."""
    with next_version():
        say("ready")
        open_journal(path, for_writing=True).close()
        say("upgraded")
    time.sleep(60)


def take_file(path: Path) -> None:
    """Import a file."""
    say("ready")
    transfers.take_file(path)
    say("taken")
    time.sleep(60)


def bring_in(path: Path) -> None:
    """Bring a whole journal in."""
    say("ready")
    transfers.bring_in(path)
    say("brought")
    time.sleep(60)


def export(path: Path) -> None:
    """Write every kind of export, each over the one before."""
    say("ready")
    while True:
        for kind in transfers.KINDS:
            transfers.export(path, kind, path.with_name(f"out.{kind}"))
            say(kind)


@contextmanager
def next_version() -> Iterator[None]:
    """A later version of the program, which keeps more."""

    def keep_more(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more AS SELECT id, notes, zeroblob(9000) FROM trades")

    steps = (*migrations.STEPS, keep_more)
    with (
        patch.object(migrations, "STEPS", steps),
        patch.object(header, "SCHEMA_VERSION", len(steps)),
    ):
        yield


TASKS: Final[Mapping[str, Callable[[Path], None]]] = {
    "record": record_trades,
    "back_up": back_up,
    "restore": restore,
    "upgrade": upgrade,
    "take_file": take_file,
    "bring_in": bring_in,
    "export": export,
}


def say(word: str) -> None:
    """Tell the test, at once."""
    os.write(1, f"{word}\n".encode())


def main(path: Path) -> None:
    """Start a child for each line, and say when it is dead."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            say(f"pid {os.getpid()}")
            TASKS[line.strip()](path)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
