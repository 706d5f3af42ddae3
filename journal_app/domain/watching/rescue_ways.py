"""The ways of a rescue side by side: what each costs now, and what it is worth if the price moves.

Notation: x units, p price, q cost rate on value, B debt value, r its borrow rate a year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.standing import SETTLEMENT
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import YEAR_DAYS, Asset, quantum_of
from journal_app.domain.problems import Problem
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import Addition, LendingRescue, PartialClose, Swap

Rescue = LendingRescue | MarginRescue
Rescued = LendingAccount | MarginAccount

WAYS: Final = ("add_collateral", "partial_close", "swap_collateral")
"""The ways in the order in which they stand beside each other."""

MOVES: Final = tuple(map(Decimal, ("-0.05", "-0.15", "-0.3")))
"""Moves of the price against a long that are looked at; for a short they are mirrored."""


SLIDE: Final = tuple(-Decimal(percent) / 100 for percent in range(0, 45, 5))
"""The same step by step, for a curve."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way. Units: `amount` of `asset`; the rest is money.

    amount: added, closed or given away. share: of the position that is closed, None for the other
    ways. cash: what has to be brought. cost: what closing or swapping takes. realised: of the
    closed part, after its cost; None where nothing is closed or no entry is known. repaid: of each
    debt in its own units, as finely as it is written. into,
    received: the asset that is swapped into and how much of it, None for the other ways.
    """

    asset: Asset
    amount: Decimal
    share: Decimal | None
    cash: Decimal
    cost: Decimal
    realised: Decimal | None
    repaid: Mapping[Asset, Decimal]
    into: Asset | None
    received: Decimal | None
    after: Rescued


Ways = Mapping[str, Way | Problem]
"""By the names of `WAYS`, each the way or why it leads nowhere."""


class Fall(NamedTuple):
    """How everything stands after a further move of the price.

    measures: the health factor of a lending account, the margin ratio of a margin account, first
    with nothing done and then in the order of `WAYS`. None where a way leads nowhere, where the
    figure does not exist, and once the account is liquidated, which `liquidated` tells.
    """

    move: Decimal
    price: Decimal
    measures: tuple[Decimal | None, ...]
    liquidated: tuple[bool, ...]


@exact
def ways(rescue: Rescue) -> Ways:
    """All ways to the target of a rescue."""
    price = price_in(rescue.account, _subject(rescue))
    return {
        "add_collateral": _added(rescue, rescue.add_collateral()),
        "partial_close": _closed(rescue, rescue.partial_close(), price),
        "swap_collateral": _swapped(rescue, rescue.swap_collateral()),
    }


@exact
def falls(rescue: Rescue, found: Ways, moves: Sequence[Decimal] = MOVES) -> tuple[Fall, ...]:
    """The account with nothing done and after each way, at prices that go against it."""
    account, asset = rescue.account, _subject(rescue)
    price = price_in(account, asset)
    side = ONE if _gains_with(account, asset) else -ONE
    accounts = [account, *(getattr(found[name], "after", None) for name in WAYS)]
    return tuple(_fall(accounts, asset, side * move, price + price * side * move) for move in moves)


@exact
def interest_per_day(account: Rescued, borrow_apr: Decimal | None) -> Decimal | None:
    """B·r / 365. None where no rate is known, and of a margin account, which borrows nothing."""
    if borrow_apr is None or not isinstance(account, LendingAccount):
        return None
    return account.debt_value * borrow_apr / YEAR_DAYS


@exact
def price_in(account: Rescued, asset: Asset) -> Decimal:
    """The price of an asset that the account holds, owes, or has a position in."""
    if isinstance(account, MarginAccount):
        return next(each.price for each in account.positions if each.market == asset)
    prices = {each.asset: each.price for each in account.debt}
    return {**prices, **{each.asset: each.price for each in account.collateral}}[asset]


@exact
def at_price(account: Rescued, asset: Asset, price: Decimal) -> Rescued:
    """The account with one asset at another price, all else standing still."""
    if isinstance(account, MarginAccount):
        moved = tuple(
            replace(each, price=price) if each.market == asset else each
            for each in account.positions
        )
        pairs = zip(moved, account.positions, strict=True)
        gain = sum((new.value - old.value for new, old in pairs), ZERO)
        return replace(account, equity=account.equity + gain, positions=moved)
    return LendingAccount(
        tuple(replace(c, price=price) if c.asset == asset else c for c in account.collateral),
        tuple(replace(d, price=price) if d.asset == asset else d for d in account.debt),
    )


def measure(account: Rescued) -> Decimal | None:
    """How far an account is from its line: its health factor, or its margin ratio."""
    return account.health_factor if isinstance(account, LendingAccount) else account.margin_ratio


def _added(
    rescue: Rescue, way: Addition[LendingAccount] | Addition[MarginAccount] | Problem
) -> Way | Problem:
    if isinstance(way, Problem):
        return way
    asset = SETTLEMENT
    if isinstance(rescue, LendingRescue):
        assert rescue.backing is not None
        asset = rescue.backing.asset
    return Way(asset, way.amount, None, way.value, ZERO, None, {}, None, None, way.after)


def _closed(
    rescue: Rescue,
    way: PartialClose[LendingAccount] | PartialClose[MarginAccount] | Problem,
    price: Decimal,
) -> Way | Problem:
    if isinstance(way, Problem):
        return way
    cost = way.units * price * rescue.cost_rate
    asset = _subject(rescue)
    repaid = {}
    if isinstance(rescue, LendingRescue) and isinstance(way.after, LendingAccount):
        pairs = zip(rescue.account.debt, way.after.debt, strict=True)
        repaid = {
            owed.asset: paid
            for owed, left in pairs
            if (paid := (owed.amount - left.amount).quantize(quantum_of(owed.asset), ROUND_FLOOR))
        }
    return Way(
        asset, way.units, way.fraction, ZERO, cost, way.realised, repaid, None, None, way.after
    )


def _swapped(
    rescue: Rescue, way: Swap[LendingAccount] | Swap[MarginAccount] | Problem
) -> Way | Problem:
    if isinstance(way, Problem):
        return way
    assert isinstance(rescue, LendingRescue)
    assert rescue.backing is not None
    assert rescue.swap_to is not None
    given = way.amount * rescue.backing.price
    received = given * (ONE - rescue.cost_rate) / rescue.swap_to.price
    cost = given * rescue.cost_rate
    asset = rescue.backing.asset
    return Way(
        asset, way.amount, None, ZERO, cost, None, {}, rescue.swap_to.asset, received, way.after
    )


def _fall(accounts: Sequence[Rescued | None], asset: Asset, move: Decimal, price: Decimal) -> Fall:
    then = [None if each is None else at_price(each, asset, price) for each in accounts]
    lost = tuple(each is not None and each.is_liquidatable for each in then)
    return Fall(
        move,
        price,
        tuple(
            None if each is None or is_lost else measure(each)
            for each, is_lost in zip(then, lost, strict=True)
        ),
        lost,
    )


def _gains_with(account: Rescued, asset: Asset) -> bool:
    """Whether a rise of the asset's price helps the account."""
    if isinstance(account, MarginAccount):
        return next(each.size for each in account.positions if each.market == asset) >= 0
    return account.exposure(asset) >= 0


def _subject(rescue: Rescue) -> Asset:
    return rescue.market if isinstance(rescue, MarginRescue) else rescue.asset
