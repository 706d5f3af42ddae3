"""Single rows written through SQLModel, over a connection that is already open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

from sqlalchemy import Engine, create_engine, delete, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from journal_app.storage import tables
from journal_app.storage.tables import RecordedRow

ROW_OF: Final[dict[str, type[RecordedRow]]] = {
    str(row.__tablename__): row
    for row in vars(tables).values()
    if isinstance(row, type) and issubclass(row, RecordedRow) and row is not RecordedRow
}


class RowSession:
    """One session; its connection's transaction is begun and ended by the unit of work."""

    def __init__(self, engine: Engine) -> None:
        self._session = Session(engine, autoflush=False)

    def insert(self, table: str, values: dict[str, Any]) -> None:
        """Write a new row."""
        self._session.add(ROW_OF[table](**values))
        with _as_sqlite_said():
            self._session.flush()

    def update(self, table: str, row_id: int, values: dict[str, Any]) -> None:
        """Write what differs in a row."""
        row = ROW_OF[table]
        change = update(row).where(row.id == row_id).values(values)  # type: ignore[arg-type]
        with _as_sqlite_said():
            self._session.execute(change)

    def delete(self, table: str, row_id: int) -> None:
        """Delete a row."""
        row = ROW_OF[table]
        with _as_sqlite_said():
            self._session.execute(delete(row).where(row.id == row_id))  # type: ignore[arg-type]

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()


@contextmanager
def _as_sqlite_said() -> Iterator[None]:
    """Raise SQLite's own error, as all other writing does, in place of the one around it."""
    try:
        yield
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
