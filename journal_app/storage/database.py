"""Opening a journal: one way for the window and for every command.

The order matters. A plain read of the header, the lock, an opening in which SQLite rolls back
what a dead writer left, the check of the schema and of every page, and only then the settings
with which a journal is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from journal_app.domain.problems import JournalUnusable, Notice
from journal_app.storage import header, migrations
from journal_app.storage.attachment_store import clear_incoming
from journal_app.storage.backup import (
    backup_folder,
    clear_leftovers,
    way_out_named,
    write_backup,
)
from journal_app.storage.connection import (
    JournalConnection,
    allow_writing,
    connect_for_viewing,
    connect_for_writing,
    faults_named,
    open_unchecked,
)
from journal_app.storage.exported import clear_dead_exports
from journal_app.storage.lock import JournalLock, acquire_lock
from journal_app.storage.soundness import verify


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
        with faults_named(self.path):
            if self.is_read_only:
                return connect_for_viewing(self.path)
            return connect_for_writing(self.path)

    def connect_for_viewing(self) -> JournalConnection:
        """Open a connection that can change nothing; whoever asked closes it."""
        with faults_named(self.path):
            return connect_for_viewing(self.path)

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

    Raises: JournalUnusable with a code that says why, and with the newest good backup where the
    file itself is at fault.
    """
    path = path.resolve()
    with way_out_named(path):
        return _open_for_writing(path) if for_writing else _open_for_viewing(path)


def _open_for_writing(path: Path) -> JournalFile:
    header.check_header(path)
    if not os.access(path, os.W_OK):  # SQLite would open it for reading and say nothing
        raise JournalUnusable("read_only", path=path)
    with ExitStack() as unless_opened:
        lock = unless_opened.enter_context(acquire_lock(path))
        notices = [*_of_the_lock(path, lock), *_cleared(path)]
        was_hot = header.has_hot_journal(path)
        connection = unless_opened.enter_context(closing(open_unchecked(path, "rw")))
        verify(connection, path)
        if was_hot:
            notices.append(Notice("rolled_back", {"path": path}))
        allow_writing(connection)
        notices += _unused_cleared(connection, path)
        notices += _upgraded(connection, path)
        unless_opened.pop_all()
    return JournalFile(path, connection, lock, tuple(notices))


def _open_for_viewing(path: Path) -> JournalFile:
    header.check_header(path)
    notices = roll_back(path) if header.has_hot_journal(path) else ()
    with ExitStack() as unless_opened:
        connection = unless_opened.enter_context(closing(connect_for_viewing(path)))
        verify(connection, path)
        if _version_of(connection) == header.SCHEMA_VERSION:
            unless_opened.pop_all()
            return JournalFile(path, connection, None, notices)
    with _open_for_writing(path) as upgraded:
        notices += upgraded.notices
    return JournalFile(path, connect_for_viewing(path), None, notices)


def roll_back(path: Path) -> tuple[Notice, ...]:
    """Have SQLite take back what a dead writer left, unless the writer is alive.

    A handle for viewing would fail, or show pages of a transaction that was never committed.
    """
    try:
        lock = acquire_lock(path)
    except JournalUnusable as held:
        if held.code == "locked":
            return ()
        raise
    except OSError:
        raise JournalUnusable("unfinished_read_only", path=path) from None
    with lock, closing(open_unchecked(path, "rw")) as connection:
        if not header.has_hot_journal(path):
            return _of_the_lock(path, lock)
        _version_of(connection)
        return (*_of_the_lock(path, lock), Notice("rolled_back", {"path": path}))


def _unused_cleared(connection: JournalConnection, path: Path) -> Iterator[Notice]:
    """Remove a rollback journal whose writer died before it wrote to the journal itself.

    SQLite lets it lie, since it rolls nothing back. While the journal is locked for writing, no
    other program can have just begun one.
    """
    beside = header.rollback_journal(path)
    if not beside.exists():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if beside.exists():
            beside.unlink()
            yield Notice("leftover_removed", {"path": beside})
    finally:
        connection.execute("ROLLBACK")


def _upgraded(connection: JournalConnection, path: Path) -> tuple[Notice, ...]:
    """Bring an older journal to this version, after a copy of it was written."""
    version = _version_of(connection)
    if version == header.SCHEMA_VERSION:
        return ()
    before = write_backup(path, backup_folder(path), datetime.now(UTC), "upgrade")
    migrations.upgrade(connection, migrations.STEPS)
    return (Notice("upgraded", {"path": path, "version": version, "copy": before.path}),)


def _version_of(connection: JournalConnection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _of_the_lock(path: Path, lock: JournalLock) -> tuple[Notice, ...]:
    before = lock.taken_over_from
    if before is None:
        return ()
    facts = {"path": path, "process": before.process, "since": before.since}
    return (Notice("lock_taken_over", facts),)


def _cleared(path: Path) -> tuple[Notice, ...]:
    removed = (
        *clear_leftovers(path),
        *clear_incoming(path),
        *clear_dead_exports(path.parent),
    )
    return tuple(Notice("leftover_removed", {"path": left}) for left in removed)
