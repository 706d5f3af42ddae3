"""Single rows written through SQLModel, over a connection that is already open."""

from __future__ import annotations

import sqlite3
from typing import Any, Final, cast

from sqlalchemy import Engine, Executable, create_engine, delete, insert, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from journal_app.storage.tables import RecordedRow

_TABLES: Final = RecordedRow.metadata.tables


class RowSession:
    """One session; its connection's transaction is begun and ended by the unit of work."""

    def __init__(self, engine: Engine) -> None:
        self._session = Session(engine, autoflush=False)

    def insert(self, table: str, values: dict[str, Any]) -> None:
        """Write a new row."""
        self._run(insert(_TABLES[table]), values)

    def update(self, table: str, row_id: int, values: dict[str, Any]) -> None:
        """Write what differs in a row."""
        into = _TABLES[table]
        self._run(update(into).where(into.c.id == row_id), values)

    def delete(self, table: str, row_id: int) -> None:
        """Delete a row."""
        out_of = _TABLES[table]
        self._run(delete(out_of).where(out_of.c.id == row_id))

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()

    def _run(self, statement: Executable, values: dict[str, Any] | None = None) -> None:
        """Raise SQLite's own error, as all other writing does, in place of the one around it."""
        try:
            self._session.execute(statement, values)
        except DBAPIError as error:
            raise cast(sqlite3.Error, error.orig) from None


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine whose one connection is this one.

    It is used once here, since an engine rolls its first connection back to learn about it, which
    must not happen within a transaction.
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    engine.connect().close()
    return engine
