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
def attribution(total: ProfitAndLoss) -> list[Step]:
    """The components in the order in which they are read; their sum is the net.

    holdings: price change of volatile collateral and of what was borrowed. costs: fees, gas and
    swaps. Components that are nothing are left out, but for the price.
    """
    steps = [
        Step("price", total.price),
        Step("holdings", total.collateral + total.borrowed),
        Step("yield", total.collateral_yield),
        Step("funding", total.funding),
        Step("interest", ZERO - total.interest),
        Step("costs", ZERO - total.fees - total.gas - total.swap_cost),
        Step("penalty", ZERO - total.penalty),
    ]
    return [step for step in steps if step.amount or step.key == "price"]
