"""How fast ledgers become states: all of a large journal, and one more entry."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.ledger.replay import replay
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.money import Asset
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

TRADES = 100_000
ENTRIES_OF_A_TRADE = 5
LEAST_ENTRIES_A_SECOND = 50_000
MOST_SECONDS_FOR_ONE_ENTRY = 0.010

ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
ONE = Decimal(1)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def long_trade(number: int) -> list[Entry]:
    """Own money, a loan, a position bought, sold and the loan repaid with interest."""
    opened, held = NEW_YEAR + timedelta(minutes=number), timedelta(hours=number % 500 + 1)
    price = Decimal(200_000 + number % 7_919).scaleb(-2)
    fee = Cost(Decimal("4.2"), USDC, ONE)
    apr = Decimal(500 + number % 613).scaleb(-4)
    return [
        kinds.Deposit(at=opened, asset=USDC, amount=Decimal(10_000), price=ONE),
        kinds.Borrow(at=opened, sequence=1, asset=USDC, amount=Decimal(10_000), price=ONE, apr=apr),
        kinds.Open(at=opened, sequence=2, asset=ETH, size=Decimal(10), price=price, fee=fee),
        kinds.Close(
            at=opened + held, sequence=3, asset=ETH, amount=None, price=price + 31, fee=fee
        ),
        kinds.Repay(at=opened + held, sequence=4, asset=USDC, amount=Decimal(10_200), price=ONE),
    ]


def perpetual_trade(number: int) -> list[Entry]:
    """A short sold in two parts, funded, and bought back."""
    opened = NEW_YEAR + timedelta(minutes=number)
    price = Decimal(6_000_000 + number % 7_919).scaleb(-2)
    hour = timedelta(hours=1)
    return [
        kinds.Open(at=opened, asset=BTC, size=Decimal("-0.3"), price=price),
        kinds.Add(at=opened + hour, sequence=1, asset=BTC, amount=Decimal("0.2"), price=price + 9),
        kinds.Funding(
            at=opened + 8 * hour, sequence=2, asset=USDC, amount=Decimal("-1.37"), price=ONE
        ),
        kinds.Reduce(
            at=opened + 9 * hour, sequence=3, asset=BTC, amount=Decimal("0.1"), price=price - 70
        ),
        kinds.Close(at=opened + 10 * hour, sequence=4, asset=BTC, amount=None, price=price - 50),
    ]


def trades(first: int, count: int) -> list[list[Entry]]:
    """Half of them on loans, half perpetuals."""
    return [
        long_trade(number) if number % 2 else perpetual_trade(number)
        for number in range(first, first + count)
    ]


def test_the_ledgers_that_are_timed_come_to_what_they_should() -> None:
    perpetual, long = replay(perpetual_trade(0)), replay(long_trade(1))
    # sold 0.3 at 60,000 and 0.2 at 60,009; bought 0.1 at 59,930 and 0.4 at 59,950
    assert perpetual.realised.price == Decimal("18000") + Decimal("12001.8") - 5_993 - 23_980
    assert perpetual.realised.net == perpetual.realised.price - Decimal("1.37")
    # ten times 31, less 200 of interest and two fees
    assert long.realised.net == 310 - 200 - Decimal("8.4")
    assert perpetual.is_closed
    assert long.is_closed


def test_all_trades_are_replayed_at_fifty_thousand_entries_a_second() -> None:
    """The entries are made a thousand trades at a time, outside the clock, to spare memory."""
    seconds = 0.0
    for first in range(0, TRADES, 1_000):
        ledgers = trades(first, 1_000)
        begun = time.process_time()
        for ledger in ledgers:
            replay(ledger)
        seconds += time.process_time() - begun
    entries = TRADES * ENTRIES_OF_A_TRADE
    tell("P7 replay", f"{seconds / entries * 1e6:.1f} µs")
    assert entries / seconds >= LEAST_ENTRIES_A_SECOND


def test_one_more_entry_of_a_long_ledger_is_known_at_once() -> None:
    """A thousand repayments under a history of a year of daily rates, and one more."""
    day = timedelta(days=1)
    rates = {USDC: RateIndex((NEW_YEAR + n * day, Decimal(300 + n).scaleb(-4)) for n in range(365))}
    ledger: list[Entry] = [
        kinds.Borrow(at=NEW_YEAR, asset=USDC, amount=Decimal(100_000), price=ONE),
        *(
            kinds.Repay(at=NEW_YEAR + n * day / 3, sequence=n, asset=USDC, amount=ONE, price=ONE)
            for n in range(1, 1_000)
        ),
    ]
    before = replay(ledger, rates=rates)
    one_more = kinds.Repay(
        at=NEW_YEAR + 400 * day, sequence=1_000, asset=USDC, amount=ONE, price=ONE
    )
    begun = time.perf_counter()
    after = replay([one_more], after=before, rates=rates)
    seconds = time.perf_counter() - begun
    assert after == replay([*ledger, one_more], rates=rates)
    tell("P7 entry", milliseconds(seconds))
    assert seconds <= MOST_SECONDS_FOR_ONE_ENTRY
