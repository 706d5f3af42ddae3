"""A trade's ledger while it is written, entry by entry, in order of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from random import Random
from typing import Any, Final

from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.ledger.entries import Add, Cost, Entry, Gas, Open, Reduce
from journal_app.domain.ledger.replay import NO_HISTORY, RateHistories, accrued, replay
from journal_app.domain.money import CENT, Asset
from journal_app.domain.state import State
from journal_app.services.demo.recipe import Venue
from journal_app.services.demo.walk import Walk

ETHER: Final = Asset("ETH")
DOLLAR: Final = Asset("USDC")

GAS_QUANTUM: Final = Decimal("0.000001")

NEXT_BLOCK: Final = timedelta(seconds=12)


class TradeLedger:
    """The entries of one trade so far, and the state they make.

    Every entry is dated at least a block after the one before, so that the order is plain.
    """

    def __init__(
        self,
        walk: Walk,
        venue: Venue,
        chance: Random,
        borrowed_shorts: frozenset[Asset] = frozenset(),
        rates: RateHistories = NO_HISTORY,
    ) -> None:
        self.walk: Final = walk
        self.venue: Final = venue
        self.chance: Final = chance
        self.entries: Final[list[Entry]] = []
        self._shorts = borrowed_shorts
        self._rates = rates
        self._state = State()
        self._replayed = 0

    def write(self, kind: type[Entry], at: datetime, **fields: Any) -> None:
        """Add an entry, not earlier than the last one."""
        self.entries.append(kind(at=self.next_at(at), sequence=len(self.entries), **fields))

    def write_move(self, kind: type[Entry], at: datetime, asset: Asset, **fields: Any) -> None:
        """Add an entry that moves an asset at the price of the moment."""
        self.write(kind, at, asset=asset, price=self.walk.price(asset, at), **fields)

    def pay_gas(self, at: datetime) -> None:
        """Pay for a transaction, where the network takes anything."""
        if self.venue.gas:
            least, most = self.venue.gas
            share = Decimal(self.chance.randrange(101)) / 100
            amount = (least + (most - least) * share).quantize(GAS_QUANTUM)
            self.write_move(Gas, at, ETHER, amount=amount)

    def fee(self, value: Decimal) -> Cost | None:
        """What the venue takes for trading so much."""
        paid = (abs(value) * self.venue.fee).quantize(CENT)
        return Cost(paid, DOLLAR, ONE) if paid else None

    def reference(self) -> str:
        """A transaction hash, or an order number where there are no transactions."""
        if self.venue.gas:
            return f"0x{self.chance.getrandbits(256):064x}"
        return str(self.chance.randrange(10**10, 10**11))

    def open_units(self, asset: Asset) -> Decimal:
        """How much of a position was opened and not closed yet, without sign."""
        units = ZERO
        for entry in self.entries:
            match entry:
                case Open() if entry.asset == asset:
                    units += abs(entry.size)
                case Add() if entry.asset == asset:
                    units += entry.amount
                case Reduce() if entry.asset == asset:
                    units -= entry.amount
                case _:
                    pass
        return units

    @property
    def last_at(self) -> datetime:
        """When the last entry was made."""
        return self.entries[-1].at

    def next_at(self, at: datetime) -> datetime:
        """When an entry would be made that is wanted at a moment: to the second, in order."""
        at = at.replace(microsecond=0)
        return max(at, self.last_at + NEXT_BLOCK) if self.entries else at

    def state(self) -> State:
        """What the entries add up to."""
        fresh = self.entries[self._replayed :]
        if fresh:
            self._state = replay(
                fresh, after=self._state, borrowed_shorts=self._shorts, rates=self._rates
            )
            self._replayed = len(self.entries)
        return self._state

    def owed(self, asset: Asset, at: datetime) -> Decimal:
        """A debt with its interest to a moment."""
        state = self.state()
        debt = state.debts.get(asset)
        if debt is None or not debt.owed:
            return ZERO
        return debt.owed + accrued(debt, asset, at, state, self._rates)


def rounded_down(amount: Decimal, quantum: Decimal) -> Decimal:
    """The multiple of a quantum at or below."""
    return amount.quantize(quantum, rounding=ROUND_FLOOR)


def rounded_up(amount: Decimal, quantum: Decimal) -> Decimal:
    """The multiple of a quantum at or above."""
    return amount.quantize(quantum, rounding=ROUND_CEILING)
