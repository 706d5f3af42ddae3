"""An arbitrage: bought at one place to be sold at another, and what the way there costs.

Notation: u units, p₁ and p₂ prices of buying and selling, i price impact and f fee of a side, both
fractions, g gas, O own money, r borrow rate a year, t days that the loan runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.planning.costs import HoldingCosts
from journal_app.domain.planning.ranges import (
    Range,
    above_zero,
    at_least_zero,
    signed_share,
    yearly_rate,
)

RANGES: Final[Mapping[str, Range]] = {
    "units": above_zero,
    "buy_price": above_zero,
    "sell_price": at_least_zero,
    "buy_fee_rate": yearly_rate,
    "sell_fee_rate": yearly_rate,
    "buy_impact": signed_share,
    "sell_impact": signed_share,
    "gas": at_least_zero,
    "own": at_least_zero,
    "borrow_apr": yearly_rate,
    "days": at_least_zero,
}
"""What each number may be. Fees and impacts below 0 are rebates and better fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arbitrage:
    """Units: money; fees and impacts are fractions of the price that is got or paid.

    gas: of all transactions together. own: money that is not borrowed; None means all of it.
    """

    units: Decimal
    buy_price: Decimal
    sell_price: Decimal
    buy_fee_rate: Decimal = ZERO
    sell_fee_rate: Decimal = ZERO
    buy_impact: Decimal = ZERO
    sell_impact: Decimal = ZERO
    gas: Decimal = ZERO
    own: Decimal | None = None
    borrow_apr: Decimal = ZERO
    days: Decimal = ZERO

    @property
    @exact
    def spread(self) -> Decimal:
        """p₂ − p₁, of one unit."""
        return self.sell_price - self.buy_price

    @property
    @exact
    def gross(self) -> Decimal:
        """u·(p₂ − p₁), before all costs."""
        return self.units * self.spread

    @property
    @exact
    def impact(self) -> Decimal:
        """What the own orders move the prices by: u·(p₁·i₁ + p₂·i₂)."""
        moved = self.buy_price * self.buy_impact + self.sell_price * self.sell_impact
        return self.units * moved

    @property
    @exact
    def bought_for(self) -> Decimal:
        """u·p₁·(1 + i₁), before fees."""
        return self.units * self.buy_price * (ONE + self.buy_impact)

    @property
    @exact
    def sold_for(self) -> Decimal:
        """u·p₂·(1 − i₂), before fees."""
        return self.units * self.sell_price * (ONE - self.sell_impact)

    @property
    @exact
    def fees(self) -> Decimal:
        """Of both sides, on what is really paid and got."""
        return self.bought_for * self.buy_fee_rate + self.sold_for * self.sell_fee_rate

    @property
    @exact
    def outlay(self) -> Decimal:
        """What must be paid before anything is sold: u·p₁·(1 + i₁)·(1 + f₁) + g."""
        return self.bought_for * (ONE + self.buy_fee_rate) + self.gas

    @property
    @exact
    def borrowed(self) -> Decimal:
        """max(0, outlay − O)."""
        return ZERO if self.own is None else max(ZERO, self.outlay - self.own)

    @property
    @exact
    def interest(self) -> Decimal:
        """Borrowed·r·t / 365.

        Raises: Refused `debt_below_zero`, where a rate below 0 would leave less than no debt.
        """
        return self.borrowed * HoldingCosts(self.borrow_apr, self.days).rate_of_time

    @property
    @exact
    def profit(self) -> Decimal:
        """u·p₂·(1 − i₂)·(1 − f₂) − outlay − interest."""
        return self.sold_for * (ONE - self.sell_fee_rate) - self.outlay - self.interest

    @property
    @exact
    def capital_used(self) -> Decimal:
        """Own money in the trade: outlay − borrowed."""
        return self.outlay - self.borrowed

    @property
    @exact
    def return_on_capital(self) -> Decimal | None:
        """Profit / own money in the trade, of the one trade. None where all is borrowed."""
        used = self.capital_used
        return self.profit / used if used > 0 else None

    @property
    @exact
    def break_even_sell_price(self) -> Decimal | None:
        """The price of selling that just pays for everything.

        p₂* = (outlay + interest) / (u·(1 − i₂)·(1 − f₂)). None where a sale brings nothing.
        """
        kept = self.units * (ONE - self.sell_impact) * (ONE - self.sell_fee_rate)
        return (self.outlay + self.interest) / kept if kept > 0 else None

    @property
    @exact
    def break_even_spread(self) -> Decimal | None:
        """The spread at which the profit vanishes: p₂* − p₁."""
        price = self.break_even_sell_price
        return None if price is None else price - self.buy_price
