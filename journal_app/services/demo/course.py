"""What the walk makes of an idea: which level is reached first, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain
from typing import Final

from journal_app.domain.trade import Direction
from journal_app.services.demo.ideas import Idea
from journal_app.services.demo.walk import DAY, Walk

SECOND: Final = timedelta(seconds=1)

HARD_STOP: Final = 0.2
"""Where each leg of a pair has its own stop, whatever the ratio does."""

NEAR_HARD_STOP: Final = 0.18

LEAST_WIN: Final = 0.5
LEAST_LOSS: Final = 0.12
"""From how many risks on a trade is a win or a loss after its costs; in between it is neither."""


class Ending(StrEnum):
    """How a trade ends."""

    TARGET = "target"
    STOP = "stop"
    BREAK_EVEN = "break_even"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a trade has moved for it at a moment, as a fraction of the entry."""

    at: datetime
    move: float


@dataclass(frozen=True, slots=True)
class Course:
    """How a trade went. risks: what it earned before costs, in multiples of its stop."""

    first_target_at: datetime | None
    ends_at: datetime
    ending: Ending
    risks: float

    @property
    def is_win(self) -> bool:
        """Whether it surely earned something after costs."""
        return self.risks >= LEAST_WIN

    @property
    def is_loss(self) -> bool:
        """Whether it surely lost something."""
        return self.risks <= -LEAST_LOSS


def course_of(idea: Idea, walk: Walk) -> Course | None:
    """Follow an idea to its end; None where the last mark, or the hard stop of a leg, comes first.

    Half is closed at the first of two targets, and the stop is moved to the entry then. Between
    two marks the move is a straight line.
    """
    time_stop = idea.opens_at + idea.days * DAY
    if _comes_near_hard_stop(idea, walk, min(time_stop, walk.last_at)):
        return None
    *halfway, last = idea.targets
    stop, share, earned = -idea.stop, 1.0, 0.0
    first_target_at: datetime | None = None
    before = move = 0.0
    for place, move in enumerate(_moves(idea, walk, min(time_stop, walk.last_at))):
        if halfway and first_target_at is None and move >= halfway[0]:
            first_target_at = _reached(halfway[0], idea, walk, place, before, move)
            stop, share, earned = 0.0, 0.5, 0.5 * halfway[0]
        if move >= last:
            ends_at = _reached(last, idea, walk, place, before, move)
            risks = (earned + share * last) / idea.stop
            return Course(first_target_at, ends_at, Ending.TARGET, risks)
        if move <= stop:
            ends_at = _reached(stop, idea, walk, place, before, move)
            ending = Ending.BREAK_EVEN if first_target_at else Ending.STOP
            return Course(first_target_at, ends_at, ending, (earned + share * stop) / idea.stop)
        before = move
    if time_stop > walk.last_at:
        return None
    return Course(first_target_at, time_stop, Ending.TIME, (earned + share * move) / idea.stop)


def steps_of(idea: Idea, walk: Walk, until: datetime) -> list[Step]:
    """The trade's moves at its opening, at every mark and at the end, with their times."""
    day = walk.day_of(idea.opens_at)
    moves = list(_moves(idea, walk, until))
    times = [*(walk.mark_at(day + place) for place in range(1, len(moves))), until]
    steps = (Step(at, move) for at, move in zip(times, moves, strict=True))
    return [Step(idea.opens_at, 0.0), *steps]


def _reached(
    move: float, idea: Idea, walk: Walk, place: int, before: float, after: float
) -> datetime:
    """When a move was reached, to the second, on the way from one place to the next."""
    day = walk.day_of(idea.opens_at) + place
    start = max(walk.mark_at(day), idea.opens_at)
    end = min(walk.mark_at(day + 1), idea.opens_at + idea.days * DAY)
    return start + (move - before) / (after - before) * (end - start) // SECOND * SECOND


def _moves(idea: Idea, walk: Walk, until: datetime) -> Iterator[float]:
    """The moves at every mark after the opening, and at the end."""
    first, last = walk.day_of(idea.opens_at) + 1, walk.day_of(until)
    prices = [
        chain(walk.closes(asset, first, last), (walk.level(asset, until),)) for asset in idea.assets
    ]
    entries = [walk.level(asset, idea.opens_at) for asset in idea.assets]
    sign = 1.0 if idea.strategy.direction is Direction.LONG else -1.0
    if len(entries) == 1:
        (entry,) = entries
        return (sign * (price / entry - 1) for price in prices[0])
    long_entry, short_entry = entries
    return (one / long_entry - other / short_entry for one, other in zip(*prices, strict=True))


def _comes_near_hard_stop(idea: Idea, walk: Walk, until: datetime) -> bool:
    """Whether one leg of a pair would be closed without the other."""
    if len(idea.assets) == 1:
        return False
    first, last = walk.day_of(idea.opens_at), walk.day_of(until)
    entries = [walk.level(asset, idea.opens_at) for asset in idea.assets]
    return any(
        abs(close / entry - 1) > NEAR_HARD_STOP
        for asset, entry in zip(idea.assets, entries, strict=True)
        for close in walk.closes(asset, first, last)
    )
