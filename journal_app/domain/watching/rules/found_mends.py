"""The mend of a trade's line, told in the names that the trade has for its collateral."""

from __future__ import annotations

from journal_app.domain.exact import ZERO
from journal_app.domain.money import Asset
from journal_app.domain.watching.mends import Mend, mend
from journal_app.domain.watching.rescue import Target
from journal_app.domain.watching.watched import Watched


def mend_in(one: Watched, asset: Asset, target: Target) -> Mend | None:
    """Close in this position, or add collateral, under the name that the trade has for it."""
    terms = one.one.trade.terms
    assert terms is not None, "without terms nothing is told of margin"
    found = mend(one.account(), terms.ticker(asset), target, terms.fee_rate or ZERO)
    if found is None:
        return None
    own = (*one.levels, *one.one.state.collateral)
    name = next((each for each in own if terms.ticker(each) == found.asset), found.asset)
    return found._replace(asset=name, target=target, position=asset)


def mend_in_largest(one: Watched, target: Target) -> Mend | None:
    """Close in the position that is worth most; without one only collateral can be added."""
    quotes = one.one.valuation.quotes
    worth = {
        held.asset: held.quantity * quotes[held.asset].price
        for held in one.told.positions
        if held.quantity
    }
    if worth:
        return mend_in(one, max(worth, key=worth.__getitem__), target)
    held = {asset: amount * quotes[asset].price for asset, amount in one.told.collateral.items()}
    found = mend_in(one, max(held, key=held.__getitem__), target) if held else None
    if found is None or found.amount is None:
        return None
    return found._replace(share=None, target=None, position=None)


def ticker_of(one: Watched, asset: Asset) -> Asset:
    """What the platform calls an asset."""
    terms = one.one.trade.terms
    return terms.ticker(asset) if terms is not None else asset
