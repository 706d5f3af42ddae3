"""Stable collateral that paid for positions can be neither taken out nor swapped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.ledger.entries import (
    Borrow,
    Close,
    Deposit,
    Entry,
    Gas,
    Open,
    Swap,
    Withdraw,
)
from journal_app.domain.ledger.moved_collateral import must_be_there
from journal_app.domain.ledger.replay import replay
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ETH, USDC, DAI = Asset("ETH"), Asset("USDC"), Asset("DAI")
D = Decimal


def after(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)


def bought(own: str = "4000", borrowed: str = "4000") -> list[Entry]:
    """4 ETH at 2,000: what was not borrowed paid with the own money that lies there."""
    entries: list[Entry] = [Deposit(at=NOON, sequence=0, asset=USDC, amount=D(own), price=D(1))]
    if D(borrowed):
        entries.append(Borrow(at=NOON, sequence=1, asset=USDC, amount=D(borrowed), price=D(1)))
    return [*entries, Open(at=NOON, sequence=2, asset=ETH, size=D(4), price=D(2000))]


def out(amount: str, asset: Asset = USDC, price: str = "1") -> Withdraw:
    return Withdraw(at=after(9), sequence=9, asset=asset, amount=D(amount), price=D(price))


def swap(amount: str) -> Swap:
    return Swap(
        at=after(9), sequence=9, asset=USDC, amount=D(amount), price=D(1), to_asset=ETH,
        to_amount=D(1), to_price=D(2000),
    )  # fmt: skip


@pytest.mark.parametrize("moved", [out("4000"), out("1"), swap("1000")])
def test_what_paid_for_the_position_is_not_there(moved: Withdraw | Swap) -> None:
    with pytest.raises(Refused) as refused:
        must_be_there(replay(bought()), moved)
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == ("amount", "paid_for_positions")
    assert problem.facts["free"] == 0


def test_what_is_left_beside_the_position_is_there() -> None:
    state = replay(bought(own="5500"))
    must_be_there(state, out("1500"))
    must_be_there(state, swap("1500"))
    with pytest.raises(Refused) as refused:
        must_be_there(state, out("1500.01"))
    assert refused.value.problems[0].facts["free"] == 1500


def test_any_stable_money_is_free_up_to_the_rest_of_all() -> None:
    earlier = Deposit(at=after(-1), sequence=0, asset=DAI, amount=D(500), price=D("0.99"))
    entries = [earlier, *bought(own="4500")]
    must_be_there(replay(entries), out("995", DAI))
    with pytest.raises(Refused):
        must_be_there(replay(entries), out("996", DAI))


@pytest.mark.parametrize(
    ("entries", "moved"),
    [
        (bought(borrowed="8000"), out("4000")),  # the loan paid it all
        (bought(), out("1", ETH, "2000")),  # no stable money: the account's health decides
        (
            [*bought(), Close(at=after(1), sequence=5, asset=ETH, amount=None, price=D(1900))],
            out("4000"),  # nothing is open: what is left decides
        ),
    ],
)
def test_where_nothing_was_paid_with_it_the_rule_is_silent(
    entries: Sequence[Entry], moved: Withdraw
) -> None:
    must_be_there(replay(entries), moved)


def test_costs_may_have_been_paid_from_elsewhere() -> None:
    gas = Gas(at=after(1), sequence=5, asset=USDC, amount=D(12), price=D(1))
    state = replay([*bought(own="5000"), gas])
    must_be_there(state, out("1000"))
