"""The ways of a rescue side by side: what each costs now, and what it is worth if the price moves.

Notation: x units, p price, q cost rate on value, B debt value, r its borrow rate a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.money import YEAR_DAYS, Asset
from journal_app.domain.problems import Problem
from journal_app.domain.watching.rescue import Addition, PartialClose, Rescue, Rescued, Swap
from journal_app.domain.watching.rescue_laws import measure

WAYS: Final = ("add_collateral", "partial_close", "swap_collateral")
"""The ways in the order in which they stand beside each other."""

MOVES: Final = tuple(map(Decimal, ("-0.05", "-0.15", "-0.3")))
"""Moves of the price against a long that are looked at; for a short they are mirrored."""


SLIDE: Final = tuple(-Decimal(percent) / 100 for percent in range(0, 45, 5))
"""The same step by step, for a curve."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way. Units: `amount` of `asset`; the rest is money.

    amount: added, closed or given away. share: of the positions that is closed, None for the other
    ways. cash: what has to be brought. cost: what closing or swapping takes. realised: of what is
    closed, after its cost; None where nothing is closed or no entry is known. closed: the units of
    every asset that is closed. repaid: of each debt, in its own units. paid: what the collateral
    pays for buying back, in its own units; below 0, what it takes in. into, received: the asset
    that is swapped into and how much of it, None for the other ways.
    """

    asset: Asset
    amount: Decimal
    share: Decimal | None
    cash: Decimal
    cost: Decimal
    realised: Decimal | None
    closed: Mapping[Asset, Decimal]
    repaid: Mapping[Asset, Decimal]
    paid: Mapping[Asset, Decimal]
    into: Asset | None
    received: Decimal | None
    after: Rescued


Ways = Mapping[str, Way | Problem]
"""By the names of `WAYS`, each the way or why it leads nowhere."""


class Loan(NamedTuple):
    """Something that is owed at a yearly rate. apr: None where none is known."""

    asset: Asset
    amount: Decimal
    price: Decimal
    apr: Decimal | None


class Fall(NamedTuple):
    """How everything stands after a further move of the price.

    measures: how far the account is from its line, by its law's own figure, first with nothing
    done and then in the order of `WAYS`. None where a way leads nowhere, where the figure does not
    exist, and once the account is liquidated, which `liquidated` tells.
    """

    move: Decimal
    price: Decimal
    measures: tuple[Decimal | None, ...]
    liquidated: tuple[bool, ...]


@exact
def ways(rescue: Rescue) -> Ways:
    """All ways to the target of a rescue."""
    return {
        "add_collateral": _added(rescue.add_collateral()),
        "partial_close": _closed(rescue.partial_close(), rescue.subject),
        "swap_collateral": _swapped(rescue.swap_collateral()),
    }


@exact
def falls(rescue: Rescue, found: Ways, moves: Sequence[Decimal] = MOVES) -> tuple[Fall, ...]:
    """The account with nothing done and after each way, at prices that go against it."""
    account, asset = rescue.account, rescue.subject
    price = account.price_of(asset)
    side = ONE if account.exposure(asset) >= 0 else -ONE
    accounts = [account, *(getattr(found[name], "after", None) for name in WAYS)]
    return tuple(_fall(accounts, asset, side * move, price + price * side * move) for move in moves)


@exact
def interest_per_day(
    loans: Iterable[Loan], repaid: Mapping[Asset, Decimal] | None = None
) -> Decimal | None:
    """Σ B·r / 365, after so much of each is repaid. None where a rate is not known, or no loan."""
    left = dict(repaid or {})
    per_day: Decimal | None = None
    for loan in loans:
        if loan.apr is None:
            return None
        paid = min(left.get(loan.asset, ZERO), loan.amount)
        left[loan.asset] = left.get(loan.asset, ZERO) - paid
        per_day = (per_day or ZERO) + (loan.amount - paid) * loan.price * loan.apr / YEAR_DAYS
    return per_day


def _added(way: Addition[Rescued] | Problem) -> Way | Problem:
    if isinstance(way, Problem):
        return way
    return Way(
        asset=way.asset,
        amount=way.amount,
        share=None,
        cash=way.value,
        cost=ZERO,
        realised=None,
        closed={},
        repaid={},
        paid={},
        into=None,
        received=None,
        after=way.after,
    )


def _closed(way: PartialClose[Rescued] | Problem, asset: Asset) -> Way | Problem:
    if isinstance(way, Problem):
        return way
    return Way(
        asset=asset,
        amount=way.units,
        share=way.fraction,
        cash=ZERO,
        cost=way.cost,
        realised=way.realised,
        closed=way.closed,
        repaid=way.debts,
        paid=way.paid,
        into=None,
        received=None,
        after=way.after,
    )


def _swapped(way: Swap[Rescued] | Problem) -> Way | Problem:
    if isinstance(way, Problem):
        return way
    return Way(
        asset=way.asset,
        amount=way.amount,
        share=None,
        cash=ZERO,
        cost=way.cost,
        realised=None,
        closed={},
        repaid={},
        paid={},
        into=way.into,
        received=way.received,
        after=way.after,
    )


def _fall(accounts: Sequence[Rescued | None], asset: Asset, move: Decimal, price: Decimal) -> Fall:
    then = [None if each is None else each.at_price(asset, price) for each in accounts]
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
