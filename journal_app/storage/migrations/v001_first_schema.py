"""Version 1: the first schema."""

from __future__ import annotations

import sqlite3
from typing import Final

STATEMENTS: Final = (
    """
    CREATE TABLE settings (
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY (name)
    )
    """,
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the tables and indexes of version 1 in an empty file."""
    for statement in STATEMENTS:
        connection.execute(statement)
