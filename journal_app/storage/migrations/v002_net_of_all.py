"""Version 2: what all trades won or lost is summed up at the first look, from an index alone.

The rows of `trade_figures` are long; of 5,000 of them the nets alone are read in a quarter of the
time. And trades can be linked to each other.
"""

from __future__ import annotations

import sqlite3


def upgrade(connection: sqlite3.Connection) -> None:
    """Take the step."""
    connection.execute("CREATE INDEX trade_figures_net ON trade_figures (trade_id, net)")
    connection.execute(
        """
        CREATE TABLE trade_links (
            id INTEGER NOT NULL,
            checksum TEXT NOT NULL,
            trade_id INTEGER NOT NULL,
            other_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            PRIMARY KEY (id),
            UNIQUE (trade_id, other_id),
            FOREIGN KEY(trade_id) REFERENCES trades (id),
            FOREIGN KEY(other_id) REFERENCES trades (id)
        ) STRICT
        """
    )
    connection.execute("CREATE INDEX trade_links_other ON trade_links (other_id)")
