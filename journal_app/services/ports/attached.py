"""Files that lie beside a journal under their content hash, and the rows that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file attached to a trade (`trade_id`) or to a day (ISO date in the journal's zone).

    content_hash: SHA-256 in hex. file_name: as it came, for `shown_name` to clean.
    """

    id: int
    trade_id: int | None = None
    day: str | None = None
    content_hash: str
    file_name: str
    media_type: str
    size_bytes: int
    added_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it lies in the store."""

    content_hash: str
    media_type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A journal and its attached files in one file. missing: the names of attachments whose file
    was missing or changed, and so is not in it.
    """

    path: Path
    attached: int
    missing: Sequence[str]


class Attachments(Protocol):
    """The attachments of a journal, as rows; the files are another matter."""

    def get(self, attachment_id: int) -> Attachment:
        """Return one. Raises: JournalError `no_such_attachment`."""
        ...

    def of_trade(self, trade_id: int) -> list[Attachment]:
        """Return those of a trade in the order in which they were attached."""
        ...

    def of_day(self, day: str) -> list[Attachment]:
        """Return those of a day in the order in which they were attached."""
        ...

    def every(self) -> Iterator[Attachment]:
        """Return all by id."""
        ...

    def add(self, attachment: Attachment) -> Attachment:
        """Keep a new one; its id is given here."""
        ...

    def save(self, attachment: Attachment) -> None:
        """Keep a changed one."""
        ...

    def remove(self, attachment_id: int) -> None:
        """Take one out; what it was stays in the history."""
        ...

    def named_hashes(self) -> set[str]:
        """Return the contents that the journal names, or the history of its changes."""
        ...


class AttachedFiles(Protocol):
    """The files themselves. Each lies there once and is never changed.

    It may be used from any thread; one at a time adds or removes.
    """

    def take_in(self, path: Path) -> StoredFile:
        """Copy a file into the store.

        Raises: Refused, where it is none or too large; JournalError `only_viewed`.
        """
        ...

    def take_in_content(self, content: bytes) -> StoredFile:
        """Put a content into the store. Raises: Refused, JournalError `only_viewed`."""
        ...

    def read(self, attachment: Attachment) -> bytes:
        """Return the content, which is what was attached.

        Raises: JournalError `attachment_missing`, `attachment_changed`.
        """
        ...

    def write_out(self, attachment: Attachment, target: Path) -> None:
        """Write a copy elsewhere, whole or not at all. Raises: as `read` does."""
        ...

    def fault(self, attachment: Attachment) -> str:
        """Return why the content cannot be read: `attachment_missing`, `attachment_changed`, or
        nothing.
        """
        ...

    def every(self) -> dict[str, int]:
        """Return the hash of each file that lies there, with its size in bytes."""
        ...

    def remove(self, content_hash: str) -> None:
        """Remove a file. Raises: JournalError `only_viewed`."""
        ...

    def named_in_backups(self) -> set[str]:
        """Return the contents that backups and journals that were set aside name.

        Raises: JournalUnusable, where one of them cannot be read.
        """
        ...
