"""Rescue of a lending account: three ways to bring it to a target, side by side.

Add collateral, close a part and repay, or swap the collateral. A target is an equation, and each
way changes it in proportion to an amount x, so x = shortfall / what a unit of x takes off it.
Put back into the account, the answer reaches the target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, TypeVar

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused

AnyAccount = TypeVar("AnyAccount", LendingAccount, MarginAccount)


@dataclass(frozen=True, slots=True)
class HealthFactor:
    """Σ c·p·LT = H·Σ d·p."""

    health_factor: Decimal

    def of_collateral(self, held: Collateral) -> Decimal:
        """What a unit of collateral weighs in the equation: p·LT."""
        return held.price * held.liquidation_threshold

    def of_debt(self, owed: Debt) -> Decimal:
        """What a unit of debt weighs against it: H·p."""
        return self.health_factor * owed.price


@dataclass(frozen=True, slots=True)
class MarginRatio:
    """Equity is r of what it controls: Σ c·p·(1 − r) = Σ d·p; of a margin account E = r·N."""

    margin_ratio: Decimal

    def of_collateral(self, held: Collateral) -> Decimal:
        """What a unit of collateral weighs in the equation: p·(1 − r)."""
        return held.price * (ONE - self.margin_ratio)

    def of_debt(self, owed: Debt) -> Decimal:
        """What a unit of debt weighs against it: p."""
        return owed.price


@dataclass(frozen=True, slots=True)
class LiquidationPrice:
    """Σ c·p·LT = Σ d·p with the asset at this price; of a margin account E = MM there."""

    asset: Asset
    price: Decimal

    def of_collateral(self, held: Collateral) -> Decimal:
        """What a unit of collateral weighs in the equation: p·LT."""
        price = self.price if held.asset == self.asset else held.price
        return price * held.liquidation_threshold

    def of_debt(self, owed: Debt) -> Decimal:
        """What a unit of debt weighs against it: p."""
        return self.price if owed.asset == self.asset else owed.price


Target = HealthFactor | MarginRatio | LiquidationPrice


@dataclass(frozen=True, slots=True)
class Addition(Generic[AnyAccount]):
    """So much more collateral, worth so much."""

    amount: Decimal
    value: Decimal
    after: AnyAccount


@dataclass(frozen=True, slots=True)
class PartialClose(Generic[AnyAccount]):
    """So many units closed, that fraction of the position.

    repaid: value of the debt that is gone; none on a margin account, which borrows nothing.
    realised: gain of the closed part since its entry, cost deducted; none without an entry.
    """

    fraction: Decimal
    units: Decimal
    repaid: Decimal | None
    realised: Decimal | None
    after: AnyAccount


@dataclass(frozen=True, slots=True)
class Swap(Generic[AnyAccount]):
    """So many units of collateral given away for another asset."""

    amount: Decimal
    after: AnyAccount


@exact
def amount_needed(shortfall: Decimal, relief: Decimal) -> Decimal | None:
    """How much of a way brings the shortfall to 0, if a unit relieves by so much.

    Nothing is needed without a shortfall; none where a unit does not help. Settled, so that all
    that is held is all, and leaves no rounded rest.
    """
    if shortfall <= 0:
        return ZERO
    return settled(shortfall / relief) if relief > 0 else None


@exact
def realised_gain(
    units: Decimal, gain_per_unit: Decimal, price: Decimal, cost_rate: Decimal
) -> Decimal:
    """Gain of the units closed at a price, after what closing them costs: x·gain − x·p·q."""
    return units * gain_per_unit - units * price * cost_rate


@dataclass(frozen=True, slots=True)
class LendingRescue:
    """The three ways for a lending account. Notation: x units, p price, q cost rate on value.

    An asset that is held is the collateral that is added, sold and swapped; selling it repays
    every debt by the same share. Of an asset that is only owed, units are bought back, and the
    largest collateral is the one that pays, is added and is swapped.
    Raises: Refused where the asset is absent, or listed at two prices or on two terms.
    """

    account: LendingAccount
    asset: Asset
    target: Target
    cost_rate: Decimal = ZERO
    entry_price: Decimal | None = None
    swap_to: Collateral | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "account", _with_one_entry(self.account, self.asset))

    @property
    @exact
    def shortfall(self) -> Decimal:
        """Weight of the debt − weight of the collateral; above 0 the target is not reached."""
        held = (c.amount * self.target.of_collateral(c) for c in self.account.collateral)
        return self._weight_of_debt - sum(held, ZERO)

    @exact
    def add_collateral(self) -> Addition[LendingAccount] | Problem:
        """Put in x units: x = shortfall / w, w the weight of a unit."""
        way, backing = "add_collateral", self.backing
        if backing is None:
            return Problem(way, "no_collateral")
        units = amount_needed(self.shortfall, self.target.of_collateral(backing))
        if units is None:
            return Problem(way, "adding_does_not_help", {"asset": backing.asset})
        after = self._after(backing, units)
        return self._turned(way, after) or Addition(units, units * backing.price, after)

    @exact
    def partial_close(self) -> PartialClose[LendingAccount] | Problem:
        """Sell a part of what is held, or buy back a part of what is only owed, and repay."""
        backing = self.backing
        if backing is None:
            return Problem("partial_close", "no_collateral")
        if backing.asset == self.asset:
            return self._sell(backing)
        (owed,) = (owed for owed in self.account.debt if owed.asset == self.asset)
        return self._buy_back(owed, backing)

    def _sell(self, held: Collateral) -> PartialClose[LendingAccount] | Problem:
        """Units x = shortfall / (p·(1 − q)·v − w), v the weight of a unit of money owed.

        With the weights of a health factor: x = (H·B − K) / (p·(H·(1 − q) − LT)).
        """
        way, debt_value = "partial_close", self.account.debt_value
        proceeds = held.price * (ONE - self.cost_rate)
        relief = -self.target.of_collateral(held)
        if debt_value:
            relief += proceeds * self._weight_of_debt / debt_value
        units = amount_needed(self.shortfall, relief)
        if units is None or (units and not debt_value):
            return Problem(way, "closing_does_not_help", {"asset": held.asset})
        if units > held.amount:
            return _more_than_held(way, units, held)
        share_repaid = settled(units * proceeds / debt_value) if units else ZERO
        if share_repaid > 1:
            return Problem(way, "more_than_owed", {"asset": held.asset})
        left = (replace(d, amount=d.amount * (ONE - share_repaid)) for d in self.account.debt)
        after = self._after(held, -units, tuple(left))
        return self._turned(way, after) or PartialClose(
            units / held.amount if units else ZERO,
            units,
            units * proceeds,
            self._realised(units, ONE, held.price),
            after,
        )

    def _buy_back(self, owed: Debt, backing: Collateral) -> PartialClose[LendingAccount] | Problem:
        """Units x = shortfall / (v − p·(1 + q)·w / p_c): a unit no longer owed weighed v.

        It costs p·(1 + q) of the collateral, whose units weigh w at a price p_c.
        """
        way = "partial_close"
        if not backing.price:
            return Problem(way, "closing_does_not_help", {"asset": owed.asset})
        paid = owed.price * (ONE + self.cost_rate) / backing.price
        relief = self.target.of_debt(owed) - paid * self.target.of_collateral(backing)
        units = amount_needed(self.shortfall, relief)
        if units is None:
            return Problem(way, "closing_does_not_help", {"asset": owed.asset})
        if units > owed.amount:
            return Problem(way, "more_than_owed", {"asset": owed.asset})
        if units * paid > backing.amount:
            return _more_than_held(way, units * paid, backing)
        less = replace(owed, amount=owed.amount - units)
        left = tuple(less if other is owed else other for other in self.account.debt)
        after = self._after(backing, -units * paid, left)
        return self._turned(way, after) or PartialClose(
            units / owed.amount if units else ZERO,
            units,
            units * owed.price,
            self._realised(units, -ONE, owed.price),
            after,
        )

    @exact
    def swap_collateral(self) -> Swap[LendingAccount] | Problem:
        """Give away x units for another asset: x = shortfall / (p·(1 − q)·w′ / p′ − w).

        With the weights of a health factor: x = (H·B − K) / (p·((1 − q)·LT′ − LT)).
        """
        way, backing, bought = "swap_collateral", self.backing, self.swap_to
        if bought is None:
            return Problem(way, "nothing_to_swap_into")
        if backing is None:
            return Problem(way, "no_collateral")
        received = backing.price * (ONE - self.cost_rate) / bought.price
        weight = self.target.of_collateral
        units = amount_needed(self.shortfall, received * weight(bought) - weight(backing))
        if units is None:
            facts = {"asset": backing.asset, "other": bought.asset}
            return Problem(way, "swapping_does_not_help", facts)
        if units > backing.amount:
            return _more_than_held(way, units, backing)
        after = self._after(backing, -units)
        if units:
            new = replace(bought, amount=units * received)
            after = replace(after, collateral=(*after.collateral, new))
        return self._turned(way, after) or Swap(units, after)

    @property
    def _weight_of_debt(self) -> Decimal:
        owed = (d.amount * self.target.of_debt(d) for d in self.account.debt)
        return sum(owed, ZERO)

    @property
    def backing(self) -> Collateral | None:
        """The collateral that is added, sold or swapped. None where the account has none."""
        held = [c for c in self.account.collateral if c.asset == self.asset]
        return max(held or self.account.collateral, key=lambda c: c.value, default=None)

    def _after(
        self, backing: Collateral, units: Decimal, debt: tuple[Debt, ...] | None = None
    ) -> LendingAccount:
        collateral = list(self.account.collateral)
        place = collateral.index(backing)
        collateral[place] = replace(backing, amount=backing.amount + units)
        return LendingAccount(tuple(collateral), self.account.debt if debt is None else debt)

    def _realised(self, units: Decimal, side: Decimal, price: Decimal) -> Decimal | None:
        if self.entry_price is None:
            return None
        return realised_gain(units, side * (price - self.entry_price), price, self.cost_rate)

    def _turned(self, way: str, after: LendingAccount) -> Problem | None:
        """A price aimed at can be met from the wrong side, when a long turns into a short."""
        if not isinstance(self.target, LiquidationPrice):
            return None
        asset = self.target.asset
        if self.account.exposure(asset) * after.exposure(asset) >= 0:
            return None
        return Problem(way, "position_turns", {"asset": asset})


def _more_than_held(way: str, units: Decimal, held: Collateral) -> Problem:
    facts = {"asset": held.asset, "needed": units, "held": held.amount}
    return Problem(way, "more_than_held", facts)


@exact
def _with_one_entry(account: LendingAccount, asset: Asset) -> LendingAccount:
    """The account with all of the asset in one entry on each side."""
    collateral = [c for c in account.collateral if c.asset != asset]
    debt = [d for d in account.debt if d.asset != asset]
    held = [c for c in account.collateral if c.asset == asset]
    owed = [d for d in account.debt if d.asset == asset]
    if not held and not owed:
        raise Refused.because("asset", "asset_not_in_account", asset=asset)
    if len({replace(c, amount=ZERO) for c in held}) > 1 or len({d.price for d in owed}) > 1:
        raise Refused.because("asset", "asset_disagrees", asset=asset)
    if held:
        collateral.insert(0, replace(held[0], amount=sum((c.amount for c in held), ZERO)))
    if owed:
        debt.insert(0, replace(owed[0], amount=sum((d.amount for d in owed), ZERO)))
    return LendingAccount(tuple(collateral), tuple(debt))
