"""Stress over a whole book, account by account, for whom all at once would take too long."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    StressedBook,
    stressed_together,
)
from journal_app.domain.watching.stress_grid import (
    PRICE_MOVES,
    RATE_TIMES,
    StressGrid,
    grid_cell,
    grid_scenario,
)
from journal_app.ui.screens.plan.planners.piecewise import Pieces

T = TypeVar("T")


def runs_in_pieces(
    book: Sequence[StressedAccount], scenarios: Sequence[Scenario], free_cash: Decimal | None
) -> Pieces[Sequence[StressedBook]]:
    """The book under each of the scenarios."""
    runs = []
    for scenario in scenarios:
        run = yield from _run_in_pieces(book, scenario, free_cash)
        runs.append(run)
    return runs


def grid_in_pieces(book: Sequence[StressedAccount], days: Decimal) -> Pieces[StressGrid]:
    """The book against every pair of a price move and a borrow rate."""
    cells = {}
    for row, rate in enumerate(RATE_TIMES):
        for column, move in enumerate(PRICE_MOVES):
            run = yield from _run_in_pieces(book, grid_scenario(move, rate, days), None)
            cells[row, column] = grid_cell(run)
    return StressGrid(PRICE_MOVES, RATE_TIMES, cells)


def _run_in_pieces(
    book: Sequence[StressedAccount], scenario: Scenario, free_cash: Decimal | None
) -> Pieces[StressedBook]:
    found = []
    for account in book:
        found.append(account.under(scenario))
        yield
    return stressed_together(scenario, found, free_cash)


def whole(pieces: Pieces[T]) -> T:
    """All of it at once."""
    while True:
        try:
            next(pieces)
        except StopIteration as done:
            answer: T = done.value
            return answer
