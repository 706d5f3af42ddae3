"""What trades brought by month or week, by day, and by weekday and hour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.periods import Period, day_of
from journal_app.reports.closings import Closing

HOURS_OF_A_BLOCK: Final = 2
BLOCKS: Final = 24 // HOURS_OF_A_BLOCK
DAYS_OF_A_WEEK: Final = 7


class Result(NamedTuple):
    """What some trades brought together, and how many they were. Units: the journal's currency."""

    net: Decimal
    trades: int


NO_TRADES: Final = Result(ZERO, 0)


@exact
def results_by_period(
    closings: Iterable[Closing], periods: Sequence[Period]
) -> list[tuple[Period, Result]]:
    """The result of each period, by closing time. periods: one after the other, without gaps."""
    starts = [period.start for period in periods]
    end = periods[-1].end if periods else None
    results = [NO_TRADES] * len(periods)
    for closing in closings:
        place = bisect_right(starts, closing.closed_at) - 1
        if place >= 0 and end is not None and closing.closed_at < end:
            results[place] = _with(results[place], closing)
    return list(zip(periods, results, strict=True))


@exact
def results_by_day(closings: Iterable[Closing], zone: tzinfo) -> dict[date, Result]:
    """The result of each day on which trades were closed, in a zone."""
    results: dict[date, Result] = {}
    for closing in closings:
        day = day_of(closing.closed_at, zone)
        results[day] = _with(results.get(day, NO_TRADES), closing)
    return results


@exact
def results_by_hour(closings: Iterable[Closing], zone: tzinfo) -> Mapping[tuple[int, int], Result]:
    """The result by weekday, Monday as 0, and block of two hours in which trades were opened."""
    results: dict[tuple[int, int], Result] = {}
    for closing in closings:
        opened_at = closing.opened_at.astimezone(zone)
        place = opened_at.weekday(), opened_at.hour // HOURS_OF_A_BLOCK
        results[place] = _with(results.get(place, NO_TRADES), closing)
    return results


def _with(result: Result, closing: Closing) -> Result:
    return Result(result.net + closing.net, result.trades + 1)
