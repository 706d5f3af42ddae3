"""Numbered steps from one schema to the next; a fresh journal takes them all.

A step holds its DDL and its data changes as literal text and never imports today's tables: what
it did must not change when they do. So the schema of any version is the steps up to it, and an
upgraded journal equals a fresh one by construction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from journal_app.storage.header import APPLICATION_ID
from journal_app.storage.migrations import v001_first_schema, v002_net_of_all, v003_own_terms

Step = Callable[[sqlite3.Connection], None]
"""Changes tables and rows inside the transaction that it is called in."""

SchemaObject = tuple[str, str, str]
"""Type, name and text of one object, quotes and spacing aside."""

STEPS: Final[Sequence[Step]] = (
    v001_first_schema.upgrade,
    v002_net_of_all.upgrade,
    v003_own_terms.upgrade,
)
"""The step to version n stands at place n - 1."""


def upgrade(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take every step that the file has not taken: DDL, data and version in one transaction.

    Foreign keys are off meanwhile, since a table is rebuilt by dropping it, and checked before
    the commit.

    Raises: sqlite3.Error, and the file stands as before.
    """
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        take(connection, steps)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise sqlite3.IntegrityError(f"row {broken[1]} of {broken[0]} lost what it refers to")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys=ON")


def take(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take the missing steps inside a transaction that the caller began."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in steps[version:]:
        step(connection)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={len(steps)}")


@cache
def schema_of(steps: tuple[Step, ...]) -> frozenset[SchemaObject]:
    """What a journal holds that has taken these steps."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        take(connection, steps)
        return schema_in(connection)
    finally:
        connection.close()


def schema_in(connection: sqlite3.Connection) -> frozenset[SchemaObject]:
    """What a file holds."""
    objects = connection.execute(
        "SELECT CAST(type AS TEXT), CAST(name AS TEXT), CAST(coalesce(sql, '') AS TEXT)"
        " FROM sqlite_master"
    )
    return frozenset((kind, name, _without_layout(text)) for kind, name, text in objects)


def _without_layout(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\"'`[]" and not sign.isspace())
