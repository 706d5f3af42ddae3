"""The whole book: what all open trades together hold, owe and risk.

Sums of kept figures, so that the first paint and the finished screen say the same.
"""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal, localcontext
from typing import NamedTuple

from journal_app.domain.exact import ONE, SUMS, ZERO, exact
from journal_app.domain.levels import Levels


class OpenPosition(NamedTuple):
    """One open position as a row. Units: the journal's currency; ratios are fractions of 1.

    platform: its name. health, margin_ratio, leverage, rate and net are the whole trade's and
    stand in the first of its rows; in the others, and where the figure does not exist, they are
    None. rate: the borrow rate in force, a year. net: its profit after every cost so far.
    is_pooled_there: whether its platform pools all collateral of an account, whatever its mode.
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
    is_pooled_there: bool = False


class Holding(NamedTuple):
    """What an open trade adds to the book. Units: the journal's currency.

    exposure: value of its open positions. net: its whole profit after every cost so far; costs:
    the part of it that was paid for interest, fees and gas. distance: of the price that is left
    until liquidation, as a fraction of it; None where nothing can be liquidated. interest_per_day:
    of the debts with a rate; None where nothing of it is known. without_rate: how many debts have
    none.
    """

    trade_id: int
    exposure: Decimal
    net: Decimal
    costs: Decimal
    interest_per_day: Decimal | None
    distance: Decimal | None
    without_rate: int = 0


class Book(NamedTuple):
    """All open trades together. equity, leverage: None where the own money is not known.

    equity: the own money, and what every trade has won or lost. net_of_open: what open trades
    have won or lost so far, by parts that were sold too, after `costs`. closest: the holding that
    is next to be liquidated. interest_per_day: of the debts with a rate; None where
    something is held and nothing of it known. without_rate: how many debts have none.
    """

    equity: Decimal | None
    exposure: Decimal
    leverage: Decimal | None
    net_of_open: Decimal
    costs: Decimal
    interest_per_day: Decimal | None
    closest: Holding | None
    without_rate: int = 0


@exact
def book(holdings: Sequence[Holding], own: Decimal | None, net_of_the_rest: Decimal | None) -> Book:
    """Sum up the open trades.

    own: the trader's own money, capital and flows. net_of_the_rest: what all other trades,
    closed and liquidated, have won or lost.
    """
    net_of_open = total(holding.net for holding in holdings)
    exposure = total(holding.exposure for holding in holdings)
    equity = None
    if own is not None and net_of_the_rest is not None:
        equity = total((own, net_of_the_rest, net_of_open))
    interest = [each.interest_per_day for each in holdings if each.interest_per_day is not None]
    endangered = [holding for holding in holdings if holding.distance is not None]
    return Book(
        equity=equity,
        exposure=exposure,
        leverage=exposure / equity if equity and equity > 0 else None,
        net_of_open=net_of_open,
        costs=total(holding.costs for holding in holdings),
        interest_per_day=total(interest) if interest or not holdings else None,
        closest=min(endangered, key=lambda holding: holding.distance or ZERO, default=None),
        without_rate=sum(holding.without_rate for holding in holdings),
    )


def own_money(capital: Decimal | None, flows: Iterable[Decimal]) -> Decimal | None:
    """The capital at the start and all that flowed into accounts less what flowed out since.

    flows: their values. None where neither a capital nor any flow was told.
    """
    told = list(flows)
    return None if capital is None and not told else total((capital or ZERO, *told))


def total(numbers: Iterable[Decimal]) -> Decimal:
    """Add up so widely that the order does not matter."""
    with localcontext(SUMS):
        return sum(numbers, ZERO)


@exact
def distance_to(liquidation: Decimal, mark: Decimal, *, is_long: bool) -> Decimal:
    """The fraction of its price that a position may lose until liquidation.

    Long: 1 − liquidation / mark; short: liquidation / mark − 1. Below 0 it is past it.
    """
    ratio = liquidation / mark
    return ONE - ratio if is_long else ratio - ONE


def is_clock_behind(marked_at: datetime | None, now: datetime) -> bool:
    """Whether the clock shows a time before the last prices, as one that was set back."""
    return marked_at is not None and now < marked_at


def platform_name(full_name: str) -> str:
    """What a platform is called in a row: `Aave v3` of `Aave v3, Ethereum`."""
    return full_name.partition(",")[0]
