"""A transaction for writing: rows, history and search index together, or nothing."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from sqlalchemy import Engine

from journal_app.services.ports import Action
from journal_app.storage.changes import Recorder
from journal_app.storage.mending import MendingSoundness
from journal_app.storage.recorded_rows import RecordedRows
from journal_app.storage.remembered import Remembered
from journal_app.storage.rows import Rows
from journal_app.storage.search import write_index
from journal_app.storage.sessions import RowSession
from journal_app.storage.viewing import Viewing


class SqliteUnitOfWork(Viewing):
    """A transaction for writing."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        engine: Engine,
        remembered: Remembered | None = None,
    ) -> None:
        self._connection = connection
        self._recorder = Recorder(connection)
        self._session = RowSession(engine)
        self._recorded = RecordedRows(connection, self._recorder, self._session, remembered)
        super().__init__(self._recorded)

    def _soundness(self, rows: Rows) -> MendingSoundness:
        return MendingSoundness(rows.connection, self)

    def begin(self) -> None:
        """Take the only place for writing."""
        self._connection.execute("BEGIN IMMEDIATE")

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:
        """Group all that changes from here on as one step of undo."""
        return self._recorder.begin(name, at, facts)

    def add_facts(self, **facts: str) -> None:
        """Let the action remember what became known while it was done."""
        self._recorder.add_facts(facts)

    def commit(self) -> None:
        """Make it durable: rows, changes and search index in one transaction."""
        write_index(self._connection, self._recorded.touched_trades)
        self._recorded.touched_trades.clear()
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Take back what was not committed."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._session.close()
