"""Rescue of a margin account: put money in, or close a part of one position.

Its collateral is money already, so there is nothing to swap. Notation: E equity, N notional,
MM maintenance, s signed size, z = |s|, p price, x units closed, q cost rate on their value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import (
    Addition,
    LiquidationPrice,
    MarginRatio,
    PartialClose,
    Swap,
    amount_needed,
    realised_gain,
)


@dataclass(frozen=True, slots=True)
class MarginRescue:
    """The ways for a margin account; a liquidation price is aimed at in the market itself.

    Raises: Refused where the account has no such market.
    """

    account: MarginAccount
    market: Asset
    target: MarginRatio | LiquidationPrice
    cost_rate: Decimal = ZERO
    entry_price: Decimal | None = None

    def __post_init__(self) -> None:
        if all(position.market != self.market for position in self.account.positions):
            raise Refused.because("market", "market_not_in_account", market=self.market)

    @property
    @exact
    def shortfall(self) -> Decimal:
        """The equity that is missing: r·N − E, or MM − E with the market at the price aimed at."""
        account, target = self.account, self.target
        if isinstance(target, MarginRatio):
            return target.margin_ratio * account.notional - account.equity
        there = replace(self._position, price=target.price)
        moved = there.value - self._position.value
        maintenance = account.maintenance_margin - self._position.maintenance_margin
        return maintenance + there.maintenance_margin - account.equity - moved

    @exact
    def add_collateral(self) -> Addition[MarginAccount] | Problem:
        """Put in the equity that is missing."""
        if self._has_no_line:
            return Problem("add_collateral", "no_position", {"market": self.market})
        amount = max(ZERO, self.shortfall)
        return Addition(amount, amount, replace(self.account, equity=self.account.equity + amount))

    @exact
    def partial_close(self) -> PartialClose[MarginAccount] | Problem:
        """Close x units at today's price: E falls by the cost alone, x·p·q."""
        way, position = "partial_close", self._position
        if self._has_no_line:
            return Problem(way, "no_position", {"market": self.market})
        units = self._units_to_close()
        if units is None:
            return Problem(way, "closing_does_not_help", {"asset": self.market})
        held = abs(position.size)
        if units > held:
            facts = {"asset": self.market, "needed": units, "held": held}
            return Problem(way, "more_than_held", facts)
        side = ONE.copy_sign(position.size)
        less = replace(position, size=position.size - side * units)
        after = replace(
            self.account,
            equity=self.account.equity - units * position.price * self.cost_rate,
            positions=tuple(less if p is position else p for p in self.account.positions),
        )
        realised = None
        if self.entry_price is not None:
            gain = side * (position.price - self.entry_price)
            realised = realised_gain(units, gain, position.price, self.cost_rate)
        return PartialClose(units / held if units else ZERO, units, None, realised, after)

    def swap_collateral(self) -> Swap[MarginAccount] | Problem:
        """No way for a margin account."""
        return Problem("swap_collateral", "collateral_is_money")

    def _units_to_close(self) -> Decimal | None:
        """Each unit closed takes its own need off the shortfall, and adds what closing it costs.

        For a margin ratio x = (r·N − E) / (p·(r − q)).
        """
        position, target = self._position, self.target
        if isinstance(target, MarginRatio):
            need = position.price * target.margin_ratio
            return amount_needed(self.shortfall, need - position.price * self.cost_rate)
        return self._units_to_liquidation_price(target.price) if self.shortfall > 0 else ZERO

    def _units_to_liquidation_price(self, price: Decimal) -> Decimal | None:
        """Units x = shortfall / (P·r − s/z·(P − p) − p·q), P the price aimed at, r the rate.

        What is left of the position may fall into a lower bracket, with a rate and deduction of
        its own; only the answer that lies in its own bracket counts.
        """
        position = self._position
        size, side = abs(position.size), ONE.copy_sign(position.size)
        there = replace(position, price=price)
        without_maintenance = self.shortfall - there.maintenance_margin
        units = None
        for bracket in reversed(position.terms.brackets):
            if bracket.from_notional > there.notional:
                continue
            shortfall = without_maintenance + bracket.maintenance(there.notional)
            need = price * bracket.maintenance_margin - side * (price - position.price)
            relief = need - position.price * self.cost_rate
            units = settled(shortfall / relief) if relief > 0 else None
            if units is not None and (size - units) * price >= bracket.from_notional:
                break
        return units

    @property
    def _position(self) -> MarginPosition:
        return next(p for p in self.account.positions if p.market == self.market)

    @property
    def _has_no_line(self) -> bool:
        return isinstance(self.target, LiquidationPrice) and not self._position.size
