"""Find ideas for a stretch of time: such as end in the way that is wanted, and not all alike."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from random import Random
from typing import Final

from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction
from journal_app.services.demo.course import Course, course_of
from journal_app.services.demo.ideas import Idea, Watching
from journal_app.services.demo.recipe import Recipe
from journal_app.services.demo.walk import DAY, Walk

MINUTE: Final = timedelta(minutes=1)

TRIES: Final = 300
"""How many ideas are thought through before one is taken that does not fit."""

SPARE: Final = 6
SPARED_FOR: Final = 2 * DAY
"""How many ideas are kept for another day, and for how long."""

Followed = tuple[Idea, Course]


class Scout:
    """Looks through the charts for trades, and remembers which ones are open already."""

    def __init__(self, recipe: Recipe, walk: Walk, chance: Random, alike: int) -> None:
        """Allow so many trades at once that are alike: the same asset, side and platform."""
        self._walk: Final = walk
        self._chance: Final = chance
        self._watching: Final = Watching(recipe, walk, chance)
        self._spare: Final[deque[Followed]] = deque(maxlen=SPARE)
        self._engaged: Final = _Engaged(alike)

    def found(self, since: datetime, window: timedelta, *, is_win: bool) -> Followed:
        """An idea that ends as it is wanted; else the last one that ends."""
        idea, course = self._spared(since, is_win=is_win) or self._looked_for(
            since, window, is_win=is_win
        )
        self._engaged.begin(idea, course.ends_at)
        return idea, course

    def meant(self, since: datetime, window: timedelta) -> Idea:
        """An idea, whatever would have come of it."""
        return next(self._ideas(since, window))

    def _looked_for(self, since: datetime, window: timedelta, *, is_win: bool) -> Followed:
        ended: Followed | None = None
        for idea in islice(self._ideas(since, window), TRIES):
            if self._engaged.has_enough(idea):
                continue
            course = course_of(idea, self._walk)
            if course is None:
                continue
            ended = idea, course
            if _fits(course, is_win=is_win):
                return ended
            if _fits(course, is_win=not is_win):
                self._spare.append(ended)
        return ended or self._looked_for(since - window, window, is_win=is_win)

    def _spared(self, since: datetime, *, is_win: bool) -> Followed | None:
        """A recent idea that was left over because its end was not the one looked for."""
        for place, (idea, course) in enumerate(self._spare):
            if (
                _fits(course, is_win=is_win)
                and idea.opens_at > since - SPARED_FOR
                and not self._engaged.has_enough(idea)
            ):
                del self._spare[place]
                return idea, course
        return None

    def _ideas(self, since: datetime, window: timedelta) -> Iterator[Idea]:
        minutes = max(window // MINUTE, 1)
        first = since.replace(second=0, microsecond=0)

        def moments() -> Iterator[datetime]:
            while True:
                yield first + self._chance.randrange(minutes) * MINUTE

        return self._watching.ideas(moments())


class _Engaged:
    """The trades that are open at a time, by what they are alike in."""

    def __init__(self, alike: int) -> None:
        self._most: Final = alike
        self._ends: Final[dict[tuple[str, tuple[Asset, ...], Direction], list[datetime]]] = (
            defaultdict(list)
        )

    def begin(self, idea: Idea, ends_at: datetime) -> None:
        """Remember a trade."""
        insort(self._ends[_kind(idea)], ends_at)

    def has_enough(self, idea: Idea) -> bool:
        """Whether as many trades of this kind are open as are wanted at once."""
        ends = self._ends[_kind(idea)]
        return len(ends) - bisect_right(ends, idea.opens_at) >= self._most


def _kind(idea: Idea) -> tuple[str, tuple[Asset, ...], Direction]:
    return idea.venue.platform, idea.assets, idea.strategy.direction


def _fits(course: Course, *, is_win: bool) -> bool:
    return course.is_win if is_win else course.is_loss
