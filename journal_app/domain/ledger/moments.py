"""Steps through the past of a trade: from day to day, and from entry to entry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from journal_app.domain.ledger.replay import MILLISECOND
from journal_app.domain.periods import day_of, starts_at

_DAY: Final = timedelta(days=1)


def day_before(moment: datetime, zone: tzinfo) -> datetime:
    """The last millisecond of the day before."""
    return _end_of(day_of(moment, zone) - _DAY, zone)


def day_after(moment: datetime, zone: tzinfo) -> datetime:
    """The last millisecond of its own day; where it is that itself, of the next day."""
    end = _end_of(day_of(moment, zone), zone)
    return end if moment < end else _end_of(day_of(moment, zone) + _DAY, zone)


def is_end_of_day(moment: datetime, zone: tzinfo) -> bool:
    """Whether the day has nothing after it."""
    return moment == _end_of(day_of(moment, zone), zone)


def time_before(moment: datetime, times: Sequence[datetime]) -> datetime | None:
    """The last of some times, in their order, that is earlier."""
    place = bisect_left(times, moment)
    return times[place - 1] if place else None


def time_after(moment: datetime, times: Sequence[datetime]) -> datetime | None:
    """The first of some times, in their order, that is later."""
    place = bisect_right(times, moment)
    return times[place] if place < len(times) else None


def _end_of(day: date, zone: tzinfo) -> datetime:
    return starts_at(day + _DAY, zone) - MILLISECOND
