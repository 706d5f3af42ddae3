"""Know fills that another file of their platform told already, with an id or without.

Two fills may agree in all that both files say and be two all the same, so that they are counted: a
fill without an id may be any that the journal holds; one with an id may be any that has none there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.ledger.entries import Add, Close, Entry, Liquidation, Open, Reduce
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Trade
from journal_app.services.ports import RecordedEntry
from journal_app.services.recognising import Recognised, Where


class ToldFill(NamedTuple):
    """What every file says of a fill. size: signed. has_id: whether it is told from its equals."""

    where: Where
    market: Asset
    at: datetime
    size: Decimal
    price: Decimal
    fee: Decimal
    has_id: bool


def told_fill(fill: MarketFill, where: Where) -> ToldFill:
    """What a file says of a fill."""
    return ToldFill(
        where, fill.market, fill.at, fill.size, fill.price, fill.fee, bool(fill.reference)
    )


def recorded_fills(trades: Iterable[tuple[Trade, Iterable[RecordedEntry]]]) -> Counter[ToldFill]:
    """The fills of files that trades were made of, whole again where one crossed zero."""
    parts: dict[int, list[ToldFill]] = defaultdict(list)
    for trade, recorded in trades:
        for each in recorded:
            part = _part(trade, each.entry)
            if part is not None and each.raw_row_id is not None:
                parts[each.raw_row_id].append(part)
    return Counter(map(_whole, parts.values()))


def without_told(
    rows: Recognised, fills: Mapping[int, ToldFill], recorded: Counter[ToldFill]
) -> Recognised:
    """The rows of a file, those taken for duplicates whose fill the journal holds already.

    fills: by the place of their row.
    """
    left = recorded.copy()
    left.subtract(fills[place] for place in rows.duplicates if place in fills)
    found = Recognised(duplicates=set(rows.duplicates))
    for place, occurrence in rows.new.items():
        match = next(_matches(fills[place], left), None) if place in fills else None
        if match is None:
            found.new[place] = occurrence
        else:
            left[match] -= 1
            found.duplicates.add(place)
    return found


def _matches(fill: ToldFill, left: Counter[ToldFill]) -> Iterator[ToldFill]:
    """The recorded fills, not matched yet, that one that is not known by itself can be."""
    for has_id in (False,) if fill.has_id else (False, True):
        match = fill._replace(has_id=has_id)
        if left[match] > 0:
            yield match


def _part(trade: Trade, entry: Entry) -> ToldFill | None:
    """The part of a fill that an entry is; None of other entries."""
    match entry:
        case Open(size=size):
            pass
        case Add(amount=amount):
            size = amount * _sign(trade, entry.asset)
        case (
            Reduce(amount=Decimal() as amount)
            | Close(amount=Decimal() as amount)
            | Liquidation(amount=Decimal() as amount)
        ):
            size = -amount * _sign(trade, entry.asset)
        case _:
            return None
    where = (trade.account, trade.platform)
    fee = entry.fee.amount if entry.fee else ZERO
    return ToldFill(where, entry.asset, entry.at, size, entry.price, fee, bool(entry.reference))


def _sign(trade: Trade, asset: Asset) -> int:
    held = next((each for each in trade.positions if each.asset == asset), None)
    return -1 if held is not None and held.direction is Direction.SHORT else 1


@exact
def _whole(parts: list[ToldFill]) -> ToldFill:
    size = sum((each.size for each in parts), ZERO)
    fee = sum((each.fee for each in parts), ZERO)
    return parts[0]._replace(size=size, fee=fee)
