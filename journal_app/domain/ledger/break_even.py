"""The price at which an open trade would end with nothing won and nothing lost."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from journal_app.domain.exact import ZERO, exact

if TYPE_CHECKING:
    from journal_app.domain.ledger.reckoning import Reckoned
    from journal_app.domain.money import Asset


@exact
def break_even(one: Reckoned) -> Decimal | None:
    """The price of the open position at which the net profit is 0, with every cost so far.

    Net is linear in the price p: at the mark m it is N, and u units follow p (the position,
    collateral of the same asset, less what is owed of it), so p* = m − N / u. All other prices
    stand still. None for a trade with several open positions, and where the units that follow
    the price are on the other side of the position, or none.
    """
    state, valuation = one.state, one.valuation
    held = [(asset, each) for asset, each in state.positions.items() if each.quantity]
    if len(held) != 1:
        return None
    ((asset, position),) = held
    units = position.quantity + _units_beside(one, asset)
    if units * position.quantity <= 0:
        return None
    price = valuation.quotes[asset].price - valuation.total.net / units
    return price if price > 0 else None


def _units_beside(one: Reckoned, asset: Asset) -> Decimal:
    """Units of the asset that are collateral, less those that are owed beside the position."""
    state, terms = one.state, one.trade.terms
    same = set(terms.names(asset)) if terms is not None else {asset}
    units = sum((held.amount for name, held in state.collateral.items() if name in same), ZERO)
    for name, owed in one.valuation.owed.items():
        if name in same:
            debt = state.debts[name]
            units -= debt.exposed + (owed - debt.owed)
    return units
