"""The ledger entries of a journal."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby, islice
from typing import Final

from journal_app.domain.ledger.entries import Entry
from journal_app.services.ports import Progress, RecordedEntry, silent
from journal_app.storage.layout import ENTRIES
from journal_app.storage.mapping import entry_record, recorded_entry
from journal_app.storage.rows import Rows
from journal_app.storage.stored import moment_of

_AT_A_TIME: Final = 1_000
_IN_ORDER: Final = "ORDER BY trade_id, at, sequence"


class KeptEntries:
    """`ports.Entries` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def of(self, trade_id: int) -> list[RecordedEntry]:
        """Return a trade's entries by time and sequence."""
        fitting = f"WHERE trade_id = ? {_IN_ORDER}"
        return self._rows.again(ENTRIES, recorded_entry, fitting, trade_id)

    def of_some(self, trade_ids: Iterable[int]) -> Iterator[tuple[int, list[RecordedEntry]]]:
        """Return the entries of trades in the order of these ids."""
        among = f"WHERE trade_id IN (SELECT value FROM json_each(?)) {_IN_ORDER}"
        rest = iter(trade_ids)
        while portion := list(islice(rest, _AT_A_TIME)):
            found: dict[int, list[RecordedEntry]] = defaultdict(list)
            for each in self._rows.again(ENTRIES, recorded_entry, among, json.dumps(portion)):
                found[each.trade_id].append(each)
            for trade_id in portion:
                yield trade_id, found[trade_id]

    def of_all(self) -> Iterator[tuple[int, list[RecordedEntry]]]:
        """Return every trade's id and entries, by trade id; trades without entries are left out."""
        records = self._rows.all(ENTRIES, _IN_ORDER)
        for trade_id, of_trade in groupby(records, key=lambda record: record.trade_id):
            yield trade_id, [recorded_entry(record) for record in of_trade]

    def last_at(self) -> datetime | None:
        """Return the time of the latest entry of all."""
        last = self._rows.number("SELECT max(at) FROM entries")
        return None if last is None else moment_of(last)

    def add(self, trade_id: int, entry: Entry, raw_row_id: int | None = None) -> RecordedEntry:
        """Keep an entry."""
        record = self._rows.insert(ENTRIES, entry_record(0, trade_id, entry, raw_row_id))
        return RecordedEntry(record.id, trade_id, entry, raw_row_id)

    def add_many(
        self,
        entries: Iterable[tuple[int, Entry, int | None]],
        progress: Progress = silent,
    ) -> int:
        """Keep many (trade id, entry, raw row id), in the fast way; return how many."""
        return len(
            self._rows.insert_many(
                ENTRIES,
                [
                    entry_record(0, trade_id, entry, raw_row_id)
                    for trade_id, entry, raw_row_id in entries
                ],
                progress,
            )
        )

    def replace(self, recorded: RecordedEntry) -> None:
        """Keep a corrected entry; what it was stays in the history."""
        self._rows.update(
            ENTRIES,
            entry_record(recorded.id, recorded.trade_id, recorded.entry, recorded.raw_row_id),
        )

    def remove(self, recorded: RecordedEntry) -> None:
        """Take an entry out; what it was stays in the history."""
        self._rows.delete(ENTRIES, recorded.id)
