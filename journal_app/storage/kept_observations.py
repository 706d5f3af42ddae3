"""What was observed and imported, and the journal's own settings."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Any, Final, TypeVar

from journal_app.domain.market.exchange import rate_series
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import Mark, Market, PriceSeries, RatePoint
from journal_app.domain.money import DOLLAR, Asset
from journal_app.domain.problems import JournalError
from journal_app.services.ports import Batch, Progress, RawRow, silent
from journal_app.storage.layout import (
    BATCHES,
    EXCHANGE_RATES,
    MARKS,
    RATES,
    RAW_ROWS,
    SETTINGS,
    BatchRecord,
    Layout,
    RawRowRecord,
    SettingRecord,
)
from journal_app.storage.lines import LAST_MARK
from journal_app.storage.mapping import (
    exchange_rate_of,
    mark_of,
    mark_record,
    rate_of,
    rate_record,
    raw_row_of,
)
from journal_app.storage.rows import Rows
from journal_app.storage.stored import moment_of

R = TypeVar("R", bound=tuple[Any, ...])

_AT_A_TIME: Final = 10_000
_TEXTS_AT_A_TIME: Final = 100_000
"""For each portion all rows are read, as texts have no index."""

ACCEPTED: Final = "accepted"
"""The outcome of a row that something was made of."""


class KeptObservations:
    """`ports.Observations` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def market(self, assets: Iterable[Asset] | None = None) -> Market:
        """Return all observations, or those of some assets."""
        if assets is not None:
            return Market(*self._series(set(assets)))
        # what a market remembers of names goes with it; the series stay
        return Market(*self._rows.unchanged("market", lambda: self._series(None)))

    def _series(
        self, assets: set[Asset] | None
    ) -> tuple[
        Mapping[Asset, PriceSeries],
        Mapping[str, Mapping[Asset, RateIndex]],
        Mapping[Asset, PriceSeries],
    ]:
        where, values = "", list[str]()
        if assets is not None:
            where = "WHERE asset IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(assets)))
        marks: dict[Asset, list[Mark]] = defaultdict(list)
        for record in self._rows.all(MARKS, f"{where} ORDER BY at, id", *values):
            marks[Asset(record.asset)].append(mark_of(record))
        points = map(rate_of, self._rows.all(RATES, f"{where} ORDER BY at, id", *values))
        return (
            {asset: PriceSeries(of_asset) for asset, of_asset in marks.items()},
            _indices(points),
            self._exchange(assets),
        )

    def latest_market(self) -> Market:
        """Return of each asset the newest mark alone, and all else."""
        newest = self._rows.all(MARKS, f"WHERE id IN ({_NEWEST_MARKS})")
        points = self._rows.again(RATES, rate_of, "ORDER BY at, id")
        return Market(
            {Asset(each.asset): PriceSeries([mark_of(each)]) for each in newest},
            _indices(points),
            self._exchange(None),
        )

    def _exchange(self, assets: Iterable[Asset] | None) -> Mapping[Asset, PriceSeries]:
        """Exchange rates of all currencies, or of some and of the dollar, which coins follow."""
        where, values = "", list[str]()
        if assets is not None:
            where = "WHERE currency IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted({*assets, DOLLAR})))
        records = self._rows.all(EXCHANGE_RATES, f"{where} ORDER BY at, id", *values)
        return rate_series(exchange_rate_of(record) for record in records)

    def last_mark_at(self) -> datetime | None:
        """Return the time of the latest mark or exchange rate."""
        last = self._rows.number(LAST_MARK)
        return None if last is None else moment_of(last)

    def add_marks(self, marks: Iterable[Mark]) -> int:
        """Keep marks; a different price at the same place replaces."""
        latest = {(mark.asset, mark.at, mark.platform): mark for mark in marks}
        return self._keep(MARKS, "asset, at, platform", map(mark_record, latest.values()))

    def add_rates(self, points: Iterable[RatePoint]) -> int:
        """Keep points of rate histories, likewise."""
        latest = {(point.platform, point.asset, point.at): point for point in points}
        return self._keep(RATES, "platform, asset, at", map(rate_record, latest.values()))

    def remove_rate(self, point: RatePoint) -> None:
        """Take a point of a history out. Raises: JournalError `no_such_point`."""
        there = RATES.stored(rate_record(point))[1:4]
        present = self._rows.one(RATES, "(platform, asset, at) = (?, ?, ?)", *there)
        if present is None:
            raise JournalError("no_such_point")
        self._rows.delete(RATES, present.id)

    def _keep(self, layout: Layout[R], place: str, records: Iterable[R]) -> int:
        """Add what has a new place, replace what differs; return how many."""
        placed = {layout.stored(record)[1:4]: record for record in records}
        query = (
            f"SELECT {place}, {layout.table}.id FROM json_each(?) CROSS JOIN {layout.table}"
            f" WHERE ({place}) = (value ->> 0, value ->> 1, value ->> 2)"
        )
        known: dict[tuple[Any, ...], int] = {}
        rest = iter(placed)
        while portion := list(islice(rest, _AT_A_TIME)):
            found = self._rows.connection.execute(query, (json.dumps(portion),))
            known.update((tuple(there), row_id) for *there, row_id in found)
        replaced = sum(
            self._rows.update(layout, layout.with_id(placed[there], row_id))
            for there, row_id in known.items()
        )
        added = [record for there, record in placed.items() if there not in known]
        self._rows.insert_many(layout, added)
        return len(added) + replaced


