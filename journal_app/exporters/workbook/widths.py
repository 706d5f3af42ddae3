"""How wide columns and how high rows have to be, about; no program tells before it has drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Final

from journal_app.domain.exact import DIGITS
from journal_app.exporters.workbook.cells import FAR, is_far
from journal_app.exporters.workbook.layout import Block, Place
from journal_app.exporters.workbook.styles import FINEST, TO_THE_MINUTE
from journal_app.reports.tables import Cell, Holds

NARROW: Final = 8
WIDE: Final = 40
HEAD_LINE: Final = 14
"""The height of one line of a head."""

_ARROW: Final = 4
"""Room for the arrow of the filter, and at the borders."""

_BORDERS: Final = 2
_SAMPLE: Final = 200
_TIGHT: Final = 1.2
"""Characters of a small font in one unit of width."""

_OF_TIME: Final[Mapping[Holds, int]] = {Holds.TIME: 20, Holds.DAY: 12}
_TO_THE_MINUTE: Final = 17


def widths_of(blocks: Iterable[Block]) -> dict[int, float]:
    """The width that each column, counted from 1, needs for its heads and rows.

    Texts of the last column run on over the empty cells beside them.
    """
    widths: dict[int, float] = {}
    for block in blocks:
        last = block.places[-1]
        totals = block.table.totals()
        for number, place in enumerate(block.places, start=1):
            is_free = place is last and place.column.holds is Holds.TEXT
            needed = NARROW if is_free else _of_cells(block, place, totals[place.source])
            width = max(_of_head(place), needed)
            widths[number] = max(widths.get(number, NARROW), width)
    return widths


def lines_of_heads(block: Block, widths: Mapping[int, float]) -> int:
    """How many lines the longest head of a table takes."""
    return max(
        len(_wrapped(place.column.title, widths.get(number, NARROW) - _BORDERS))
        for number, place in enumerate(block.places, start=1)
    )


def lines_of_row(row: Iterable[Cell], widths: Mapping[int, float]) -> int:
    """How many lines the longest text of a row takes in wrapped cells."""
    return max(
        len(_wrapped(cell, widths[number] * _TIGHT)) if isinstance(cell, str) else 1
        for number, cell in enumerate(row, start=1)
    )


def _wrapped(text: str, width: float) -> Sequence[str]:
    return wrap(text, max(1, int(width))) or [""]


def _of_head(place: Place) -> float:
    return max(map(len, place.column.title.split())) + _ARROW


def _of_cells(block: Block, place: Place, total: Cell) -> float:
    column, rows = place.column, block.table.rows
    if column.key in TO_THE_MINUTE:
        return _TO_THE_MINUTE
    if column.holds in _OF_TIME:
        return _OF_TIME[column.holds]
    if column.holds is Holds.TEXT:
        texts = (place.value_in(row) for row in rows[:_SAMPLE])
        return min(max(map(_of_text, texts), default=0) + _BORDERS, WIDE)
    cells = [row[place.source] for row in rows]
    numbers = [cell for cell in cells if isinstance(cell, Decimal)]
    largest = max(numbers, key=Decimal.adjusted, default=None)
    return max(width_of_number(cell, column.holds) for cell in (*cells[:_SAMPLE], largest, total))


def _of_text(cell: Cell) -> int:
    return max(map(len, cell.splitlines()), default=0) if isinstance(cell, str) else 0


def width_of_number(cell: Cell, holds: Holds) -> int:
    """What a number takes: sign, digits with their commas, fraction; nothing where it is none."""
    if not isinstance(cell, int | Decimal):
        return 0
    finest = FINEST.get(holds, -2)
    power = len(str(abs(cell))) - 1 if isinstance(cell, int) else cell.adjusted()
    if is_far(cell, FINEST.get(holds, -DIGITS)):
        return len(FAR) + _BORDERS
    whole = max(power, 0) + 1
    fraction = 0 if holds is Holds.COUNT else 1 + _decimals(cell, holds, power, finest)
    return 1 + whole + (whole - 1) // 3 + fraction + _BORDERS


def _decimals(cell: Decimal | int, holds: Holds, power: int, finest: int) -> int:
    """The decimals that the format of a column shows of a number."""
    if isinstance(cell, int):
        return 2
    if holds is Holds.PRICE and power >= 0:
        finest = -2 if power >= 3 else -4
    exponent = cell.as_tuple().exponent
    assert isinstance(exponent, int)
    return min(max(-exponent, 2), -finest)
