"""A loop of the journal unwound in one step of undo, on the fake and on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from pathlib import Path

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.steps import ledger_steps
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Status, Trade
from journal_app.domain.watching.rescue import HealthFactor
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.recording import open_trade
from journal_app.services.trade_page import TradePage, trade_page
from journal_app.services.undo import describe_undo, undo
from journal_app.services.unwinding import Unwind, record_unwind
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.fake import FakeJournal

START = datetime(2026, 1, 5, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")
LEAST = D("1.5")


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield FakeJournal()
    else:
        create_journal(tmp_path / "a.journal")
        with open_journal(tmp_path / "a.journal", for_writing=True) as file:
            yield SqliteJournal(file)


def looped(
    journal: Journal, clock: Clock, platforms: Platforms, *more: Draft, platform: str = "lender"
) -> Trade:
    """Own 10 ETH, and 10 more bought at 2,000 with a loan at 8 %."""
    rows = [
        Draft(kind="deposit", at=START, asset=ETH, amount=D(10), price=D(2_000)),
        Draft(kind="borrow", at=START, asset=USDC, amount=D(20_000), apr=D("0.08")),
        Draft(kind="open", at=START, asset=ETH, amount=D(10), price=D(2_000)),
        *more,
    ]
    return open_trade(journal, clock, platforms, rows, account="main", platform=platform)


def page(journal: Journal, trade: Trade) -> TradePage:
    with journal.reading() as uow:
        return trade_page(uow, trade.id)


def test_until_nothing_is_owed_with_the_interest_until_now(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade = looped(journal, clock, platforms)
    count = record_unwind(journal, clock, Unwind(trade.id, LEAST, note="the way back"))
    told = page(journal, trade)
    assert len(told.ledger) == 3 + count
    assert told.figures.debt == {}
    assert {line.recorded.entry.note for line in told.ledger[3:]} == {"the way back"}
    with journal.reading() as uow:
        market = uow.observations.market()
    steps = ledger_steps(told.reckoned.trade, told.reckoned.entries, market, lambda _at: ())
    passed = [step.after.health_factor for step in steps[3:] if step.after]
    assert len(passed) > 4
    assert all(health is None or health >= LEAST for health in passed)


def test_until_a_target_and_taken_back_in_one_step(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade = looped(journal, clock, platforms)
    before = page(journal, trade)
    asked = Unwind(trade.id, LEAST, HealthFactor(D("1.9")), cost_rate=D("0.001"))
    record_unwind(journal, clock, asked)
    health = page(journal, trade).figures.health_factor
    assert health is not None
    assert D("1.9") <= health < D("1.9001")
    with journal.reading() as uow:
        done, _ = describe_undo(uow)
    assert done is not None
    assert (done.name, done.facts["number"]) == ("unwind", str(trade.number))
    undo(journal)
    assert page(journal, trade).figures == before.figures


def test_what_is_no_loop_is_refused(journal: Journal, clock: Clock, platforms: Platforms) -> None:
    contract = looped(journal, clock, platforms, platform="perps")
    closed = looped(
        journal, clock, platforms,
        Draft(kind="close", at=START + timedelta(hours=1), asset=ETH, price=D(2_000)),
    )  # fmt: skip
    assert page(journal, closed).trade.status is Status.CLOSED
    for trade in (contract, closed):
        with pytest.raises(Refused) as refused:
            record_unwind(journal, clock, Unwind(trade.id, LEAST))
        assert refused.value.code == "no_loop"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Unwind(0, D("1.7")), "unwind_finds_no_way"),
        (Unwind(0, LEAST, HealthFactor(D("1.55"))), "no_rescue_needed"),
    ],
)
def test_where_there_is_no_way_or_none_is_needed_nothing_is_kept(
    journal: Journal, clock: Clock, platforms: Platforms, asked: Unwind, code: str
) -> None:
    trade = looped(journal, clock, platforms)
    with pytest.raises(Refused) as refused:
        record_unwind(journal, clock, asked._replace(trade_id=trade.id))
    assert refused.value.code == code
    assert len(page(journal, trade).ledger) == 3
