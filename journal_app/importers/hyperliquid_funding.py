"""Hyperliquid's funding payments of an account: its application's CSV, and `userFunding` in JSON.

    time,coin,sz,side,payment,rate                                  the size is above 0
    time, delta.coin, delta.usdc, delta.szi, delta.fundingRate      the size is signed

A payment above 0 was received. The CSV has dates as the trade history has them; the JSON has
milliseconds, and may have no `delta` around the rest.

Source: Hyperliquid Docs, "Info endpoint, Retrieve a user's funding history", read 2026-02; the
columns of the application's own file `funding_history.csv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journal_app.domain.importing.imported import ImportedFile, Row, TradeEvent
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Direction
from journal_app.importers.cells import CellRefused, Places
from journal_app.importers.dates import DatedTimes
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.hourly_funding import paid
from journal_app.importers.hyperliquid import PLATFORM, USDC
from journal_app.importers.options import Options
from journal_app.importers.rows import oldest_on_top, outcomes_of, time_of_milliseconds

HISTORY: Final = "hyperliquid_funding_history"
USER_FUNDING: Final = "hyperliquid_user_funding"

COLUMNS: Final = ("time", "coin", "sz", "side", "payment", "rate")
KEYS: Final = ("coin", "usdc", "szi", "fundingRate")
_AROUND: Final = "delta."
_PLACES: Final = (_AROUND, "")

SIDES: Final = {"Long": Direction.LONG, "Short": Direction.SHORT}


def is_history(columns: Sequence[str]) -> bool:
    """Whether the header is that of a funding history."""
    return set(COLUMNS) <= set(columns)


def is_user_funding(columns: Sequence[str]) -> bool:
    """Whether the keys are those of an account's funding payments."""
    return any({"time", *(f"{around}{key}" for key in KEYS)} <= set(columns) for around in _PLACES)


def read_history(table: Table, options: Options) -> ImportedFile:
    """Read a funding history.

    Raises: Refused `date_order_unknown` where the dates can be read both ways.
    """
    places = Places(table.columns)
    rows = [row for row in table.rows if isinstance(row, Row)]
    times = DatedTimes([places.raw(row, "time") for row in rows], options)
    in_time = oldest_on_top(
        table.rows, lambda row: times.written(places.raw(row, "time")), times.zone
    )
    return ImportedFile(
        file_format=HISTORY,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=outcomes_of(table.in_turn(in_time), lambda row: _of_history(row, places, times)),
        renamed={"amount": "payment"},
        remarks=times.remarks,
    )


def read_user_funding(table: Table, _options: Options) -> ImportedFile:
    """Read an account's funding payments."""
    places = Places(table.columns)
    around = _AROUND if f"{_AROUND}coin" in table.columns else ""
    return ImportedFile(
        file_format=USER_FUNDING,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=outcomes_of(table.in_turn(table.rows), lambda row: _of_user(row, places, around)),
        renamed={"amount": f"{around}usdc"},
    )


def _of_history(row: Row, places: Places, times: DatedTimes) -> TradeEvent:
    at = times.time(places.raw(row, "time"))
    coin, payment = places.needed_asset(row, "coin"), places.needed_number(row, "payment")
    side = places.raw(row, "side")
    direction = SIDES.get(side)
    if direction is None:
        facts = {"text": side[:SHOWN], "choices": ", ".join(SIDES)}
        raise CellRefused(Problem("side", "not_a_choice", facts), side)
    return paid(PLATFORM, at, coin, direction, USDC, payment)


def _of_user(row: Row, places: Places, around: str) -> TradeEvent:
    at = time_of_milliseconds(places, row, "time")
    coin = places.needed_asset(row, f"{around}coin")
    payment = places.needed_number(row, f"{around}usdc")
    size = places.needed_number(row, f"{around}szi")
    direction = Direction.LONG if size > 0 else Direction.SHORT
    return paid(PLATFORM, at, coin, direction, USDC, payment)
