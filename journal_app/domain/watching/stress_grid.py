"""A book held against every pair of a price move and a borrow rate: what is left of it at each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.watching.stress import (
    AccountUnderStress,
    Scenario,
    StressedAccount,
    StressedBook,
    stressed,
)

PRICE_MOVES: Final = tuple(Decimal(percent) / 100 for percent in range(-60, 21, 10))
"""From a fall by 60 % to a rise by 20 %."""

RATE_TIMES: Final = tuple(map(Decimal, ("0.5", "1", "2", "3", "4", "5")))
"""From half of the present borrow rates to five times of them."""


class GridCell(NamedTuple):
    """What is left of the equity, and what it was changed by; the first account that is liquidated.

    first: None where every account comes through.
    """

    left: Decimal
    change: Decimal
    first: AccountUnderStress | None
    liquidated: int


class StressGrid(NamedTuple):
    """The cells by row and column: a row for each rate, a column for each move of the prices."""

    moves: Sequence[Decimal]
    times: Sequence[Decimal]
    cells: Mapping[tuple[int, int], GridCell]


@exact
def stress_grid(
    book: Sequence[StressedAccount],
    days: Decimal,
    moves: Sequence[Decimal] = PRICE_MOVES,
    times: Sequence[Decimal] = RATE_TIMES,
) -> StressGrid:
    """Every asset but stablecoins moves, and interest runs at so many times its rate for the days.

    Raises: Refused, where the days or one of the moves or rates cannot be.
    """
    cells = {}
    for row, rate in enumerate(times):
        for column, move in enumerate(moves):
            cells[row, column] = grid_cell(stressed(book, grid_scenario(move, rate, days)))
    return StressGrid(moves, times, cells)


def grid_scenario(move: Decimal, rate_times: Decimal, days: Decimal) -> Scenario:
    """What happens in one cell."""
    return Scenario("own", move, rate_times=rate_times, days=days)


@exact
def grid_cell(found: StressedBook) -> GridCell:
    """What one cell tells of its scenario."""
    return GridCell(
        found.left,
        found.left - found.before,
        found.liquidated[0] if found.liquidated else None,
        len(found.liquidated),
    )
