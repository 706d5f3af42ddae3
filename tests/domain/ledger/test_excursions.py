"""The way of a trade along its marks, and the worst and the best of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.excursions import WayPoint, excursions, way
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.ledger.steps import ledger_steps
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, observed
from journal_app.domain.money import Asset
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.domain.trade import Trade
from tests.domain.ledgers import BTC, ETH, PLATFORM, START, USDC

D = Decimal
DAY = timedelta(days=1)
HALF = AssetTerms(initial_margin=D("0.5"), maintenance_margin=D("0.2"))
TERMS = Terms(
    platform=PLATFORM,
    name="Somewhere",
    law="equity_ratio",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets={ETH: HALF, BTC: HALF},
    aliases={Asset("WETH"): ETH},
)
TRADE = Trade(id=1, number=1, account="main", platform=PLATFORM, created_at=START, terms=TERMS)


def at(days: int) -> datetime:
    return START + days * DAY


def market(*marks: tuple[int, int], asset: Asset = ETH) -> Market:
    return observed(NO_MARKET, [Mark(asset, at(day), D(price)) for day, price in marks], [])


def points(
    *entries: Entry, market: Market, until: int = 30, trade: Trade = TRADE
) -> Sequence[WayPoint]:
    ordered = [replace(entry, sequence=place) for place, entry in enumerate(entries)]
    one = reckoned(trade, ordered, market, at(until))
    steps = ledger_steps(trade, ordered, market, lambda _at: ())
    return way(one, market, steps, at(until))


OWN = kinds.Deposit(at=START, asset=USDC, amount=D(10_000), price=D(1))
OPENED = kinds.Open(at=START, asset=ETH, size=D(10), price=D(2_000))
MORE = kinds.Deposit(at=at(2), asset=USDC, amount=D(2_000), price=D(1))
STOP = kinds.StopMoved(at=at(2), asset=ETH, price=D(1_900))
CLOSED = kinds.Close(at=at(4), asset=ETH, amount=None, price=D(2_100))


def test_the_way_has_every_mark_and_every_entry_of_the_time_it_was_open() -> None:
    seen = market((-1, 1_500), (1, 1_900), (2, 1_950), (3, 2_200), (5, 1_000))
    found = points(OWN, OPENED, MORE, STOP, CLOSED, market=seen)
    assert [(point.at, point.price, point.unrealised, point.is_mark) for point in found] == [
        (at(0), D(2_000), D(0), False),
        (at(1), D(1_900), D(-1_000), True),
        (at(2), D(1_950), D(-500), True),
        (at(3), D(2_200), D(2_000), True),
    ]
    assert [point.liquidation for point in found] == [1_250, 1_250, 1_000, 1_000]


def test_the_way_ends_at_the_moment_that_is_asked_for() -> None:
    seen = market((1, 1_900), (3, 2_200))
    found = points(OWN, OPENED, MORE, STOP, CLOSED, market=seen, until=1)
    assert [point.at for point in found] == [at(0), at(1)]
    assert points(OWN, market=seen) == []


def test_a_second_leg_goes_on_without_the_price_of_the_first() -> None:
    other = kinds.Open(at=at(1), asset=BTC, size=D(-1), price=D(2_000))
    seen = market((5, 1_500), asset=BTC)
    found = points(OWN, OPENED, other, CLOSED, market=seen)
    assert (found[-1].price, found[-1].liquidation, found[-1].unrealised) == (None, None, D(500))


def test_marks_under_another_name_of_the_asset_are_seen() -> None:
    seen = market((1, 1_900), (2, 2_100), asset=Asset("WETH"))
    found = points(OWN, OPENED, market=seen, until=2)
    assert [point.price for point in found] == [2_000, 1_900, 2_100]


def test_without_terms_there_is_no_liquidation_price() -> None:
    nobody_knows = replace(TRADE, terms=None)
    found = points(OPENED, market=market((1, 1_900)), trade=nobody_knows, until=1)
    assert [point.liquidation for point in found] == [None, None]


def test_the_worst_and_the_best_are_taken_at_marks_alone() -> None:
    added = kinds.Add(at=at(2), asset=ETH, amount=D(1), price=D(1_000))
    seen = market((1, 1_900), (3, 2_200), (4, 2_100))
    found = excursions(points(OWN, OPENED, added, market=seen), D(500))
    assert found is not None
    assert (found.worst, found.worst_at, found.worst_r) == (D(-1_000), at(1), D(-2))
    assert (found.best, found.best_at) == (D(3_200), at(3))
    without_risk = excursions(points(OWN, OPENED, added, market=seen), None)
    assert without_risk is not None
    assert (without_risk.worst_r, without_risk.best_r) == (None, None)


def test_fewer_than_two_marks_tell_nothing() -> None:
    assert excursions(points(OWN, OPENED, market=market((1, 1_900))), D(500)) is None
    assert excursions([], None) is None
