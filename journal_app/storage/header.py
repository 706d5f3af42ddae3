"""What the first hundred bytes of a file say, read before SQLite may touch it.

SQLite takes an empty file for a new database and repairs what it thinks it understands. A plain
read refuses a file that is no journal, and leaves it byte for byte as it was.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from journal_app.domain.problems import JournalUnusable

APPLICATION_ID: Final = 0x4D4A6E6C
"""`MJnl` at the place that SQLite keeps for the owner of a file."""

SCHEMA_VERSION: Final = 3
"""What this program writes; an older file is upgraded, a newer one refused."""

_MAGIC: Final = b"SQLite format 3\0"
_LENGTH: Final = 100
_ROLLBACK_MODE: Final = 1
_WRITE_AHEAD_MODE: Final = 2

FileIdentity = tuple[int, int]
_open_here: Final[Counter[FileIdentity]] = Counter()
_guard: Final = threading.Lock()


class Header(NamedTuple):
    """The part of a journal's header that decides whether it may be opened.

    Source: SQLite, Database File Format, section 1.3.
    """

    page_size: int
    pages: int | None
    application_id: int
    schema_version: int
    modes: tuple[int, int]

    @classmethod
    def of(cls, head: bytes) -> Header:
        """Read the hundred bytes.

        The count of pages counts only where the counter of changes equals the one that was noted
        with it; else a program wrote that did not know of it.
        """

        def number(place: int) -> int:
            return int.from_bytes(head[place : place + 4], "big")

        page_size = int.from_bytes(head[16:18], "big")
        return cls(
            page_size=65536 if page_size == 1 else page_size,
            pages=number(28) if number(24) == number(92) else None,
            application_id=number(68),
            schema_version=number(60),
            modes=(head[18], head[19]),
        )

    def fits(self, size: int) -> bool:
        """Whether a file of this many bytes holds exactly the pages that the header counts."""
        if self.pages is None:
            return size % self.page_size == 0
        return size == self.pages * self.page_size


def rollback_journal(path: Path) -> Path:
    """Where SQLite keeps the pages that an unfinished transaction changed."""
    return path.with_name(f"{path.name}-journal")


def write_ahead_log(path: Path) -> Path:
    """Where SQLite keeps new pages of a file that another program put into that mode."""
    return path.with_name(f"{path.name}-wal")


def lock_path(path: Path) -> Path:
    """Where the one writer of a journal holds its lock."""
    return path.with_name(f"{path.name}.lock")


def has_hot_journal(path: Path) -> bool:
    """Whether a rollback journal with content lies beside: a writer is at work, or has died."""
    try:
        with rollback_journal(path).open("rb") as beside:
            return beside.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def check_header(path: Path) -> None:
    """Refuse a file that is not a whole journal of this version or an older one.

    A journal that this process has open is not read: closing the handle would drop the locks
    that SQLite holds for the process, and it was checked when it was opened.

    Raises: JournalUnusable `missing_file`, `not_a_file`, `empty_file`, `not_a_journal`, `newer`,
    `damaged` or `truncated`; OSError where the file cannot be read.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise JournalUnusable("missing_file", path=path) from None
    if not stat.S_ISREG(found.st_mode):
        raise JournalUnusable("not_a_file", path=path)
    if not is_open_here(path):
        _check_bytes(path)


def _check_bytes(path: Path) -> None:
    size, head = _size_and_head(path)
    if size == 0:
        raise JournalUnusable("empty_file", path=path)
    if not head.startswith(_MAGIC[: len(head)]):
        raise JournalUnusable("not_a_journal", path=path)
    if len(head) < _LENGTH:
        raise JournalUnusable("truncated", path=path)
    header = Header.of(head)
    if header.application_id != APPLICATION_ID:
        raise JournalUnusable("not_a_journal", path=path)
    if header.schema_version > SCHEMA_VERSION:
        raise JournalUnusable(
            "newer", path=path, version=header.schema_version, known=SCHEMA_VERSION
        )
    if (
        header.schema_version < 1
        or not 512 <= header.page_size <= 65536
        or header.page_size & (header.page_size - 1)
        or header.modes not in ((_ROLLBACK_MODE,) * 2, (_WRITE_AHEAD_MODE,) * 2)
    ):
        raise JournalUnusable("damaged", path=path, found="the header contradicts itself")
    if not header.fits(size) and not _is_being_written(path, size, head):
        if header.pages is not None and size > header.pages * header.page_size:
            raise JournalUnusable("damaged", path=path, found="the file is longer than its pages")
        raise JournalUnusable("truncated", path=path)


def _is_being_written(path: Path, size: int, head: bytes) -> bool:
    """Whether another process is in its commit, or one died there: the size says nothing then."""
    if rollback_journal(path).exists() or write_ahead_log(path).exists():
        return True
    return _size_and_head(path) != (size, head)


def _size_and_head(path: Path) -> tuple[int, bytes]:
    with path.open("rb") as journal:
        return os.fstat(journal.fileno()).st_size, journal.read(_LENGTH)


def identity(path: Path) -> FileIdentity:
    """What stays the same for a file under all its names."""
    found = path.stat()
    return found.st_dev, found.st_ino


def is_open_here(path: Path) -> bool:
    """Whether this process has the journal open."""
    with _guard:
        return _open_here[identity(path)] > 0


def note_opened(file: FileIdentity) -> None:
    """Remember a file that SQLite opens in this process."""
    with _guard:
        _open_here[file] += 1


def note_closed(file: FileIdentity) -> None:
    """Forget one opening."""
    with _guard:
        _open_here[file] -= 1
        if not _open_here[file]:
            del _open_here[file]
