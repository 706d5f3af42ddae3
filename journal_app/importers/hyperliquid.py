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
from functools import lru_cache
from typing import Final

from journal_app.domain.importing.imported import ImportedFile, MarketFill, Row
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import PositionKind
from journal_app.importers.cells import CellRefused, Places
from journal_app.importers.dates import DatedTimes
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.options import Options
from journal_app.importers.rows import check_product, oldest_on_top, outcomes_of

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

LIQUIDATION: Final = " liquidation: "
"""Between the way in which the platform liquidated, by the market or its backstop, and the word."""


_WORDS: Final = 256
"""A file repeats the same few words and coins in all of its rows."""


def recognises(columns: Sequence[str]) -> bool:
    """Whether the header is that of a trade history."""
    return set(COLUMNS) <= set(columns)


def read(table: Table, options: Options) -> ImportedFile:
    """Read a trade history.

    Raises: Refused `date_order_unknown` where the dates can be read both ways.
    """
    places = Places(table.columns)
    rows = [row for row in table.rows if isinstance(row, Row)]
    times = DatedTimes([places.raw(row, "time") for row in rows], options)
    in_time = oldest_on_top(
        table.rows, lambda row: times.written(places.raw(row, "time")), times.zone
    )
    return ImportedFile(
        file_format=NAME,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=outcomes_of(table.in_turn(in_time), lambda row: _fill(row, places, times)),
        renamed={"amount": "sz"},
        remarks=times.remarks,
    )


@lru_cache(maxsize=_WORDS)
def market_of(coin: Asset) -> tuple[Asset, PositionKind]:
    """What a coin is a market of: a perpetual, or what is bought and owned.

    Of a spot pair it is the base, `HYPE/USDC`. Most stand as the number of the pair, `@107`,
    whose names the file does not hold; such a number stays the asset.

    Raises: CellRefused where its prices are in another currency.
    """
    base, _, quoted = coin.partition("/")
    if quoted and Asset(quoted) not in STABLECOINS:
        raise CellRefused(Problem("coin", "other_currency", {"text": quoted}), coin)
    if quoted or coin.startswith("@"):
        return Asset(base), PositionKind.HOLDING
    return coin, PositionKind.PERPETUAL


@lru_cache(maxsize=_WORDS)
def sign_of(direction: str) -> int | None:
    """The side of a word of direction; None of one that says none."""
    _, _, forced = direction.lower().partition(LIQUIDATION)
    return SIGNS.get(forced.title() or direction)


@lru_cache(maxsize=_WORDS)
def is_forced(direction: str) -> bool:
    """Whether the word of direction says that the platform closed by force."""
    return direction.startswith("Liquidated") or LIQUIDATION in direction.lower()


def _fill(row: Row, places: Places, times: DatedTimes) -> MarketFill:
    at = times.time(places.raw(row, "time"))
    market, kind = market_of(places.needed_asset(row, "coin"))
    word = places.raw(row, "dir")
    sign = sign_of(word)
    if sign is None:
        facts = {"text": word[:SHOWN], "choices": ", ".join(SIGNS)}
        raise CellRefused(Problem("dir", "not_a_choice", facts), word)
    price, amount = places.positive(row, "px"), places.positive(row, "sz")
    check_product(places, row, "ntl", price * amount, "not_price_times_size")
    return MarketFill(
        market=market,
        kind=kind,
        at=at,
        size=amount if sign > 0 else -amount,
        price=price,
        fee=places.needed_number(row, "fee"),
        fee_asset=USDC,
        stated_net=places.number(row, "closedPnl"),
        is_liquidation=is_forced(word),
        says_close=word.startswith("Close") or is_forced(word),
    )
