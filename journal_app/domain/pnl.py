"""Profit and loss by component: one definition, printed beside every figure.

Net is the sum of all components. Costs are kept as positive numbers and subtracted once, here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter

from journal_app.domain.exact import CONTEXT, ZERO, exact
from journal_app.domain.made_in_bulk import made_in_bulk


@made_in_bulk
@dataclass(frozen=True, slots=True)
class ProfitAndLoss:
    """Components of a profit. Units: the journal's currency.

    price: of the positions. collateral, borrowed: price change of volatile collateral and of
    borrowed assets. funding: above 0 received. collateral_yield: what collateral earned.
    interest, fees, gas, swap_cost, penalty: paid.
    """

    price: Decimal = ZERO
    collateral: Decimal = ZERO
    borrowed: Decimal = ZERO
    funding: Decimal = ZERO
    collateral_yield: Decimal = ZERO
    interest: Decimal = ZERO
    fees: Decimal = ZERO
    gas: Decimal = ZERO
    swap_cost: Decimal = ZERO
    penalty: Decimal = ZERO

    @property
    @exact
    def gross(self) -> Decimal:
        """What prices did: to the positions, the collateral and the debts."""
        return _gross(self)

    @property
    @exact
    def costs(self) -> Decimal:
        """What was paid, before funding and yield."""
        return _costs(self)

    @property
    @exact
    def net(self) -> Decimal:
        """Gross ± funding + yield − costs."""
        return _gross(self) + self.funding + self.collateral_yield - _costs(self)

    def __add__(self, other: ProfitAndLoss) -> ProfitAndLoss:
        if other is NOTHING:
            return self
        return ProfitAndLoss(*map(CONTEXT.add, _components(self), _components(other)))

    def __sub__(self, other: ProfitAndLoss) -> ProfitAndLoss:
        return ProfitAndLoss(*map(CONTEXT.subtract, _components(self), _components(other)))


def _gross(of: ProfitAndLoss) -> Decimal:
    return of.price + of.collateral + of.borrowed


def _costs(of: ProfitAndLoss) -> Decimal:
    return of.interest + of.fees + of.gas + of.swap_cost + of.penalty


COMPONENTS = tuple(field.name for field in fields(ProfitAndLoss))

_components = attrgetter(*COMPONENTS)


NOTHING = ProfitAndLoss()


@exact
def total_of(profits: Iterable[ProfitAndLoss]) -> ProfitAndLoss:
    """The sum of many, component by component."""
    columns = list(zip(*map(_components, profits), strict=True))
    return ProfitAndLoss(*(sum(column, ZERO) for column in columns))
