"""All trades of a demo in the order of their making, and the notes of its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import chain
from random import Random
from typing import Final

from journal_app.domain.money import Asset
from journal_app.services.demo.arranged import liquidated, open_setup
from journal_app.services.demo.ideas import LOOK_BACK
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.stories import Told, Trader
from journal_app.services.demo.walk import DAY, Walk
from journal_app.services.ports import DayNote

LAST_MARK_AT: Final = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
"""When the last year of the demo ends, whatever the clock says."""

TRADES_A_YEAR: Final = 400
BUSY_YEAR: Final = 250
"""Trades a year from which on more than one of a kind is open at once."""

MOST_YEARS: Final = 10
"""More trades reach further back; beyond so many years there are more of them a day."""

WARM_UP: Final = (LOOK_BACK + 10) * DAY
"""Prices before the first trade, for its averages."""

LAST_CLOSED: Final = 9 * DAY
"""How long before the end the last trade opens that is closed by then."""

OUT_OF_ORDER: Final = 1_200
"""So many trades are looked over to give them in the order of their making."""

FEWEST_WITH_PLANNED: Final = 20
PLANNED: Final = 2

A_CANCELLED_ONE: Final = (25, 11)
A_LIQUIDATED_ONE: Final = (150, 96)
AN_UNPLANNED_ONE: Final = (14, 6)
"""One trade in so many is of this kind, and which of them."""

LONGEST_FALL: Final = 110 * DAY
"""How long after its place a liquidation is looked for."""

OUTCOMES: Final = (True,) * 10 + (False,) * 10
"""Won or not: how a block of trades ends, in an order that chance decides."""

STRONG_DAY: Final = 0.02
DAYS_TO_A_NOTE: Final = (3, 8)


def days_of(trades: int) -> timedelta:
    """How far back so many trades reach."""
    years = min(-(-trades // TRADES_A_YEAR), MOST_YEARS)
    return max(years, 1) * 365 * DAY


def alike(trades: int) -> int:
    """How many trades in the same asset, side and platform are open at once, at most."""
    return max(trades * 365 * DAY // days_of(trades) // BUSY_YEAR, 1)


def first_mark_at(trades: int) -> datetime:
    """When the prices of a demo of so many trades begin."""
    return LAST_MARK_AT - days_of(trades) - WARM_UP


def told(trader: Trader, trades: int) -> Iterator[Told]:
    """So many trades, in the order of their making."""
    open_count = min(len(trader.recipe.open), trades)
    planned = PLANNED if trades >= FEWEST_WITH_PLANNED else 0
    ended = trades - open_count - planned
    made = chain(
        _ended(trader, ended, days_of(trades)),
        (trader.still_open(open_setup(trader, each)) for each in trader.recipe.open[:open_count]),
        (trader.only_planned(trader.meant(LAST_MARK_AT - DAY, DAY)) for _ in range(planned)),
    )
    return in_order(made)


def in_order(made: Iterable[Told]) -> Iterator[Told]:
    """Trades by the time of their making, each moved by `OUT_OF_ORDER` places at most."""
    waiting: list[tuple[datetime, int, Told]] = []
    for place, each in enumerate(made):
        heappush(waiting, (each.trade.created_at, place, each))
        if len(waiting) > OUT_OF_ORDER:
            yield heappop(waiting)[2]
    while waiting:
        yield heappop(waiting)[2]


def _ended(trader: Trader, count: int, days: timedelta) -> Iterator[Told]:
    """Trades that are over, at even distances of time."""
    start = LAST_MARK_AT - days
    window = (days - LAST_CLOSED) / max(count, 1)
    falls_within = min(LONGEST_FALL, OUT_OF_ORDER * window)
    outcomes: list[bool] = []
    for place in range(count):
        since = start + place * window
        fell = liquidated(trader, since, falls_within) if _is_one(place, A_LIQUIDATED_ONE) else None
        if fell is not None:
            yield fell
        elif _is_one(place, A_CANCELLED_ONE):
            yield trader.cancelled(trader.meant(since, window))
        else:
            if not outcomes:
                outcomes = trader.chance.sample(OUTCOMES, len(OUTCOMES))
            setup, course = trader.found(since, window, is_win=outcomes.pop())
            is_simple = setup.idea.strategy.kind == "single"
            if is_simple and _is_one(place, AN_UNPLANNED_ONE):
                yield trader.unplanned_and_closed(setup, course)
            else:
                yield trader.planned_and_closed(setup, course)


def _is_one(place: int, kind: tuple[int, int]) -> bool:
    of, which = kind
    return place % of == which


def day_notes(recipe: Recipe, walk: Walk, seed: int) -> Iterator[DayNote]:
    """Notes of some days of the last year, as the market was on them."""
    chance = Random(f"{seed} days")
    day = walk.days - 365
    while (day := day + chance.randint(*DAYS_TO_A_NOTE)) <= walk.days:
        change = walk.close(Asset("BTC"), day) / walk.close(Asset("BTC"), day - 1) - 1
        mood = "flat" if abs(change) < STRONG_DAY else "up" if change > 0 else "down"
        yield DayNote(
            day=walk.mark_at(day).date().isoformat(),
            text=chance.choice(recipe.said("days", mood)),
            mood=chance.choice(recipe.said("days", "moods")),
            checked=chance.random() < 0.85,
        )
