"""Hyperliquid's trade history, as its web application exports it.

A row is an order, not a fill: it may be larger than the position and cross zero, whatever its
word of direction says. So the words give the sign of the size and nothing else. The times carry
no zone; the platform keeps them in UTC, and so they are read unless a zone is given. Fees and
profits are in USDC; `closedPnl` is net of its row's own fee and is only compared.

Source: Hyperliquid Docs, "Trading, Entry price and pnl"; the columns of the application's own
file `trade_history.csv`, read 2026-02.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import plain
from journal_app.domain.importing.imported import (
    Accepted,
    ImportedFile,
    MarketFill,
    Outcome,
    Row,
)
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import PositionKind
from journal_app.importers.cells import CellRefused, Places, in_utc, oldest_first
from journal_app.importers.dates import date_order, local_time
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.options import DateOrder, Options

NAME: Final = "hyperliquid_trade_history"
PLATFORM: Final = "hyperliquid"
COLUMNS: Final = ("time", "coin", "dir", "px", "sz", "ntl", "fee", "closedPnl")

USDC: Final = Asset("USDC")

SIGNS: Final = {
    "Open Long": 1,
    "Close Short": 1,
    "Short > Long": 1,
    "Buy": 1,
    "Liquidated Cross Short": 1,
    "Liquidated Isolated Short": 1,
    "Open Short": -1,
    "Close Long": -1,
    "Long > Short": -1,
    "Sell": -1,
    "Liquidated Cross Long": -1,
    "Liquidated Isolated Long": -1,
}
"""The side of each word of direction: 1 buys, −1 sells."""

NOTIONAL_TOLERANCE: Final = Decimal("0.000001")
"""`ntl` is px × sz as a float wrote it: a relative error of 1e-16, widened for rounded prices."""


def recognises(columns: Sequence[str]) -> bool:
    """Whether the header is that of a trade history."""
    return set(COLUMNS) <= set(columns)


def read(table: Table, options: Options) -> ImportedFile:
    """Read a trade history.

    Raises: Refused `date_order_unknown` where the dates can be read both ways.
    """
    places = Places(table.columns)
    rows = [row for row in table.rows if isinstance(row, Row)]
    order = options.date_order or date_order([places.raw(row, "time") for row in rows])
    reading = _Reading(places, order, options.zone or UTC)
    outcomes = [reading.outcome(row) if isinstance(row, Row) else row for row in table.rows]
    remarks = () if options.zone else (Problem("time", "read_as_utc"),)
    return ImportedFile(
        file_format=NAME,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=oldest_first(outcomes, reading.times),
        renamed={"amount": "sz"},
        remarks=remarks,
    )


class _Reading:
    """One file being read row by row."""

    def __init__(self, places: Places, order: DateOrder, zone: tzinfo) -> None:
        self.places = places
        self.order = order
        self.zone = zone
        self.times: list[datetime] = []

    def outcome(self, row: Row) -> Outcome:
        try:
            fill = self._fill(row)
        except CellRefused as refused:
            return refused.of(row)
        self.times.append(fill.at)
        return Accepted(row, fill)

    def _fill(self, row: Row) -> MarketFill:
        places = self.places
        at = self._time(places.raw(row, "time"))
        market = places.needed_asset(row, "coin")
        word = places.raw(row, "dir")
        sign = SIGNS.get(word)
        if sign is None:
            facts = {"text": word[:SHOWN], "choices": ", ".join(SIGNS)}
            raise CellRefused(Problem("dir", "not_a_choice", facts), word)
        price, amount = places.positive(row, "px"), places.positive(row, "sz")
        self._check_notional(row, price * amount)
        fee = places.needed_number(row, "fee")
        stated_net = places.number(row, "closedPnl")
        base, _, quoted = market.partition("/")
        return MarketFill(
            market=Asset(base) if quoted else market,
            kind=PositionKind.HOLDING if quoted else PositionKind.PERPETUAL,
            at=at,
            size=amount if sign > 0 else -amount,
            price=price,
            fee=fee,
            fee_asset=USDC,
            stated_net=stated_net,
            is_liquidation=word.startswith("Liquidated"),
        )

    def _check_notional(self, row: Row, notional: Decimal) -> None:
        """Refuse a row whose notional is not px·sz: it is damaged."""
        stated = self.places.number(row, "ntl")
        if stated is None or stated == notional:
            return
        if abs(stated - notional) > notional * NOTIONAL_TOLERANCE:
            facts = {"expected": plain(notional)}
            raise CellRefused(Problem("ntl", "not_price_times_size", facts), plain(stated))

    def _time(self, written: str) -> datetime:
        zone = UTC if self.zone is UTC else None
        local = local_time(written, self.order, zone) if ":" in written else None
        if local is None:
            raise CellRefused(
                Problem("time", "not_a_time_here", {"text": written[:SHOWN]}), written
            )
        if zone is UTC:
            return local
        before = self.times[-1] if self.times else None
        return in_utc(local, self.zone, "time", not_before=before)
