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
from journal_app.services.ports import Batch, RawRow
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
ACCEPTED: Final = "accepted"
"""The outcome of a row that something was made of."""


class KeptObservations:
    """`ports.Observations` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def market(self, assets: Iterable[Asset] | None = None) -> Market:
        """Return all observations, or those of some assets."""
        assets = None if assets is None else set(assets)
        where, values = "", list[str]()
        if assets is not None:
            where = "WHERE asset IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(sorted(assets)))
        marks: dict[Asset, list[Mark]] = defaultdict(list)
        for record in self._rows.all(MARKS, f"{where} ORDER BY at, id", *values):
            marks[Asset(record.asset)].append(mark_of(record))
        points: dict[str, dict[Asset, list[RatePoint]]] = defaultdict(lambda: defaultdict(list))
        for rate in self._rows.all(RATES, f"{where} ORDER BY at, id", *values):
            points[rate.platform][Asset(rate.asset)].append(rate_of(rate))
        return Market(
            {asset: PriceSeries(of_asset) for asset, of_asset in marks.items()},
            {
                platform: {
                    asset: RateIndex((point.at, point.apr) for point in of_asset)
                    for asset, of_asset in by_asset.items()
                }
                for platform, by_asset in points.items()
            },
            self._exchange(assets),
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
        fits = f"({place}) = (?, ?, ?)"
        added: list[R] = []
        replaced = 0
        for record in records:
            there = layout.stored(record)[1:4]
            known = self._rows.number(f"SELECT id FROM {layout.table} WHERE {fits}", *there)
            if known is None:
                added.append(record)
            else:
                replaced += self._rows.update(layout, layout.with_id(record, known))
        self._rows.insert_many(layout, added)
        return len(added) + replaced


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
        rest = iter(set(fingerprints))
        found: dict[str, int] = {}
        while portion := list(islice(rest, _AT_A_TIME)):
            found.update(self._rows.connection.execute(query, (json.dumps(portion), ACCEPTED)))
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

    def add_rows(self, batch: Batch, rows: Sequence[tuple[int, str, str, int, str]]) -> list[int]:
        """Keep rows (line, text, fingerprint, occurrence, outcome); return their ids."""
        return list(
            self._rows.insert_many(RAW_ROWS, [RawRowRecord(0, batch.id, *row) for row in rows])
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
