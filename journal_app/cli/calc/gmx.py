"""`gmx`: one position of GMX v2."""

from __future__ import annotations

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    choice,
    flag,
    fraction,
    optional,
    signed,
)
from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

SHAPE = Shape(
    side=choice("long", "short"),
    size_usd=amount,
    size_tokens=amount,
    price=amount,
    collateral_tokens=amount,
    collateral_price=optional(amount),
    collateral_is_index=optional(flag, False),
    min_collateral_factor=fraction,
    min_collateral_usd=optional(amount, ONE),
    funding_fee=optional(signed, ZERO),
    borrowing_fee=optional(signed, ZERO),
    closing_fee=optional(signed, ZERO),
    price_impact=optional(signed, ZERO),
)
INDEX = Asset("index")


def answer(given: Given) -> Result:
    """Everything that holds of the position as it stands."""
    return figures(position(given, INDEX))


def figures(held: GmxPosition) -> Result:
    """The figures of a position under the names of the contract."""
    return {
        "pnl": held.pnl,
        "net_value": held.equity,
        "leverage": held.leverage,
        "liquidatable": held.is_liquidatable,
        "liquidation_price": held.liquidation_price,
    }


def position(given: Given, asset: Asset) -> GmxPosition:
    """The position that a request describes."""
    sign = ONE if given.text("side") == "long" else -ONE
    return GmxPosition(
        asset=asset,
        size_value=sign * given.number("size_usd"),
        size_tokens=sign * given.number("size_tokens"),
        price=given.number("price"),
        collateral=_collateral(given),
        min_collateral_factor=given.number("min_collateral_factor"),
        min_collateral_value=given.number("min_collateral_usd"),
        funding_fee=given.number("funding_fee"),
        borrowing_fee=given.number("borrowing_fee"),
        closing_fee=given.number("closing_fee"),
        price_impact=given.number("price_impact"),
    )


def _collateral(given: Given) -> TokenCollateral | IndexCollateral:
    tokens = given.number("collateral_tokens")
    price = given.number_or_none("collateral_price")
    if not given.flag("collateral_is_index"):
        if price is None:
            raise Refused.because(given.where("collateral_price"), "missing")
        return TokenCollateral(tokens, price)
    if price not in (None, given.number("price")):
        raise Refused.because(given.where("collateral_price"), "index_has_another_price")
    return IndexCollateral(tokens)
