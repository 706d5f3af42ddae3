"""The book: all open trades together, summed from figures that are kept or just reckoned.

Light on purpose: the first paint sums what is kept with these very functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.levels import Levels


class OpenPosition(NamedTuple):
    """One open position as a row. Units: the journal's currency; ratios are fractions of 1.

    platform: its name. health, margin_ratio, leverage, rate, net and the four below are the whole
    trade's and stand in the first of its rows; in the others, and where the figure does not exist,
    they are None. rate: the borrow rate in force, a year. net: profit after every cost so far.
    """

    trade_id: int
    number: int
    asset: str
    direction: str
    platform: str
    margin_mode: str
    levels: Levels
    health: Decimal | None = None
    margin_ratio: Decimal | None = None
    leverage: Decimal | None = None
    rate: Decimal | None = None
    net: Decimal | None = None
    costs: Decimal | None = None
    equity: Decimal | None = None
    exposure: Decimal | None = None
    interest_per_day: Decimal | None = None


class Closest(NamedTuple):
    """The open position that is nearest to its liquidation; distance: see `distance`."""

    distance: Decimal
    position: OpenPosition


class Book(NamedTuple):
    """All open trades together. Units: the journal's currency.

    equity: capital and all that was won and lost; without a capital, what stands in open trades.
    leverage: exposure / equity; None where no equity is left. net, costs: of the open trades.
    """

    equity: Decimal
    exposure: Decimal
    leverage: Decimal | None
    net: Decimal
    costs: Decimal
    interest_per_day: Decimal
    closest: Closest | None


@exact
def distance(price: Decimal | None, mark: Decimal | None) -> Decimal | None:
    """How far a price lies from the mark, as a fraction of the mark: p / m − 1."""
    return price / mark - ONE if price is not None and mark else None


@exact
def book(
    positions: Sequence[OpenPosition], capital: Decimal = ZERO, nets: Iterable[Decimal] = ()
) -> Book:
    """Sum the open positions.

    capital: what the trader began with. nets: the profit of every trade that ever was, the open
    ones too.
    """
    equity = sum(nets, capital) if capital else _sum(each.equity for each in positions)
    exposure = _sum(each.exposure for each in positions)
    return Book(
        equity=equity,
        exposure=exposure,
        leverage=exposure / equity if equity > 0 else None,
        net=_sum(each.net for each in positions),
        costs=_sum(each.costs for each in positions),
        interest_per_day=_sum(each.interest_per_day for each in positions),
        closest=_closest(positions),
    )


def _sum(parts: Iterable[Decimal | None]) -> Decimal:
    return sum((part for part in parts if part is not None), ZERO)


def _closest(positions: Iterable[OpenPosition]) -> Closest | None:
    found = (
        Closest(away, each)
        for each in positions
        if (away := distance(each.levels.liquidation, each.levels.mark)) is not None
    )
    return min(found, key=lambda each: abs(each.distance), default=None)


def platform_name(full_name: str) -> str:
    """What a platform is called in a row: `Aave v3` of `Aave v3, Ethereum`."""
    return full_name.partition(",")[0]
