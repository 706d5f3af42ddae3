"""Exits: what they repay and free, and that a whole one leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.closing import (
    Exit,
    drafts_of,
    leaves_loan,
    reasons_to_close,
    settled_after,
)
from journal_app.domain.ledger.drafts import entry
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Position, PositionKind, Trade

D = Decimal
START = datetime(2026, 1, 5, tzinfo=UTC)
LATER = START + timedelta(days=30)
ETH, BTC, USDC, USDT = Asset("ETH"), Asset("BTC"), Asset("USDC"), Asset("USDT")


def bought_with_a_loan() -> Sequence[Entry]:
    return [
        kinds.Deposit(at=START, sequence=0, asset=USDC, amount=D(20000), price=D(1)),
        kinds.Borrow(at=START, sequence=1, asset=USDC, amount=D(20000), price=D(1), apr=D("0.08")),
        kinds.Open(at=START, sequence=2, asset=ETH, size=D(20), price=D(2000)),
    ]


def sold_short() -> Sequence[Entry]:
    return [
        kinds.Deposit(at=START, sequence=0, asset=USDC, amount=D(20000), price=D(1)),
        kinds.Borrow(at=START, sequence=1, asset=ETH, amount=D(10), price=D(2000), apr=D("0.05")),
        kinds.Open(at=START, sequence=2, asset=ETH, size=D(-10), price=D(2000)),
    ]


def on_margin() -> Sequence[Entry]:
    return [
        kinds.Deposit(at=START, sequence=0, asset=USDC, amount=D(5000), price=D(1)),
        kinds.Open(at=START, sequence=1, asset=ETH, size=D(5), price=D(2000)),
    ]


def with_eth_behind_it() -> Sequence[Entry]:
    return [
        kinds.Deposit(at=START, sequence=0, asset=ETH, amount=D(3), price=D(2000)),
        kinds.Open(at=START, sequence=1, asset=ETH, size=D(5), price=D(2000)),
    ]


def sold_on_margin() -> Sequence[Entry]:
    return [
        kinds.Deposit(at=START, sequence=0, asset=USDC, amount=D(5000), price=D(1)),
        kinds.Open(at=START, sequence=1, asset=ETH, size=D(-5), price=D(2000)),
    ]


def bought_with_three_loans() -> Sequence[Entry]:
    """Half of the money came from BTC that was sold, a quarter from each of two stablecoins."""
    return [
        kinds.Borrow(at=START, sequence=0, asset=BTC, amount=D(1), price=D(20000)),
        kinds.Borrow(at=START, sequence=1, asset=USDC, amount=D(10000), price=D(1)),
        kinds.Borrow(at=START, sequence=2, asset=USDT, amount=D(10000), price=D(1)),
        kinds.Open(at=START, sequence=3, asset=ETH, size=D(20), price=D(2000)),
    ]


def trade(direction: Direction = Direction.LONG) -> Trade:
    held = Position(ETH, direction, PositionKind.SPOT)
    return Trade(id=1, number=1, account="a", platform="p", created_at=START, positions=(held,))


CASES = [
    (bought_with_a_loan, Direction.LONG, "2200"),
    (bought_with_a_loan, Direction.LONG, "1500"),
    (sold_short, Direction.SHORT, "1800"),
    (sold_short, Direction.SHORT, "2300"),
    (on_margin, Direction.LONG, "2100"),
    (on_margin, Direction.LONG, "1900"),
    (with_eth_behind_it, Direction.LONG, "1500"),
]


@pytest.mark.parametrize(("ledger", "direction", "price"), CASES)
def test_a_whole_exit_leaves_nothing_but_cents(
    ledger: object, direction: Direction, price: str
) -> None:
    entries = ledger()  # type: ignore[operator]
    one = reckoned(trade(direction), entries, NO_MARKET, LATER)
    held = abs(one.state.positions[ETH].quantity)
    leaving = Exit(ETH, held, D(price), D("12.34"))
    drafts = drafts_of(leaving, settled_after(one, leaving), LATER, is_all=True)
    added = [
        entry(draft, lambda asset, _: D(1) if asset in (USDC, "USD") else None, 10 + place)
        for place, draft in enumerate(drafts)
    ]
    after = reckoned(trade(direction), [*entries, *added], NO_MARKET, LATER)
    told = figures(after, NO_MARKET)
    assert after.state.is_closed
    assert not after.valuation.owed
    assert 0 <= told.equity < D("0.02")
    assert not any(amount for amount in told.debt.values())


def test_a_part_of_a_long_repays_its_share_and_frees_the_rest() -> None:
    one = reckoned(trade(), bought_with_a_loan(), NO_MARKET, START)
    settled = settled_after(one, Exit(ETH, D(5), D(2200), D(0)))
    assert settled.repay == {USDC: D(5000)}
    assert settled.withdraw == {USDC: D(6000)}


def test_a_part_of_a_short_returns_what_was_bought_back() -> None:
    one = reckoned(trade(Direction.SHORT), sold_short(), NO_MARKET, LATER)
    settled = settled_after(one, Exit(ETH, D(4), D(1800)))
    assert (settled.repay, settled.withdraw) == ({ETH: D(4)}, {})


def test_a_part_at_a_loss_repays_no_more_than_it_brings() -> None:
    """A quarter of the loans is 2,500 and 2,500: 3,000 pay one and a fifth of the other."""
    one = reckoned(trade(), bought_with_three_loans(), NO_MARKET, START)
    settled = settled_after(one, Exit(ETH, D(5), D(600)))
    assert (settled.repay, settled.withdraw) == ({USDC: D(2500), USDT: D(500)}, {})
    settled = settled_after(one, Exit(ETH, D(5), D(400)))
    assert (settled.repay, settled.withdraw) == ({USDC: D(2000)}, {})


@pytest.mark.parametrize(
    ("ledger", "direction"), [(on_margin, Direction.LONG), (sold_on_margin, Direction.SHORT)]
)
def test_a_part_of_a_perpetual_moves_no_margin(ledger: object, direction: Direction) -> None:
    one = reckoned(trade(direction), ledger(), NO_MARKET, LATER)  # type: ignore[operator]
    assert settled_after(one, Exit(ETH, D(1), D(2100))) == ({}, {})


@pytest.mark.parametrize("amount", [D(4), D(10), None])
@pytest.mark.parametrize(
    ("ledger", "direction", "leaves"),
    [
        (bought_with_a_loan, Direction.LONG, True),
        (sold_short, Direction.SHORT, True),
        (on_margin, Direction.LONG, False),
        (sold_on_margin, Direction.SHORT, False),
    ],
)
def test_a_loan_stays_where_an_exit_repays_nothing(
    ledger: object, direction: Direction, leaves: bool, amount: Decimal | None
) -> None:
    one = reckoned(trade(direction), ledger(), NO_MARKET, LATER)  # type: ignore[operator]
    fill = kinds.Close(at=LATER, asset=ETH, amount=amount, price=D(2000))
    assert leaves_loan(one, [fill]) is leaves
    repaid = kinds.Repay(at=LATER, asset=USDC, amount=D(1), price=D(1))
    assert not leaves_loan(one, [fill, repaid])
    assert not leaves_loan(one, [replace(fill, asset=BTC)])


def test_what_closes_nothing_leaves_the_loan_without_a_word() -> None:
    one = reckoned(trade(), bought_with_a_loan(), NO_MARKET, LATER)
    assert not leaves_loan(one, [kinds.Add(at=LATER, asset=ETH, amount=D(1), price=D(2000))])
    assert leaves_loan(one, [kinds.Reduce(at=LATER, asset=ETH, amount=D(1), price=D(2000))])


def test_what_is_not_held_settles_nothing() -> None:
    one = reckoned(trade(), on_margin(), NO_MARKET, LATER)
    assert settled_after(one, Exit(BTC, D(1), D(60000))) == ({}, {})


def test_collateral_that_pays_for_a_loss_is_not_taken_out() -> None:
    """Five bought at 2,000 and sold at 1,000 lose 5,000; three ETH behind them bring 3,000."""
    one = reckoned(trade(), with_eth_behind_it(), NO_MARKET, LATER)
    assert settled_after(one, Exit(ETH, D(5), D(1000))) == ({}, {})


def test_reasons_to_close_are_read_from_the_figures() -> None:
    told = figures(reckoned(trade(), bought_with_a_loan(), NO_MARKET, LATER), NO_MARKET)
    found = {each.code: each.holds for each in reasons_to_close(["watch_margin_near"], told)}
    assert found == {
        "thesis_broken": None,
        "stop_reached": False,
        "margin_near_line": True,
        "cost_beyond_profit": False,
    }
    marked = reasons_to_close({"watch_thesis_invalid"}, told)
    assert {each.code: each.holds for each in marked}["thesis_broken"] is True
