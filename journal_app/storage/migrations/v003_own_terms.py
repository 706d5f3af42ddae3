"""Version 3: the trader's own terms of platforms, by the day from which each version holds.

The table that was meant for them before knew one version a platform, and nothing was ever kept in
it.
"""

from __future__ import annotations

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Take the step."""
    connection.execute("DROP TABLE platforms")
    connection.execute(
        """
        CREATE TABLE own_terms (
            id INTEGER NOT NULL,
            checksum TEXT NOT NULL,
            platform TEXT NOT NULL,
            as_of TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (platform, as_of)
        ) STRICT
        """
    )
