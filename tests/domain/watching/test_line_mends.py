"""The mend of each line, put back into the account, reaches the aim that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.entries import Borrow, Deposit, Entry, Open, StopMoved
from journal_app.domain.margin import Account
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode, Trade
from journal_app.domain.watching.watched import Watched
from tests.domain.watching.open_trades import (
    CROSSED,
    ETH,
    HOUR,
    LENT,
    NOON,
    PERP,
    SPOT,
    USDC,
    at,
    crossed,
    long,
    perpetual,
    terms,
    watched,
)

LEAST = Decimal("1e-12")
FEE = Decimal("0.001")
ALONE = replace(CROSSED, margin_mode=MarginMode.ISOLATED)
WITH_FEE = replace(LENT, terms=terms("lending", SPOT, FEE))
CONTRACT_WITH_FEE = replace(ALONE, terms=terms("perp", PERP, FEE))

OF_LIQUIDATION = ("past_liquidation", "near_liquidation", "liquidation_before_stop")


def short(units: int, own: int, *, stop: int = 2300) -> list[Entry]:
    """Borrowed ether, sold, behind own dollars."""
    return [
        Deposit(at=NOON, asset=USDC, amount=Decimal(own), price=Decimal(1)),
        Borrow(at=NOON, asset=ETH, amount=Decimal(units), price=Decimal(2000), apr=ZERO),
        Open(at=NOON, asset=ETH, size=Decimal(-units), price=Decimal(2000)),
        StopMoved(at=NOON, asset=ETH, price=Decimal(stop)),
    ]


class Case(NamedTuple):
    """A trade and its ledger, the price of ether now, and the lines that have a mend."""

    trade: Trade
    entries: Sequence[Entry]
    price: int
    codes: tuple[str, ...]


LENDING_BELOW = ("health_below", "margin_below", "near_liquidation")
CASES = {
    "a long": Case(LENT, long(10, 5_000), 2000, LENDING_BELOW),
    "a long that fell": Case(LENT, long(10, 8_000, stop=1300), 1500, LENDING_BELOW),
    "a long past its line": Case(LENT, long(10, 8_000), 1400, ("health_below", "past_liquidation")),
    "a long with a low stop": Case(LENT, long(7, 5_000, stop=1337), 2000, OF_LIQUIDATION[1:]),
    "a long with fees": Case(WITH_FEE, long(7, 4_000), 1999, LENDING_BELOW),
    "a borrowed short": Case(LENT, short(10, 9_000), 2000, ("near_liquidation",)),
    "a borrowed short that rose": Case(LENT, short(10, 9_000), 2200, ("health_below",)),
    "a contract": Case(ALONE, perpetual(10, 4_000), 2000, ("margin_below", "near_liquidation")),
    "a contract with a low stop": Case(
        ALONE, perpetual(7, 4_000, stop=1400), 1987, ("margin_below", "liquidation_before_stop")
    ),
    "a contract past its line": Case(ALONE, perpetual(10, 4_000), 1650, ("past_liquidation",)),
    "a short contract": Case(
        ALONE, perpetual(-10, 4_000, stop=2500), 2050, ("margin_below", *OF_LIQUIDATION[1:])
    ),
    "a contract with fees": Case(CONTRACT_WITH_FEE, perpetual(10, 5_000), 2000, ("margin_below",)),
}


def _each() -> Iterator[tuple[str, str]]:
    for name, case in CASES.items():
        for code in case.codes:
            yield name, f"watch_{code}"


@pytest.mark.parametrize(("name", "code"), list(_each()))
def test_a_mend_put_back_reaches_the_aim_that_it_names(name: str, code: str) -> None:
    case = CASES[name]
    one = watched(case.trade, case.entries, at(case.price))
    mend, account = crossed(one)[code].mend, one.account()
    assert mend is not None
    assert account is not None
    assert mend.aim == _aim(code, one)
    assert mend.amount is not None
    assert mend.amount > 0
    _assert_near(_reached(code, _with_more(account, mend.asset, mend.amount)), mend.aim)
    if mend.share is not None:
        fee_rate = case.trade.terms.fee_rate if case.trade.terms else None
        closed = _with_less(account, mend.share, fee_rate or ZERO)
        _assert_near(_reached(code, closed), mend.aim)


@pytest.mark.parametrize(("name", "code"), list(_each()))
def test_what_is_entered_by_a_mend_takes_the_line_away(name: str, code: str) -> None:
    """The amount with eight decimals, recorded as an entry: nothing is said any more."""
    case = CASES[name]
    mend = crossed(watched(case.trade, case.entries, at(case.price)))[code].mend
    assert mend is not None
    assert mend.amount_to_enter is not None
    price = Decimal(case.price) if mend.asset == ETH else ONE
    more = Deposit(at=NOON + HOUR / 2, asset=mend.asset, amount=mend.amount_to_enter, price=price)
    after = watched(case.trade, [*case.entries, more], at(case.price))
    assert code not in crossed(after)


def test_every_way_is_tried_by_some_case() -> None:
    shares = [
        mend.share is not None
        for name, code in _each()
        if (mend := crossed(_of(name))[code].mend) is not None
    ]
    assert sum(shares) > len(shares) / 2


def _of(name: str) -> Watched:
    return watched(CASES[name].trade, CASES[name].entries, at(CASES[name].price))


def _aim(code: str, one: Watched) -> Decimal:
    """What a comfortable distance behind the line is."""
    (levels,) = one.levels.values()
    assert levels.mark is not None
    side = -1 if levels.direction == "long" else 1
    away = levels.mark * (1 + side * Decimal("0.3"))
    return {
        "watch_health_below": Decimal("1.75"),
        "watch_margin_below": Decimal("0.4"),
        "watch_liquidation_before_stop": levels.stop or ZERO,
    }.get(code, away)


def _reached(code: str, account: Account) -> Decimal:
    reached = {
        "watch_health_below": account.health_factor,
        "watch_margin_below": account.margin_ratio,
    }.get(code, account.liquidation_prices().get(ETH))
    assert reached is not None
    return reached


def _assert_near(reached: Decimal, aim: Decimal) -> None:
    assert abs(reached / aim - 1) < LEAST


@exact
def _with_more(account: Account, asset: Asset, amount: Decimal) -> Account:
    """The account with so much more of a collateral."""
    if isinstance(account, MarginAccount):
        return replace(account, equity=account.equity + amount)
    assert isinstance(account, LendingAccount)
    held = next(each for each in account.collateral if each.asset == asset)
    more = replace(held, amount=amount)
    return replace(account, collateral=(*account.collateral, more))


@exact
def _with_less(account: Account, share: Decimal, fee_rate: Decimal) -> Account:
    """The account with a share of its ether position closed at the mark, all proceeds repaid."""
    if isinstance(account, MarginAccount):
        (position,) = account.positions
        fee = abs(position.value) * share * fee_rate
        less = replace(position, size=position.size * (1 - share))
        return replace(account, equity=account.equity - fee, positions=(less,))
    assert isinstance(account, LendingAccount)
    (held, *rest), (owed,) = account.collateral, account.debt
    if held.asset == ETH:  # sold, and the proceeds repay
        repaid = held.value * share * (1 - fee_rate) / owed.price
        less_held = replace(held, amount=held.amount * (1 - share))
        less_owed = replace(owed, amount=owed.amount - repaid)
    else:  # bought back with the collateral
        paid = owed.value * share * (1 + fee_rate) / held.price
        less_held = replace(held, amount=held.amount - paid)
        less_owed = replace(owed, amount=owed.amount * (1 - share))
    return LendingAccount((less_held, *rest), (less_owed,))
