"""Looping: borrow against collateral, buy more of it, and again; and the way back.

Notation: c units of collateral at price p, B debt, ℓ the loan-to-value of each step, T the
liquidation threshold, κ the swap cost as a share of what is swapped, g the cost of a step in
money (gas), h the health factor that unwinding keeps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import account
from journal_app.domain.margin.isolated import Holding, Lending, liquidation_price

MOST_STEPS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopTerms:
    """The market and the costs that a loop is made under.

    Units: `step_cost` is money for each step, `swap_cost` a share of what is swapped; the rates
    are yearly fractions.
    """

    price: Decimal
    ltv: Decimal
    liquidation_threshold: Decimal
    swap_cost: Decimal = ZERO
    step_cost: Decimal = ZERO
    borrow_apr: Decimal = ZERO
    supply_apr: Decimal = ZERO

    @property
    @exact
    def kept_of_swap(self) -> Decimal:
        """1 − κ."""
        return ONE - self.swap_cost

    @property
    @exact
    def limit(self) -> Decimal | None:
        """The exposure that endless steps would near: 1 / (1 − ℓ·(1 − κ)). None where boundless."""
        return account.most_leverage(ONE - self.ltv * self.kept_of_swap)


@dataclass(frozen=True, slots=True)
class LoopedAccount:
    """Collateral and debt between two steps. Units: collateral in units, debt in money."""

    collateral: Decimal
    debt: Decimal
    terms: LoopTerms

    @property
    @exact
    def collateral_value(self) -> Decimal:
        """c·p."""
        return self.collateral * self.terms.price

    @property
    @exact
    def equity(self) -> Decimal:
        """c·p − B: own money less what the steps cost."""
        return self.collateral_value - self.debt

    @property
    def health_factor(self) -> Decimal | None:
        """c·p·T / B. None without debt."""
        return self._law.health_factor(self._holding, self.terms.price)

    @property
    def liquidation_price(self) -> Decimal | None:
        """B / (c·T). None without debt."""
        return liquidation_price(self._law, self._holding)

    @property
    @exact
    def net_apr(self) -> Decimal | None:
        """What a year brings on own equity: (yield·c·p − borrow APR·B) / (c·p − B)."""
        terms = self.terms
        earned = terms.supply_apr * self.collateral_value - terms.borrow_apr * self.debt
        return earned / self.equity if self.equity > 0 else None

    @property
    def _law(self) -> Lending:
        return Lending(self.terms.liquidation_threshold)

    @property
    def _holding(self) -> Holding:
        return Holding(self.collateral, -self.debt)


@dataclass(frozen=True, slots=True)
class LoopStep:
    """One step of the loop and the account after it. Units: borrowed money, bought units."""

    borrowed: Decimal
    bought: Decimal
    after: LoopedAccount


@dataclass(frozen=True, slots=True)
class UnwindStep:
    """One step back and the account after it. Units: sold units, repaid money."""

    sold: Decimal
    repaid: Decimal
    after: LoopedAccount


@exact
def loop(amount: Decimal, terms: LoopTerms, steps: int) -> list[LoopStep]:
    """Borrow ℓ of what was last bought, swap it, deposit it, so many times.

    bought = (borrowed·(1 − κ) − g) / p. The loop ends early where a step would buy nothing, or
    so little that the collateral stays the same in all its digits.
    """
    taken: list[LoopStep] = []
    held, fresh = LoopedAccount(amount, ZERO, terms), amount
    for _ in range(steps):
        borrowed = terms.ltv * fresh * terms.price
        fresh = (borrowed * terms.kept_of_swap - terms.step_cost) / terms.price
        collateral = held.collateral + fresh
        if collateral <= held.collateral:
            break
        held = replace(held, collateral=collateral, debt=held.debt + borrowed)
        taken.append(LoopStep(borrowed, fresh, held))
    return taken


@exact
def room_to_sell(
    capacity: Decimal, debt_value: Decimal, least_health: Decimal, weight: Decimal
) -> Decimal:
    """Units that may be sold before anything of it repays: w = (K − h·B) / (p·T).

    capacity: K, what all collateral carries. weight: p·T, what a unit of what is sold carries.
    """
    return (capacity - least_health * debt_value) / weight


@exact
def unwind(held: LoopedAccount, least_health: Decimal) -> list[UnwindStep] | None:
    """Withdraw, sell and repay until nothing is owed, and never pass below a health factor.

    Each step withdraws all that the health h allows before its proceeds repay, or
    just what is still needed, (B + g) / (p·(1 − κ)).
    None where that never ends: no room above h, or a step's cost eats what it sells.
    """
    terms = held.terms
    price_kept = terms.price * terms.kept_of_swap
    steps: list[UnwindStep] = []
    while held.debt:
        if not (price_kept and terms.liquidation_threshold) or len(steps) == MOST_STEPS:
            return None
        weight = terms.price * terms.liquidation_threshold
        room = room_to_sell(held.collateral * weight, held.debt, least_health, weight)
        needed = (held.debt + terms.step_cost) / price_kept
        sold = min(room, needed)
        repaid = held.debt if sold == needed else sold * price_kept - terms.step_cost
        if repaid <= 0:
            return None
        held = replace(held, collateral=held.collateral - sold, debt=held.debt - repaid)
        steps.append(UnwindStep(sold, repaid, held))
    return steps
