"""Rows within one transaction: read with their checksums, written with their history."""

# ruff: noqa: ARG002 - a refusal needs no arguments

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.services.ports import Progress, silent
from journal_app.storage.layout import Layout, Stored, checksum, images

R = TypeVar("R", bound=tuple[Any, ...])

_AT_A_TIME: Final = 500


class Rows:
    """Rows of a journal that is open for viewing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

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
            contents = [row[:-1] for row in portion]
            for row, stored, written in zip(portion, contents, images(contents), strict=True):
                if checksum(written) != row[-1]:
                    raise JournalUnusable("row_damaged", table=layout.table, row=row[0])
                yield layout.record(stored)

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

    def put_derived(self, layout: Layout[R], records: Sequence[R]) -> None:
        """Keep rows that can always be computed anew, without history. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def drop_derived(self, layout: Layout[R]) -> None:
        """Forget all rows of a derived table. Raises: `only_viewed`."""
        raise JournalError("only_viewed")

    def note_put_back(self, trade_ids: Iterable[int]) -> None:
        """Know that rows of these trades were put back from the history. Raises: `only_viewed`."""
        raise JournalError("only_viewed")
