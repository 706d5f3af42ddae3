"""How fast a whole book goes through its scenarios."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.margin.gmx import GmxPosition, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.liquidation import IN_TURN, WHOLE, Rule, ShareOfDebt
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTerms,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset
from journal_app.domain.watching.own_scenarios import OwnScenario
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    stressed,
    usual_scenarios,
)
from journal_app.services.stress_scenarios import keep_scenario
from journal_app.services.stressing import run_of, stressable
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.benchmarks.measured import milliseconds, tell
from tests.benchmarks.open_books import StandingClock, fill_with_open_trades

pytestmark = pytest.mark.benchmark

OPEN_POSITIONS = 200
MOST_SECONDS = 0.100

ETH, BTC, SOL, USDC = Asset("ETH"), Asset("BTC"), Asset("SOL"), Asset("USDC")
D = Decimal
TIERS: MarginTerms = MarginTiers((MarginTier(D(0), D(25)), MarginTier(D(30_000), D(15))))
SCENARIOS = (
    *usual_scenarios(ETH, [USDC]),
    *(
        Scenario("own", D(step).scaleb(-1), points=D("0.02"), days=D(7), label=f"own {step}")
        for step in (-5, -4, -2, -1, 2, 5)
    ),
)


def account(number: int) -> StressedAccount:
    """A loan repaid by halves, contracts closed in turn, or a position against a pool."""
    size = D(1_000 + number).scaleb(-2)
    made = (
        LendingAccount(
            (Collateral(ETH, size, D(2_000), D("0.805"), D("0.83")),),
            (Debt(USDC, size * 1_000, D(1)),),
        ),
        MarginAccount(
            size * 700,
            (
                MarginPosition(ETH, size / 2, D(2_000), TIERS),
                MarginPosition(BTC, size / 120, D(60_000), MarginRates(D("0.05"), D("0.03"))),
                MarginPosition(SOL, size * 2, D(150), TIERS),
            ),
        ),
        GmxPosition(
            BTC, size * 60_000, size, D(60_000), TokenCollateral(size * 20_000, D(1)), D("0.005"),
            D(1), closing_fee=size * 36,
        ),
    )[number % 3]  # fmt: skip
    rules: tuple[Rule, ...] = (ShareOfDebt(D("0.5")), IN_TURN, WHOLE)
    return StressedAccount(
        str(number),
        MovableAccount(made),
        cost_per_year=size * 80,
        penalty=D("0.05"),
        rule=rules[number % 3],
    )


def test_a_book_goes_through_twelve_scenarios_at_once() -> None:
    """Summing up the accounts and every cascade included. The best of three, as others work too."""
    assert len(SCENARIOS) == 12
    took = []
    for _ in range(3):
        begun = time.process_time()
        book = [account(number) for number in range(OPEN_POSITIONS)]
        found = [stressed(book, scenario, D(10_000)) for scenario in SCENARIOS]
        took.append(time.process_time() - begun)
    deep = next(each for each in found if each.scenario.name == "deep_fall")
    assert len(deep.liquidated) == OPEN_POSITIONS
    liquidations = sum(len(each.cascade) for each in found)
    tell("P11", f"{milliseconds(min(took))} with {liquidations:,} liquidations")
    assert min(took) <= MOST_SECONDS


def test_the_book_of_a_journal_goes_through_its_scenarios_at_once(tmp_path: Path) -> None:
    """Two hundred open trades on disk; reading and replaying them is told apart."""
    path = tmp_path / "open.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        fill_with_open_trades(journal, OPEN_POSITIONS)
        for step in range(6):
            keep_scenario(
                journal,
                StandingClock(),
                OwnScenario(
                    id=f"own {step}",
                    all_move=D(-10 - 12 * step) / 100,
                    rate_times=D(2),
                    days=D(7),
                    depeg=D("-0.02"),
                ),
            )
        took, read = [], []
        for _ in range(3):
            with journal.reading() as uow:
                begun = time.process_time()
                found = stressable(uow)
                read.append(time.process_time() - begun)
            begun = time.process_time()
            run = run_of(found)
            took.append(time.process_time() - begun)
    assert len(found.positions) == OPEN_POSITIONS
    assert len(run) == 12
    assert found.free_cash.value is not None
    assert any(len(each.cascade) > len(each.liquidated) for each in run)
    print(
        f"\n{OPEN_POSITIONS} open trades in {len(found.accounts)} accounts: read in "
        f"{min(read) * 1_000:.0f} ms, {len(run)} scenarios in {min(took) * 1_000:.1f} ms"
    )
    assert min(took) <= MOST_SECONDS
