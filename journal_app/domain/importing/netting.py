"""Net fills into trades: from flat to flat, in the order of time, split where one crosses zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact, rounded
from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.importing.round_trips import Fill, Leg, Step, legs
from journal_app.domain.ledger.entries import Add, Close, Cost, Entry, Liquidation, Open, Reduce
from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.progress import Progress, silent, told
from journal_app.domain.trade import Direction

FINEST_FEE: Final = Decimal("1e-18")
"""A fee that is shared by two trades is cut here; the two parts still add up to it."""


@made_in_bulk
@dataclass(frozen=True, slots=True)
class Trip:
    """The entries of one trade, long or short. fills: for each entry, the place of its fill.

    continues: whether it is the trade that was open before the first fill. is_flat: whether its
    last entry leaves nothing.
    """

    direction: Direction
    entries: tuple[Entry, ...]
    fills: tuple[int, ...]
    continues: bool
    is_flat: bool


@exact
def net(
    fills: Sequence[MarketFill],
    held: Decimal = ZERO,
    next_sequence: int = 0,
    progress: Progress = silent,
) -> list[Trip]:
    """Net the fills of one market, in order of time, into the trades they make.

    held: the signed size that is open before them. next_sequence: of that trade's next entry.
    """
    # What is held stands as a first fill; its price does not matter, for only sizes are netted.
    first = [Fill(held, ONE)] if held else []
    trips: list[list[Leg]] = []
    for leg in legs([*first, *fills]):
        if leg.trade == len(trips):
            trips.append([])
        trips[-1].append(leg)
    offset = 1 if held else 0
    netted = []
    carried: Decimal | None = None
    for place, trip in enumerate(told(trips, len(trips), progress)):
        continues = bool(held) and place == 0
        own = trip[1:] if continues else trip
        sequence = next_sequence if continues else 0
        entries = []
        for leg in own:
            fill = fills[leg.fill - offset]
            fee = leg.fee if carried is None else carried
            carried = None
            if leg.step is Step.CLOSE and fee != fill.fee:
                # The fill crosses zero: round the share of the close, and carry the rest to the
                # opening that follows, so that both add up to the fee that was paid.
                fee = rounded(fee, min(FINEST_FEE, ONE.scaleb(_exponent(fill.fee))))
                carried = fill.fee - fee
            entries.append(_entry(leg, fill, fee, sequence))
            sequence += 1
        if entries:
            netted.append(
                Trip(
                    Direction.LONG if trip[0].size > 0 else Direction.SHORT,
                    tuple(entries),
                    tuple([leg.fill - offset for leg in own]),
                    continues,
                    own[-1].step is Step.CLOSE,
                )
            )
    return netted


def oversold(fills: Sequence[MarketFill], held: Decimal = ZERO) -> dict[int, Decimal]:
    """The sales of what was not there, by place, with what was: a plain holding is never short."""
    found = {}
    for place, fill in enumerate(fills):
        if held + fill.size < 0:
            found[place] = held
        else:
            held += fill.size
    return found


@exact
def connected(
    fills: Sequence[MarketFill], held: Decimal = ZERO
) -> tuple[list[int], dict[int, Decimal]]:
    """Put fills, in order of time, in the order in which each begins where the last one ended.

    Those of one moment stand in any order in a file; what each says was held before it tells.

    Returns: their places, and the places of those that begin elsewhere, with what was held.
    """
    if all(fill.held_before is None for fill in fills):
        return list(range(len(fills))), {}
    order: list[int] = []
    missing: dict[int, Decimal] = {}
    for _, of_moment in groupby(range(len(fills)), key=lambda place: fills[place].at):
        waiting = list(of_moment)
        while waiting:
            place = next((each for each in waiting if _begins_at(fills[each], held)), None)
            if place is None:
                missing |= dict.fromkeys(waiting, held)
                break
            waiting.remove(place)
            order.append(place)
            held += fills[place].size
    return order, missing


def _begins_at(fill: MarketFill, held: Decimal) -> bool:
    return fill.held_before is None or fill.held_before == held


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


_KINDS: Final = {Step.ADD: Add, Step.REDUCE: Reduce, Step.CLOSE: Close}
"""What a step is that no liquidation and no opening is."""


def _entry(leg: Leg, fill: MarketFill, fee: Decimal, sequence: int) -> Entry:
    paid = Cost(fee, fill.fee_asset, fill.fee_price or ZERO) if fee else None
    # thrice by name: a dictionary of what they share made a large import miss its time
    if leg.step is Step.OPEN:
        return Open(
            at=fill.at,
            sequence=sequence,
            fee=paid,
            reference=fill.reference,
            note=fill.note,
            asset=fill.market,
            size=leg.size,
            price=fill.price,
        )
    if fill.is_liquidation and leg.step is not Step.ADD:
        return Liquidation(
            at=fill.at,
            sequence=sequence,
            fee=paid,
            reference=fill.reference,
            note=fill.note,
            asset=fill.market,
            amount=abs(leg.size),
            price=fill.price,
            penalty=ZERO,
        )
    return _KINDS[leg.step](
        at=fill.at,
        sequence=sequence,
        fee=paid,
        reference=fill.reference,
        note=fill.note,
        asset=fill.market,
        amount=abs(leg.size),
        price=fill.price,
    )
