"""Values as a spreadsheet keeps them: doubles of fifteen digits, local dates, and text as text.

A text cell is typed as text whatever it begins with, so that no note of a stranger becomes a
formula; formulas come from this package's own templates alone.
"""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from decimal import Context, Decimal
from typing import Any, Final

from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from journal_app.domain.exact import DIGITS, plain
from journal_app.reports.tables import Cell

MOST_CHARACTERS: Final = 32_767
"""What one cell holds; counted as UTF-16 does."""

CUT: Final = "…"

ENDING: Final = DIGITS - 10
"""Digits of a number that is no quotient, at most."""

RECORDED: Final = 4 * DIGITS
"""Digits of what was recorded, at most; none of it is a quotient."""

LARGEST: Final = 15
"""From this power of ten on a number is written with an exponent."""

FAR: Final = "0.00############E+00"
_KEPT: Final = Context(prec=15)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END: Final = re.compile("\r\n?")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ACTIVE: Final = tuple("=+-@'\t\r\n")
_FIRST_YEAR: Final = 1901


def number(value: Decimal | int) -> float | int:
    """The number to fifteen digits, which every double holds; 0 has no sign."""
    return value if isinstance(value, int) else float(_KEPT.plus(value)) + 0.0


def exact_text(value: Cell, most_digits: int = ENDING) -> str | None:
    """All digits of a number of which a cell keeps fewer; None where it keeps all.

    A number of more than `most_digits` digits has no exact text either: a quotient, whose digits
    never end.
    """
    if not isinstance(value, Decimal):
        return None
    if len(value.as_tuple().digits) > most_digits or _KEPT.plus(value) == value:
        return None
    return plain(value)


def is_far(value: Decimal | int, finest: int) -> bool:
    """Whether a number is written with an exponent, since its format would show it as 0 or as #.

    finest: the exponent of the finest digit that the format shows.
    """
    if isinstance(value, int) or not value:
        return False
    return not finest <= value.adjusted() < LARGEST


def text(value: str) -> str:
    """A text without control characters, cut visibly where a cell would not hold it."""
    clean = _CONTROL.sub("", _LINE_END.sub("\n", value))
    clean = _ESCAPE.sub("_x005F_", clean)
    if len(clean) <= MOST_CHARACTERS // 2:
        return clean
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return clean
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + CUT


def moment(value: datetime, zone: tzinfo) -> datetime | str:
    """A time on the clocks of a zone; as text where a spreadsheet's calendar does not reach."""
    local = value.astimezone(zone).replace(tzinfo=None)
    return local if local.year >= _FIRST_YEAR else local.isoformat(sep=" ")


class _StyledCell(SheetCell):
    """A cell that is written many times, and looks up the number of its style but once."""

    __slots__ = ("_number_of_style",)

    @property
    def style_id(self) -> int:
        """The number of its style in the workbook."""
        try:
            return self._number_of_style
        except AttributeError:
            self._number_of_style: int = super().style_id
            return self._number_of_style


class Style:
    """How cells look."""

    __slots__ = ("alignment", "border", "fill", "finest", "font", "number_format")

    def __init__(
        self,
        number_format: str = "General",
        *,
        finest: int = -DIGITS,
        font: Font | None = None,
        fill: PatternFill | None = None,
        border: Border | None = None,
        alignment: Alignment | None = None,
    ) -> None:
        self.number_format = number_format
        self.finest = finest
        self.font = font
        self.fill = fill
        self.border = border
        self.alignment = alignment

    def cell(
        self, sheet: WriteOnlyWorksheet, *, is_guarded: bool = False, is_far: bool = False
    ) -> SheetCell:
        """An empty cell that looks so.

        is_guarded: for a text that stays one when it is edited. is_far: for a number with an
        exponent.
        """
        made: Any = _StyledCell(sheet, 1, 1)
        made.number_format = FAR if is_far else self.number_format
        for name in ("font", "fill", "border", "alignment"):
            if (look := getattr(self, name)) is not None:
                setattr(made, name, look)
        if is_guarded:
            made.quotePrefix = True
        return made  # type: ignore[no-any-return]


class CellWriter:
    """Gives one column's cells, value by value; each is written before the next is asked for."""

    def __init__(self, sheet: WriteOnlyWorksheet, style: Style, zone: tzinfo) -> None:
        self._plain = style.cell(sheet)
        self._guarded = style.cell(sheet, is_guarded=True)
        self._far = style.cell(sheet, is_far=True)
        self._finest = style.finest
        self._zone = zone

    def cell(self, value: Cell) -> SheetCell | None:
        """The cell for a value; none where there is no value."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return self._text(text(value))
        if isinstance(value, datetime):
            local = moment(value, self._zone)
            return self._text(local) if isinstance(local, str) else _set(self._plain, local, "d")
        if isinstance(value, date):
            return _set(self._plain, value, "d")
        cell = self._far if is_far(value, self._finest) else self._plain
        return _set(cell, number(value), "n")

    def blank(self) -> SheetCell:
        """A cell without a value that looks like the others."""
        return _set(self._plain, None, "n")

    def _text(self, written: str) -> SheetCell | None:
        if not written:
            return None
        return _set(self._guarded if written.startswith(_ACTIVE) else self._plain, written, "s")


def _set(cell: SheetCell, value: Any, kind: str) -> SheetCell:
    """Set a value and its type; openpyxl would guess the type, and take a text for a formula."""
    told: Any = cell
    told._value, told.data_type = value, kind
    return cell


def formula_cell(
    sheet: WriteOnlyWorksheet, style: Style, formula: str, beside: Cell = None
) -> SheetCell:
    """A live formula from one of our templates, shown like the value beside it."""
    far = isinstance(beside, int | Decimal) and is_far(beside, style.finest)
    return _set(style.cell(sheet, is_far=far), formula, "f")


def text_cell(sheet: WriteOnlyWorksheet, style: Style, written: str) -> SheetCell:
    """A text."""
    clean = text(written)
    return _set(style.cell(sheet, is_guarded=clean.startswith(_ACTIVE)), clean, "s")
