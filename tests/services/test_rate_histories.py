"""Histories of borrow rates: written, corrected, deleted, and followed by interest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal as D

import pytest

from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.services.ports import Journal
from journal_app.services.rate_histories import (
    correct_rate,
    delete_rate,
    rate_history,
    record_rates,
)
from journal_app.services.recording import open_trade
from journal_app.services.undo import undo
from tests.services.conftest import StillClock, TwoPlatforms

ETH, WETH, USDC = Asset("ETH"), Asset("WETH"), Asset("USDC")
NOW = StillClock().now()


def point(days: int, percent: int, asset: Asset = USDC) -> RatePoint:
    return RatePoint("lender", asset, NOW - timedelta(days=days), D(percent) / 100)


def told(journal: Journal, names: Sequence[Asset] = (USDC,)) -> list[RatePoint]:
    with journal.reading() as uow:
        return list(rate_history(uow, "lender", names, NOW).points)


def refused(journal: Journal, *points: RatePoint) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as error:
        record_rates(journal, StillClock(), points)
    return [(each.field, each.code) for each in error.value.problems]


def test_a_history_is_told_under_every_name(journal: Journal, clock: StillClock) -> None:
    points = [point(100, 4, WETH), point(30, 6, ETH), point(10, 8, WETH)]
    for each in points:
        assert record_rates(journal, clock, [each]) == 1
    record_rates(journal, clock, [point(5, 90), RatePoint("perps", ETH, NOW, D("0.5"))])
    with journal.reading() as uow:
        history = rate_history(uow, "lender", [ETH, WETH], NOW)
        assert list(history.points) == points
        assert (history.apr, history.usual) == (D("0.08"), D("0.04"))
        nothing = rate_history(uow, "lender", [Asset("DAI")], NOW)
    assert (list(nothing.points), nothing.apr, nothing.usual) == ([], None, None)


def test_a_point_of_the_same_time_gives_way(journal: Journal, clock: StillClock) -> None:
    assert record_rates(journal, clock, [point(2, 4), point(1, 5)]) == 2
    assert record_rates(journal, clock, [point(2, 4), point(1, 6)]) == 1
    assert told(journal) == [point(2, 4), point(1, 6)]
    assert record_rates(journal, clock, []) == 0
    undo(journal)
    assert told(journal) == [point(2, 4), point(1, 5)]


def test_what_cannot_be_a_rate_is_refused(journal: Journal) -> None:
    assert refused(journal, point(-1, 5)) == [("at", "in_the_future")]
    assert refused(journal, point(1, -100)) == [("apr", "rate_takes_everything")]
    assert refused(journal, point(-1, 5), point(1, -100)) == [
        ("rate 1", "in_the_future"),
        ("rate 2", "rate_takes_everything"),
    ]
    assert told(journal) == []


def test_a_point_is_corrected_and_deleted(journal: Journal, clock: StillClock) -> None:
    record_rates(journal, clock, [point(3, 4), point(1, 5)])
    correct_rate(journal, clock, point(3, 4), point(3, 7))
    correct_rate(journal, clock, point(3, 7), point(2, 7))
    assert told(journal) == [point(2, 7), point(1, 5)]
    with pytest.raises(Refused, match="rate_of_that_time"):
        correct_rate(journal, clock, point(2, 7), point(1, 7))
    delete_rate(journal, clock, point(2, 7))
    assert told(journal) == [point(1, 5)]
    with pytest.raises(JournalError, match="no_such_point"):
        delete_rate(journal, clock, point(2, 7))
    with pytest.raises(JournalError, match="no_such_point"):
        correct_rate(journal, clock, point(2, 7), point(2, 8))
    for _ in range(3):
        undo(journal)
    assert told(journal) == [point(3, 4), point(1, 5)]


def test_interest_follows_every_change(journal: Journal, clock: StillClock) -> None:
    """10,000 owed for ten days at 36.5 % a year is 10 a day."""
    at = NOW - timedelta(days=10)
    drafts = [
        Draft(kind="deposit", at=at, asset=USDC, amount=D(10_000), price=D(1)),
        Draft(kind="borrow", at=at, asset=USDC, amount=D(10_000), price=D(1)),
        Draft(kind="open", at=at, asset=ETH, amount=D(10), price=D(2000)),
    ]
    trade = open_trade(journal, clock, TwoPlatforms(), drafts, account="a", platform="lender")

    def per_day() -> D:
        with journal.reading() as uow:
            kept = uow.figures.get(trade.id)
            assert kept is not None
            return kept.interest_per_day

    assert per_day() == 0
    first = RatePoint("lender", USDC, at, D("0.365"))
    record_rates(journal, clock, [first])
    assert per_day() == pytest.approx(D(10), abs=D("0.01"))
    correct_rate(journal, clock, first, RatePoint("lender", USDC, at, D("0.73")))
    assert per_day() == pytest.approx(D(20), abs=D("0.01"))
    delete_rate(journal, clock, RatePoint("lender", USDC, at, D("0.73")))
    assert per_day() == 0
    undo(journal)
    assert per_day() == pytest.approx(D(20), abs=D("0.01"))
