"""Find for the fills of one market the trades they make or continue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Final

from journal_app.domain.exact import ZERO
from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.importing.netting import Trip, connected, net, oversold
from journal_app.domain.ledger.entries import Add, Close, Entry, Liquidation, Open, Reduce
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Position, PositionKind, Status
from journal_app.services.ledgers import Ledger
from journal_app.services.ports import Progress, silent

Placed = tuple[int, MarketFill]
"""A fill with the place of its row in the file."""

NewLedger = Callable[[Position, Status, datetime], Ledger]

_FILLS: Final = (Open, Add, Reduce, Close, Liquidation)


@dataclass(slots=True)
class Filled:
    """What became of fills: ledgers begun or continued, and problems by the place of their row.

    unconnected: of fills that belong to a position of which the journal knows nothing.
    opened_by_close: whether a fill that its platform calls a close began a trade, as nothing was
    held: what came before it is missing.
    """

    ledgers: list[Ledger] = field(default_factory=list)
    problems: dict[int, Problem] = field(default_factory=dict)
    unconnected: dict[int, Problem] = field(default_factory=dict)
    opened_by_close: bool = False


def join_fills(
    fills: Sequence[Placed],
    recorded: Sequence[Ledger],
    new_ledger: NewLedger,
    progress: Progress = silent,
) -> Filled:
    """Net the fills of one market, in order of time, into ledgers begun or continued.

    recorded: the trades that held it, each at its last entry. Fills earlier than the last one
    recorded were not at hand when that was netted: they are taken where they make whole trades
    between those recorded, and refused where a recorded trade would have to be made anew.
    """
    market = fills[0][1].market
    recorded_until = max(
        (entry.at for ledger in recorded for entry in ledger.recorded if _is_fill(entry, market)),
        default=None,
    )
    late = [each for each in fills if recorded_until is not None and each[1].at < recorded_until]
    filled = Filled()
    for between in _between(late, recorded, market):
        whole, _ = connected([fill for _, fill in between])
        sellable = _sellable([between[place] for place in whole], ZERO, filled)
        for trip in _whole(net([fill for _, fill in sellable])):
            filled.ledgers.append(_begun(trip, sellable, new_ledger))
    taken = {place for ledger in filled.ledgers for _, place in ledger.added}
    for place, _ in late:
        if place not in taken:
            filled.problems.setdefault(place, Problem("time", "earlier_than_recorded"))

    current = next((ledger for ledger in reversed(recorded) if ledger.held(market)), None)
    held = current.held(market) if current else ZERO
    ahead = _sellable(_connected(fills[len(late) :], held, filled), held, filled)
    next_sequence = current.next_sequence if current else 0
    crossed = None
    for trip in net([fill for _, fill in ahead], held, next_sequence, progress):
        if trip.continues and current is not None:
            current.added.extend(_placed(trip, ahead))
            filled.ledgers.append(current)
        else:
            filled.ledgers.append(_begun(trip, ahead, new_ledger))
            begins = trip.fills[0]
            filled.opened_by_close |= begins != crossed and ahead[begins][1].says_close
        crossed = trip.fills[-1]
    return filled


def _is_fill(entry: Entry, market: Asset) -> bool:
    return isinstance(entry, _FILLS) and entry.asset == market


def _between(
    late: Sequence[Placed], recorded: Sequence[Ledger], market: Asset
) -> Iterator[list[Placed]]:
    """Late fills of times when nothing was held, together where no recorded trade lies between."""
    lives = [
        (times[0], None if ledger.held(market) else times[-1])
        for ledger in recorded
        if (times := [each.at for each in ledger.recorded if _is_fill(each, market)])
    ]

    def lived_before(each: Placed) -> int | None:
        """How many trades had begun by then; None while one of them was held."""
        at = each[1].at
        begun = [end for start, end in lives if start <= at]
        return None if any(end is None or at <= end for end in begun) else len(begun)

    for count, together in groupby(late, key=lived_before):
        if count is not None:
            yield list(together)


def _whole(trips: list[Trip]) -> list[Trip]:
    """The trades that end flat, without one that shares a fill with another that does not."""
    while trips and not trips[-1].is_flat:
        open_one = trips.pop()
        if trips and trips[-1].fills[-1] == open_one.fills[0]:
            trips[-1] = replace(trips[-1], is_flat=False)
    return trips


def _connected(fills: Sequence[Placed], held: Decimal, filled: Filled) -> Sequence[Placed]:
    """The fills that go on from what the journal holds, where their platform says what was held.

    One that does not would be taken for the opening of a position that it closed.
    """
    order, missing = connected([fill for _, fill in fills], held)
    for index, there in missing.items():
        place, fill = fills[index]
        facts = {"said": fill.held_before, "held": there}
        filled.unconnected[place] = Problem("amount", "held_otherwise_before", facts)
    return [fills[index] for index in order]


def _sellable(fills: Sequence[Placed], held: Decimal, filled: Filled) -> Sequence[Placed]:
    """The fills without sales of what was never bought, which a plain holding cannot be."""
    if not fills or fills[0][1].kind is not PositionKind.HOLDING:
        return fills
    missing = oversold([fill for _, fill in fills], held)
    for index, there in missing.items():
        place, fill = fills[index]
        facts = {"amount": -fill.size, "open": there}
        filled.problems[place] = Problem("amount", "closes_more_than_open", facts)
    return [each for index, each in enumerate(fills) if index not in missing]


def _placed(trip: Trip, fills: Sequence[Placed]) -> Iterable[tuple[Entry, int]]:
    return [(entry, fills[index][0]) for entry, index in zip(trip.entries, trip.fills, strict=True)]


def _begun(trip: Trip, fills: Sequence[Placed], new_ledger: NewLedger) -> Ledger:
    kind = fills[0][1].kind
    status = Status.CLOSED if trip.is_flat else Status.OPEN  # its replay has the last word
    held = Position(fills[0][1].market, trip.direction, kind)
    ledger = new_ledger(held, status, trip.entries[0].at)
    ledger.added.extend(_placed(trip, fills))
    return ledger
