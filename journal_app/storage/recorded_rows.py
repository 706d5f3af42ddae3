"""Rows written: each with its checksum, its images in the history, its trade noted for search.

A single row goes through SQLModel; many rows go through the driver, twenty times faster.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from operator import itemgetter, length_hint
from typing import Any, Final, TypeVar

from journal_app.services.ports import Progress, silent
from journal_app.storage.changes import ROWS_OF_A_CHANGE, Recorder
from journal_app.storage.images import Stored, checksum, image, images
from journal_app.storage.layout import Layout
from journal_app.storage.remembered import Remembered
from journal_app.storage.rows import Rows
from journal_app.storage.runs import runs
from journal_app.storage.sessions import RowSession

R = TypeVar("R", bound=tuple[Any, ...])
T = TypeVar("T")


class RecordedRows(Rows):
    """Rows of a journal that is open for writing, within one transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        recorder: Recorder,
        session: RowSession,
        remembered: Remembered | None = None,
    ) -> None:
        super().__init__(connection, remembered)
        self.touched_trades: Final[set[int]] = set()
        self._recorder = recorder
        self._session = session
        self._next: Final[dict[str, int]] = {}

    def unchanged(self, name: str, read: Callable[[], T]) -> T:  # noqa: ARG002 - it is not kept
        """What `read` makes of rows as they are now, which may be taken back."""
        return read()

    def next_id(self, layout: Layout[Any]) -> int:
        """The id that the next new row will have."""
        if layout.table not in self._next:
            self._next[layout.table] = super().next_id(layout)
        return self._next[layout.table]

    def insert(self, layout: Layout[R], record: R) -> R:
        """Keep a new row; it gets its id."""
        (row_id,) = self._next_ids(layout, 1)
        kept = layout.with_id(record, row_id)
        written = image(layout.stored(kept))
        self._session.insert(layout.table, layout.values(kept) | {"checksum": checksum(written)})
        self._recorder.record(layout, row_id, after=[written])
        self._touch(layout, [kept])
        return kept

    def insert_many(
        self, layout: Layout[R], records: Iterable[R], progress: Progress = silent
    ) -> range:
        """Keep many new rows in the fast way; return their ids."""
        rest = iter(records)
        first = self.next_id(layout)
        marks = ", ".join("?" * (len(layout.columns) + 1))
        insert = (
            f"INSERT INTO {layout.table} ({', '.join(layout.columns)}, checksum) VALUES ({marks})"
        )
        done, of = 0, length_hint(records)
        while portion := list(islice(rest, ROWS_OF_A_CHANGE)):
            ids = self._next_ids(layout, len(portion))
            rows, written = layout.new_rows(portion, ids)
            self.connection.executemany(insert, rows)
            self._recorder.record(layout, ids.start, after=written)
            self._touch(layout, portion)
            done += len(portion)
            progress(done, max(done, of))
        return range(first, first + done)

    def update(self, layout: Layout[R], record: R) -> bool:
        """Keep a changed row; tell whether anything differed."""
        row_id: int = record[0]
        before, after = self._stored(layout, row_id), layout.stored(record)
        if before == after:
            return False
        written = image(after)
        differing = {
            column: value
            for column, value, old, new in zip(layout.columns, record, before, after, strict=True)
            if old != new
        }
        self._session.update(layout.table, row_id, differing | {"checksum": checksum(written)})
        self._recorder.record(layout, row_id, before=[image(before)], after=[written])
        self._touch(layout, [record])
        return True

    def update_many(self, layout: Layout[R], records: Sequence[R]) -> None:
        """Keep changed rows in the fast way; those that are as they were stay."""
        ids = json.dumps([record[0] for record in records])
        found = self.all(layout, "WHERE id IN (SELECT value FROM json_each(?))", ids)
        present = {record[0]: layout.stored(record) for record in found}
        changed = sorted(
            (after for after in layout.stored_many(records) if after != present[after[0]]),
            key=itemgetter(0),
        )
        if not changed:
            return
        written = images(changed)
        sets = ", ".join(f"{column} = ?" for column in layout.columns)
        self.connection.executemany(
            f"UPDATE {layout.table} SET {sets}, checksum = ? WHERE id = ?",
            [(*row, checksum(text), row[0]) for row, text in zip(changed, written, strict=True)],
        )
        before = images([present[row[0]] for row in changed])
        changed_ids = [int(row[0] or 0) for row in changed]
        for start, stop in runs(changed_ids):
            self._recorder.record(
                layout, changed_ids[start], before=before[start:stop], after=written[start:stop]
            )
        of_changed = set(changed_ids)
        self._touch(layout, [record for record in records if record[0] in of_changed])

    def delete(self, layout: Layout[R], row_id: int) -> None:
        """Take a row out; the history keeps what it was."""
        before = self._stored(layout, row_id)
        self._touch(layout, [layout.record(before)])
        self._session.delete(layout.table, row_id)
        self._recorder.record(layout, row_id, before=[image(before)])

    def put_derived(self, layout: Layout[R], columns: Mapping[str, Sequence[Any]]) -> None:
        """Keep rows that can always be computed anew, without history."""
        marks = ", ".join("?" * len(layout.columns))
        self.connection.executemany(
            f"INSERT OR REPLACE INTO {layout.table} ({', '.join(layout.columns)}) VALUES ({marks})",
            layout.stored_columns(columns),
        )

    def drop_derived(self, layout: Layout[R]) -> None:
        """Forget all rows of a derived table."""
        self.connection.execute(f"DELETE FROM {layout.table}")

    def note_put_back(self, trade_ids: Iterable[int]) -> None:
        """Know that rows of these trades were put back: their texts and the last ids are others."""
        self.touched_trades.update(trade_ids)
        self._next.clear()

    def _stored(self, layout: Layout[R], row_id: int) -> tuple[Stored, ...]:
        """The row as it stands; its checksum must be right before anything replaces it."""
        present = self.one(layout, "id = ?", row_id)
        if present is None:
            raise RuntimeError(f"there is no row {row_id} of {layout.table}")
        return layout.stored(present)

    def _next_ids(self, layout: Layout[Any], count: int) -> range:
        first = self.next_id(layout)
        self._next[layout.table] = first + count
        return range(first, first + count)

    def _touch(self, layout: Layout[R], records: Iterable[R]) -> None:
        if layout.trade_place is not None:
            self.touched_trades.update(map(itemgetter(layout.trade_place), records))
            self.touched_trades.discard(None)
