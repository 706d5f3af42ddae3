"""The stops that were set or moved within a period: from where to where, and why.

An order placed where the stop stands already, at the planned price or the last one, moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.ledger.entries import StopMoved
from journal_app.domain.ledger.trade_levels import planned_position
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period
from journal_app.reports.records import TradeRecord


class MovedStop(NamedTuple):
    """A stop that was moved. before: None where there was none. reason: as it was written."""

    record: TradeRecord
    at: datetime
    asset: Asset
    before: Decimal | None
    after: Decimal
    reason: str


def moved_stops(records: Iterable[TradeRecord], period: Period) -> list[MovedStop]:
    """Every stop of these trades that was set or moved in a period, in order of time."""
    found = (moved for record in records for moved in _moved(record) if period.holds(moved.at))
    return sorted(found, key=lambda each: (each.at, each.record.trade.number))


def _moved(record: TradeRecord) -> Iterator[MovedStop]:
    stops: dict[Asset, Decimal | None] = {}
    for entry in record.entries:
        if isinstance(entry, StopMoved):
            planned = planned_position(record.trade, entry.asset)
            before = stops.get(entry.asset, planned.stop if planned else None)
            if entry.price != before:
                why = entry.note.strip()
                yield MovedStop(record, entry.at, entry.asset, before, entry.price, why)
            stops[entry.asset] = entry.price
