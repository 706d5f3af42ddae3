"""Open journals for the commands, with the notices that opening gives on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal_app.services.ports import Journal
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.wording import sentence


@contextmanager
def open_for_reading(path: Path) -> Iterator[Journal]:
    """Open a journal to look at it; any number may at once. Raises: JournalUnusable."""
    with _opened(path, for_writing=False) as journal:
        yield journal


@contextmanager
def open_for_writing(path: Path) -> Iterator[Journal]:
    """Open a journal to change it; one at a time. Raises: JournalUnusable."""
    with _opened(path, for_writing=True) as journal:
        yield journal


@contextmanager
def _opened(path: Path, *, for_writing: bool) -> Iterator[Journal]:
    with open_journal(path, for_writing=for_writing) as file:
        for notice in file.notices:
            print(sentence(notice.code, notice.facts), file=sys.stderr)
        yield SqliteJournal(file)
