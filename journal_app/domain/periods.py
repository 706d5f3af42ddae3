"""Days, ISO weeks, months and years in a time zone, as stretches of time in UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from journal_app.domain.problems import Refused

_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_YEAR: Final = re.compile(r"\d{4}")
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 9000
"""Days of these years can be moved between zones, and to the day after, without falling out."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the start of one day to the start of another, `end` itself not included.

    name: as it is asked for, `2026-W47`, `2026-11` or `2026`.
    """

    name: str
    first_day: date
    day_after: date
    zone: tzinfo

    @property
    def start(self) -> datetime:
        """When it begins. Units: UTC."""
        return starts_at(self.first_day, self.zone)

    @property
    def end(self) -> datetime:
        """When the next one begins. Units: UTC."""
        return starts_at(self.day_after, self.zone)

    @property
    def last_moment(self) -> datetime:
        """The last millisecond of it."""
        return self.end - timedelta(milliseconds=1)

    @property
    def before_start(self) -> datetime:
        """The last millisecond before it."""
        return self.start - timedelta(milliseconds=1)

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.start <= moment < self.end

    def days(self) -> list[date]:
        """Its calendar days."""
        count = (self.day_after - self.first_day).days
        return [self.first_day + timedelta(days=number) for number in range(count)]

    def before(self) -> Period:
        """The week, month or year before it."""
        return self._alike(self.first_day - timedelta(days=1))

    def after(self) -> Period:
        """The week, month or year after it."""
        return self._alike(self.day_after)

    def trailing(self, count: int) -> list[Period]:
        """So many weeks, months or years of which it is the last."""
        found = [self]
        while len(found) < count:
            found.append(found[-1].before())
        return found[::-1]

    def _alike(self, day: date) -> Period:
        if _WEEK.fullmatch(self.name):
            return week_of(day, self.zone)
        return month_of(day, self.zone) if _MONTH.fullmatch(self.name) else year_of(day, self.zone)


def week_of(day: date, zone: tzinfo) -> Period:
    """The ISO week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return Period(f"{year:04}-W{week:02}", monday, monday + timedelta(days=7), zone)


def month_of(day: date, zone: tzinfo) -> Period:
    """The calendar month of a day."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Period(f"{first:%Y-%m}", first, after, zone)


def year_of(day: date, zone: tzinfo) -> Period:
    """The calendar year of a day."""
    first = day.replace(month=1, day=1)
    return Period(f"{first:%Y}", first, first.replace(year=first.year + 1), zone)


def named_week(name: str, zone: tzinfo) -> Period:
    """The week that `2026-W47` names. Raises: Refused."""
    found = _WEEK.fullmatch(name)
    try:
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1), zone)
    except ValueError:
        pass
    raise Refused.because("week", "not_a_week", text=name)


def named_month(name: str, zone: tzinfo) -> Period:
    """The month that `2026-11` names. Raises: Refused."""
    found = _MONTH.fullmatch(name)
    try:
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return month_of(date(int(found[1]), int(found[2]), 1), zone)
    except ValueError:
        pass
    raise Refused.because("month", "not_a_month", text=name)


def named_year(name: str, zone: tzinfo) -> Period:
    """The year that `2026` names. Raises: Refused."""
    if _YEAR.fullmatch(name) and FIRST_YEAR <= int(name) <= LAST_YEAR:
        return year_of(date(int(name), 1, 1), zone)
    raise Refused.because("year", "not_a_year", text=name)


def named_review(name: str, zone: tzinfo) -> Period:
    """The week or the month of a review. Raises: Refused under `period`."""
    try:
        return named_week(name, zone) if "W" in name else named_month(name, zone)
    except Refused as refused:
        problem = refused.problems[0]
        raise Refused.because("period", problem.code, **problem.facts) from None


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The calendar day of a moment in a zone."""
    return moment.astimezone(zone).date()


def starts_at(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day, also where midnight itself is skipped by the clocks."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)
