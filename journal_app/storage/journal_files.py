"""Journals as whole files: made, copied, and brought back from a copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from pathlib import Path

from journal_app.domain.problems import JournalError, JournalUnusable, Notice
from journal_app.services.ports import Backup, BackupKind, Progress, SavedCopy, UnitOfWork
from journal_app.storage import backup, migrations
from journal_app.storage.bundle import is_bundle, missing_files, unpacked, write_bundle
from journal_app.storage.connection import (
    allow_viewing,
    connect_for_writing,
    faults_named,
    open_unchecked,
)
from journal_app.storage.database import roll_back
from journal_app.storage.durable import keep_under, partial_file, publish, publish_new
from journal_app.storage.header import (
    SCHEMA_VERSION,
    check_header,
    has_hot_journal,
    rollback_journal,
    write_ahead_log,
)
from journal_app.storage.lock import acquire_lock
from journal_app.storage.rows import Rows
from journal_app.storage.viewing import Viewing


def unsaid(_notice: Notice) -> None:
    """Take notice, and tell nobody."""


def create_journal(path: Path) -> None:
    """Create an empty journal that nobody else may read.

    Raises: JournalError `exists` where anything has that name, `stray_journal` where SQLite would
    mix what is left of another file into it; JournalUnusable.
    """
    path = path.resolve()
    with faults_named(path):
        if path.exists():
            raise JournalError("exists", path=path)
        for beside in _besides(path):
            if beside.exists():
                raise JournalError("stray_journal", beside=beside)
    with faults_named(path), acquire_lock(path), partial_file(path) as partial:
        with closing(connect_for_writing(partial)) as connection:
            migrations.upgrade(connection, migrations.STEPS)
        try:
            publish_new(partial, path)
        except FileExistsError:  # made by another process in the same moment
            raise JournalError("exists", path=path) from None


def bring_back(
    copy: Path, path: Path, at: datetime, say: Callable[[Notice], None] = unsaid
) -> Path | None:
    """Put a verified copy of a backup, or of a journal out of a bundle, in a journal's place.

    It happens at one moment. The present journal keeps its bytes under another name, which is
    returned.

    Raises: JournalUnusable, of the backup or of the journal; then both are as before.
    """
    copy, path = copy.resolve(), path.resolve()
    if is_bundle(copy):
        with unpacked(copy, path) as journal:
            return bring_back(journal, path, at, say)
    with faults_named(copy):
        _settled(copy, say)
    with faults_named(path), acquire_lock(path), partial_file(path) as partial:
        backup.write_copy(copy, partial)
        aside = _set_aside(path, backup.set_aside_name(path, at))
        publish(partial, path)
        if count := missing_files(path):
            say(Notice("attachments_elsewhere", {"count": count, "path": path}))
        return aside


def _settled(path: Path, say: Callable[[Notice], None]) -> None:
    """Check a file that is to be copied, and take back what a dead writer left in it."""
    check_header(path)
    if has_hot_journal(path):
        for notice in roll_back(path):
            say(notice)


def _set_aside(path: Path, aside: Path) -> Path | None:
    """Keep the present journal under another name, with all that belongs to it.

    SQLite knows a rollback journal by its name alone. One that stayed would be mixed into the
    file that comes, so SQLite rolls back first; what it could not use goes aside as it is.
    """
    if path.exists():
        if not path.is_file():
            raise JournalUnusable("not_a_file", path=path)
        _settle(path)
        keep_under(path, aside)
    for beside in _besides(path):
        if beside.exists():
            beside.replace(aside.with_name(beside.name.replace(path.name, aside.name, 1)))
    return aside if aside.exists() else None


def _settle(path: Path) -> None:
    try:
        with closing(open_unchecked(path, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise


def _besides(path: Path) -> tuple[Path, Path]:
    return rollback_journal(path), write_ahead_log(path)


@contextmanager
def look_into(copy: Path) -> Iterator[UnitOfWork]:
    """Verify a backup and read it; an older one is upgraded in memory, and stays as it is.

    Raises: JournalUnusable.
    """
    copy = copy.resolve()
    with faults_named(copy):
        backup.verify_file(copy)
        with closing(_of_this_version(copy)) as connection:
            yield Viewing(Rows(connection))


def _of_this_version(copy: Path) -> sqlite3.Connection:
    present = open_unchecked(copy, "ro")
    (version,) = present.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        return allow_viewing(present)
    with closing(present):
        upgraded = sqlite3.connect(":memory:", isolation_level=None)
        present.backup(upgraded)
    migrations.upgrade(upgraded)
    return upgraded


class FilesOnDisk:
    """Satisfies `services.ports.JournalFiles`; what it had to mend, it says."""

    def __init__(self, say: Callable[[Notice], None] = unsaid) -> None:
        self._say = say

    def create(self, journal: Path) -> None:
        """Make an empty journal."""
        create_journal(journal)

    def backup_folder(self, journal: Path) -> Path:
        """Return where a journal's own backups lie."""
        return backup.backup_folder(journal.resolve())

    def backups(self, journal: Path) -> list[Backup]:
        """Return the backups in the journal's own folder, oldest first."""
        journal = journal.resolve()
        with faults_named(journal):
            return backup.backups_in(backup.backup_folder(journal), journal)

    def set_aside(self, journal: Path) -> list[Backup]:
        """Return the journals that restored ones replaced, oldest first."""
        with faults_named(journal):
            return backup.set_aside(journal.resolve())

    def look_into(self, copy: Path) -> AbstractContextManager[UnitOfWork]:
        """Verify a backup and read it."""
        return look_into(copy)

    def is_backed_up(self, journal: Path) -> bool:
        """Whether the newest backup holds the journal's last change."""
        with faults_named(journal):
            return backup.is_backed_up(journal.resolve())

    def write_backup(
        self, journal: Path, folder: Path, at: datetime, kind: BackupKind = "hand"
    ) -> Backup:
        """Write a verified copy under the next number."""
        journal = journal.resolve()
        with backup.way_out_named(journal):
            _settled(journal, self._say)
            return backup.write_backup(journal, folder, at, kind)

    def keep_before_repair(self, journal: Path, at: datetime) -> Path:
        """Keep a journal as a backup, or page by page where it is too damaged for one."""
        journal = journal.resolve()
        try:
            with faults_named(journal):
                folder = backup.backup_folder(journal)
                return backup.write_backup(journal, folder, at, "repair").path
        except JournalUnusable:  # a copy of it would not be sound
            with faults_named(journal):
                return backup.keep_unrepaired(journal, at)

    def remove_backup(self, kept: Backup) -> None:
        """Remove a backup."""
        with faults_named(kept.path):
            kept.path.unlink(missing_ok=True)

    def save_copy(self, journal: Path, target: Path, progress: Progress) -> SavedCopy:
        """Write a journal and its attached files into one file."""
        journal = journal.resolve()
        with backup.way_out_named(journal):
            _settled(journal, self._say)
            return write_bundle(journal, target.resolve(), progress)

    def bring_back(self, copy: Path, journal: Path, at: datetime) -> Path | None:
        """Put a copy of a backup in a journal's place; return where the present one is now."""
        return bring_back(copy, journal, at, self._say)
