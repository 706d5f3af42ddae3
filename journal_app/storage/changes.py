"""What each action changed: images of rows before and after, the source of undo and redo.

An image is a row's values as JSON (`images.image`). A change holds one table's rows of
consecutive ids; a long one is packed, and each carries a checksum, since what undo puts back must
be what was there. Putting images back is done below SQLModel, row for row.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.services.ports import Action
from journal_app.storage.images import Stored, checksum, image
from journal_app.storage.layout import RECORDED, Layout
from journal_app.storage.legible import legible
from journal_app.storage.stored import milliseconds_of, moment_of

DONE, UNDONE, REPLACED = "done", "undone", "replaced"
ROWS_OF_A_CHANGE: Final = 1_000
"""How many rows one change holds at most, so that those around a row are found by its id."""

_PACKED_FROM: Final = 4_096
_PLAIN_START: Final = b"["


class Change(NamedTuple):
    """Rows of one table before and after; empty where there were none."""

    table: str
    columns: tuple[str, ...]
    before: list[list[Stored]]
    after: list[list[Stored]]


class Recorder:
    """Writes down what one unit of work changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._begun: Action | None = None
        self._is_written = False

    def begin(self, name: str, at: datetime, facts: Mapping[str, str]) -> Action:
        """Group what changes from here on; an action that changes nothing leaves no trace."""
        (last,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM actions").fetchone()
        self._begun = Action(id=last + 1, at=at, name=name, facts=dict(facts))
        self._is_written = False
        return self._begun

    def add_facts(self, facts: Mapping[str, str]) -> None:
        """Let the action remember more than was known when it began."""
        if self._begun is None:
            raise RuntimeError("facts belong to an action")
        self._begun = replace(self._begun, facts={**self._begun.facts, **facts})
        if self._is_written:
            self._connection.execute(
                "UPDATE actions SET facts = ? WHERE id = ?",
                (_facts_body(self._begun), self._begun.id),
            )

    def record(
        self,
        layout: Layout[Any],
        first_id: int,
        before: Sequence[bytes] = (),
        after: Sequence[bytes] = (),
    ) -> None:
        """Keep the images of rows that follow each other by id."""
        columns, packed = ",".join(layout.columns), (_packed(before), _packed(after))
        content = (layout.table, first_id, columns, *packed)
        self._connection.execute(
            "INSERT INTO changes (action_id, row_count, table_name, first_id, columns,"
            " before, after, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._action_id(),
                max(len(before), len(after)),
                *content,
                change_checksum(*content),
            ),
        )

    def _action_id(self) -> int:
        action = self._begun
        if action is None:
            raise RuntimeError("rows change only within an action")
        if not self._is_written:
            self._connection.execute(
                "UPDATE actions SET state = ? WHERE state = ?", (REPLACED, UNDONE)
            )
            self._connection.execute(
                "INSERT INTO actions (id, at, name, facts, state) VALUES (?, ?, ?, ?, ?)",
                (
                    action.id,
                    milliseconds_of(action.at),
                    action.name,
                    _facts_body(action),
                    DONE,
                ),
            )
            self._is_written = True
        return action.id


def _facts_body(action: Action) -> str:
    return json.dumps(dict(action.facts), ensure_ascii=False, sort_keys=True)


def action_in(connection: sqlite3.Connection, state: str, order: str) -> Action | None:
    """The first action of a state in an order of ids."""
    row = connection.execute(
        f"SELECT id, at, name, facts FROM actions WHERE state = ? ORDER BY id {order} LIMIT 1",
        (state,),
    ).fetchone()
    if row is None:
        return None
    return action_of(*row)


@legible
def action_of(action_id: int, at: int, name: str, facts: str) -> Action:
    """An action from its row."""
    return Action(id=action_id, at=moment_of(at), name=name, facts=dict(json.loads(facts)))


def changes_of(connection: sqlite3.Connection, action_id: int, order: str) -> Iterator[Change]:
    """What an action changed, in an order of time.

    Raises: JournalUnusable `row_damaged`, where an image is not what was written.
    """
    return _changes(connection, f"WHERE action_id = ? ORDER BY id {order}", action_id)


def changes_of_table(connection: sqlite3.Connection, table: str) -> Iterator[Change]:
    """What was ever changed in a table.

    Raises: JournalUnusable `row_damaged`, where an image is not what was written.
    """
    return _changes(connection, "WHERE table_name = ? ORDER BY id", table)


