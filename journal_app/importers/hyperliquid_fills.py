"""Hyperliquid's fills, as its interface answers `userFills` and `userFillsByTime` in JSON.

Numbers are texts, times are milliseconds, `side` is B for bid and A for ask. `fee` holds every
fee of the fill, negative where it is a rebate, in the token `feeToken`. `closedPnl` is gross of
it, unlike that of the trade history, and is only compared. `startPosition` is the signed size that
was held before: an answer begins with its oldest fills, which may close what was opened earlier.

What is bought on a spot market pays its fee out of what is received, so that less of it arrives.
A liquidation that another account suffered stands in the fill too; only the word of direction tells
that it was the own.

Source: Hyperliquid Docs, "Info endpoint, Retrieve a user's fills" and "Fees", read 2026-02.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE
from journal_app.domain.importing.imported import ImportedFile, MarketFill, Row
from journal_app.domain.money import STABLECOINS
from journal_app.domain.problems import Problem
from journal_app.domain.trade import PositionKind
from journal_app.importers.cells import CellRefused, Places
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.hyperliquid import PLATFORM, USDC, is_forced, market_of, sign_of
from journal_app.importers.options import Options
from journal_app.importers.rows import outcomes_of, time_of_milliseconds

NAME: Final = "hyperliquid_fills"
COLUMNS: Final = (
    "coin", "px", "sz", "side", "time", "startPosition", "dir", "closedPnl", "fee",
)  # fmt: skip

SIDES: Final = {"B": 1, "A": -1}


def recognises(columns: Sequence[str]) -> bool:
    """Whether the keys are those of an account's fills."""
    return set(COLUMNS) <= set(columns)


def read(table: Table, _options: Options) -> ImportedFile:
    """Read an account's fills."""
    places = Places(table.columns)
    return ImportedFile(
        file_format=NAME,
        platform=PLATFORM,
        columns=table.columns,
        outcomes=outcomes_of(table.in_turn(table.rows), lambda row: _fill(row, places)),
        renamed={"amount": "sz"},
    )


def _fill(row: Row, places: Places) -> MarketFill:
    at = time_of_milliseconds(places, row, "time")
    market, kind = market_of(places.needed_asset(row, "coin"))
    sign = _sign(row, places)
    price, amount = places.positive(row, "px"), places.positive(row, "sz")
    fee, fee_asset = places.needed_number(row, "fee"), places.asset(row, "feeToken") or USDC
    fee_price = ONE
    if kind is PositionKind.HOLDING and sign > 0 and fee_asset not in STABLECOINS:
        fee_price = price
        amount -= fee
    elif fee_asset not in STABLECOINS and fee:
        raise CellRefused(Problem("feeToken", "price_unknown", {"asset": fee_asset}), fee_asset)
    if amount <= 0:
        raise CellRefused(Problem("fee", "fee_takes_all"), places.raw(row, "fee"))
    closed_pnl = places.number(row, "closedPnl")
    return MarketFill(
        market=market,
        kind=kind,
        at=at,
        size=sign * amount,
        price=price,
        fee=fee,
        fee_asset=fee_asset,
        fee_price=fee_price,
        stated_net=None if closed_pnl is None else closed_pnl - fee * fee_price,
        is_liquidation=is_forced(places.raw(row, "dir")),
        held_before=_held_before(row, places, kind),
        reference=places.text(row, "tid"),
    )


def _held_before(row: Row, places: Places, kind: PositionKind) -> Decimal | None:
    """What was held of a perpetual; of a spot token transfers change it, which no fill tells."""
    return places.number(row, "startPosition") if kind is PositionKind.PERPETUAL else None


def _sign(row: Row, places: Places) -> int:
    side, word = places.raw(row, "side"), places.raw(row, "dir")
    sign = SIDES.get(side)
    if sign is None:
        facts = {"text": side[:SHOWN], "choices": ", ".join(SIDES)}
        raise CellRefused(Problem("side", "not_a_choice", facts), side)
    if sign_of(word) not in (None, sign):
        facts = {"side": side, "text": word[:SHOWN]}
        raise CellRefused(Problem("dir", "side_against_direction", facts), word)
    return sign
