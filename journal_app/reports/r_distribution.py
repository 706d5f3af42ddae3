"""How the R of counted trades is spread."""

from __future__ import annotations

from decimal import Context, Decimal
from itertools import pairwise
from typing import Final

from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

EDGES: Final = tuple(map(Decimal, range(-3, 6)))
"""Where one class ends and the next begins; each holds its lower edge."""

COLUMNS: Final = (
    Column("range", "R"),
    Column("trades", "Trades", Holds.COUNT, total=True),
)

_DIGITS: Final = Context(prec=15)
"""What every reader of a spreadsheet sees, so that an R stands in the class it is shown in."""


def r_distribution(selection: Selection) -> Table:
    """How many trades of each class of R; trades without a stop are in none."""
    rs = [
        _DIGITS.plus(record.figures.r_initial)
        for record in selection.counted
        if record.figures.r_initial is not None
    ]
    first, last = EDGES[0], EDGES[-1]
    rows: list[list[Cell]] = [[f"below {_signed(first)}", sum(r < first for r in rs)]]
    rows += [
        [f"{_signed(low)} to {_signed(high)}", sum(low <= r < high for r in rs)]
        for low, high in pairwise(EDGES)
    ]
    rows.append([f"{_signed(last)} and more", sum(r >= last for r in rs)])
    return Table("R distribution", COLUMNS, rows)


def _signed(edge: Decimal) -> str:
    return f"{edge:+f}".replace("-", "−") if edge else "0"
