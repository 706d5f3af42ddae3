"""The one factory of connections, and what their errors mean for a journal."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from journal_app.domain.problems import JournalUnusable, Refused
from journal_app.storage.header import FileIdentity, identity, note_closed, note_opened
from journal_app.storage.legible import IllegibleError

BUSY_TIMEOUT_SECONDS: Final = 5
_SHOWN: Final = 40
"""Characters of a text that cannot be kept, up to where it cannot."""

_BEFORE_THE_SCHEMA_IS_READ: Final = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_FOR_VIEWING: Final = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA query_only=ON",
)
_FOR_WRITING: Final = (
    "PRAGMA query_only=OFF",
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA cache_spill=OFF",
)


class JournalConnection(sqlite3.Connection):
    """A connection that is counted while it is open, so that nothing reads the file plainly."""

    _file: FileIdentity | None = None

    def count(self, path: Path) -> None:
        """Note that the file is open."""
        self._file = identity(path)
        note_opened(self._file)

    def close(self) -> None:
        """Close, and note it."""
        super().close()
        if self._file is not None:
            note_closed(self._file)
            self._file = None


def connect_for_viewing(path: Path) -> JournalConnection:
    """Open a connection that can change nothing; transactions are explicit."""
    return allow_viewing(open_unchecked(path, "ro"))


def connect_for_writing(path: Path) -> JournalConnection:
    """Open a connection whose commits survive a power cut; transactions are explicit.

    A transaction begins with `BEGIN IMMEDIATE`: what starts as a reader can fail to become a
    writer halfway.
    """
    return allow_writing(open_unchecked(path, "rw"))


def allow_viewing(connection: JournalConnection) -> JournalConnection:
    """Set a connection up that is to change nothing."""
    return _set_up(connection, _FOR_VIEWING)


def allow_writing(connection: JournalConnection) -> JournalConnection:
    """Set a connection up for writing, once the file has been verified."""
    return _set_up(connection, _FOR_WRITING)


def open_unchecked(path: Path, mode: str) -> JournalConnection:
    """Open a connection that trusts nothing in the file yet. It never creates a file."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_TIMEOUT_SECONDS,
        isolation_level=None,
        factory=JournalConnection,
    )
    connection.count(path)
    return _set_up(connection, _BEFORE_THE_SCHEMA_IS_READ)


def _set_up(connection: JournalConnection, pragmas: tuple[str, ...]) -> JournalConnection:
    try:
        for pragma in pragmas:
            connection.execute(pragma).fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write, all or nothing: commits at the end, rolls back at an error, that of a commit too."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Say what an error of SQLite or of the system means for the journal.

    Raises: JournalUnusable instead of sqlite3.Error, UnicodeDecodeError, IllegibleError, OSError;
    Refused `half_a_sign` instead of UnicodeEncodeError.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    except UnicodeDecodeError as error:  # the driver decodes what SQLite only hands on
        raise JournalUnusable("damaged", path=path, found="a text is no UTF-8") from error
    except UnicodeEncodeError as error:  # JSON and arguments can bring what is no text in UTF-8
        from journal_app.domain.texts import whole  # the first list is shown without it

        text = whole(error.object[: error.end])[-_SHOWN:]
        raise Refused.because("", "half_a_sign", text=text) from error
    except IllegibleError as error:
        raise JournalUnusable("damaged", path=path, found=str(error)) from error
    except OSError as error:
        raise _unusable_by_the_system(path, error) from error


def unusable(path: Path, error: sqlite3.Error) -> JournalUnusable:
    """What an error of SQLite means for the journal."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:  # moved or deleted while it was open
        return JournalUnusable("missing_file", path=path)
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return JournalUnusable("damaged", path=path, found=str(error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return JournalUnusable("busy", path=path)
        case sqlite3.SQLITE_FULL:
            return JournalUnusable("no_space", path=path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return JournalUnusable("read_only", path=path)
        case _:
            return JournalUnusable("unreadable", path=path, reason=str(error))


def _unusable_by_the_system(path: Path, error: OSError) -> JournalUnusable:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return JournalUnusable("no_space", path=path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return JournalUnusable("read_only", path=path)
        case _:
            return JournalUnusable("unreadable", path=path, reason=error.strerror or str(error))
