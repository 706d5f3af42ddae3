"""Rescue of an account: targets, and three ways to bring it there, side by side.

Add collateral, close a part and repay, or swap the collateral. A target is an equation of the
account. Its gap is 0 where the equation holds, and above 0 while the target is not reached; along
each way it is linear, or linear in pieces, in what is added, closed or swapped. So the answer is
solved for exactly, and put back into the account it reaches the target. Each family of margin laws
has a module: `lending_rescue`, `margin_rescue`, `gmx_rescue`; `rescue_laws` picks one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin import Account
from journal_app.domain.margin.lending import Collateral, Debt
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem


class Rescued(Account, Protocol):
    """An account that rescues are known for: it can be looked at with one price moved."""

    def price_of(self, asset: Asset) -> Decimal:
        """The price of what it holds, owes or has a position in. Raises: LookupError."""
        ...

    def at_price(self, asset: Asset, price: Decimal) -> Self:
        """The account with one asset at another price, all else standing still."""
        ...

    def exposure(self, asset: Asset) -> Decimal:
        """How it moves with a price; above zero a fall brings liquidation nearer."""
        ...


AnyAccount = TypeVar("AnyAccount", bound=Rescued, covariant=True)

# Targets


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
class CollateralRatio:
    """What is held is so many times what is owed, as vaults count it: Σ c·p = R·Σ d·p."""

    collateral_ratio: Decimal

    def of_collateral(self, held: Collateral) -> Decimal:
        """What a unit of collateral weighs in the equation: p."""
        return held.price

    def of_debt(self, owed: Debt) -> Decimal:
        """What a unit of debt weighs against it: R·p."""
        return self.collateral_ratio * owed.price


@dataclass(frozen=True, slots=True)
class CollateralFactor:
    """What closing now would leave is φ of the size, as GMX counts it: remaining = φ·|S|."""

    collateral_factor: Decimal


@dataclass(frozen=True, slots=True)
class MarginRatio:
    """Equity is r of what it controls: Σ c·p·(1 − r) = Σ d·p; elsewhere E = r·N, N the notional."""

    margin_ratio: Decimal

    def of_collateral(self, held: Collateral) -> Decimal:
        """What a unit of collateral weighs in the equation: p·(1 − r)."""
        return held.price * (ONE - self.margin_ratio)

    def of_debt(self, owed: Debt) -> Decimal:
        """What a unit of debt weighs against it: p."""
        return owed.price


@dataclass(frozen=True, slots=True)
class LiquidationPrice:
    """The line lies at this price of the asset: Σ c·p·LT = Σ d·p there, elsewhere E = MM there."""

    asset: Asset
    price: Decimal

    def of_collateral(self, held: Collateral) -> Decimal:
        """What a unit of collateral weighs in the equation: p·LT."""
        price = self.price if held.asset == self.asset else held.price
        return price * held.liquidation_threshold

    def of_debt(self, owed: Debt) -> Decimal:
        """What a unit of debt weighs against it: p."""
        return self.price if owed.asset == self.asset else owed.price


LendingTarget = HealthFactor | CollateralRatio | MarginRatio | LiquidationPrice
Target = LendingTarget | CollateralFactor

# Ways


class Opened(NamedTuple):
    """A position of an account. entry_price: its average; None where it is not known."""

    asset: Asset
    entry_price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Addition(Generic[AnyAccount]):
    """So much more of an asset as collateral, worth so much."""

    amount: Decimal
    value: Decimal
    after: AnyAccount
    asset: Asset


@dataclass(frozen=True, slots=True)
class PartialClose(Generic[AnyAccount]):
    """So many units closed, that fraction of the position and of all that are closed with it.

    repaid: value of the debt that is gone; none on a margin account, which borrows nothing.
    realised: gain of what is closed since its entry, cost deducted; none without an entry.
    cost: what closing takes. closed: the units of every asset that is closed. debts: what is repaid
    of each, in its own units. paid: what the collateral pays for it, in units of each.
    """

    fraction: Decimal
    units: Decimal
    repaid: Decimal | None
    realised: Decimal | None
    after: AnyAccount
    cost: Decimal = ZERO
    closed: Mapping[Asset, Decimal] = field(default_factory=dict)
    debts: Mapping[Asset, Decimal] = field(default_factory=dict)
    paid: Mapping[Asset, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Swap(Generic[AnyAccount]):
    """So many units of collateral given away for another asset, of which so many come in."""

    amount: Decimal
    after: AnyAccount
    asset: Asset
    into: Asset
    received: Decimal
    cost: Decimal


class Rescue(Protocol):
    """The three ways of one account to one target, under any law."""

    @property
    def account(self) -> Rescued:
        """As it is now."""
        ...

    @property
    def target(self) -> Target:
        """Where it is to be brought."""
        ...

    @property
    def subject(self) -> Asset:
        """The first of the assets that are closed; its price is the one that is looked at."""
        ...

    @property
    def shortfall(self) -> Decimal:
        """The gap of the target's equation; not above 0 where it is reached already."""
        ...

    def add_collateral(self) -> Addition[Rescued] | Problem:
        """Put more in."""
        ...

    def partial_close(self) -> PartialClose[Rescued] | Problem:
        """Close a part of one position, or the same share of several, and repay."""
        ...

    def swap_collateral(self) -> Swap[Rescued] | Problem:
        """Give collateral away for another asset."""
        ...


# How they are solved


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
def share_needed(
    gap: Callable[[Decimal], Decimal], breaks: Iterable[Decimal] = (), most: Decimal = ONE
) -> Decimal | None:
    """The least share f at which a gap that is linear between the breaks is closed.

    In the first stretch from a to b at whose end no gap is left, f = a + (b − a)·g(a) / (g(a) −
    g(b)). Where some is left at `most`, the share beyond it that the last stretch points to; None
    where that points nowhere.
    """
    before = gap(ZERO)
    if before <= 0:
        return ZERO
    cuts = sorted({ZERO, most, *(each for each in breaks if ZERO < each < most)})
    for start, end in pairwise(cuts):
        after = gap(end)
        is_closing = settled(after) < settled(before)
        if is_closing and (after <= 0 or end == most):
            return settled(start + (end - start) * before / (before - after))
        before = after
    return None


@exact
def realised_gain(
    units: Decimal, gain_per_unit: Decimal, price: Decimal, cost_rate: Decimal
) -> Decimal:
    """Gain of the units closed at a price, after what closing them costs: x·gain − x·p·q."""
    return units * gain_per_unit - units * price * cost_rate


def turned(way: str, target: Target, before: Rescued, after: Rescued) -> Problem | None:
    """A price aimed at can be met from the wrong side, when a long turns into a short."""
    if not isinstance(target, LiquidationPrice):
        return None
    if before.exposure(target.asset) * after.exposure(target.asset) >= 0:
        return None
    return Problem(way, "position_turns", {"asset": target.asset})
