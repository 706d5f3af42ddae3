"""Where tables lie in the workbook: known before the first row is written, so that formulas and
charts of any sheet can name the rows of any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from openpyxl.utils import get_column_letter, quote_sheetname

from journal_app.domain.problems import Refused
from journal_app.exporters.workbook.cells import exact_text
from journal_app.reports.tables import Column, Holds, Table

EXACT: Final = "_exact"
RECALCULATED: Final = "_recalculated"
MOST_ROWS: Final = 1_048_576
"""Rows of a sheet in every spreadsheet program."""

_RECORDED: Final = (Holds.AMOUNT, Holds.PRICE)


@dataclass(frozen=True, slots=True)
class Place:
    """One column of a sheet: of the table (`source`, its place there), its exact text, or live."""

    column: Column
    source: int
    is_exact_text: bool = False
    is_formula: bool = False

    @property
    def key(self) -> str:
        """A name for the column on its sheet."""
        return self.column.key


@dataclass(frozen=True, slots=True)
class Block:
    """A table on a sheet: its columns and the row of its header, counted from 1."""

    sheet: str
    name: str
    table: Table
    places: Sequence[Place]
    header_row: int

    @property
    def first_row(self) -> int:
        """The first row of values."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last row of values; an empty table has one empty row."""
        return self.header_row + max(1, len(self.table.rows))

    @property
    def has_totals(self) -> bool:
        """Whether two rows of totals stand above the header."""
        return any(place.column.total for place in self.places)

    def letter(self, key: str) -> str:
        """The column of a key."""
        return get_column_letter(self.number(key))

    def number(self, key: str) -> int:
        """The column of a key, counted from 1."""
        return next(n for n, place in enumerate(self.places, start=1) if place.key == key)

    def rows_of(self, key: str) -> str:
        """The cells of a column, named from any sheet."""
        letter = self.letter(key)
        cells = f"${letter}${self.first_row}:${letter}${self.last_row}"
        return f"{quote_sheetname(self.sheet)}!{cells}"

    def own_rows_of(self, key: str) -> str:
        """The cells of a column, named from its own sheet."""
        letter = self.letter(key)
        return f"{letter}{self.first_row}:{letter}{self.last_row}"

    @property
    def extent(self) -> str:
        """The table with its header."""
        return f"A{self.header_row}:{get_column_letter(len(self.places))}{self.last_row}"


def block(
    sheet: str, table: Table, header_row: int, *, live: str = "", exact: Collection[str] = ()
) -> Block:
    """Lay a table out, with a formula beside the column `live` and texts of all digits.

    Such a text stands beside what was recorded, and beside the columns `exact`, where any row's
    cell does not keep all digits.

    Raises: Refused, where the table has more rows than a sheet.
    """
    if header_row + len(table.rows) > MOST_ROWS:
        count, most = f"{len(table.rows):,}", f"{MOST_ROWS:,}"
        raise Refused.because(table.name, "too_long_for_sheet", count=count, most=most)
    places: list[Place] = []
    for source, column in enumerate(table.columns):
        places.append(Place(column, source))
        if column.key == live:
            beside = replace(column, key=live + RECALCULATED, title="Recalculated", total=False)
            places.append(Place(beside, source, is_formula=True))
        is_exact = column.holds in _RECORDED or column.key in exact
        if is_exact and any(exact_text(row[source]) for row in table.rows):
            twin = replace(
                column,
                key=column.key + EXACT,
                title=f"{column.title} (exact)",
                holds=Holds.TEXT,
                total=False,
            )
            places.append(Place(twin, source, is_exact_text=True))
    return Block(sheet, table.name, table, places, header_row)
