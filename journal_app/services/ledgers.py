"""Ledgers that an import continues or begins: what the journal holds, and what is being added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import chain, islice
from operator import attrgetter
from typing import Final

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.replay import RateHistories, replay
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.state import State
from journal_app.domain.trade import Trade
from journal_app.services.recording import position_of

place_of: Final[Callable[[Entry], tuple[datetime, int]]] = attrgetter("at", "sequence")
"""Where an entry stands in its ledger."""


_NOTHING_YET: Final = State()
"""What every ledger begins with; a replay goes on from a copy."""


@dataclass(slots=True)
class Ledger:
    """The ledger of one trade while entries are added to it in order of time.

    trade: its id is 0 while it is new. recorded: what the journal holds. added: what is new, with
    the place of its row in the file. state: of all entries until now. awaits_opening: whether it
    was begun without a position, so that the next opening belongs to it.
    """

    trade: Trade
    rates: RateHistories
    recorded: Sequence[Entry] = ()
    added: list[tuple[Entry, int]] = field(default_factory=list)
    state: State = field(default_factory=lambda: _NOTHING_YET)
    awaits_opening: bool = False
    passed: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the journal does not hold the trade yet."""
        return self.trade.id == 0

    @property
    def entries(self) -> list[Entry]:
        """All entries in their order."""
        return sorted([*self.recorded, *[entry for entry, _ in self.added]], key=place_of)

    @property
    def entries_until_now(self) -> Iterator[Entry]:
        """Those entries that the state is of, in no order."""
        return chain(islice(self.recorded, self.passed), (entry for entry, _ in self.added))

    @property
    def next_sequence(self) -> int:
        """The sequence of an entry that comes after all others of its time."""
        return len(self.added) + 1 + max((each.sequence for each in self.recorded), default=-1)

    def advance(self, until: datetime) -> None:
        """Take up what the journal holds until a moment."""
        recorded, start = self.recorded, self.passed
        while self.passed < len(recorded) and recorded[self.passed].at <= until:
            self.passed += 1
        if self.passed > start:
            self.state = self._replayed(self.trade, recorded[start : self.passed], self.state)

    def add(self, entry: Entry, row: int) -> None:
        """Add an entry that is later than all others but those of the journal.

        Raises: Refused, where it is not possible in its place, or makes impossible what follows.
        """
        trade = self.trade
        if isinstance(entry, kinds.Open):
            trade = trade.holding(position_of(entry, trade))
        state = self.state
        if trade.borrowed_shorts != self.trade.borrowed_shorts:
            state = self._replayed(trade, sorted(self.entries_until_now, key=place_of))
        state = self._replayed(trade, [entry], state)
        if self.passed < len(self.recorded):
            self._check_what_follows(trade, state)
        self.trade, self.state = trade, state
        self.added.append((entry, row))
        if isinstance(entry, kinds.Open):
            self.awaits_opening = False

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Keep all that is added within, or nothing of it where one thing is refused.

        Raises: Refused, as `add` does.
        """
        before = self.trade, self.state, self.awaits_opening, len(self.added)
        try:
            yield
        except Refused:
            self.trade, self.state, self.awaits_opening, count = before
            del self.added[count:]
            raise

    def _check_what_follows(self, trade: Trade, state: State) -> None:
        try:
            self._replayed(trade, self.recorded[self.passed :], state)
        except Refused:
            later = self.recorded[self.passed].at
            raise Refused.because("time", "contradicts_later_entries", at=later) from None

    def _replayed(
        self, trade: Trade, entries: Iterable[Entry], after: State | None = None
    ) -> State:
        shorts = trade.borrowed_shorts
        return replay(entries, after=after, borrowed_shorts=shorts, rates=self.rates)

    # what it is at the moment it was advanced to

    @property
    def is_open(self) -> bool:
        """Whether the trade has begun and is not closed."""
        return self.state.started_at is not None and not self.state.is_closed

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left in it and nothing follows."""
        state = self.state
        return (
            state.is_closed
            and self.passed == len(self.recorded)
            and not state.collateral
            and not any(debt.owed for debt in state.debts.values())
        )

    @property
    def opened_at(self) -> datetime:
        """When its first position was opened; before that, when it began."""
        opened_at = self.state.opened_at or self.state.started_at
        assert opened_at is not None, "an open trade has begun"
        return opened_at

    def held(self, asset: Asset) -> Decimal:
        """The signed size of the open position in an asset."""
        position = self.state.positions.get(asset)
        return position.quantity if position else ZERO

    def owes(self, asset: Asset) -> bool:
        """Whether the asset is owed."""
        debt = self.state.debts.get(asset)
        return debt is not None and bool(debt.owed)

    def has_left(self, asset: Asset) -> bool:
        """Whether the asset is collateral or debt of the trade."""
        return asset in self.state.collateral or self.owes(asset)

    def holds(self, asset: Asset) -> bool:
        """Whether the asset has any part in the trade."""
        return bool(self.held(asset)) or self.has_left(asset)
