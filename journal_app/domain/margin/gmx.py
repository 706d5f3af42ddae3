"""Positions of fixed size in money against a pool, backed by one collateral token.

The law of GMX v2, in human units. Notation: size S in money and T in index tokens, both signed
(+ long, − short) and fixed when the position is opened; p index price; c tokens of collateral;
F pending fees; I price impact, never above 0; K the least collateral, max(|S|·factor, least money).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import account
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.money import DOLLAR, Asset


@dataclass(frozen=True, slots=True)
class TokenCollateral:
    """Collateral that is not the index token: its price stands still while the index moves."""

    tokens: Decimal
    price: Decimal
    asset: Asset = DOLLAR

    @exact
    def value(self, index_price: Decimal) -> Decimal:  # noqa: ARG002 - says that it matters not
        """Tokens times their own price."""
        return self.tokens * self.price

    @property
    def index_tokens(self) -> Decimal:
        """How much of the collateral moves with the index: none of it."""
        return ZERO


@dataclass(frozen=True, slots=True)
class IndexCollateral:
    """Collateral in the index token itself: it falls and rises with the position."""

    tokens: Decimal

    @exact
    def value(self, index_price: Decimal) -> Decimal:
        """c·p."""
        return self.tokens * index_price

    @property
    def index_tokens(self) -> Decimal:
        """How much of the collateral moves with the index: all of it."""
        return self.tokens


@dataclass(frozen=True, slots=True)
class GmxPosition:
    """One position with what it owes and what it must keep. Money in the unit of the prices.

    `size_value` and `size_tokens` carry the sign of the side. Fees below 0 are rebates; a price
    impact above 0 does not count towards liquidation.
    """

    asset: Asset
    size_value: Decimal
    size_tokens: Decimal
    price: Decimal
    collateral: TokenCollateral | IndexCollateral
    min_collateral_factor: Decimal
    min_collateral_value: Decimal
    funding_fee: Decimal = ZERO
    borrowing_fee: Decimal = ZERO
    closing_fee: Decimal = ZERO
    price_impact: Decimal = ZERO

    @property
    @exact
    def collateral_value(self) -> Decimal:
        """What the collateral is worth now."""
        return self.collateral.value(self.price)

    @property
    @exact
    def pnl(self) -> Decimal:
        """T·p − S, both signed: a short gains as the price falls."""
        return self.size_tokens * self.price - self.size_value

    @property
    @exact
    def notional(self) -> Decimal:
        """|S|, which stands still while the price moves."""
        return abs(self.size_value)

    @property
    @exact
    def equity(self) -> Decimal:
        """Collateral + P&L − pending funding − pending borrowing fees.

        Source: GMX interface, positions utils, getPositionNetValue.
        """
        return self.collateral_value + self.pnl - self.funding_fee - self.borrowing_fee

    @property
    def leverage(self) -> Decimal | None:
        """|S| / equity. None where no equity is left. Source: GMX interface, getLeverage."""
        return account.leverage(self.notional, self.equity)

    @property
    def margin_ratio(self) -> Decimal | None:
        """Equity / |S|. None without a size."""
        return account.margin_ratio(self.notional, self.equity)

    @property
    @exact
    def least_collateral(self) -> Decimal:
        """K = max(|S|·factor, least money)."""
        return max(self.notional * self.min_collateral_factor, self.min_collateral_value)

    @property
    @exact
    def impact(self) -> Decimal:
        """I = min(0, price impact): closing may cost by it, but never helps."""
        return min(ZERO, self.price_impact)

    @property
    @exact
    def remaining_collateral(self) -> Decimal:
        """What closing now would leave: collateral + P&L + I − F, F with the closing fee."""
        return self.equity - self.closing_fee + self.impact

    @property
    @exact
    def room(self) -> Decimal:
        """What closing now would leave, less K."""
        return self.remaining_collateral - self.least_collateral

    @exact
    def exposures(self) -> Sequence[Exposure]:
        """T·p and collateral in the index token move; |S|, which K is asked of, stands still."""
        moving = (self.size_tokens + self.collateral.index_tokens) * self.price
        return (
            Exposure(self.asset, worth=moving, room=moving),
            Exposure(None, weighed=self.notional, closed=self.notional),
        )

    @exact
    def closed_in_part(self, share: Decimal) -> GmxPosition:
        """A share of the size is closed; what it won or lost goes into the collateral."""
        left = ONE - share
        token_price = replace(self.collateral, tokens=ONE).value(self.price)
        won = self.pnl * share / token_price if token_price else ZERO
        return replace(
            self,
            size_value=self.size_value * left,
            size_tokens=self.size_tokens * left,
            collateral=replace(self.collateral, tokens=self.collateral.tokens + won),
            closing_fee=self.closing_fee * left,
            price_impact=self.price_impact * left,
        )

    def price_of(self, _asset: Asset) -> Decimal:
        """The index price; the position knows no other."""
        return self.price

    def at_price(self, _asset: Asset, price: Decimal) -> Self:
        """The position at another index price."""
        return replace(self, price=price)

    @exact
    def exposure(self, _asset: Asset) -> Decimal:
        """How what remains moves with the index price: T + c, c as far as it is index tokens."""
        return self.size_tokens + self.collateral.index_tokens

    @property
    @exact
    def collateral_factor(self) -> Decimal | None:
        """What remains for each unit of |S|, which the law compares with its factor."""
        return self.remaining_collateral / self.notional if self.notional else None

    @property
    def health_factor(self) -> None:
        """None: the law of lending alone has one."""

    @property
    @exact
    def is_liquidatable(self) -> bool:
        """Less than K remains, or nothing. The liquidation fee itself is not part of the test.

        Source: GMX synthetics, PositionUtils.sol isPositionLiquidatable.
        """
        return self.remaining_collateral < self.least_collateral or self.remaining_collateral <= 0

    @exact
    def liquidation_prices(self) -> Mapping[Asset, Decimal | None]:
        """The one price that matters to the position."""
        return {self.asset: self.liquidation_price}

    @property
    @exact
    def liquidation_price(self) -> Decimal | None:
        """The index price at which just K remains. None where no price above zero is the line.

        c·p + T·p − S + I − F = K. Collateral that is not the index token stands still: its value
        C takes the place of c·p, and p* = (K − C + S − I + F) / T.
        Source: GMX interface, positions utils, getLiquidationPrice.
        """
        moving_tokens = self.exposure(self.asset)
        if not moving_tokens:
            return None
        standing_still = self.remaining_collateral - moving_tokens * self.price
        price = (self.least_collateral - standing_still) / moving_tokens
        return price if price > 0 else None
