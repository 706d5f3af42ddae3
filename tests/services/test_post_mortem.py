"""A liquidation looked back at from the journal, on the fake and on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from pathlib import Path

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode, Trade
from journal_app.services.marking import mark
from journal_app.services.ports import Clock, Journal, Platforms
from journal_app.services.post_mortem import post_mortem_of
from journal_app.services.recording import open_trade
from journal_app.services.trade_page import trade_page
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.fake import FakeJournal

START = datetime(2026, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)
ETH, USDC = Asset("ETH"), Asset("USDC")


@pytest.fixture(params=["fake", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    if request.param == "fake":
        yield FakeJournal()
    else:
        create_journal(tmp_path / "a.journal")
        with open_journal(tmp_path / "a.journal", for_writing=True) as file:
            yield SqliteJournal(file)


def row(kind: str, asset: Asset, amount: int, price: int | None, days: int) -> Draft:
    return Draft(
        kind=kind,
        at=START + DAY * days,
        asset=asset,
        amount=D(amount),
        price=None if price is None else D(price),
    )


def opened(
    journal: Journal,
    clock: Clock,
    platforms: Platforms,
    rows: list[Draft],
    platform: str = "lender",
    mode: MarginMode = MarginMode.ISOLATED,
) -> Trade:
    return open_trade(
        journal, clock, platforms, rows, account="main", platform=platform, margin_mode=mode
    )


def marked(journal: Journal, clock: Clock, *prices: int) -> None:
    """A mark a day from the day after the start."""
    days = enumerate(prices, start=1)
    mark(journal, clock, [Mark(ETH, START + DAY * day, D(price)) for day, price in days], [])


LOAN = [
    row("deposit", USDC, 10_000, None, 0),
    row("borrow", USDC, 10_000, None, 0),
    row("open", ETH, 10, 2_000, 0),
]
SALE = replace(
    row("liquidation", ETH, 10, 1_180, 4), to_asset=USDC, to_amount=D(10_000), fee=D(500)
)


def test_the_time_before_is_told_from_the_marks(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade = opened(journal, clock, platforms, [*LOAN, SALE])
    marked(journal, clock, 1_900, 1_750, 1_210)
    with journal.reading() as uow:
        found = post_mortem_of(uow, trade.id)
        assert trade_page(uow, trade.id).was_liquidated
    assert found is not None
    assert (found.marks, found.left, found.penalty) == (3, D(1_300), D(500))
    health = {each.line.code: each for each in found.crossings}["watch_health_below"]
    assert (health.price, health.before) == (D(1_750), 2 * DAY)
    assert health.rescues["add_collateral"].stands


def test_without_a_liquidation_there_is_none(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    trade = opened(journal, clock, platforms, LOAN)
    with journal.reading() as uow:
        assert post_mortem_of(uow, trade.id) is None
        assert not trade_page(uow, trade.id).was_liquidated


def test_a_crossed_account_is_asked_for_its_other_trades(
    journal: Journal, clock: Clock, platforms: Platforms
) -> None:
    """10,000 behind 10 ETH alone is 50 %; a second of 20 more with nothing makes it 17 %."""
    one = [row("deposit", USDC, 10_000, None, 0), row("open", ETH, 10, 2_000, 0)]
    other = [row("deposit", USDC, 1, None, 0), row("open", ETH, 20, 2_000, 0)]
    gone = row("liquidation", ETH, 10, 1_750, 2)
    trade = opened(journal, clock, platforms, [*one, gone], "perps", MarginMode.CROSS)
    marked(journal, clock, 2_000)
    with journal.reading() as uow:
        alone = post_mortem_of(uow, trade.id)
    opened(journal, clock, platforms, other, "perps", MarginMode.CROSS)
    with journal.reading() as uow:
        both = post_mortem_of(uow, trade.id)
    assert alone is not None
    assert both is not None
    assert "watch_margin_below" not in {each.line.code for each in alone.crossings}
    margin = {each.line.code: each for each in both.crossings}["watch_margin_below"]
    assert margin.line.facts["margin"] == pytest.approx(D(10_001) / D(60_000))
