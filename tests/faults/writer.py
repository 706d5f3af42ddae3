"""A process that writes until it is killed: one child for each line it is told.

Forking keeps a round short: the storage layer is loaded once. Each line on standard input names
what the child does; it says `ready` before its first write, and a number after each commit.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from journal_app.storage.connection import transaction
from journal_app.storage.database import open_journal
from journal_app.storage.journal_files import FilesOnDisk, bring_back
from tests.faults.filled import add_trade


def record_trades(path: Path) -> None:
    """Record trades, one transaction each."""
    with open_journal(path, for_writing=True) as journal:
        (last,) = journal.connection.execute("SELECT coalesce(max(id), 0) FROM trades").fetchone()
        say("ready")
        while True:
            last += 1
            with transaction(journal.connection):
                add_trade(journal.connection, last)
            say(str(last))


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


TASKS: Final[Mapping[str, Callable[[Path], None]]] = {
    "record": record_trades,
    "back_up": back_up,
    "restore": restore,
}


def say(word: str) -> None:
    """Tell the test, at once."""
    os.write(1, f"{word}\n".encode())


def main(path: Path) -> None:
    """Start a child for each line, and say when it is dead."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            TASKS[line.strip()](path)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
