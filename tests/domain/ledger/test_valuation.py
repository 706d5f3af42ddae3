"""A state at prices: equity from what is held, profit from what it cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.valuation import value
from journal_app.domain.market.interest import RateIndex, accrual_factor
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.state import State

ETH, USDC = Asset("ETH"), Asset("USDC")
START = datetime(2026, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
ONE = Decimal(1)


def marked(*prices: tuple[Asset, int, int]) -> Market:
    assets = {asset for asset, _, _ in prices}
    return Market(
        {
            one: PriceSeries(
                Mark(one, START + day * DAY, Decimal(price))
                for asset, day, price in prices
                if asset == one
            )
            for one in assets
        },
        {},
    )


def long_with_debt() -> list[Entry]:
    return [
        kinds.Deposit(at=START, asset=ETH, amount=Decimal(5), price=Decimal(2_000)),
        kinds.Borrow(
            at=START, sequence=1, asset=USDC, amount=Decimal(10_000), price=ONE, apr=Decimal("0.1")
        ),
        kinds.Open(at=START, sequence=2, asset=ETH, size=Decimal(5), price=Decimal(2_000)),
    ]


def test_each_part_is_told_apart() -> None:
    state, moment = replay(long_with_debt()), START + 10 * DAY
    got = value(state, moment, marked((ETH, 10, 2_100)), "aave_v3")
    grown = 10_000 * (accrual_factor(Decimal("0.1"), 10 * 86_400_000) - 1)
    assert got.unrealised.price == 500
    assert got.unrealised.collateral == 500
    assert got.unrealised.borrowed == 0
    assert got.unrealised.interest == pytest.approx(grown, abs=Decimal("1e-20"))
    assert got.owed[USDC] == pytest.approx(10_000 + grown, abs=Decimal("1e-18"))
    assert got.equity == pytest.approx(11_000 - grown, abs=Decimal("1e-18"))
    assert got.deposits == 10_000
    assert got.quotes[ETH].at == moment
    assert got.quotes[USDC].at == START  # the trade's own price; no mark is newer


def test_without_marks_the_trades_own_prices_count() -> None:
    got = value(replay(long_with_debt()), START, NO_MARKET, "")
    assert got.equity == got.deposits == 10_000
    assert got.total.net == 0


def test_the_platforms_rates_accrue_and_another_platforms_do_not() -> None:
    borrowed = [kinds.Borrow(at=START, asset=USDC, amount=Decimal(1_000), price=ONE)]
    rates = {"aave_v3": {USDC: RateIndex([(START, Decimal("0.1"))])}}
    state, later = replay(borrowed), START + 365 * DAY
    on_aave = value(state, later, Market({}, rates), "aave_v3").owed[USDC]
    assert on_aave.quantize(Decimal("0.01")) == Decimal("1105.17")
    assert value(state, later, Market({}, rates), "morpho_blue").owed[USDC] == 1_000


def closed_with_rest() -> State:
    """The position is closed on the second day; collateral and a debt remain."""
    closing = kinds.Close(at=START + DAY, asset=ETH, amount=None, price=Decimal(2_200))
    return replay([*long_with_debt(), closing])


def test_a_closed_trade_stays_as_it_is_whatever_the_marks_say_later() -> None:
    at_close = value(closed_with_rest(), START + DAY, NO_MARKET, "")
    market = marked((ETH, 2, 9_999), (USDC, 3, 2))
    later = value(closed_with_rest(), START + 400 * DAY, market, "")
    assert later == at_close
    assert later.at == START + DAY
    assert later.unrealised.collateral == 1_000


def test_a_closed_trade_is_valued_where_value_last_moved_in_it() -> None:
    funding = kinds.Funding(at=START + 3 * DAY, asset=USDC, amount=Decimal(-4), price=ONE)
    note = kinds.Note(at=START + 9 * DAY, note="well held")
    state = replay([funding, note], after=closed_with_rest())
    got = value(state, START + 400 * DAY, marked((ETH, 2, 2_500), (ETH, 4, 9_999)), "")
    assert got.at == START + 3 * DAY
    assert got.unrealised.collateral == 5 * 500
    assert got.realised.funding == -4


def test_a_moment_before_the_closing_is_valued_there() -> None:
    got = value(closed_with_rest(), START + DAY / 2, NO_MARKET, "")
    assert got.at == START + DAY / 2


def test_what_was_repaid_and_closed_needs_no_price() -> None:
    rest = [
        kinds.Repay(at=START + DAY, sequence=1, asset=USDC, amount=Decimal(10_100), price=ONE),
        kinds.Withdraw(
            at=START + DAY, sequence=2, asset=ETH, amount=Decimal(5), price=Decimal(2_200)
        ),
    ]
    got = value(replay(rest, after=closed_with_rest()), START + 9 * DAY, NO_MARKET, "")
    assert got.quotes == got.owed == {}
    assert got.equity - got.deposits == got.total.net == 1_000 + 1_000 - 100


def test_nothing_recorded_is_worth_nothing() -> None:
    got = value(State(), START, NO_MARKET, "")
    assert got.equity == got.deposits == got.total.net == 0
