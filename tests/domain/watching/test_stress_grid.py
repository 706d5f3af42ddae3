"""The grid of prices and rates: each cell is the scenario itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.watching.stress import Scenario, StressedAccount, stressed
from journal_app.domain.watching.stress_grid import PRICE_MOVES, RATE_TIMES, stress_grid

D = Decimal
ETH, USDC = Asset("ETH"), Asset("USDC")


def loan(name: str, debt: int) -> StressedAccount:
    held = Collateral(ETH, D(10), D(2000), D("0.8"), D("0.83"))
    account = LendingAccount((held,), (Debt(USDC, D(debt), D(1)),))
    return StressedAccount(name, MovableAccount(account), D(3_650), D("0.05"))


def test_every_cell_is_its_scenario() -> None:
    book = [loan("slow", 12_450), loan("quick", 15_770)]
    grid = stress_grid(book, D(30))
    assert (grid.moves, grid.times) == (PRICE_MOVES, RATE_TIMES)
    assert len(grid.cells) == len(PRICE_MOVES) * len(RATE_TIMES)
    for (row, column), cell in grid.cells.items():
        scenario = Scenario("own", PRICE_MOVES[column], rate_times=RATE_TIMES[row], days=D(30))
        found = stressed(book, scenario)
        assert cell.left == found.left
        assert abs(cell.change - (found.left - found.before)) < D("1e-20")
        assert cell.liquidated == len(found.liquidated)
        assert (cell.first.name if cell.first else None) == (
            found.liquidated[0].name if found.liquidated else None
        )


def test_worked_by_hand() -> None:
    """30 days at 3,650 a year are 300 at the present rate and 1,500 at five times of it."""
    grid = stress_grid([loan("slow", 12_450)], D(30), [D(0), D("-0.3")], [D(1), D(5)])
    cells = grid.cells
    assert [cells[0, 0].left, cells[1, 0].left] == [7_250, 6_050]
    assert [cells[0, 0].change, cells[0, 0].first] == [-300, None]
    first = cells[0, 1].first
    assert first is not None
    assert [first.name, cells[0, 1].liquidated] == ["slow", 1]


def test_less_than_no_time_is_refused() -> None:
    with pytest.raises(Refused):
        stress_grid([], D(-1))
