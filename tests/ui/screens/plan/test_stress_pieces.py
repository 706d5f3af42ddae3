"""A book run account by account comes to what it comes to at once."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.money import Asset
from journal_app.domain.watching.stress import StressedAccount, stressed, usual_scenarios
from journal_app.domain.watching.stress_grid import stress_grid
from journal_app.ui.screens.plan.planners.stress_pieces import (
    grid_in_pieces,
    runs_in_pieces,
    whole,
)

D = Decimal
ETH, USDC = Asset("ETH"), Asset("USDC")


def loan(name: str, debt: int) -> StressedAccount:
    held = Collateral(ETH, D(10), D(2_000), D("0.8"), D("0.83"))
    account = LendingAccount((held,), (Debt(USDC, D(debt), D(1)),))
    return StressedAccount(name, MovableAccount(account), cost_per_year=D(900), penalty=D("0.05"))


BOOK = [loan("near", 12_500), loan("far", 4_000), loan("nearer", 15_900)]


def test_the_runs_are_the_same() -> None:
    scenarios = usual_scenarios(ETH, [USDC])
    for cash in (D(2_000), None):
        pieces = runs_in_pieces(BOOK, scenarios, cash)
        assert whole(pieces) == [stressed(BOOK, each, cash) for each in scenarios]


def test_the_map_is_the_same() -> None:
    assert whole(grid_in_pieces(BOOK, D(30))) == stress_grid(BOOK, D(30))


def test_it_can_be_left_after_every_account() -> None:
    pieces = runs_in_pieces(BOOK, usual_scenarios(None, []), D(0))
    assert len(list(pieces)) == len(BOOK) * len(usual_scenarios(None, []))
