"""The carry of a loan: what it costs, net of what the collateral behind it earns.

Notation: B debt value, r its rate, C collateral value, y its yield, both a year; t days.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.money import YEAR_DAYS


@dataclass(frozen=True, slots=True)
class Carry:
    """A debt and the collateral behind it, held for some days. Units: money, yearly fractions."""

    debt_value: Decimal
    borrow_apr: Decimal
    collateral_value: Decimal
    collateral_apr: Decimal
    days: Decimal

    @property
    @exact
    def cost_per_year(self) -> Decimal:
        """B·r − C·y; below zero the collateral earns more than the debt costs."""
        return self.debt_value * self.borrow_apr - self.collateral_value * self.collateral_apr

    @property
    @exact
    def cost_per_day(self) -> Decimal:
        """(B·r − C·y) / 365."""
        return self.cost_per_year / YEAR_DAYS

    @property
    @exact
    def cost(self) -> Decimal:
        """Of all the days."""
        return self.cost_per_year * self.days / YEAR_DAYS

    @property
    @exact
    def net_apr(self) -> Decimal | None:
        """Cost per year / debt; it is r − y only where the collateral is worth as much as the debt.

        None without debt.
        """
        return self.cost_per_year / self.debt_value if self.debt_value else None

    @exact
    def break_even(self, entry: Decimal, units: Decimal) -> Decimal | None:
        """The price at which a long has earned its carry: E + cost / u.

        None without units, and where no price above zero is low enough.
        """
        price = entry + self.cost / units if units else ZERO
        return price if price > 0 else None

    @exact
    def rate_at_which_target_pays_nothing(
        self, entry: Decimal, units: Decimal, target: Decimal
    ) -> Decimal | None:
        """The borrow rate that eats a long's profit at the target: (u·(T − E)·365 / t + C·y) / B.

        None without debt or time.
        """
        if not self.debt_value or not self.days:
            return None
        profit_per_year = units * (target - entry) * YEAR_DAYS / self.days
        earned_per_year = self.collateral_value * self.collateral_apr
        return (profit_per_year + earned_per_year) / self.debt_value
