"""Opening a journal: one way for the window and for every command.

The order matters. A plain read of the header, the lock, an opening in which SQLite rolls back
what a dead writer left, the check of the schema and of every page, and only then the settings
with which a journal is written.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from journal_app.domain.problems import JournalUnusable, Notice
from journal_app.storage.connection import (
    JournalConnection,
    connect_for_viewing,
    connect_for_writing,
    faults_named,
    open_unchecked,
    verify,
)
from journal_app.storage.header import check_header, has_hot_journal
from journal_app.storage.lock import JournalLock, acquire_lock
from journal_app.storage.migrations import upgrade


class JournalFile:
    """An open journal: a connection that is ready, and more like it where they are needed.

    `notices` tell what opening had to mend. A connection belongs to the thread that asked for it.
    """

    def __init__(
        self,
        path: Path,
        connection: JournalConnection,
        lock: JournalLock | None,
        notices: tuple[Notice, ...],
    ) -> None:
        self.path = path
        self.connection = connection
        self.lock = lock
        self.notices = notices

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for viewing."""
        return self.lock is None

    def connect(self) -> JournalConnection:
        """Open another connection with the same rights; whoever asked closes it."""
        return connect_for_viewing(self.path) if self.lock is None else self._connect_for_writing()

    def connect_for_viewing(self) -> JournalConnection:
        """Open a connection that can change nothing; whoever asked closes it."""
        with faults_named(self.path):
            return connect_for_viewing(self.path)

    def _connect_for_writing(self) -> JournalConnection:
        with faults_named(self.path):
            return connect_for_writing(self.path)

    def close(self) -> None:
        """Close the connection and let go of the lock."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()

    def __enter__(self) -> JournalFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_journal(path: Path, *, for_writing: bool) -> JournalFile:
    """Open a journal for writing, or for viewing beside whoever writes.

    Raises: JournalUnusable with a code that says why, and the newest good backup where the file
    itself is at fault.
    """
    path = path.resolve()
    with faults_named(path):
        return _open_for_writing(path) if for_writing else _open_for_viewing(path)


def _open_for_writing(path: Path) -> JournalFile:
    check_header(path)
    lock = acquire_lock(path)
    try:
        notices = _mended(path, lock)
        connection = open_unchecked(path, "rw")
        try:
            verify(connection, path)
        finally:
            connection.close()
        return JournalFile(path, connect_for_writing(path), lock, notices)
    except BaseException:
        lock.release()
        raise


def _open_for_viewing(path: Path) -> JournalFile:
    check_header(path)
    connection = connect_for_viewing(path)
    try:
        verify(connection, path)
    except BaseException:
        connection.close()
        raise
    return JournalFile(path, connection, None, ())


def _mended(path: Path, lock: JournalLock) -> tuple[Notice, ...]:
    notices = []
    if before := lock.taken_over_from:
        facts = {"process": before.process, "since": before.since}
        notices.append(Notice("lock_taken_over", {"path": path, **facts}))
    if has_hot_journal(path):
        notices.append(Notice("rolled_back", {"path": path}))
    return tuple(notices)


def create_journal(path: Path) -> None:
    """Create an empty journal that nobody else may read.

    Raises: JournalUnusable `exists`, where anything has that name already.
    """
    path = path.resolve()
    with faults_named(path):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise JournalUnusable("exists", path=path) from None
        connection = connect_for_writing(path)
        try:
            upgrade(connection)
        except sqlite3.Error:
            path.unlink()
            raise
        finally:
            connection.close()
