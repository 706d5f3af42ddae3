"""The open book of a journal under stress, and the free cash that it is held against."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from pathlib import Path

import pytest

from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode
from journal_app.domain.watching.own_scenarios import OwnScenario
from journal_app.domain.watching.stress import Scenario, StressedAccount, stressed
from journal_app.services.account_flows import record_flow
from journal_app.services.marking import mark
from journal_app.services.ports import Journal
from journal_app.services.preferences import change_settings
from journal_app.services.recording import open_trade, record_entry
from journal_app.services.stress_scenarios import keep_scenario
from journal_app.services.stressing import (
    FreeCash,
    Stressable,
    run_of,
    stress_ask,
    stressable,
)
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from tests.services.conftest import StillClock, TwoPlatforms

NOW = datetime(2026, 11, 20, 20, 14, tzinfo=UTC)
ETH, SOL, USDC = Asset("ETH"), Asset("SOL"), Asset("USDC")
AT = StillClock().now() - timedelta(days=1)
CRASH = OwnScenario(id="Crash", all_move=D("-0.9"))


@pytest.fixture(scope="module")
def demo(demo_file: Path) -> Stressable:
    with open_journal(demo_file, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return stressable(uow)


@pytest.fixture
def book(demo: Stressable) -> list[StressedAccount]:
    return list(demo.accounts)


def deposited(
    journal: Journal,
    *,
    platform: str = "lender",
    amount: int = 6_000,
    asset: Asset = ETH,
    margin_mode: MarginMode = MarginMode.ISOLATED,
) -> int:
    """A long of 10 units at 1,000 with own money behind it."""
    drafts = [Draft(kind="deposit", at=AT, asset=USDC, amount=D(amount), price=D(1))]
    if platform == "lender":
        drafts.append(Draft(kind="borrow", at=AT, asset=USDC, amount=D(4_000), price=D(1)))
    drafts.append(Draft(kind="open", at=AT, asset=asset, amount=D(10), price=D(1_000)))
    trade = open_trade(
        journal, StillClock(), TwoPlatforms(), drafts, account="main", platform=platform,
        margin_mode=margin_mode,
    )  # fmt: skip
    return trade.id


def free_cash(journal: Journal) -> FreeCash:
    with journal.reading() as uow:
        return stressable(uow).free_cash


def test_every_account_of_the_demo_once(book: list[StressedAccount]) -> None:
    assert [each.name for each in book] == ["ETH long", "BTC long", "BTC short", "wstETH long"]
    assert all(each.account.equity > 0 for each in book)
    assert any(each.cost_per_year > 0 for each in book)


def test_a_deep_fall_takes_the_longs(book: list[StressedAccount]) -> None:
    found = stressed(book, Scenario("deep_fall", D("-0.6")))
    assert "wstETH long" in [each.name for each in found.liquidated]
    assert "BTC short" in [each.name for each in found.surviving]


def test_each_open_position_has_its_levels(demo: Stressable) -> None:
    assert [(each.name, each.asset) for each in demo.positions] == [
        ("ETH long", "ETH"),
        ("BTC long", "BTC"),
        ("BTC short", "BTC"),
        ("wstETH long", "wstETH"),
    ]
    assert all(each.levels.mark for each in demo.positions)
    assert demo.untold == []


def test_free_cash_is_own_money_that_stands_behind_no_trade(
    journal: Journal, clock: StillClock
) -> None:
    assert free_cash(journal) == FreeCash(None, "own_money_unknown")
    change_settings(journal, clock, {"capital": "10000"})
    assert free_cash(journal) == FreeCash(D(10_000))
    trade_id = deposited(journal)
    assert free_cash(journal) == FreeCash(D(4_000))
    mark(journal, clock, [Mark(ETH, AT + timedelta(hours=1), D(1_500))], [])
    assert free_cash(journal) == FreeCash(D(4_000))  # what is won lies in the trade
    flow = FlowDraft(account="main", at=AT, asset=USDC, amount=D(-1_500), price=D(1))
    record_flow(journal, clock, flow)
    assert free_cash(journal) == FreeCash(D(2_500))
    later = AT + timedelta(hours=2)
    record_entry(
        journal, clock, trade_id,
        Draft(kind="deposit", at=later, asset=USDC, amount=D(2_600), price=D(1)),
    )  # fmt: skip
    assert free_cash(journal) == FreeCash(None, "more_in_trades")


def test_the_run_holds_the_book_against_all_that_is_thought_of(
    journal: Journal, clock: StillClock
) -> None:
    with journal.reading() as uow:
        assert stress_ask(uow).worst is None
        assert stress_ask(uow).needed == 0
    change_settings(journal, clock, {"capital": "7000"})
    deposited(journal)
    deposited(journal, platform="perps", amount=1_000, margin_mode=MarginMode.CROSS)
    deposited(journal, platform="perps", amount=500, margin_mode=MarginMode.CROSS)
    keep_scenario(journal, clock, CRASH)
    with journal.reading() as uow:
        run, ask = run_of(stressable(uow)), stress_ask(uow)
    assert [each.scenario.label or each.scenario.name for each in run] == [
        "fall", "deep_fall", "one_falls", "depeg", "rates", "thresholds", "Crash",
    ]  # fmt: skip
    assert all(len(each.liquidated) + len(each.surviving) == 2 for each in run)
    assert ask.worst is not None
    assert ask.worst.scenario.label == "Crash"
    assert ask.worst.needed == max(each.needed for each in run)
    assert [each.account.number for each in ask.worst.liquidated] == [2, 1]
    assert ask.needed == ask.worst.needed
    assert ask.free_cash == FreeCash(None, "more_in_trades")
    assert ask.worst.short_of is None


def test_a_trade_whose_law_cannot_be_told_is_named(journal: Journal) -> None:
    deposited(journal, platform="perps", amount=1_000, asset=SOL)
    deposited(journal, platform="elsewhere", amount=1_000)
    with journal.reading() as uow:
        found = stressable(uow)
    assert (found.accounts, found.untold) == ([], ["SOL long", "ETH long"])
