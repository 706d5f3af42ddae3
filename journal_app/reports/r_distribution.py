"""How the R of counted trades is spread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

EDGES: Final = tuple(map(Decimal, range(-3, 6)))
"""Where one class ends and the next begins; each holds its lower edge."""

QUARTERS: Final = tuple(Decimal(number) / 4 for number in range(-12, 21))
"""Finer edges, for a picture."""

COLUMNS: Final = (
    Column("range", "R"),
    Column("trades", "Trades", Holds.COUNT, total=True),
)

_DIGITS: Final = Context(prec=15)
"""What every reader of a spreadsheet sees, so that an R stands in the class it is shown in."""


class RClass(NamedTuple):
    """How many trades had at least `low` and less than `high`; None where a class is open."""

    low: Decimal | None
    high: Decimal | None
    trades: int


def r_classes(rs: Iterable[Decimal], edges: Sequence[Decimal] = EDGES) -> list[RClass]:
    """How many R lie in each class; the first and the last are open."""
    counts = [0] * (len(edges) + 1)
    for r in rs:
        counts[bisect_right(edges, _DIGITS.plus(r))] += 1
    bounds = [None, *edges, None]
    return [
        RClass(low, high, count)
        for (low, high), count in zip(pairwise(bounds), counts, strict=True)
    ]


def r_distribution(selection: Selection) -> Table:
    """How many trades of each class of R; trades without a stop are in none."""
    rs = [r for record in selection.counted if (r := record.figures.r_initial) is not None]
    rows: list[list[Cell]] = [[_range(each), each.trades] for each in r_classes(rs)]
    return Table("R distribution", COLUMNS, rows)


def _range(of: RClass) -> str:
    if of.low is None:
        return "" if of.high is None else f"below {_signed(of.high)}"
    return (
        f"{_signed(of.low)} and more"
        if of.high is None
        else (f"{_signed(of.low)} to {_signed(of.high)}")
    )


def _signed(edge: Decimal) -> str:
    return f"{edge:+f}".replace("-", "−") if edge else "0"
