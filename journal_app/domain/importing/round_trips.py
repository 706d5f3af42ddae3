"""Round trips: what fills of one market made, from flat to flat, at average cost.

The position is followed by its signed size, never by the words of a file. A fill that crosses
zero is two legs: one closes, the other opens, and its fee is shared by their sizes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction


class Fill(NamedTuple):
    """A purchase (size above 0) or a sale (below 0). A negative fee is a rebate."""

    size: Decimal
    price: Decimal
    fee: Decimal = ZERO
    at: datetime | None = None


class Traded(Protocol):
    """What goes one way at a price, as a `Fill` does."""

    @property
    def size(self) -> Decimal:
        """Above 0 a purchase, below 0 a sale."""

    @property
    def price(self) -> Decimal:
        """Units: the journal's currency."""

    @property
    def fee(self) -> Decimal:
        """Below 0 a rebate."""

    @property
    def at(self) -> datetime | None:
        """When it was."""


class Step(StrEnum):
    """What a leg does to the position."""

    OPEN = "open"
    ADD = "add"
    REDUCE = "reduce"
    CLOSE = "close"


class Leg(NamedTuple):
    """The part of a fill that goes one way; `fill` and `trade` count from 0."""

    fill: int
    trade: int
    step: Step
    size: Decimal
    price: Decimal
    fee: Decimal
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Close:
    """What one fill closed. Units: `size` is the quantity closed, above 0."""

    fill: int
    size: Decimal
    gross: Decimal
    fees: Decimal

    @property
    @exact
    def net(self) -> Decimal:
        """Gross less the fees of closing and the share of the fees of opening."""
        return self.gross - self.fees


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """A position from flat to flat.

    Units: `size` is all that was opened, above 0; `entry` and `exit` are average prices.
    """

    direction: Direction
    size: Decimal
    entry: Decimal
    exit: Decimal
    gross: Decimal
    fees: Decimal
    opened_at: datetime | None
    closed_at: datetime | None

    @property
    @exact
    def net(self) -> Decimal:
        """Gross less all fees."""
        return self.gross - self.fees


@dataclass(frozen=True, slots=True)
class RoundTrips:
    """Where the fills lead: closed round trips, and the position that is still open.

    Units: `position` is signed; `realised` is net of every fee so far, also of the fees of
    opening what is still open.
    """

    position: Decimal
    average_entry: Decimal | None
    realised: Decimal
    closes: tuple[Close, ...]
    trades: tuple[RoundTrip, ...]

    @exact
    def unrealised(self, mark: Decimal) -> Decimal:
        """Profit of the open position at a price, before the fees of closing it."""
        if self.average_entry is None:
            return ZERO
        return self.position * (mark - self.average_entry)


@exact
def legs(fills: Iterable[Traded], dust: Decimal = ZERO) -> list[Leg]:
    """Split fills at zero, in the order given, which is the order of time.

    A rest smaller than `dust` that a closing fill leaves on either side counts as closed with it.

    Raises: Refused `no_size` for a fill of size 0.
    """
    found: list[Leg] = []
    position = ZERO
    trade = -1
    for index, fill in enumerate(fills):
        size, price, fee, at = fill.size, fill.price, fill.fee, fill.at
        if not size:
            raise Refused.because(f"fills/{index}/size", "no_size")
        after = position + size
        if not position:
            trade += 1
            found.append(Leg(index, trade, Step.OPEN, size, price, fee, at))
        elif (position > 0) == (size > 0):
            found.append(Leg(index, trade, Step.ADD, size, price, fee, at))
        elif not after or abs(after) < dust:
            found.append(Leg(index, trade, Step.CLOSE, -position, price, fee, at))
            after = ZERO
        elif (after > 0) == (position > 0):
            found.append(Leg(index, trade, Step.REDUCE, size, price, fee, at))
        else:
            closing_fee = fee * position / -size
            found.append(Leg(index, trade, Step.CLOSE, -position, price, closing_fee, at))
            trade += 1
            found.append(Leg(index, trade, Step.OPEN, after, price, fee - closing_fee, at))
        position = after
    return found


@exact
def round_trips(fills: Iterable[Fill], dust: Decimal = ZERO) -> RoundTrips:
    """Account for fills at average cost.

    Realised when a quantity q of a position of size z closes at price x:

        gross = ± (q·x − cost·q/z)        fees = fee + fees of opening·q/z

    The totals of a round trip are the sums of its fills themselves, so that no rounding of an
    average remains once it is flat.

    Raises: Refused `no_size` for a fill of size 0.
    """
    account = _Account()
    for leg in legs(fills, dust):
        if leg.step is Step.OPEN:
            account.open(leg)
        elif leg.step is Step.ADD:
            account.add(leg)
        elif leg.step is Step.REDUCE:
            account.reduce(leg)
        else:
            account.close(leg)
    return account.reckoned()


class _Account:
    """The running sums while legs are read: of the open round trip, and of what is realised.

    cost, fees_carried: of the quantity still open. value_opened, value_closed, fees_paid: of the
    whole round trip, sums of its fills.
    """

    def __init__(self) -> None:
        self.closes: list[Close] = []
        self.trades: list[RoundTrip] = []
        self.realised = ZERO
        self._start(Direction.LONG, None)

    def _start(self, direction: Direction, opened_at: datetime | None) -> None:
        self.direction = direction
        self.opened_at = opened_at
        self.quantity = self.cost = self.fees_carried = ZERO
        self.quantity_opened = self.value_opened = self.value_closed = ZERO
        self.fees_paid = self.gross_so_far = ZERO

    def open(self, leg: Leg) -> None:
        self._start(Direction.LONG if leg.size > 0 else Direction.SHORT, leg.at)
        self.add(leg)

    def add(self, leg: Leg) -> None:
        q = abs(leg.size)
        value = q * leg.price
        self.quantity += q
        self.cost += value
        self.fees_carried += leg.fee
        self.quantity_opened += q
        self.value_opened += value
        self.fees_paid += leg.fee

    def reduce(self, leg: Leg) -> None:
        z, q = self.quantity, abs(leg.size)
        left = z - q
        self._realise(leg, self.cost * q / z, self.fees_carried * q / z)
        self.quantity = left
        self.cost = self.cost * left / z
        self.fees_carried = self.fees_carried * left / z

    def close(self, leg: Leg) -> None:
        self._realise(leg, self.cost, self.fees_carried)
        trip = RoundTrip(
            direction=self.direction,
            size=self.quantity_opened,
            entry=self.value_opened / self.quantity_opened,
            exit=self.value_closed / self.quantity_opened,
            gross=self._signed(self.value_closed - self.value_opened),
            fees=self.fees_paid,
            opened_at=self.opened_at,
            closed_at=leg.at,
        )
        self.trades.append(trip)
        self.realised += trip.net
        self._start(Direction.LONG, None)

    def _realise(self, leg: Leg, cost: Decimal, opening_fees: Decimal) -> None:
        q = abs(leg.size)
        value = q * leg.price
        gross = self._signed(value - cost)
        self.value_closed += value
        self.fees_paid += leg.fee
        self.gross_so_far += gross
        self.closes.append(Close(leg.fill, q, gross, leg.fee + opening_fees))

    def _signed(self, amount: Decimal) -> Decimal:
        return amount if self.direction is Direction.LONG else -amount

    def reckoned(self) -> RoundTrips:
        return RoundTrips(
            position=self._signed(self.quantity),
            average_entry=self.cost / self.quantity if self.quantity else None,
            realised=self.realised + self.gross_so_far - self.fees_paid,
            closes=tuple(self.closes),
            trades=tuple(self.trades),
        )
