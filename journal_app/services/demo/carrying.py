"""What happens between the opening of a trade and its end, and how it is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.entries import (
    AlertHit,
    Deposit,
    Funding,
    InterestCharged,
    Note,
    RateChange,
    StopMoved,
    Yield,
)
from journal_app.domain.money import CENT, SATOSHI, YEAR_DAYS, Asset, quantum_of
from journal_app.domain.trade import Direction, PlannedPosition, PositionKind
from journal_app.services.demo.course import Course, Step, steps_of
from journal_app.services.demo.desks import DESKS, close_all, swap
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.sizing import HALF, STAKED, Setup, threshold
from journal_app.services.demo.walk import DAY, quoted
from journal_app.services.demo.writing import DOLLAR, TradeLedger, rounded_down

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)

SPLIT: Final = 0.3
FIRST_FILL: Final = Decimal("0.6")
"""How many positions are opened in two fills, and how much of them at first."""

SUPPLY_RATE: Final = Decimal("0.017")
"""What supplied collateral earns a year."""

TRAILED: Final = 0.45
"""Where a trailed stop lies, as a share of the first stop's distance."""

TELLING: Final = 0.01
"""How far the way must stay from a trailed stop that is not to be hit."""

Act = Callable[[datetime], None]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is done at a time."""

    at: datetime
    act: Act


class Carrying:
    """One trade being carried from its opening to its end, or to the last mark."""

    def __init__(
        self, setup: Setup, ledger: TradeLedger, recipe: Recipe, chance: Random, until: datetime
    ) -> None:
        self._setup: Final = setup
        self._ledger: Final = ledger
        self._recipe: Final = recipe
        self._chance: Final = chance
        self._until: Final = until
        self._desk: Final = DESKS[setup.idea.venue.kind]
        self._leg: Final[PlannedPosition] = setup.legs[0]
        self._funded_until = setup.idea.opens_at
        self._apr = setup.apr
        self._way: list[Step] | None = None

    def open(self, at: datetime) -> list[Event]:
        """Open it, all at once or in two fills; return what is still to come of it."""
        chance = self._chance
        if len(self._setup.legs) == 2 or chance.random() >= SPLIT:
            self.open_at_once(at)
            return []
        self._ledger.write_move(Deposit, at, self._setup.collateral, amount=self._setup.own)
        open_rest = self._fill(at, FIRST_FILL)
        later = at + chance.randint(1, 20) * HOUR
        is_soon = later < at + (self._until - at) / 3
        return [Event(later if is_soon else at + 2 * MINUTE, open_rest)]

    def open_at_once(self, at: datetime) -> None:
        """Open the whole of it."""
        self._ledger.write_move(Deposit, at, self._setup.collateral, amount=self._setup.own)
        self._fill(at, ONE)

    def place_stops(self, at: datetime, occasion: str) -> None:
        """Put the stops of all legs down."""
        note = self._chance.choice(self._recipe.said("stop_reasons", occasion))
        for leg in self._setup.legs:
            self._ledger.write(StopMoved, at, asset=leg.asset, price=leg.stop, note=note)

    def carry(self, events: list[Event]) -> None:
        """Do all that happens on the way, in order of time."""
        for event in sorted(events, key=lambda each: each.at):
            event.act(event.at)

    def close(self, at: datetime) -> None:
        """Settle what is due, and close."""
        if self._leg.kind is PositionKind.PERPETUAL:
            self.fund(at)
        elif self._is_supplied and self._chance.random() < 0.5:
            self._earn(at)
        if self._follows_history and self._chance.random() < 0.12:
            self._true_up(at)
        close_all(self._ledger, self._setup.legs, at)

    # what may happen on the way

    def events(self, course: Course | None) -> Iterator[Event]:
        """What happens until the end, as the way there suggests it."""
        chance, opened_at = self._chance, self._setup.idea.opens_at
        if course is not None and course.first_target_at is not None:
            yield Event(course.first_target_at, self.take_half)
            yield Event(course.first_target_at + MINUTE, self.free_the_rest)
        yield from self._regular()
        before_target = course.first_target_at if course and course.first_target_at else self._until
        yield from self._against(before_target)
        yield from self._in_favour(before_target)
        middle = opened_at + (self._until - opened_at) / 2
        if self._setup.collateral == STAKED and not self._is_hedge and chance.random() < 0.5:
            yield Event(middle, self._swap_half)
        if chance.random() < 0.25:
            yield Event(middle + chance.randint(1, 10) * HOUR, self._remark)

    def quiet_events(self) -> Iterator[Event]:
        """What happens in any case: funding, rates, a remark."""
        yield from self._regular()
        yield Event(self._until - self._chance.randint(3, 30) * HOUR, self._remark)

    @exact
    def take_half(self, at: datetime) -> None:
        """Close half at the first target."""
        lot = ONE.scaleb(-self._ledger.walk.coins[self._leg.asset].lot_places)
        half = rounded_down(self._ledger.open_units(self._leg.asset) * HALF, lot)
        if half:
            self._desk.reduce(self._ledger, at, self._leg, half)

    def free_the_rest(self, at: datetime) -> None:
        """Put the stop to the entry."""
        note = self._chance.choice(self._recipe.said("stop_reasons", "first_target"))
        self._ledger.write(StopMoved, at, asset=self._leg.asset, price=self._leg.entry, note=note)

    @exact
    def fund(self, at: datetime) -> None:
        """Settle the funding since the last time; mostly longs pay it."""
        since = Decimal((at - self._funded_until) // MINUTE) / (DAY // MINUTE)
        side = quoted(self._chance.uniform(0.6, 1.4), 2) * (
            -1 if self._chance.random() < 0.15 else 1
        )
        paid = ZERO
        for leg in self._setup.legs:
            worth = self._ledger.open_units(leg.asset) * self._ledger.walk.price(leg.asset, at)
            owed = worth * self._setup.apr * since / YEAR_DAYS * side
            paid += owed if leg.direction is Direction.LONG else -owed
        self._funded_until = at
        amount = -paid.quantize(CENT)
        if amount:
            self._ledger.write_move(Funding, at, DOLLAR, amount=amount)

    def _regular(self) -> Iterator[Event]:
        """Funding of contracts, and the rates of loans that follow no history."""
        chance, at = self._chance, self._setup.idea.opens_at
        if self._leg.kind is PositionKind.PERPETUAL:
            while (at := at + chance.randint(4, 8) * DAY) < self._until - DAY:
                yield Event(at, self.fund)
        elif not self._follows_history:
            while (at := at + chance.randint(6, 13) * DAY) < self._until - DAY:
                yield Event(at, self._change_rate)

    def _against(self, before: datetime) -> Iterator[Event]:
        """An alert on the way to the stop, and at times more own money."""
        worried = self._first(lambda step: step.move < -0.55 * self._setup.idea.stop, before)
        if worried is None or self._chance.random() < 0.4:
            return
        yield Event(worried.at, self._hear_alert)
        if self._chance.random() < 0.5:
            yield Event(worried.at + 20 * MINUTE, self._support)

    def _in_favour(self, before: datetime) -> Iterator[Event]:
        """A stop that follows, or margin that is no longer needed."""
        pleased = self._first(lambda step: step.move > 0.35 * self._setup.idea.targets[-1], before)
        if pleased is None or len(self._setup.legs) == 2:
            return
        later = [step.move for step in self._steps() if step.at > pleased.at]
        is_safe = min(later, default=1.0) > -TRAILED * self._setup.idea.stop + TELLING
        if is_safe and self._chance.random() < 0.55:
            yield Event(pleased.at + 30 * MINUTE, self._trail)
        elif not self._is_hedge and self._chance.random() < 0.35:
            yield Event(pleased.at + 40 * MINUTE, self._release)

    def _first(self, is_reached: Callable[[Step], bool], before: datetime) -> Step | None:
        inner = self._steps()[1:-1]
        return next((s for s in inner if is_reached(s) and s.at < before - HOUR), None)

    def _steps(self) -> list[Step]:
        if self._way is None:
            self._way = steps_of(self._setup.idea, self._ledger.walk, self._until)
        return self._way

    # single acts

    @exact
    def _fill(self, at: datetime, share: Decimal) -> Act:
        """Open a share of every leg; return how the rest is opened."""
        done: dict[Asset, Decimal] = {}
        spent: dict[Asset, Decimal] = {}
        for leg in self._setup.legs:
            lot = ONE.scaleb(-self._ledger.walk.coins[leg.asset].lot_places)
            units = max(rounded_down(leg.units * share, lot), lot)
            done[leg.asset] = units
            own = (self._setup.stake(leg).collateral * units / leg.units).quantize(CENT)
            spent[leg.asset] = own
            self._desk.enter(self._ledger, self._setup, at, leg, units, own)

        @exact
        def open_rest(at: datetime) -> None:
            leg = self._leg
            rest = leg.units - done[leg.asset]
            if rest:
                own = self._setup.stake(leg).collateral - spent[leg.asset]
                self._desk.enter(self._ledger, self._setup, at, leg, rest, own)

        return open_rest

    def _hear_alert(self, at: datetime) -> None:
        price = self._ledger.walk.price(self._leg.asset, at)
        self._ledger.write(AlertHit, at, asset=self._leg.asset, price=price)

    def _support(self, at: datetime) -> None:
        is_repaid = self._leg.kind is PositionKind.SPOT and not self._is_supplied
        occasion = "repaid" if is_repaid else "added"
        note = self._chance.choice(self._recipe.said("margin_notes", occasion))
        self._desk.support(self._ledger, self._setup, at, note)

    def _release(self, at: datetime) -> None:
        note = self._chance.choice(self._recipe.said("margin_notes", "released"))
        self._desk.release(self._ledger, self._setup, at, note)

    def _trail(self, at: datetime) -> None:
        is_long = self._leg.direction is Direction.LONG
        note = self._chance.choice(
            self._recipe.said("stop_reasons", "trail" if is_long else "trail_short")
        )
        share = TRAILED * self._setup.idea.stop
        places = self._ledger.walk.coins[self._leg.asset].places
        price = float(self._leg.entry) * (1 - share if is_long else 1 + share)
        level = quoted(price, max(places - 1, 0))
        self._ledger.write(StopMoved, at, asset=self._leg.asset, price=level, note=note)

    @exact
    def _swap_half(self, at: datetime) -> None:
        note = self._chance.choice(self._recipe.said("margin_notes", "swapped"))
        swap(self._ledger, at, STAKED, rounded_down(self._setup.own * HALF, SATOSHI), note)

    def _change_rate(self, at: datetime) -> None:
        apr = quoted(float(self._setup.apr) * self._chance.uniform(0.7, 1.4), 4)
        occasion = "rate_rose" if apr > self._apr else "rate_fell"
        note = self._chance.choice(self._recipe.said("margin_notes", occasion))
        self._apr = apr
        self._ledger.write(RateChange, at, asset=self._setup.borrowed_asset, apr=apr, note=note)

    def _remark(self, at: datetime) -> None:
        note = self._chance.choice(self._recipe.said("notes", "way"))
        self._ledger.write(Note, min(at, self._until - 10 * MINUTE), note=note)

    @exact
    def _earn(self, at: datetime) -> None:
        """Supply interest on what lies with the platform."""
        days = Decimal((at - self._setup.idea.opens_at) // DAY)
        is_long = self._leg.direction is Direction.LONG
        asset = self._leg.asset if is_long else DOLLAR
        held = self._ledger.open_units(self._leg.asset) if is_long else self._setup.value
        amount = rounded_down(held * SUPPLY_RATE * days / YEAR_DAYS, quantum_of(asset))
        if amount:
            note = self._chance.choice(self._recipe.said("margin_notes", "rewards"))
            self._ledger.write_move(Yield, at, asset, amount=amount, note=note)

    @exact
    def _true_up(self, at: datetime) -> None:
        """Take over the platform's own figure of the interest, a little off ours."""
        asset = self._setup.borrowed_asset
        at = self._ledger.next_at(at)
        growth = self._ledger.owed(asset, at) - self._ledger.state().debts[asset].owed
        told = self._ledger.state().debts[asset].accrued + growth
        amount = (told * quoted(self._chance.uniform(0.997, 1.004), 4)).quantize(SATOSHI)
        if amount > 0:
            note = self._chance.choice(self._recipe.said("margin_notes", "trued_up"))
            self._ledger.write_move(InterestCharged, at, asset, amount=amount, note=note)

    @property
    def _is_hedge(self) -> bool:
        return self._setup.idea.strategy.kind == "hedge"

    @property
    def _follows_history(self) -> bool:
        return self._leg.kind is PositionKind.SPOT and not self._setup.is_own_rate

    @property
    def _is_supplied(self) -> bool:
        """Whether collateral earns anything there."""
        return threshold(self._setup.terms, DOLLAR) is not None


def delayed(opens_at: datetime, chance: Random) -> datetime:
    """When an order that was meant for a moment is filled."""
    return opens_at + chance.randint(2, 90) * MINUTE
