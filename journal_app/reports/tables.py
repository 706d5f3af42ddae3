"""Tables as every door writes them: columns that say what they hold, rows of exact values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from journal_app.domain.exact import ZERO, exact


class Holds(Enum):
    """What a column holds, which decides how it is written and aligned."""

    TEXT = "text"
    TIME = "time"
    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    PRICE = "price"
    AMOUNT = "amount"
    RATIO = "ratio"
    PERCENT = "percent"


Cell = str | int | Decimal | datetime | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. key: stable name in CSV and JSON. title: words for people. total: whether its
    sum means something.
    """

    key: str
    title: str
    holds: Holds = Holds.TEXT
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A named table. None in a cell is a value that does not exist."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]

    def column(self, key: str) -> list[Cell]:
        """The cells of one column."""
        place = self._place(key)
        return [row[place] for row in self.rows]

    def only(self, *keys: str) -> Table:
        """The same rows with these columns alone, in the order in which they are named."""
        places = [self._place(key) for key in keys]
        columns = tuple(self.columns[place] for place in places)
        return Table(self.name, columns, [[row[place] for place in places] for row in self.rows])

    def _place(self, key: str) -> int:
        return next(i for i, column in enumerate(self.columns) if column.key == key)

    @exact
    def totals(self) -> list[Decimal | int | None]:
        """For each column its sum, or None where a sum means nothing."""
        return [
            sum((c for row in self.rows if isinstance(c := row[place], Decimal | int)), ZERO)
            if column.total
            else None
            for place, column in enumerate(self.columns)
        ]


@dataclass(frozen=True, slots=True)
class Series:
    """Points of a curve, for charts: a name and (time, value) in order."""

    name: str
    points: tuple[tuple[datetime, Decimal], ...]
