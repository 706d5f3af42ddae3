"""An open journal, as the services know it: `ports.Journal` over a journal file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from journal_app.services.ports import AttachedFiles, UnitOfWork
from journal_app.storage.attachment_store import AttachmentStore
from journal_app.storage.connection import faults_named
from journal_app.storage.database import JournalFile
from journal_app.storage.remembered import Remembered
from journal_app.storage.rows import Rows
from journal_app.storage.viewing import Viewing

if TYPE_CHECKING:
    from sqlalchemy import Engine


class SqliteJournal:
    """`ports.Journal`. SQLModel is loaded when something is first written."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self._remembered = Remembered()
        self.attached_files: AttachedFiles = AttachmentStore(
            file.path, is_read_only=file.is_read_only
        )

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """Begin a transaction for writing; what is not committed is taken back."""
        from journal_app.storage.unit_of_work import SqliteUnitOfWork

        with faults_named(self._file.path):
            work = SqliteUnitOfWork(self._file.connection, self._engine, self._remembered)
            work.begin()
            try:
                yield work
            finally:
                work.close()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Begin a transaction for reading."""
        connection = self._file.connection
        with faults_named(self._file.path):
            connection.execute("BEGIN")
            try:
                yield Viewing(Rows(connection, self._remembered))
            finally:
                connection.execute("ROLLBACK")

    @cached_property
    def _engine(self) -> Engine:
        from journal_app.storage.sessions import engine_over

        return engine_over(self._file.connection)
