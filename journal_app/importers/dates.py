"""Dates of numbers alone, which a day or a month may begin, as `07/12/2025 - 03:03:18`.

With points between them, as `07.12.2025 03:03`, the day is first: no country writes it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timezone
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.domain.problems import Problem, Refused
from journal_app.importers.cells import CellRefused, in_utc
from journal_app.importers.delimited import SHOWN
from journal_app.importers.options import DateOrder, Options

_WRITTEN: Final = re.compile(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})"
    r"(?:(?: -|,)? +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?(?: ?([AaPp])[Mm])?)?"
)

_OF_WORKBOOK: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9:.]+)?")
"""A cell that a spreadsheet knows as a date; the time of midnight is left out."""

_TO_THE_SECOND: Final = re.compile(r"([0-9/.-]{8,10})(?: -|,)? +([0-9]{2}:[0-9]{2}:[0-9]{2})")
"""How most files write a time. Its day stands in many rows of a file and is read once."""

_DAYS: Final = 4096

_A_MONTH: Final = range(1, 13)
_NO_MONTH: Final = range(13, 32)
"""Days of a month that are no month of a year."""

_NO_HOUR: Final = 99
"""No clock shows it, so that its time is none."""


class _Parts(NamedTuple):
    """The numbers of a date and time, the first two in the order in which they stand."""

    first: int
    second: int
    sign: str
    year: int
    hour: int
    minute: int
    seconds: int
    millisecond: int


def local_time(written: str, order: DateOrder, zone: timezone | None = None) -> datetime | None:
    """The time that is written, in its own zone; None where it is none.

    zone: that of all times, where it is known to be one without summer time.
    """
    try:
        if common := _TO_THE_SECOND.fullmatch(written):
            day = _day(common[1], order)
            clock = time.fromisoformat(common[2])
            return None if day is None else datetime.combine(day, clock, zone)
        parts = _parts(written)
        return _moment(parts, order, zone) if parts else None
    except ValueError:
        return None


@lru_cache(maxsize=_DAYS)
def _day(written: str, order: DateOrder) -> date | None:
    parts = _parts(written)
    return _moment(parts, order).date() if parts else None


def _of_workbook(written: str, zone: timezone | None) -> datetime | None:
    try:
        return datetime.fromisoformat(written).replace(tzinfo=zone)
    except ValueError:
        return None


def date_order(written_times: Sequence[str], said: DateOrder | None = None) -> DateOrder:
    """The order that a file's dates are written in: as is said, else by what its numbers allow.

    A first number over 12 is a day, else a second one over 12 is; else the rows tell, if they are
    in order of time by one reading only.

    Raises: Refused `date_order_unknown`, or `date_order_disproved` of the one that is said.
    """
    if said is not None:
        _must_allow(written_times, said)
        return said
    parts = []
    for written in written_times:
        each = _parts(written)
        if each is not None:
            if each.first > 12 or each.sign == ".":
                return "day_first"
            parts.append(each)
    if any(each.second > 12 for each in parts):
        return "month_first"
    if all(each.first == each.second for each in parts):
        return "day_first"
    orders: tuple[DateOrder, DateOrder] = ("day_first", "month_first")
    fitting = [order for order in orders if _is_in_order(parts, order)]
    if len(fitting) != 1:
        raise Refused.because("time", "date_order_unknown")
    return fitting[0]


def _must_allow(written_times: Sequence[str], said: DateOrder) -> None:
    """Refuse an order where dates are possible by the other one alone, and none by it alone.

    Where each is borne out by some rows, those that do not fit are damaged ones.

    Raises: Refused `date_order_disproved`.
    """
    disproof = ""
    for written in written_times:
        parts = _parts(written)
        proved = _proved(parts) if parts else None
        if proved == said:
            return
        if proved is not None:
            disproof = disproof or written
    if disproof:
        first = "day" if said == "day_first" else "month"
        raise Refused.because("time", "date_order_disproved", text=disproof, first=first)


def _proved(parts: _Parts) -> DateOrder | None:
    """The order in which the two numbers are a day and a month, where only one is."""
    if parts.first in _NO_MONTH and parts.second in _A_MONTH:
        return "day_first"
    if parts.second in _NO_MONTH and parts.first in _A_MONTH:
        return "month_first"
    return None


class DatedTimes:
    """The times of one file in such dates, of a platform that keeps them in UTC.

    They are read so unless another zone was given; so are the dates of a workbook, which a
    spreadsheet made of them. remarks: what was taken for granted.
    """

    def __init__(self, written_times: Sequence[str], options: Options) -> None:
        """Take all cells of the column, which tell the order of their dates together.

        Raises: Refused `date_order_unknown` and `date_order_disproved`.
        """
        self._order: Final = date_order(written_times, options.date_order)
        self.zone: Final = options.zone or UTC
        self._before: datetime | None = None
        self.remarks: Final = () if options.zone else (Problem("time", "read_as_utc"),)

    def time(self, written: str, column: str = "time") -> datetime:
        """One time in UTC."""
        read = self.written(written)
        if read is None:
            raise CellRefused(
                Problem(column, "not_a_time_here", {"text": written[:SHOWN]}), written
            )
        if read.tzinfo is None:
            read = in_utc(read, self.zone, column, not_before=self._before)
        self._before = read
        return read

    def written(self, written: str) -> datetime | None:
        """One time as it stands, in UTC where that is its zone; None where it is none."""
        zone = UTC if self.zone is UTC else None
        if written[4:5] == "-" and _OF_WORKBOOK.fullmatch(written):
            return _of_workbook(written, zone)
        return local_time(written, self._order, zone) if ":" in written else None


def _parts(written: str) -> _Parts | None:
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    first, sign, second, year, hour, minute, seconds, fraction, half = found.groups()
    return _Parts(
        int(first),
        int(second),
        sign,
        int(year),
        _in_the_day(int(hour or 0), half),
        int(minute or 0),
        int(seconds or 0),
        int((fraction or "").ljust(3, "0")[:3]),
    )


def _in_the_day(hour: int, half: str | None) -> int:
    """The hour out of 24. half: A before noon, P after it, of hours from 1 to 12."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return _NO_HOUR
    return hour % 12 + (12 if half in "Pp" else 0)


def _moment(parts: _Parts, order: DateOrder, zone: timezone | None = None) -> datetime:
    first, second = parts.first, parts.second
    day, month = (first, second) if order == "day_first" else (second, first)
    thousandths = parts.millisecond * 1000
    return datetime(
        parts.year, month, day, parts.hour, parts.minute, parts.seconds, thousandths, zone
    )


def _is_in_order(parts: Sequence[_Parts], order: DateOrder) -> bool:
    """Whether the rows run one way in time, forward or back."""
    try:
        times = [_moment(each, order) for each in parts]
    except ValueError:
        return False
    return all(a <= b for a, b in pairwise(times)) or all(a >= b for a, b in pairwise(times))
