"""Borrow rates from the clipboard: lines of a date and of a rate in percent a year.

2026-03-01            5.2          a day or a time in ISO 8601, with its zone or without
07/12/2025 - 03:03    5.2 %        a date of numbers alone, in the order that the lines tell
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import NotANumberError, Separators, parse_decimal
from journal_app.domain.problems import Problem, Refused
from journal_app.importers.cells import CellRefused, in_utc, iso_time
from journal_app.importers.dates import date_order, local_time
from journal_app.importers.delimited import SHOWN
from journal_app.importers.options import DateOrder

MOST_LINES: Final = 10_000
_APART: Final = ("\t", ";", "|", ",")


class PastedRate(NamedTuple):
    """One line. percent: of a year."""

    at: datetime
    percent: Decimal


class _Line(NamedTuple):
    number: int
    date: str
    rate: str


def read_pasted_rates(
    text: str, zone: tzinfo, separators: Separators, order: DateOrder | None = None
) -> list[PastedRate]:
    """Read them, in their order; a first line of words is a head.

    Raises: Refused, with every line that cannot be read; `date_order_unknown`, where the dates can
    be read both ways.
    """
    lines = [
        _split(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]
    if lines and _percent_of(lines[0], separators) is None:
        lines = lines[1:]
    if not lines:
        raise Refused.because("", "nothing_pasted")
    if len(lines) > MOST_LINES:
        raise Refused.because("", "too_many_entries", count=len(lines), most=MOST_LINES)
    found, problems = list[PastedRate](), list[Problem]()
    written = [line.date for line in lines if "/" in line.date]
    known_order = order or (date_order(written) if written else "day_first")
    for line in lines:
        where = f"line {line.number}"
        percent = _percent_of(line, separators)
        if percent is None:
            problems.append(Problem(where, "not_a_number", {"text": line.rate[:SHOWN]}))
            continue
        try:
            found.append(PastedRate(_moment(line.date, known_order, zone), percent))
        except CellRefused as refused:
            problems.append(Problem(where, refused.problem.code, refused.problem.facts))
    if problems:
        raise Refused(problems)
    return found


def _split(number: int, line: str) -> _Line:
    """The date is what stands before the first sign that parts columns, else the last space."""
    for sign in _APART:
        if sign in line:
            date, _, rate = line.partition(sign)
            return _Line(number, date.strip(), rate.strip())
    parts: Sequence[str] = line.strip().removesuffix("%").rstrip().rsplit(maxsplit=1)
    return _Line(number, parts[0], parts[1] if len(parts) > 1 else "")


def _percent_of(line: _Line, separators: Separators) -> Decimal | None:
    try:
        return parse_decimal(line.rate.removesuffix("%").rstrip(), separators)
    except NotANumberError:
        return None


def _moment(written: str, order: DateOrder, zone: tzinfo) -> datetime:
    local = local_time(written, order) if "/" in written else None
    read = local or iso_time(written, "time")
    if read.tzinfo is not None:
        return read.astimezone(UTC)
    return in_utc(read, zone, "time", not_before=None)