_NEWEST_MARKS: Final = """
WITH RECURSIVE marked(asset) AS (
    SELECT min(asset) FROM marks
    UNION ALL
    SELECT (SELECT min(asset) FROM marks WHERE asset > marked.asset) FROM marked
    WHERE marked.asset IS NOT NULL
)
SELECT (SELECT id FROM marks WHERE marks.asset = marked.asset ORDER BY at DESC, id DESC LIMIT 1)
FROM marked WHERE marked.asset IS NOT NULL
"""
"""The last mark of each asset, from one asset to the next by the index, past all earlier ones."""


def _indices(points: Iterable[RatePoint]) -> Mapping[str, Mapping[Asset, RateIndex]]:
    """Rate histories by platform and asset, of points in order of time."""
    histories: dict[str, dict[Asset, list[RatePoint]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        histories[point.platform][point.asset].append(point)
    return {
        platform: {
            asset: RateIndex((point.at, point.apr) for point in of_asset)
            for asset, of_asset in by_asset.items()
        }
        for platform, by_asset in histories.items()
    }


class KeptImports:
    """`ports.Imports` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def known(self, fingerprints: Iterable[str]) -> dict[str, int]:
        """Return how often a row of each fingerprint was accepted; 0 is left out."""
        query = (
            "SELECT fingerprint, count(*) FROM raw_rows"
            " WHERE fingerprint IN (SELECT value FROM json_each(?)) AND outcome = ?"
            " GROUP BY fingerprint"
        )
        has_rows = self._rows.number("SELECT EXISTS (SELECT 1 FROM raw_rows)")
        rest = iter(set(fingerprints) if has_rows else ())
        found: dict[str, int] = {}
        while portion := list(islice(rest, _AT_A_TIME)):
            found.update(self._rows.connection.execute(query, (json.dumps(portion), ACCEPTED)))
        return found

    def known_texts(self, file_format: str, texts: Iterable[str]) -> dict[str, int]:
        """Return how often a row of each text was accepted from files of a format."""
        batches = self._rows.all(BATCHES, "WHERE file_format = ?", file_format)
        ids = json.dumps([batch.id for batch in batches])
        query = (
            "SELECT text, count(*) FROM raw_rows"
            " WHERE batch_id IN (SELECT value FROM json_each(?)) AND outcome = ?"
            " AND text IN (SELECT value FROM json_each(?)) GROUP BY text"
        )
        rest = iter(set(texts) if ids != "[]" else ())
        found: dict[str, int] = {}
        while portion := list(islice(rest, _TEXTS_AT_A_TIME)):
            values = (ids, ACCEPTED, json.dumps(portion))
            found.update(self._rows.connection.execute(query, values))
        return found

    def add(self, at: datetime, file_name: str, file_format: str, file_hash: str) -> Batch:
        """Begin a batch."""
        record = self._rows.insert(BATCHES, BatchRecord(0, at, file_name, file_format, file_hash))
        return Batch(
            id=record.id,
            at=at,
            file_name=file_name,
            file_format=file_format,
            file_hash=file_hash,
        )

    def add_rows(
        self,
        batch: Batch,
        rows: Sequence[tuple[int, str, str, int, str]],
        progress: Progress = silent,
    ) -> list[int]:
        """Keep rows (line, text, fingerprint, occurrence, outcome); return their ids."""
        return list(
            self._rows.insert_many(
                RAW_ROWS, [RawRowRecord._make((0, batch.id, *row)) for row in rows], progress
            )
        )

    def every(self) -> Iterator[tuple[Batch, list[RawRow]]]:
        """Return all batches with their rows, by id."""
        records = self._rows.all(RAW_ROWS, "ORDER BY batch_id, id")
        rows = {
            batch_id: [raw_row_of(record) for record in of_batch]
            for batch_id, of_batch in groupby(records, key=lambda record: record.batch_id)
        }
        for record in self._rows.all(BATCHES, "ORDER BY id"):
            batch = Batch(
                id=record.id,
                at=record.at,
                file_name=record.file_name,
                file_format=record.file_format,
                file_hash=record.file_hash,
            )
            yield batch, rows.get(record.id, [])


class KeptSettings:
    """`ports.Settings` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self, name: str) -> str | None:
        """Return a setting."""
        record = self._rows.one(SETTINGS, "name = ?", name)
        return None if record is None else record.value

    def put(self, name: str, value: str) -> None:
        """Keep a setting."""
        present = self._rows.one(SETTINGS, "name = ?", name)
        if present is None:
            self._rows.insert(SETTINGS, SettingRecord(0, name, value))
        else:
            self._rows.update(SETTINGS, present._replace(value=value))

    def every(self) -> dict[str, str]:
        """Return all settings."""
        return {record.name: record.value for record in self._rows.all(SETTINGS)}