def _changes(connection: sqlite3.Connection, where: str, value: int | str) -> Iterator[Change]:
    for change_id, written, *content in connection.execute(
        f"{_SELECT} {where}", (value,)
    ).fetchall():
        if change_checksum(*content) != written:
            raise JournalUnusable("row_damaged", table="changes", row=change_id)
        table, _, columns, before, after = content
        yield Change(table, tuple(columns.split(",")), rows_of(before), rows_of(after))


def damaged_changes(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The written and the right checksum of every change that is not what was written."""
    for _, written, *content in connection.execute(_SELECT):
        right = change_checksum(*content)
        if right != written:
            yield written, right


def last_known(
    connection: sqlite3.Connection, layout: Layout[Any], row_id: int
) -> Mapping[str, Stored]:
    """The row as the history last left it, by column; nothing where it does not know."""
    query = (
        f"{_SELECT} WHERE table_name = ? AND first_id <= ? AND first_id + row_count > ?"
        " AND action_id IN (SELECT id FROM actions WHERE state = ?) ORDER BY id DESC LIMIT 1"
    )
    found = connection.execute(query, (layout.table, row_id, row_id, DONE)).fetchone()
    if found is None or change_checksum(*found[2:]) != found[1]:
        return {}
    _, _, _, first_id, columns, _, after = found
    rows = rows_of(after)
    return dict(zip(columns.split(","), rows[row_id - first_id], strict=True)) if rows else {}


_SELECT: Final = "SELECT id, checksum, table_name, first_id, columns, before, after FROM changes"


def change_checksum(
    table: str, first_id: int, columns: str, before: bytes | None, after: bytes | None
) -> str:
    """Sixteen hex digits that change with any image."""
    head = f"{table} {first_id} {columns}\n".encode()
    return blake2b(b"\n".join((head, before or b"", after or b"")), digest_size=8).hexdigest()


def put_back(
    connection: sqlite3.Connection,
    change: Change,
    present: Iterable[Sequence[Stored]],
    wanted: Sequence[Sequence[Stored]],
) -> None:
    """Replace the rows that a change left by those it is to give way to.

    Raises: JournalError `changed_since`, where what is there is not what the change left.
    """
    layout = RECORDED[change.table]
    expected = {row[0]: list(row) for row in present}
    ids = list(expected) or [row[0] for row in wanted]
    placed = _present(connection, change, ids)
    for row_id in ids:
        if placed.get(row_id) != expected.get(row_id):
            raise JournalError("changed_since", table=change.table, row=row_id)
    if wanted and expected:
        rewrite(connection, layout, change.columns, wanted)
    elif wanted:
        _insert(connection, layout, change.columns, wanted)
    else:
        connection.executemany(
            f"DELETE FROM {layout.table} WHERE id = ?", [(row_id,) for row_id in ids]
        )


def _present(
    connection: sqlite3.Connection, change: Change, ids: Sequence[Any]
) -> dict[Stored, list[Stored]]:
    query = (
        f"SELECT {', '.join(change.columns)} FROM {change.table}"
        " WHERE id BETWEEN ? AND ? ORDER BY id"
    )
    rows = connection.execute(query, (min(ids), max(ids)))
    return {row[0]: list(row) for row in rows}


def _insert(
    connection: sqlite3.Connection,
    layout: Layout[Any],
    columns: Sequence[str],
    rows: Iterable[Sequence[Stored]],
) -> None:
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(
        f"INSERT INTO {layout.table} ({', '.join(columns)}, checksum) VALUES ({marks})",
        ((*row, checksum(image(row))) for row in rows),
    )


def rewrite(
    connection: sqlite3.Connection,
    layout: Layout[Any],
    columns: Sequence[str],
    rows: Iterable[Sequence[Stored]],
) -> None:
    """Let rows that are there hold these values, each with its checksum."""
    sets = ", ".join(f"{column} = ?" for column in columns)
    connection.executemany(
        f"UPDATE {layout.table} SET {sets}, checksum = ? WHERE id = ?",
        ((*row, checksum(image(row)), row[0]) for row in rows),
    )


def _packed(images: Sequence[bytes]) -> bytes | None:
    if not images:
        return None
    plain = b"[" + b",".join(images) + b"]"
    return plain if len(plain) < _PACKED_FROM else zlib.compress(plain, 1)


@legible
def rows_of(packed: bytes | None) -> list[list[Stored]]:
    """Unpack the images of a change."""
    if packed is None:
        return []
    plain = packed if packed.startswith(_PLAIN_START) else zlib.decompress(packed)
    rows: list[list[Stored]] = json.loads(plain)
    return rows
