"""Own scenarios: what they do to a book, what they cannot be, beside which usual ones they run."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.money import Asset
from journal_app.domain.watching.own_scenarios import (
    OwnScenario,
    largest_in,
    own_scenario_problems,
    pegged_in,
    scenarios_for,
)
from journal_app.domain.watching.stress import StressedAccount, stressed

D = Decimal
ETH, STAKED, USDC, BTC = Asset("ETH"), Asset("wstETH"), Asset("USDC"), Asset("BTC")
CRASH = OwnScenario(
    id="Crash",
    all_move=D("-0.3"),
    moves={BTC: D("-0.2")},
    rate_times=D(2),
    days=D(14),
    points=D("0.01"),
    depeg=D("-0.1"),
)


def loan(asset: Asset, debt: int = 8_000) -> StressedAccount:
    held = Collateral(asset, D(10), D(2000), D("0.8"), D("0.83"))
    owed = Debt(USDC, D(debt), D(1))
    return StressedAccount(asset, MovableAccount(LendingAccount((held,), (owed,))))


def test_what_is_pegged_falls_on_top_of_the_rest() -> None:
    scenario = CRASH.scenario([STAKED, USDC])
    assert [scenario.name, scenario.label, scenario.points] == ["own", "Crash", D("0.01")]
    assert [scenario.rate_times, scenario.days] == [2, 14]
    moves = [scenario.move_of((asset,)) for asset in (ETH, BTC, STAKED, USDC)]
    assert moves == [D("-0.3"), D("-0.2"), D("-0.37"), D("-0.1")]
    held = stressed([loan(STAKED)], replace(CRASH, points=D(0)).scenario([STAKED, USDC]))
    assert held.left == 12_600 - 7_200


def test_without_a_depeg_it_is_one_scenario() -> None:
    assert replace(CRASH, depeg=D(0)).scenario([STAKED]).parts == ()


@pytest.mark.parametrize(
    ("scenario", "fields"),
    [
        (CRASH, []),
        (OwnScenario(id="", all_move=D("-0.1")), []),
        (OwnScenario(id="", days=D(3)), []),
        (OwnScenario(id="Calm"), ["all_move"]),
        (OwnScenario(id="Calm", rate_times=D(0), days=D(30)), ["all_move"]),
        (replace(CRASH, all_move=D(-2), depeg=D("-1.5")), ["all_move", "depeg"]),
        (replace(CRASH, moves={Asset("1 2"): D("-3")}), ["moves/1 2", "moves/1 2"]),
        (
            replace(CRASH, rate_times=D(-1), days=D(-1), points=D(2)),
            ["rate_times", "days", "points"],
        ),
    ],
)
def test_what_a_scenario_cannot_be(scenario: OwnScenario, fields: list[str]) -> None:
    assert [problem.field for problem in own_scenario_problems(scenario)] == fields


def test_a_book_is_asked_what_it_hangs_on() -> None:
    book = [loan(STAKED), loan(ETH, 100)]
    assert pegged_in(book) == [USDC, STAKED]
    assert largest_in([*book, loan(ETH)]) == ETH
    assert largest_in([]) is None
    run = scenarios_for(book, [CRASH])
    assert [each.name for each in run] == [
        "fall", "deep_fall", "one_falls", "depeg", "rates", "thresholds", "own",
    ]  # fmt: skip
    assert run[3].moves == {USDC: D("-0.05"), STAKED: D("-0.05")}
    assert [each.name for each in scenarios_for([], [])] == [
        "fall",
        "deep_fall",
        "rates",
        "thresholds",
    ]
