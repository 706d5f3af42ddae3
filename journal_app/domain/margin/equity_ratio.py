"""Margin on the position's value: own money must stay a share m of what the position is worth.

The law of spot margin and of perpetuals. In the notation of this module s is the signed size
(+ long, − short), z = |s|, p the price, A the cash beside the position: what a long borrowed is
negative cash, the proceeds of a short together with its collateral are positive cash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.domain.exact import exact
from journal_app.domain.margin import account
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.money import Asset


@exact
def liquidation_price(size: Decimal, cash: Decimal, maintenance_margin: Decimal) -> Decimal | None:
    """The price at which equity is just the maintenance margin; none where no price is.

    A + s·p = z·p·m, so p* = −A / (s − z·m):
    a long that owes D is liquidated below D / (u·(1 − m)), a short above A / (u·(1 + m)).
    """
    slope = size - abs(size) * maintenance_margin
    if not slope:
        return None
    price = -cash / slope
    return price if price > 0 else None


@dataclass(frozen=True, slots=True)
class EquityRatioAccount:
    """One isolated position whose margin is measured on the position's value."""

    asset: Asset
    size: Decimal
    price: Decimal
    cash: Decimal
    maintenance_margin: Decimal

    @property
    @exact
    def position_value(self) -> Decimal:
        """What the position is worth, long or short: z·p."""
        return abs(self.size) * self.price

    @property
    @exact
    def equity(self) -> Decimal:
        """E = A + s·p."""
        return self.cash + self.size * self.price

    @property
    def leverage(self) -> Decimal | None:
        """Position value / equity."""
        return account.leverage(self.position_value, self.equity)

    @property
    def margin_ratio(self) -> Decimal | None:
        """Equity / position value, which the law compares with the maintenance margin."""
        return account.margin_ratio(self.position_value, self.equity)

    @property
    def health_factor(self) -> None:
        """None: the law of lending alone has one."""

    @property
    @exact
    def is_liquidatable(self) -> bool:
        """E < z·p·m."""
        return self.equity < self.position_value * self.maintenance_margin

    @property
    @exact
    def room(self) -> Decimal:
        """E − z·p·m."""
        return self.equity - self.position_value * self.maintenance_margin

    @exact
    def exposures(self) -> Sequence[Exposure]:
        """The position; the cash beside it stands still."""
        worth, value = self.size * self.price, self.position_value
        room = worth - value * self.maintenance_margin
        return (Exposure(self.asset, worth=worth, room=room, weighed=value, closed=value),)

    @exact
    def closed_in_part(self, share: Decimal) -> EquityRatioAccount:
        """A share of the units is sold, or bought back."""
        closed = self.size * share
        return replace(self, size=self.size - closed, cash=self.cash + closed * self.price)

    def liquidation_prices(self) -> Mapping[Asset, Decimal | None]:
        """The one price that matters to an isolated position."""
        return {self.asset: liquidation_price(self.size, self.cash, self.maintenance_margin)}
