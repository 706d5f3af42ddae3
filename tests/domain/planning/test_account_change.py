"""A trade inside a cross account: the whole account before and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.standing import Part
from journal_app.domain.ledger.valuation import value
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.planning.account_change import AccountChange, account_after, falls_of
from journal_app.domain.planning.opening import Opening
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Direction, PositionKind

D = Decimal
ETH, WETH, WSTETH, BTC, USDC = map(Asset, ("ETH", "WETH", "wstETH", "BTC", "USDC"))
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def terms(law: Law, known: AssetTerms) -> Terms:
    return Terms(
        platform="somewhere",
        name="Somewhere",
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets={WETH: known, WSTETH: known, BTC: known},
        aliases={ETH: WETH},
    )


AAVE = terms("lending", AssetTerms(max_ltv=D("0.8"), liquidation_threshold=D("0.83")))
DYDX = terms("perp", AssetTerms(initial_margin=D("0.02"), maintenance_margin=D("0.012")))


def part(*entries: Entry, marks: Mapping[Asset, Decimal] | None = None) -> Part:
    state = replay([replace(entry, sequence=place) for place, entry in enumerate(entries)])
    for asset, mark in (marks or {}).items():
        state.last_prices[asset] = (NOON + timedelta(minutes=1), mark)
    return Part(state, value(state, NOON + timedelta(hours=1), NO_MARKET, "somewhere"))


def lent_long() -> Part:
    """10 WETH at 2,000, half of them borrowed for."""
    return part(
        Deposit(at=NOON, asset=USDC, amount=D(10_000), price=D(1)),
        Borrow(at=NOON, asset=USDC, amount=D(10_000), price=D(1)),
        Open(at=NOON, asset=WETH, size=D(10), price=D(2_000)),
    )


def opening(asset: Asset, price: int, units: str, kind: PositionKind, own: int) -> Opening:
    return Opening(
        asset=asset,
        direction=Direction.LONG,
        kind=kind,
        units=D(units),
        price=D(price),
        collateral=USDC,
        own=D(own),
    )


def test_a_second_loan_moves_the_line_of_the_first() -> None:
    """16,600 carry 10,000; with 5 wstETH at 2,400, 8,000 of them borrowed: 26,560 carry 18,000."""
    change = account_after(
        [lent_long()], opening(WSTETH, 2_400, "5", PositionKind.SPOT, 4_000), AAVE
    )
    assert change is not None
    assert change.health_factor.before == D("1.66")
    assert round(change.health_factor.after or 0, 6) == D("1.475556")
    lines = change.liquidation_prices
    assert round(lines[WETH].before or 0, 4) == D("1204.8193")
    assert round(lines[WETH].after or 0, 4) == round((18_000 - D(9_960)) / D("8.3"), 4)
    assert lines[WSTETH].before is None
    assert round(lines[WSTETH].after or 0, 4) == round((18_000 - D(16_600)) / D("4.15"), 4)
    assert list(change.equity) == [10_000, 14_000]
    assert change.leverage.before == 2
    assert change.margin_ratio.before == D("0.5")


def test_what_a_fall_of_both_does_and_what_one_alone_does() -> None:
    change = account_after(
        [lent_long()], opening(WSTETH, 2_400, "5", PositionKind.SPOT, 4_000), AAVE
    )
    assert change is not None
    falls = falls_of(
        change.liquidation_prices,
        [frozenset({WETH, WSTETH, ETH}), frozenset({BTC})],
        D("-0.5"),
    )
    assert falls == ({WETH: D("-0.5"), WSTETH: D("-0.5")}, {USDC: D("-0.5")})
    alone = {WETH: D("-0.5")}
    together, _, only_one = change.under((*falls, alone))
    assert list(together.equity) == [0, -2_000]
    assert round((together.crossed_at.before or 0) / 2, 6) == D("0.397590")  # 1 − 1 / 1.66
    assert round((together.crossed_at.after or 0) / 2, 6) == D("0.322289")  # 1 − 18,000 / 26,560
    assert list(only_one.equity) == [0, 4_000]
    assert only_one.crossed_at.after is None or only_one.crossed_at.after > D("0.6")


def test_a_contract_joins_the_account_at_its_marks() -> None:
    """Long 100 ETH from 2,000, now at 2,100; the planned 10 are bought a little below, at 2,090."""
    held = part(
        Deposit(at=NOON, asset=USDC, amount=D(100_000), price=D(1)),
        Open(at=NOON, asset=WETH, size=D(100), price=D(2_000)),
        marks={WETH: D(2_100)},
    )
    change = account_after([held], opening(ETH, 2_090, "10", PositionKind.PERPETUAL, 0), DYDX)
    assert change is not None
    assert list(change.equity) == [110_000, 110_100]
    assert isinstance(change.after, MarginAccount)
    (pooled,) = change.after.positions
    assert pooled.market == WETH
    assert [pooled.size, pooled.price] == [110, 2_100]
    assert change.health_factor == (None, None)


def test_the_first_trade_of_an_account_has_no_before() -> None:
    change = account_after([], opening(ETH, 2_000, "10", PositionKind.PERPETUAL, 5_000), DYDX)
    assert change is not None
    assert change.before is None
    assert list(change.equity) == [None, 5_000]
    assert [*change.leverage, *change.margin_ratio] == [None, 4, None, D("0.25")]
    assert change.health_factor == (None, None)
    (fall,) = change.under([{WETH: D("-0.1"), USDC: D("-0.1")}])
    assert [*fall.crossed_at, *fall.equity] == [None, None, None, 2_500]


def test_an_account_that_cannot_be_told_is_none() -> None:
    unknown = Asset("LINK")
    assert account_after([], opening(unknown, 15, "10", PositionKind.SPOT, 100), AAVE) is None


def test_pooled_positions_and_what_the_account_does_in_a_fall() -> None:
    """50,000 behind 20,000 and, planned, 15,000 of longs: 29,000 left after a fall by 60 %."""
    rates = MarginRates(D("0.1"), D("0.05"))
    eth = MarginPosition(ETH, D(10), D(2_000), rates)
    btc = MarginPosition(BTC, D("0.25"), D(60_000), rates)
    change = AccountChange(
        MarginAccount(D(50_000), (eth,)), MarginAccount(D(50_000), (eth, btc)), {}, {}
    )
    (fall,) = change.under([{ETH: D("-0.6"), BTC: D("-0.6")}])
    assert [*fall.equity, *fall.crossed_at] == [38_000, 29_000, None, None]


def test_no_price_falls_below_zero() -> None:
    account = MarginAccount(D(1), ())
    with pytest.raises(Refused) as refused:
        AccountChange(account, account, {}, {}).under([{}, {ETH: D(-2)}])
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("falls/1/ETH", "price_below_zero")


def test_a_fall_of_all_and_of_each_alone() -> None:
    """10,000 of debt at a threshold of 0.83 with 10 ETH: the line is at 1,204.82, −39.8 %."""
    joined = opening(BTC, 50_000, "0.2", PositionKind.SPOT, 5_000)
    change = account_after([lent_long()], joined, AAVE)
    assert change is not None
    together, alone, other = change.under_a_fall(D("-0.5"))
    assert set(together.moves) == {WETH, BTC}
    assert (set(alone.moves), set(other.moves)) == ({WETH}, {BTC})
    assert together.deepest == D("-0.5")
    reached = together.reached_at.before
    assert reached is not None
    assert abs(reached - (10_000 / (20_000 * D("0.83")) - 1)) < D("1e-20")
    assert other.reached_at.before is None
    (only,) = account_after([lent_long()], replace(joined, asset=WETH), AAVE).under_a_fall()  # type: ignore[union-attr]
    assert set(only.moves) == {WETH}
