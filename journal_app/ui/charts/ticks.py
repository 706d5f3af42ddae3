"""Round places for the ticks of an axis, of numbers and of time; no Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from decimal import ROUND_CEILING, Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.periods import day_of, starts_at
from journal_app.ui.formatting import Formats

_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_HOURS: Final = (1, 3, 6, 12)
_DAYS: Final = (1, 2, 7, 14)
_MONTHS: Final = (1, 2, 3, 6)
_MOST_YEARS: Final = 1_000

TimeTick = tuple[datetime, str]


@exact
def round_ticks(low: Decimal, high: Decimal, most: int) -> list[Decimal]:
    """Multiples of the finest round step that gives at most so many of them within bounds."""
    if high <= low:
        return [low]
    least_step = (high - low) / max(1, most)
    power = Decimal(1).scaleb(least_step.adjusted())
    steps = [step * power for step in _STEPS if step * power >= least_step]
    found: list[Decimal] = []
    for step in [*steps, 20 * power, 50 * power]:
        number = (low / step).to_integral_value(ROUND_CEILING)
        found = []
        while number * step <= high:
            found.append(number * step or ZERO)
            number += 1
        if len(found) <= max(1, most):
            break
    return found


def tick_places(ticks: list[Decimal]) -> int:
    """How many decimals ticks need so that each shows what it is."""
    exponents = [int(tick.normalize().as_tuple().exponent) for tick in ticks if tick]
    return max(0, -min(exponents, default=0))


def time_ticks(
    first: datetime, last: datetime, most: int, formats: Formats, zone: tzinfo
) -> list[TimeTick]:
    """Starts of hours, days, months or years within bounds, at most so many, and their words."""
    wanted = max(1, most)
    for ticks in _by_step(first, last, formats, zone):
        if len(ticks) <= wanted:
            return ticks
    return []


def _by_step(
    first: datetime, last: datetime, formats: Formats, zone: tzinfo
) -> Iterator[list[TimeTick]]:
    """The ticks of one step after the other, from the finest on; coarse spans skip fine steps."""
    span = last - first
    first_day, last_day = day_of(first, zone), day_of(last, zone)
    if span < timedelta(days=4):
        for hours in _HOURS:
            yield _hours(first, last, hours, formats, zone)
    if span < timedelta(days=366):
        for days in _DAYS:
            yield [
                (moment, formats.short_day(day))
                for day in _days(first_day, last_day, days)
                if first <= (moment := starts_at(day, zone)) <= last
            ]
    for months in _MONTHS:
        yield [
            (moment, f"{day.year}" if day.month == 1 else formats.month(day))
            for day in _month_starts(first_day, last_day, months)
            if first <= (moment := starts_at(day, zone)) <= last
        ]
    years = 1
    while years < _MOST_YEARS:
        yield [
            (moment, f"{day.year}")
            for day in _month_starts(first_day, last_day, 12 * years)
            if first <= (moment := starts_at(day, zone)) <= last
        ]
        years = _next_round(years)


def _hours(
    first: datetime, last: datetime, hours: int, formats: Formats, zone: tzinfo
) -> list[TimeTick]:
    moment = starts_at(day_of(first, zone), zone)
    found: list[TimeTick] = []
    while moment <= last:
        local = moment.astimezone(zone)
        if moment >= first and local.hour % hours == 0:
            is_midnight = local.hour == 0
            found.append((moment, formats.short_day(moment) if is_midnight else f"{local:%H:%M}"))
        moment += timedelta(hours=1)
    return found


def _days(first: date, last: date, step: int) -> Iterator[date]:
    day = first if step < 7 else first - timedelta(days=first.weekday())
    while day <= last:
        yield day
        day += timedelta(days=step)


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    number = first.year * 12 + first.month - 1
    number -= number % step
    while number <= last.year * 12 + last.month - 1:
        if number >= 12:
            yield date(number // 12, number % 12 + 1, 1)
        number += step


def _next_round(years: int) -> int:
    text = str(years)
    return years * 5 // 2 if text[0] == "2" else years * 2
