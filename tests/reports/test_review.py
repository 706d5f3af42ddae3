"""The review's two views: the money of a period adds up, and trades count where they closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import reduce
from operator import add

import pytest

from journal_app.domain.exact import exact
from journal_app.domain.ledger.entries import Close, Entry, FeePaid, Open, StopMoved
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import NO_MARKET, Market
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period, month_of, week_of
from journal_app.domain.pnl import COMPONENTS, NOTHING
from journal_app.domain.problems import Refused
from journal_app.domain.trade import (
    Direction,
    Plan,
    Position,
    PositionKind,
    Trade,
)
from journal_app.reports.records import TradeRecord
from journal_app.reports.review import money_of, review
from tests.domain.ledgers import PLATFORM, START, Ledger, Seeded, ledger

ETH, USDC = Asset("ETH"), Asset("USDC")
LAST = START + timedelta(days=400)
MONTH = month_of(date(2026, 1, 15), UTC)


def trade(number: int, shorts: frozenset[Asset] = frozenset()) -> Trade:
    return Trade(
        id=number,
        number=number,
        account="main",
        platform=PLATFORM,
        positions=tuple(Position(a, Direction.SHORT, PositionKind.SPOT) for a in sorted(shorts)),
        created_at=START,
    )


def record(
    entries: Sequence[Entry], of: Trade, market: Market = NO_MARKET, at: datetime = LAST
) -> TradeRecord:
    one = reckoned(of, entries, market, at)
    return TradeRecord(one.trade, entries, figures(one, market))


def possible(seed: int) -> tuple[Ledger, TradeRecord]:
    """The next ledger by chance that can be replayed."""
    chance = Seeded(seed)
    while True:
        found = ledger(chance)
        try:
            of = trade(1, found.borrowed_shorts)
            return found, record(found.entries, of, found.market)
        except Refused:
            continue


def weeks(count: int) -> list[Period]:
    first = START.date() - timedelta(days=7)
    return [week_of(first + timedelta(days=7 * number), UTC) for number in range(count)]


@pytest.mark.parametrize("seed", range(60))
def test_the_weeks_add_up_to_the_whole(seed: int) -> None:
    found, one = possible(seed)
    periods = weeks(62)

    @exact
    def check() -> None:
        each = [
            money_of([one], found.market, period.before_start, period.last_moment)
            for period in periods
        ]
        whole = money_of([one], found.market, periods[0].before_start, periods[-1].last_moment)
        total = reduce(add, (money.total for money in each), NOTHING)
        for name in COMPONENTS:
            left, right = getattr(total, name), getattr(whole.total, name)
            assert abs(left - right) < Decimal("1e-30"), name
        for money in (*each, whole):
            change = money.equity_end - money.equity_start - money.deposits
            assert abs(change - money.total.net) < Decimal("1e-30")

    check()


def filled(kind: str, day: int, price: int, number: int = 0) -> Entry:
    at = START + timedelta(days=day)
    if kind == "open":
        return Open(at=at, sequence=number, asset=ETH, size=Decimal(1), price=Decimal(price))
    return Close(at=at, sequence=number, asset=ETH, amount=None, price=Decimal(price))


def test_trades_count_where_they_closed_and_money_where_it_arose() -> None:
    across = record([filled("open", 20, 2000), filled("close", 40, 2300)], trade(1))
    market = NO_MARKET
    january, february = MONTH, month_of(date(2026, 2, 1), UTC)
    first = review(january, [across], market, LAST)
    second = review(february, [across], market, LAST)
    assert (first.statistics.count, second.statistics.count) == (0, 1)
    assert [r.trade.number for r in first.opened] == [1]
    assert [r.trade.number for r in first.open_at_end] == [1]
    assert [r.trade.number for r in second.closed] == [1]
    assert second.open_at_end == []
    assert second.statistics.net == 300
    assert first.money.total.net + second.money.total.net == 300


def test_a_period_that_is_not_over_is_reviewed_until_the_last_mark() -> None:
    running = record([filled("open", 20, 2000)], trade(1))
    seen_until = START + timedelta(days=25)
    told = review(MONTH, [running], NO_MARKET, seen_until)
    assert told.open_at_end[0].figures.at == seen_until
    nothing_yet = review(MONTH, [running], NO_MARKET, START - timedelta(days=3))
    assert (nothing_yet.money.total, nothing_yet.open_at_end) == (NOTHING, [])


def test_right_on_price_and_lost_on_cost() -> None:
    fee = FeePaid(at=START + timedelta(days=12), asset=USDC, amount=Decimal(20), price=Decimal(1))
    entries = [filled("open", 10, 2000), filled("close", 11, 2015), fee]
    told = review(MONTH, [record(entries, trade(1))], NO_MARKET, LAST)
    assert told.right_on_price == 1
    assert told.statistics.losses == 1
    assert told.interest_share is None
    assert told.is_small_sample


def test_what_a_review_counts() -> None:
    stopped = StopMoved(at=START + timedelta(days=10), sequence=1, asset=ETH, price=Decimal(1900))
    planned = replace(trade(2), plan=Plan(planned_at=START, risk=Decimal(100), reward=Decimal(250)))
    unplanned = record([filled("open", 10, 2000), stopped, filled("close", 11, 2100)], trade(1))
    kept = record([filled("open", 12, 2000), filled("close", 13, 2100)], planned)
    told = review(MONTH, [unplanned, kept], NO_MARKET, LAST)
    assert told.stops_moved == 1
    assert told.unplanned == 1
    assert told.planned_reward_to_risk == Decimal("2.5")
    assert told.statistics.wins == 2
    assert told.interest_share == 0


def test_a_period_without_trades() -> None:
    told = review(MONTH, [], NO_MARKET, LAST)
    assert told.money.total == NOTHING
    assert told.planned_reward_to_risk is None
    assert told.statistics.count == 0
