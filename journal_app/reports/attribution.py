"""Where a net came from: its components as steps from nothing to the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.pnl import ProfitAndLoss


class Step(NamedTuple):
    """One component. key: `price`, `holdings`, `yield`, `funding`, `interest`, `costs` or
    `penalty`. amount: what it added, below 0 what it took.
    """

    key: str
    amount: Decimal


@exact
def components(total: ProfitAndLoss) -> list[Step]:
    """The components in the order in which they are read; their sum is the net.

    holdings: price change of volatile collateral and of what was borrowed. costs: fees, gas and
    swaps.
    """
    return [
        Step("price", total.price),
        Step("holdings", total.collateral + total.borrowed),
        Step("yield", total.collateral_yield),
        Step("funding", total.funding),
        Step("interest", ZERO - total.interest),
        Step("costs", ZERO - total.fees - total.gas - total.swap_cost),
        Step("penalty", ZERO - total.penalty),
    ]


def attribution(total: ProfitAndLoss) -> list[Step]:
    """The components that are something, and the price in any case."""
    return [step for step in components(total) if step.amount or step.key == "price"]


class Compared(NamedTuple):
    """One component of two profits."""

    key: str
    one: Decimal
    other: Decimal


def compared(one: ProfitAndLoss, other: ProfitAndLoss) -> list[Compared]:
    """The components that are something in either profit, the price in any case; then `net`."""
    pairs = zip(components(one), components(other), strict=True)
    found = [
        Compared(mine.key, mine.amount, its.amount)
        for mine, its in pairs
        if mine.amount or its.amount or mine.key == "price"
    ]
    return [*found, Compared("net", one.net, other.net)]
