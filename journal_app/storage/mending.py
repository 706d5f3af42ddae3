"""Whether a journal is whole, and mending it: only what can be proven or reckoned anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from journal_app.domain.problems import JournalError
from journal_app.services.ports import Check, Reckon, UnitOfWork
from journal_app.storage.changes import rewrite
from journal_app.storage.check import checks_of, proven_row
from journal_app.storage.images import checksum, image
from journal_app.storage.layout import RECORDED
from journal_app.storage.search import write_index


class KeptSoundness:
    """`ports.Soundness` in a transaction for reading."""

    def __init__(self, connection: sqlite3.Connection, reading: UnitOfWork) -> None:
        self._connection = connection
        self._reading = reading

    def checks(self, reckon: Reckon) -> list[Check]:
        """Ask every question of the journal itself."""
        with self._texts_as_they_are():
            return list(checks_of(self._connection, self._reading, reckon))

    def mend_rows(self) -> None:
        """Raises: JournalError `only_viewed`, as all mending here."""
        raise JournalError("only_viewed")

    def mend_search(self) -> None:
        """Raises: JournalError `only_viewed`."""
        raise JournalError("only_viewed")

    def mend_index(self) -> None:
        """Raises: JournalError `only_viewed`."""
        raise JournalError("only_viewed")

    @contextmanager
    def _texts_as_they_are(self) -> Iterator[None]:
        """Let the connection read texts as before, whatever a check had to read them as."""
        before = self._connection.text_factory
        try:
            yield
        finally:
            self._connection.text_factory = before


class MendingSoundness(KeptSoundness):
    """The same in a transaction for writing."""

    def mend_rows(self) -> None:
        """Put rows back that are not what was written, where the history proves what was."""
        with self._texts_as_they_are():
            self._connection.text_factory = lambda text: text.decode("utf-8", "replace")
            for layout in RECORDED.values():
                damaged = [
                    row
                    for row in self._connection.execute(layout.select)
                    if checksum(image(row[:-1])) != row[-1]
                ]
                proven = (proven_row(self._connection, layout, row) for row in damaged)
                rows = [row for row in proven if row is not None]
                rewrite(self._connection, layout, layout.columns, rows)

    def mend_search(self) -> None:
        """Write anew what trades are found by."""
        self._connection.execute("DELETE FROM search WHERE rowid NOT IN (SELECT id FROM trades)")
        ids = [trade_id for (trade_id,) in self._connection.execute("SELECT id FROM trades")]
        write_index(self._connection, ids)

    def mend_index(self) -> None:
        """Sort the indexes anew, by the rows that they are of."""
        self._connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        self._connection.execute("REINDEX")
