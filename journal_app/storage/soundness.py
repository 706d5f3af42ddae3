"""What a file must hold before it is used: the schema of a journal, and pages that are whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from journal_app.domain.problems import JournalUnusable
from journal_app.storage import migrations

_SQLITES_OWN: Final = frozenset({"sqlite_stat1", "sqlite_stat4"})
"""Left by ANALYZE; what they hold can make a query slow, never wrong."""

_FTS5_SHADOWS: Final = ("_data", "_idx", "_content", "_docsize", "_config")


def verify(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that holds what no journal holds, or that SQLite finds damaged.

    Raises: JournalUnusable `untrusted_schema` or `damaged`; sqlite3.Error.
    """
    connection.execute("PRAGMA query_only=ON")
    _verify_schema(connection, path)
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise JournalUnusable("damaged", path=path, found=found)
    lost = connection.execute("PRAGMA foreign_key_check").fetchone()
    if lost is not None:
        found = f"row {lost[1]} of {lost[0]} refers to nothing"
        raise JournalUnusable("damaged", path=path, found=found)


def _verify_schema(connection: sqlite3.Connection, path: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = migrations.schema_of(tuple(migrations.STEPS[:version]))
    present = migrations.schema_in(connection)
    shadows = {
        f"{name}{shadow}"
        for _, name, text in known
        if text.upper().startswith("CREATEVIRTUALTABLE")
        for shadow in _FTS5_SHADOWS
    }
    for kind, name, _ in sorted(present - known):
        if kind != "table" or name not in shadows | _SQLITES_OWN:
            raise JournalUnusable("untrusted_schema", path=path, kind=kind, name=name)
    missing = {(kind, name) for kind, name, _ in known - present if name not in shadows}
    for _, name in sorted(missing):
        raise JournalUnusable("damaged", path=path, found=f"{name} is missing")
