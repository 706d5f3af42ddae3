"""How fast a whole book goes through its scenarios."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from journal_app.domain.margin.gmx import GmxPosition, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginTerms,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset
from journal_app.domain.watching.stress import (
    Scenario,
    StressedAccount,
    stressed,
    usual_scenarios,
)

pytestmark = pytest.mark.benchmark

OPEN_POSITIONS = 200
MOST_SECONDS = 0.100

ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
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
    """A loan, a contract under tiers, or a position against a pool, in turn."""
    size = D(1_000 + number).scaleb(-2)
    made = (
        LendingAccount(
            (Collateral(ETH, size, D(2_000), D("0.805"), D("0.83")),),
            (Debt(USDC, size * 1_000, D(1)),),
        ),
        MarginAccount(size * 700, (MarginPosition(ETH, size, D(2_000), TIERS),)),
        GmxPosition(
            BTC, size * 60_000, size, D(60_000), TokenCollateral(size * 20_000, D(1)), D("0.005"),
            D(1), closing_fee=size * 36,
        ),
    )[number % 3]  # fmt: skip
    return StressedAccount(
        str(number), MovableAccount(made), cost_per_year=size * 80, penalty=D("0.05")
    )


def test_a_book_goes_through_twelve_scenarios_at_once() -> None:
    """Summing up the accounts included. The best of three, as other work goes on."""
    assert len(SCENARIOS) == 12
    took = []
    for _ in range(3):
        begun = time.process_time()
        book = [account(number) for number in range(OPEN_POSITIONS)]
        found = [stressed(book, scenario, D(10_000)) for scenario in SCENARIOS]
        took.append(time.process_time() - begun)
    deep = next(each for each in found if each.scenario.name == "deep_fall")
    assert len(deep.liquidated) == OPEN_POSITIONS
    print(f"\n{OPEN_POSITIONS} positions in {len(SCENARIOS)} scenarios: {min(took) * 1_000:.1f} ms")
    assert min(took) <= MOST_SECONDS
