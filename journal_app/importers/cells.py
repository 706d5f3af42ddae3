"""Read the cells of a row: numbers, texts, times; what cannot be read is refused by its column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from journal_app.domain.exact import NotANumberError, parse_decimal, plain
from journal_app.domain.importing.imported import Outcome, Row, RowRefused
from journal_app.domain.market.interest import rate_problem
from journal_app.domain.money import LONGEST_TICKER, Asset, apr_from_apy
from journal_app.domain.problems import Problem, Refused
from journal_app.importers.delimited import SHOWN, unguarded

_TICKERS: Final = 256
"""A file repeats the same few tickers in all of its rows."""


class CellRefused(Exception):  # noqa: N818 - what happened to the cell
    """A cell that cannot be read."""

    def __init__(self, problem: Problem, value: str) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.value = value[:SHOWN]

    def of(self, row: Row) -> RowRefused:
        """The row, refused for this cell."""
        return RowRefused(row, self.problem, self.value)


class Places:
    """Where each column of a format stands in a file, and how its cells are read."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.place: Mapping[str, int] = {column: place for place, column in enumerate(columns)}

    def raw(self, row: Row, column: str) -> str:
        """The cell as it stands; empty where the file has no such column."""
        place = self.place.get(column)
        return "" if place is None else row.cells[place].strip()

    def text(self, row: Row, column: str) -> str:
        """A text, without the guard of a spreadsheet."""
        place = self.place.get(column)
        return "" if place is None else _text_in(row.cells[place])

    def number(self, row: Row, column: str) -> Decimal | None:
        """A number, or None where the cell is empty."""
        place = self.place.get(column)
        written = "" if place is None else row.cells[place].strip()
        if not written:
            return None
        try:
            return parse_decimal(written)
        except NotANumberError as refused:
            facts = {"text": written[:SHOWN]}
            raise CellRefused(Problem(column, refused.code, facts), written) from None

    def needed_number(self, row: Row, column: str) -> Decimal:
        """A number that must be there."""
        number = self.number(row, column)
        if number is None:
            raise CellRefused(Problem(column, "empty"), "")
        return number

    def positive(self, row: Row, column: str) -> Decimal:
        """A number above 0."""
        number = self.needed_number(row, column)
        if number <= 0:
            raise CellRefused(
                Problem(column, "not_positive", {"text": plain(number)}), self.raw(row, column)
            )
        return number

    def asset(self, row: Row, column: str) -> Asset | None:
        """A ticker, or None where the cell is empty."""
        place = self.place.get(column)
        written = "" if place is None else row.cells[place]
        ticker = _ticker_in(written)
        if ticker is None:
            raise CellRefused(Problem(column, "not_a_ticker"), _text_in(written))
        return ticker or None

    def needed_asset(self, row: Row, column: str) -> Asset:
        """A ticker that must be there."""
        asset = self.asset(row, column)
        if asset is None:
            raise CellRefused(Problem(column, "missing", {"field": column}), "")
        return asset

    def apr(self, row: Row, apr_column: str, apy_column: str) -> Decimal | None:
        """A yearly rate, given as an APR or as an APY; None where neither is."""
        apr, apy = self.number(row, apr_column), self.number(row, apy_column)
        if apr is not None and apy is not None:
            raise CellRefused(
                Problem(apy_column, "not_both", {"other": apr_column}), self.raw(row, apy_column)
            )
        column, rate = (
            (apr_column, apr) if apy is None else (apy_column, self._as_apr(row, apy_column, apy))
        )
        problem = rate_problem(column, rate) if rate is not None else None
        if problem is not None:
            raise CellRefused(problem, self.raw(row, column))
        return rate

    def _as_apr(self, row: Row, column: str, apy: Decimal) -> Decimal:
        if apy <= -1:
            problem = Problem(column, "rate_takes_everything", {"text": plain(apy)})
            raise CellRefused(problem, self.raw(row, column))
        return apr_from_apy(apy)


def _text_in(cell: str) -> str:
    return unguarded(cell).strip()


@lru_cache(maxsize=_TICKERS)
def _ticker_in(cell: str) -> Asset | None:
    """The ticker in a cell, empty where the cell is; None where it is none."""
    ticker = _text_in(cell)
    return Asset(ticker) if len(ticker) <= LONGEST_TICKER and ticker.isprintable() else None


def iso_time(written: str, column: str) -> datetime:
    """A time in ISO 8601 to the millisecond, with its zone or without."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        problem = Problem(column, "not_a_time", {"text": written[:SHOWN]})
        raise CellRefused(problem, written) from None
    return read.replace(microsecond=read.microsecond // 1000 * 1000)


def in_utc(local: datetime, zone: tzinfo, column: str, *, not_before: datetime | None) -> datetime:
    """A time without a zone, in UTC.

    An hour that the clocks repeat is taken as the first of the two, unless that would be earlier
    than the row before; an hour that they skip is refused.
    """
    try:
        first = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
        second = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    except OverflowError:
        raise CellRefused(Problem(column, "not_a_time", {"text": str(local)}), str(local)) from None
    if first.astimezone(zone).replace(tzinfo=None) != local:
        raise CellRefused(Problem(column, "hour_skipped", {"text": str(local)}), str(local))
    return second if not_before is not None and first < not_before <= second else first


def zoned_in_utc(read: datetime, column: str) -> datetime:
    """A time with its zone, in UTC."""
    try:
        return read.astimezone(UTC)
    except OverflowError:
        written = read.isoformat()
        raise CellRefused(Problem(column, "not_a_time", {"text": written}), written) from None


class Zoned:
    """Times of one file: with their own zone, or in the zone that was given for the file."""

    def __init__(self, written_times: Sequence[str], zone: tzinfo | None) -> None:
        """Take all cells of the column, so that a file without any zone is known as such.

        Raises: Refused `zone_needed` where no time has a zone and none was given.
        """
        self.zone = zone
        if zone is None and _has_no_zone(written_times):
            raise Refused.because("zone", "zone_needed")
        self._before: datetime | None = None

    def time(self, written: str, column: str = "time") -> datetime:
        """One time in UTC."""
        if not written:
            raise CellRefused(Problem(column, "missing", {"field": column}), "")
        read = iso_time(written, column)
        if read.tzinfo is not None:
            self._before = zoned_in_utc(read, column)
        elif self.zone is None:
            raise CellRefused(Problem(column, "zone_needed"), written)
        else:
            self._before = in_utc(read, self.zone, column, not_before=self._before)
        return self._before


def _has_no_zone(written_times: Sequence[str]) -> bool:
    """Whether there are times, and none of them has a zone."""
    found = False
    for written in written_times:
        try:
            read = iso_time(written, "time")
        except CellRefused:
            continue
        if read.tzinfo is not None:
            return False
        found = True
    return found


def oldest_first(outcomes: Sequence[Outcome], times: Sequence[datetime]) -> tuple[Outcome, ...]:
    """The rows of a file that lists the newest first, turned; others as they are.

    Rows that share a time keep no other order than this.
    """
    descends = all(later <= earlier for earlier, later in pairwise(times))
    if times and descends and times[0] > times[-1]:
        return tuple(reversed(outcomes))
    return tuple(outcomes)
