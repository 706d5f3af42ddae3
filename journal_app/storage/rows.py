"""Rows within one transaction: read with their checksums, written with their history."""

# ruff: noqa: ARG002 - a refusal needs no arguments

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.services.ports import Progress, silent
from journal_app.storage.images import Stored, checksum, images
from journal_app.storage.layout import Layout
from journal_app.storage.remembered import Remembered

R = TypeVar("R", bound=tuple[Any, ...])
T = TypeVar("T")

_AT_A_TIME: Final = 500


class Rows:
    """Rows of a journal that is open for viewing."""

    def __init__(
        self, connection: sqlite3.Connection, remembered: Remembered | None = None
    ) -> None:
        self.connection = connection
        self._remembered: Final = remembered or Remembered()

    def one(self, layout: Layout[R], where: str, *values: Stored) -> R | None:
        """The record that fits a condition, or none.

        Raises: JournalUnusable `row_damaged`, where it is not what was written.
        """
        return next(self.all(layout, f"WHERE {where}", *values), None)

    def all(self, layout: Layout[R], rest: str = "", *values: Stored) -> Iterator[R]:
        """The records that fit, in the order that `rest` of the query says.

        Raises: JournalUnusable `row_damaged`.
        """
        found = self.connection.execute(f"{layout.select} {rest}", values)
        while portion := found.fetchmany(_AT_A_TIME):
            yield from layout.records(_sound(layout, portion))

    def again(
        self, layout: Layout[R], reading: Callable[[R], T], rest: str = "", *values: Stored
    ) -> list[T]:
        """What the records that fit say, in that order; read out of those alone that are not as
        they were when they were last read. For what is read often, and is not many.

        Raises: JournalUnusable `row_damaged`.
        """
        rows = self.connection.execute(f"{layout.select} {rest}", values).fetchall()
        known = self._remembered.of(layout.table, reading)
        fresh = [row for row in rows if row not in known]
        if fresh:
            known.update(
                zip(fresh, map(reading, layout.records(_sound(layout, fresh))), strict=True)
            )
        return [known[row] for row in rows]

    def unchanged(self, name: str, read: Callable[[], T]) -> T:
        """What `read` makes of rows; what it made last time, where nothing in the journal was
        changed since, by this connection or by another.
        """
        (by_others,) = self.connection.execute("PRAGMA data_version").fetchone()
        state = (self.connection.total_changes, by_others)
        before, made = self._remembered.made.get(name, (None, None))
        if before != state:
            made = read()
            self._remembered.made[name] = (state, made)
        return cast(T, made)

    def number(self, query: str, *values: Stored) -> Any:
        """The first value of the first row of a query."""
        row = self.connection.execute(query, values).fetchone()
        return None if row is None else row[0]

    def next_id(self, layout: Layout[Any]) -> int:
        """The id that the next new row will have."""
        return int(self.number(f"SELECT coalesce(max(id), 0) + 1 FROM {layout.table}"))

    def insert(self, layout: Layout[R], record: R) -> R:
        """Keep a new row; it gets its id. Raises: JournalError `only_viewed`."""
        raise JournalError("only_viewed")

    def insert_many(
        self, layout: Layout[R], records: Iterable[R], progress: Progress = silent
    ) -> range:
        """Keep many new rows in the fast way; return their ids. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def update(self, layout: Layout[R], record: R) -> bool:
        """Keep a changed row; tell whether anything differed. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def update_many(self, layout: Layout[R], records: Sequence[R]) -> None:
        """Keep changed rows in the fast way; those that are as they were stay. Raises:
        `only_viewed`.
        """
        raise JournalError("only_viewed")

    def delete(self, layout: Layout[R], row_id: int) -> None:
        """Take a row out. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def put_derived(self, layout: Layout[R], columns: Mapping[str, Sequence[Any]]) -> None:
        """Keep rows that can always be computed anew, without history. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def drop_derived(self, layout: Layout[R]) -> None:
        """Forget all rows of a derived table. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def note_put_back(self, trade_ids: Iterable[int]) -> None:
        """Know that rows of these trades were put back from the history. Raises: `only_viewed`."""
        raise JournalError("only_viewed")


def _sound(layout: Layout[R], rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
    """What stands in rows, each held against its checksum."""
    contents = [row[:-1] for row in rows]
    for row, right in zip(rows, map(checksum, images(contents)), strict=True):
        if row[-1] != right:
            raise JournalUnusable("row_damaged", table=layout.table, row=row[0])
    return contents
