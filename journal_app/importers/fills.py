"""A plain table of fills, as brokers and tax programs write it.

    Date, Code or Symbol, Price, Qty or Quantity, Action or Side          needed
    Time, Fee or Commission, Currency                                     where they are there

Which platform it came from stands nowhere in it, nor does the zone of its times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Final

from journal_app.domain.exact import ZERO
from journal_app.domain.importing.imported import Accepted, ImportedFile, MarketFill, Outcome, Row
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.trade import PositionKind
from journal_app.importers.cells import (
    CellRefused,
    Places,
    in_utc,
    iso_time,
    oldest_first,
    zoned_in_utc,
)
from journal_app.importers.dates import date_order, local_time
from journal_app.importers.delimited import SHOWN, Table
from journal_app.importers.options import DateOrder, Options

NAME: Final = "fills"

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "date": ("date", "datetime"),
    "market": ("code", "symbol"),
    "price": ("price",),
    "amount": ("qty", "quantity"),
    "side": ("action", "side"),
}
OPTIONAL: Final[Mapping[str, tuple[str, ...]]] = {
    "time": ("time",),
    "fee": ("fee", "commission"),
    "currency": ("ccy", "currency"),
}
"""What the columns may be called, whatever their case."""

SIGNS: Final = {
    "buy": 1,
    "b": 1,
    "bought": 1,
    "cover": 1,
    "sell": -1,
    "s": -1,
    "sold": -1,
    "short": -1,
}

DOLLAR: Final = Asset("USD")
_TWO_DIGIT_YEAR: Final = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}(?: .*)?")


def recognises(columns: Sequence[str]) -> bool:
    """Whether the header names all that a fill needs."""
    return NEEDED.keys() <= _columns(columns).keys()


def read(table: Table, options: Options) -> ImportedFile:
    """Read a plain table of fills.

    Raises: Refused where dates can be read both ways, or times have no zone and none was given.
    """
    reading = _Reading(table, options)
    outcomes = [reading.outcome(row) if isinstance(row, Row) else row for row in table.rows]
    if reading.lacks_zone:
        raise Refused.because("zone", "zone_needed")
    return ImportedFile(
        file_format=NAME,
        platform="",
        columns=table.columns,
        outcomes=oldest_first(outcomes, reading.times),
        renamed={"amount": reading.columns["amount"], "time": reading.columns["date"]},
    )


def _columns(columns: Sequence[str]) -> dict[str, str]:
    """What a file calls each of the columns it has."""
    called = {column.lower(): column for column in columns}
    return {
        name: called[word]
        for name, words in {**NEEDED, **OPTIONAL}.items()
        for word in words
        if word in called
    }


class _Reading:
    """One file being read row by row. lacks_zone: whether a good row had a time without one."""

    def __init__(self, table: Table, options: Options) -> None:
        self.columns = _columns(table.columns)
        self.places = Places(table.columns)
        self.zone: tzinfo | None = options.zone
        rows = [row for row in table.rows if isinstance(row, Row)]
        self.order: DateOrder = options.date_order or date_order(list(map(self._written, rows)))
        self.times: list[datetime] = []
        self.lacks_zone = False

    def outcome(self, row: Row) -> Outcome:
        try:
            fill, has_zone = self._fill(row)
        except CellRefused as refused:
            return refused.of(row)
        self.lacks_zone |= not has_zone
        self.times.append(fill.at)
        return Accepted(row, fill)

    def _fill(self, row: Row) -> tuple[MarketFill, bool]:
        places, columns = self.places, self.columns
        at, has_zone = self._time(row)
        word = places.raw(row, columns["side"])
        sign = SIGNS.get(word.lower())
        if sign is None:
            facts = {"text": word[:SHOWN], "choices": ", ".join(SIGNS)}
            raise CellRefused(Problem(columns["side"], "not_a_choice", facts), word)
        currency = places.asset(row, columns.get("currency", "")) or DOLLAR
        if currency not in STABLECOINS:
            problem = Problem(columns["currency"], "other_currency", {"text": currency})
            raise CellRefused(problem, currency)
        amount = places.positive(row, columns["amount"])
        fill = MarketFill(
            market=places.needed_asset(row, columns["market"]),
            kind=PositionKind.SPOT,
            at=at,
            size=amount if sign > 0 else -amount,
            price=places.positive(row, columns["price"]),
            fee=places.number(row, columns.get("fee", "")) or ZERO,
            fee_asset=currency,
        )
        return fill, has_zone

    def _written(self, row: Row) -> str:
        date = self.places.raw(row, self.columns["date"])
        time = self.places.raw(row, self.columns.get("time", ""))
        return f"{date} {time}" if time else date

    def _time(self, row: Row) -> tuple[datetime, bool]:
        """The time in UTC, and whether its zone is known."""
        column, written = self.columns["date"], self._written(row)
        if _TWO_DIGIT_YEAR.fullmatch(written):
            problem = Problem(column, "two_digit_year", {"text": written[:SHOWN]})
            raise CellRefused(problem, written)
        local = local_time(written, self.order) or iso_time(written, column)
        if local.tzinfo is None:
            before = self.times[-1] if self.times else None
            zone = self.zone or UTC
            return in_utc(local, zone, column, not_before=before), self.zone is not None
        return zoned_in_utc(local, column), True
