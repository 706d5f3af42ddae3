"""Where tables lie in the workbook: known before the first row is written, so that formulas and
charts of any sheet can name the rows of any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from openpyxl.utils import get_column_letter, quote_sheetname

from journal_app.domain.problems import Refused
from journal_app.exporters.workbook.cells import ENDING, RECORDED, exact_text
from journal_app.reports.tables import Cell, Column, Holds, Table

EXACT: Final = "_exact"
RECALCULATED: Final = "_recalculated"
MOST_ROWS: Final = 1_048_576
"""Rows of a sheet in every spreadsheet program."""

CENTS_LOST: Final = 13
"""From this power of ten on a cell of fifteen digits does not keep the cents."""

_RECORDED: Final = (Holds.AMOUNT, Holds.PRICE)


@dataclass(frozen=True, slots=True)
class Place:
    """One column of a sheet: of the table (`source`, its place there), its exact text, or live."""

    column: Column
    source: int
    is_exact_text: bool = False
    is_formula: bool = False
    is_recorded: bool = False

    @property
    def key(self) -> str:
        """A name for the column on its sheet."""
        return self.column.key

    def value_in(self, row: Sequence[Cell]) -> Cell:
        """What a row of the table has in this column."""
        value = row[self.source]
        if not self.is_exact_text:
            return value
        is_whole = self.is_recorded or lacks_cents(value)
        return exact_text(value, RECORDED if is_whole else ENDING)


@dataclass(frozen=True, slots=True)
class Block:
    """A table on a sheet: its columns and the row of its header, counted from 1.

    name: of the table in formulas and queries of the reader, the same for every period.
    """

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
    sheet: str,
    table: Table,
    header_row: int,
    name: str = "",
    *,
    live: str = "",
    exact: Collection[str] = (),
    is_recorded: bool = False,
) -> Block:
    """Lay a table out, with a formula beside the column `live` and texts of all digits.

    Such a text stands beside amounts and prices, beside the columns `exact`, and beside money
    whose cents a cell would lose, where any row's cell does not keep all digits. is_recorded: no
    number of the table is a quotient. name: where it is not that of the sheet.

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
        twin = replace(
            column,
            key=column.key + EXACT,
            title=f"{column.title} (exact)",
            holds=Holds.TEXT,
            total=False,
        )
        place = Place(twin, source, is_exact_text=True, is_recorded=is_recorded)
        is_told = column.holds in _RECORDED or column.key in exact
        if any((is_told or lacks_cents(row[source])) and place.value_in(row) for row in table.rows):
            places.append(place)
    return Block(sheet, name or sheet, table, places, header_row)


def lacks_cents(value: Cell) -> bool:
    """Whether a cell does not keep the cents of a number."""
    return isinstance(value, Decimal) and value.adjusted() >= CENTS_LOST
