"""Find for every payment of funding the trade whose position it was paid for.

The platform pays for what was held at one moment. The trade is the one that held the position
until then, whatever became of it since; else one that took it up at that very moment, for files
round their times; else one that held it when the payment was booked. A payment that finds no trade
begins none: its trade may be in a file that is still to come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, NamedTuple

from journal_app.domain.importing.imported import PaidFor, TradeEvent
from journal_app.domain.ledger.drafts import PriceOf, entry
from journal_app.domain.ledger.replay import replay
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.state import State
from journal_app.domain.trade import Direction, PositionKind
from journal_app.services.ledgers import Ledger

_NOT_YET: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Attributed:
    """What became of payments: the ledgers they stand in, and problems by the place of their row.

    unclaimed: of payments for a position that no trade held.
    """

    ledgers: list[Ledger] = field(default_factory=list)
    problems: dict[int, Problem] = field(default_factory=dict)
    unclaimed: dict[int, Problem] = field(default_factory=dict)


class _Stretch(NamedTuple):
    """A time over which a trade held a position."""

    begun_at: datetime
    ended_at: datetime
    ledger: Ledger


def attribute(
    payments: Sequence[tuple[int, TradeEvent]], ledgers: Sequence[Ledger], price_of: PriceOf
) -> Attributed:
    """Add payments of one account and platform to the ledgers they belong to."""
    of_position: dict[tuple[Asset, Direction | None], list[tuple[PaidFor, int, TradeEvent]]]
    of_position = defaultdict(list)
    for place, event in payments:
        paid_for = event.paid_for
        assert paid_for is not None, "what is no payment is joined otherwise"
        of_position[paid_for.asset, paid_for.direction].append((paid_for, place, event))
    attributed = Attributed()
    for (asset, direction), waiting in of_position.items():
        waiting.sort(key=lambda each: (each[0].due_at, each[2].draft.at))
        stretches = sorted(
            (each for ledger in ledgers for each in _stretches(ledger, asset, direction)),
            key=lambda each: each.begun_at,
        )
        for (_, place, event), ledger in zip(waiting, _claimed(waiting, stretches), strict=True):
            if ledger is None:
                said = "long or short" if direction is None else direction.value
                facts = {"asset": asset, "direction": said}
                attributed.unclaimed[place] = Problem("time", "not_held_then", facts)
                continue
            try:
                made = entry(event.draft, price_of, ledger.next_sequence)
            except Refused as refused:
                attributed.problems[place] = refused.problems[0]
                continue
            if not ledger.added:
                attributed.ledgers.append(ledger)
            ledger.added.append((made, place))
    return attributed


def _claimed(
    waiting: Sequence[tuple[PaidFor, int, TradeEvent]], stretches: Sequence[_Stretch]
) -> Iterator[Ledger | None]:
    """The ledger of each payment, in order of the moments at which they were due."""
    begun: list[_Stretch] = []
    next_one = 0
    for paid_for, _, event in waiting:
        due_at, booked_at = paid_for.due_at, event.draft.at
        while next_one < len(stretches) and stretches[next_one].begun_at <= booked_at:
            begun.append(stretches[next_one])
            next_one += 1
        begun = [each for each in begun if each.ended_at >= due_at]
        found = (
            [each for each in begun if each.begun_at < due_at]
            or [each for each in begun if each.begun_at == due_at]
            or [each for each in begun if each.begun_at <= booked_at < each.ended_at]
        )
        yield found[-1].ledger if found else None


def _stretches(ledger: Ledger, asset: Asset, direction: Direction | None) -> Iterator[_Stretch]:
    """When a trade held a position; what is plainly owned earns and pays no funding."""
    trade = ledger.trade
    if not any(
        held.asset == asset
        and direction in (None, held.direction)
        and held.kind is not PositionKind.HOLDING
        for held in trade.positions
    ):
        return
    state, begun_at = State(), None
    for each in ledger.entries:
        state = replay(
            (each,), after=state, borrowed_shorts=trade.borrowed_shorts, rates=ledger.rates
        )
        position = state.positions.get(asset)
        is_held = position is not None and bool(position.quantity)
        if is_held and begun_at is None:
            begun_at = each.at
        elif begun_at is not None and not is_held:
            yield _Stretch(begun_at, each.at, ledger)
            begun_at = None
    if begun_at is not None:
        yield _Stretch(begun_at, _NOT_YET, ledger)
