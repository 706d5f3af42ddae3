"""The rows of attached files, and every content that a journal file names anywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from journal_app.domain.problems import JournalError
from journal_app.services.ports import Attachment
from journal_app.storage.changes import changes_of_table
from journal_app.storage.layout import ATTACHMENTS, AttachmentRecord
from journal_app.storage.rows import Rows


class KeptAttachments:
    """`ports.Attachments` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self, attachment_id: int) -> Attachment:
        """Return one. Raises: JournalError `no_such_attachment`."""
        record = self._rows.one(ATTACHMENTS, "id = ?", attachment_id)
        if record is None:
            raise JournalError("no_such_attachment")
        return _attachment_of(record)

    def of_trade(self, trade_id: int) -> list[Attachment]:
        """Return those of a trade in the order in which they were attached."""
        return list(self._found("WHERE trade_id = ? ORDER BY id", trade_id))

    def of_day(self, day: str) -> list[Attachment]:
        """Return those of a day in the order in which they were attached."""
        return list(self._found("WHERE day = ? ORDER BY id", day))

    def every(self) -> Iterator[Attachment]:
        """Return all by id."""
        return self._found("ORDER BY id")

    def add(self, attachment: Attachment) -> Attachment:
        """Keep a new one; its id is given here."""
        return _attachment_of(self._rows.insert(ATTACHMENTS, _record_of(attachment)))

    def save(self, attachment: Attachment) -> None:
        """Keep a changed one."""
        self._rows.update(ATTACHMENTS, _record_of(attachment))

    def remove(self, attachment_id: int) -> None:
        """Take one out; what it was stays in the history."""
        self._rows.delete(ATTACHMENTS, attachment_id)

    def named_hashes(self) -> set[str]:
        """Return the contents that the journal names, or the history of its changes."""
        return hashes_named_in(self._rows.connection)

    def _found(self, rest: str, *values: str | int) -> Iterator[Attachment]:
        return map(_attachment_of, self._rows.all(ATTACHMENTS, rest, *values))


def hashes_named_in(connection: sqlite3.Connection) -> set[str]:
    """The contents that a journal file names: in its rows, and in the history of its changes.

    A row is not verified here: a damaged one must not cost the file that it may name.

    Raises: JournalUnusable `row_damaged`, where the history cannot be read.
    """
    named = {text for (text,) in connection.execute("SELECT content_hash FROM attachments")}
    for change in changes_of_table(connection, ATTACHMENTS.table):
        place = change.columns.index("content_hash")
        named.update(str(row[place]) for row in (*change.before, *change.after))
    return named


def _attachment_of(record: AttachmentRecord) -> Attachment:
    return Attachment(**record._asdict())


def _record_of(attachment: Attachment) -> AttachmentRecord:
    return AttachmentRecord(
        attachment.id,
        attachment.trade_id,
        attachment.day,
        attachment.content_hash,
        attachment.file_name,
        attachment.media_type,
        attachment.size_bytes,
        attachment.added_at,
        attachment.note,
    )
