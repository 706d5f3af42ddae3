"""Lending accounts: each collateral counts up to its own threshold, against all debt together.

The law of Aave, Compound and Morpho. Notation: c amount of a collateral, d amount of a debt,
p price, LTV most loan-to-value, LT liquidation threshold, C collateral value, B debt value,
K = Σ c·p·LT the capacity. Human units and exact decimals; the rounding of integers on a chain
is not imitated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import account
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.money import Asset


@dataclass(frozen=True, slots=True)
class Collateral:
    """An amount of an asset that backs debt, with the terms under which it does."""

    asset: Asset
    amount: Decimal
    price: Decimal
    max_ltv: Decimal
    liquidation_threshold: Decimal

    @property
    @exact
    def value(self) -> Decimal:
        """c·p."""
        return self.amount * self.price

    @property
    @exact
    def capacity(self) -> Decimal:
        """The debt that this collateral can carry without being liquidated: c·p·LT."""
        return self.amount * self.price * self.liquidation_threshold


@dataclass(frozen=True, slots=True)
class Debt:
    """An amount of an asset that is owed, interest included."""

    asset: Asset
    amount: Decimal
    price: Decimal

    @property
    @exact
    def value(self) -> Decimal:
        """d·p."""
        return self.amount * self.price


@dataclass(frozen=True, slots=True)
class LendingAccount:
    """Everything that stands for everything that is owed. An asset may occur more than once."""

    collateral: tuple[Collateral, ...]
    debt: tuple[Debt, ...]

    @property
    @exact
    def collateral_value(self) -> Decimal:
        """C = Σ c·p."""
        return sum((held.value for held in self.collateral), ZERO)

    @property
    @exact
    def debt_value(self) -> Decimal:
        """B = Σ d·p."""
        return sum((owed.value for owed in self.debt), ZERO)

    @property
    @exact
    def capacity(self) -> Decimal:
        """The most debt before liquidation: K = Σ c·p·LT."""
        return sum((held.capacity for held in self.collateral), ZERO)

    @property
    @exact
    def borrow_limit(self) -> Decimal:
        """The most debt that may be taken up: Σ c·p·LTV."""
        return sum((held.value * held.max_ltv for held in self.collateral), ZERO)

    @property
    @exact
    def available_to_borrow(self) -> Decimal:
        """What may still be borrowed: max(0, Σ c·p·LTV − B)."""
        return max(ZERO, self.borrow_limit - self.debt_value)

    @property
    @exact
    def equity(self) -> Decimal:
        """E = C − B; below zero where the debt is worth more."""
        return self.collateral_value - self.debt_value

    @property
    @exact
    def ltv(self) -> Decimal | None:
        """Loan to value: B / C. None without collateral."""
        return self.debt_value / self.collateral_value if self.collateral_value else None

    @property
    @exact
    def max_ltv(self) -> Decimal | None:
        """The most loan-to-value of the mix, weighted by value. None without collateral."""
        return self.borrow_limit / self.collateral_value if self.collateral_value else None

    @property
    @exact
    def liquidation_threshold(self) -> Decimal | None:
        """The threshold of the mix, weighted by value: K / C. None without collateral."""
        return self.capacity / self.collateral_value if self.collateral_value else None

    @property
    @exact
    def health_factor(self) -> Decimal | None:
        """HF = K / B. None without debt, where nothing can be liquidated.

        Source: Aave v3, GenericLogic.calculateUserAccountData; Morpho Blue SDK, getHealthFactor.
        """
        return self.capacity / self.debt_value if self.debt_value else None

    @property
    @exact
    def is_liquidatable(self) -> bool:
        """K < B, which is HF < 1; equality is safe.

        Source: Aave v3, ValidationLogic; Compound Comet, isLiquidatable; Morpho Blue, _isHealthy.
        """
        return self.capacity < self.debt_value

    @property
    @exact
    def room(self) -> Decimal:
        """K − B, the debt that may still be added before the line."""
        return self.capacity - self.debt_value

    def exposures(self) -> Sequence[Exposure]:
        """Collateral counts by its threshold, debt in full."""
        return (
            *(
                Exposure(
                    held.asset,
                    worth=held.value,
                    room=held.capacity,
                    weighed=held.value,
                    most_points=held.liquidation_threshold,
                )
                for held in self.collateral
            ),
            *(
                Exposure(owed.asset, worth=-owed.value, room=-owed.value, closed=owed.value)
                for owed in self.debt
            ),
        )

    @exact
    def closed_in_part(self, share: Decimal) -> Self:
        """A share of every debt is repaid out of all collateral alike, as far as that reaches."""
        held, owed = self.collateral_value, self.debt_value
        repaid = min(share * owed, held)
        left = ONE - repaid / held if held else ONE
        still = ONE - repaid / owed if owed else ONE
        return type(self)(
            tuple(replace(each, amount=each.amount * left) for each in self.collateral),
            tuple(replace(each, amount=each.amount * still) for each in self.debt),
        )

    @property
    def leverage(self) -> Decimal | None:
        """C / E, the leverage of a loop. None where no equity is left."""
        return account.leverage(self.collateral_value, self.equity)

    @property
    def margin_ratio(self) -> Decimal | None:
        """E / C = 1 − LTV. None without collateral."""
        return account.margin_ratio(self.collateral_value, self.equity)

    @property
    @exact
    def most_leverage(self) -> Decimal | None:
        """1 / (1 − LTV of the mix), which a loop nears and never reaches. None at an LTV of 1."""
        max_ltv = self.max_ltv
        return None if max_ltv is None else account.most_leverage(ONE - max_ltv)

    @property
    @exact
    def fall_to_liquidation(self) -> Decimal | None:
        """The fall of all collateral together that reaches liquidation: 1 − 1 / HF = 1 − B / K.

        Negative where it is already passed. None without debt, and where nothing carries debt.
        """
        if not self.debt_value or not self.capacity:
            return None
        return ONE - self.debt_value / self.capacity

    @exact
    def exposure(self, asset: Asset) -> Decimal:
        """How the margin moves with the price of one asset: Σ c·LT − Σ d of it.

        Above zero a fall of the price brings liquidation nearer, below zero a rise does.
        """
        exposure, _ = self._by_asset().get(asset, (ZERO, ZERO))
        return exposure

    def price_of(self, asset: Asset) -> Decimal:
        """The price of an asset that is held or owed. Raises: LookupError."""
        listed: tuple[Collateral | Debt, ...] = (*self.collateral, *self.debt)
        return {each.asset: each.price for each in reversed(listed)}[asset]

    def at_price(self, asset: Asset, price: Decimal) -> Self:
        """The account with one asset at another price, all else standing still."""
        return replace(
            self,
            collateral=tuple(
                replace(c, price=price) if c.asset == asset else c for c in self.collateral
            ),
            debt=tuple(replace(d, price=price) if d.asset == asset else d for d in self.debt),
        )

    @exact
    def liquidation_prices(self) -> Mapping[Asset, Decimal | None]:
        """The price of each asset at which K = B while the other prices stand still.

        p*_k = (Σ_{j≠k} d_j·p_j − Σ_{i≠k} c_i·p_i·LT_i) / (Σ c_k·LT_k − Σ d_k).
        None where no price above zero is the line: the rest carries everything, or nothing.
        """
        by_asset = self._by_asset()
        lacking = sum((lacking_here for _, lacking_here in by_asset.values()), ZERO)
        return {
            asset: _price_at_line(lacking - lacking_here, exposure)
            for asset, (exposure, lacking_here) in by_asset.items()
        }

    def _by_asset(self) -> Mapping[Asset, tuple[Decimal, Decimal]]:
        """For each asset its exposure Σ c·LT − Σ d, and what it lacks: Σ d·p − Σ c·p·LT."""
        sums: dict[Asset, tuple[Decimal, Decimal]] = {}
        for held in self.collateral:
            exposure, lacking = sums.get(held.asset, (ZERO, ZERO))
            exposure += held.amount * held.liquidation_threshold
            sums[held.asset] = (exposure, lacking - held.capacity)
        for owed in self.debt:
            exposure, lacking = sums.get(owed.asset, (ZERO, ZERO))
            sums[owed.asset] = (exposure - owed.amount, lacking + owed.value)
        return sums


def _price_at_line(lacking_elsewhere: Decimal, exposure: Decimal) -> Decimal | None:
    if not exposure:
        return None
    price = lacking_elsewhere / exposure
    return price if price > 0 else None
