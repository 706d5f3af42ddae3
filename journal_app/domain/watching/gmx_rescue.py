"""Rescue of a GMX position: put more of its collateral token in, or close a part.

Notation as in `margin.gmx`: S size in money and T in index tokens, both signed; E equity, F pending
fees, I price impact, K the least collateral; f the share that is closed, q its cost rate on |S|.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import (
    Addition,
    CollateralFactor,
    LiquidationPrice,
    MarginRatio,
    PartialClose,
    Swap,
    amount_needed,
    share_needed,
    turned,
)


@dataclass(frozen=True, slots=True)
class GmxRescue:
    """The ways for one position; a liquidation price is aimed at in its index.

    Raises: Refused where the asset is another.
    """

    account: GmxPosition
    asset: Asset
    target: MarginRatio | CollateralFactor | LiquidationPrice
    cost_rate: Decimal = ZERO

    def __post_init__(self) -> None:
        aimed = self.target.asset if isinstance(self.target, LiquidationPrice) else self.asset
        if {self.asset, aimed} != {self.account.asset}:
            raise Refused.because("market", "market_not_in_account", market=aimed)

    @property
    def subject(self) -> Asset:
        """The index."""
        return self.asset

    @property
    @exact
    def shortfall(self) -> Decimal:
        """r·|S| − E, φ·|S| − what remains, or K − what remains at the price aimed at."""
        return self._gap(self.account)

    @exact
    def add_collateral(self) -> Addition[GmxPosition] | Problem:
        """Put in x tokens: x = shortfall / p, their price; at the price aimed at, if they are of
        the index.
        """
        way, collateral = "add_collateral", self.account.collateral
        if not self.account.size_value:
            return Problem(way, "no_position", {"market": self.asset})
        if isinstance(collateral, IndexCollateral):
            asset, price = self.asset, self.account.price
            aimed = self.target.price if isinstance(self.target, LiquidationPrice) else price
        else:
            asset, price = collateral.asset, collateral.price
            aimed = price
        tokens = amount_needed(self.shortfall, aimed)
        if tokens is None:
            return Problem(way, "adding_does_not_help", {"asset": asset})
        more = replace(collateral, tokens=collateral.tokens + tokens)
        after = replace(self.account, collateral=more)
        return turned(way, self.target, self.account, after) or Addition(
            tokens, tokens * price, after, asset
        )

    @exact
    def partial_close(self) -> PartialClose[GmxPosition] | Problem:
        """Close a share f of the size; what it has won or lost stays with the rest.

        To a margin ratio f = (r·|S| − E) / (|S|·(r − q)), to a factor f = (φ·|S| − remaining) /
        (φ·|S| + F_close − I − q·|S|). To a liquidation price the gap is linear until |S|·(1 − f)
        asks for no more than the least money, and then once more.
        """
        way, held = "partial_close", self.account
        if not held.size_value:
            return Problem(way, "no_position", {"market": self.asset})
        asked = held.notional * held.min_collateral_factor
        breaks = [ONE - held.min_collateral_value / asked] if asked else []
        share = share_needed(lambda part: self._gap(self._closed(part)), breaks)
        if share is None:
            return Problem(way, "closing_does_not_help", {"asset": self.asset})
        tokens = abs(held.size_tokens)
        if share > 1:
            facts = {"asset": self.asset, "needed": share * tokens, "held": tokens}
            return Problem(way, "more_than_held", facts)
        after, cost = self._closed(share), share * held.notional * self.cost_rate
        return turned(way, self.target, held, after) or PartialClose(
            share,
            share * tokens,
            None,
            share * held.pnl - cost,
            after,
            cost,
            {self.asset: share * tokens} if share else {},
        )

    def swap_collateral(self) -> Swap[GmxPosition] | Problem:
        """No way: the token is a part of what identifies the position.

        Source: GMX synthetics, Position.sol getPositionKey (account, market, token, side).
        """
        return Problem("swap_collateral", "collateral_is_of_position")

    def _gap(self, held: GmxPosition) -> Decimal:
        target = self.target
        if isinstance(target, MarginRatio):
            return target.margin_ratio * held.notional - held.equity
        if isinstance(target, CollateralFactor):
            return target.collateral_factor * held.notional - held.remaining_collateral
        return -held.at_price(target.asset, target.price).room

    def _closed(self, share: Decimal) -> GmxPosition:
        """The position without this share; its gain lowers what is pending, its cost raises it."""
        held, left = self.account, ONE - share
        cost = held.notional * share * self.cost_rate
        return replace(
            held,
            size_value=held.size_value * left,
            size_tokens=held.size_tokens * left,
            borrowing_fee=held.borrowing_fee - share * held.pnl + cost,
            closing_fee=held.closing_fee * left,
            price_impact=held.price_impact * left,
        )
