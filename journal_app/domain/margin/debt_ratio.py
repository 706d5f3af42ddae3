"""Margin on the debt: what is held must be worth at least 1 + m times what is owed.

The law of vaults; a required ratio of 120 % is m = 0.2. For a short the debt is the position, so
there the law agrees with margin on the position's value; for a long it is the milder of the two.
Notation as in `equity_ratio`: s signed size, z = |s|, p price, A cash (negative: borrowed).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin import account
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.money import Asset


@exact
def liquidation_price(size: Decimal, cash: Decimal, maintenance_margin: Decimal) -> Decimal | None:
    """The price at which holdings are just 1 + m times the debt; none where no price is.

    A long that owes D is liquidated below D·(1 + m) / u, a short above A / (u·(1 + m)).
    """
    if size > 0:
        price = -cash * (ONE + maintenance_margin) / size
    elif size < 0:
        price = cash / (-size * (ONE + maintenance_margin))
    else:
        return None
    return price if price > 0 else None


@dataclass(frozen=True, slots=True)
class DebtRatioAccount:
    """One isolated position whose margin is measured on what it owes."""

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
    def held_value(self) -> Decimal:
        """What is held: the units of a long, and cash above zero."""
        return max(self.size * self.price, ZERO) + max(self.cash, ZERO)

    @property
    @exact
    def debt_value(self) -> Decimal:
        """What is owed: the units of a short, and cash below zero."""
        return max(-self.size * self.price, ZERO) + max(-self.cash, ZERO)

    @property
    @exact
    def equity(self) -> Decimal:
        """Held value − debt value."""
        return self.held_value - self.debt_value

    @property
    def leverage(self) -> Decimal | None:
        """Position value / equity."""
        return account.leverage(self.position_value, self.equity)

    @property
    def margin_ratio(self) -> Decimal | None:
        """Equity / position value, to be compared with other accounts; not what this law uses."""
        return account.margin_ratio(self.position_value, self.equity)

    @property
    @exact
    def collateral_ratio(self) -> Decimal | None:
        """Held value / debt value, which the law compares with 1 + m; none without debt."""
        return self.held_value / self.debt_value if self.debt_value else None

    @property
    def health_factor(self) -> None:
        """None: the law of lending alone has one."""

    @property
    @exact
    def is_liquidatable(self) -> bool:
        """Held value < debt value·(1 + m)."""
        return self.held_value < self.debt_value * (ONE + self.maintenance_margin)

    @property
    @exact
    def room(self) -> Decimal:
        """Held value / (1 + m) − debt value: the debt that may still be added before the line."""
        return self.held_value * self._threshold - self.debt_value

    @exact
    def exposures(self) -> Sequence[Exposure]:
        """The units of a long are held, those of a short owed; the cash stands still."""
        value, threshold = self.position_value, self._threshold
        cash = Exposure(
            None,
            weighed=max(self.cash, ZERO),
            most_points=threshold,
            closed=max(-self.cash, ZERO),
        )
        if self.size > 0:
            room = value * threshold
            return Exposure(self.asset, value, room, value, most_points=threshold), cash
        return Exposure(self.asset, -value, -value, closed=value), cash

    @property
    @exact
    def _threshold(self) -> Decimal:
        """1 / (1 + m): the debt that each unit of what is held may carry."""
        return ONE / (ONE + self.maintenance_margin)

    @exact
    def closed_in_part(self, share: Decimal) -> DebtRatioAccount:
        """A share of the units is sold, or bought back."""
        closed = self.size * share
        return replace(self, size=self.size - closed, cash=self.cash + closed * self.price)

    def liquidation_prices(self) -> Mapping[Asset, Decimal | None]:
        """The one price that matters to an isolated position."""
        return {self.asset: liquidation_price(self.size, self.cash, self.maintenance_margin)}


class VaultAccount(LendingAccount):
    """Several collaterals and debts under this law: every threshold is 1 / (1 + m).

    A vault speaks of its collateral ratio; it has no health factor.
    """

    __slots__ = ()

    @property
    def health_factor(self) -> None:
        """None: the law of lending alone has one."""

    @property
    @exact
    def collateral_ratio(self) -> Decimal | None:
        """Collateral value / debt value, which the law compares with 1 + m; none without debt."""
        return self.collateral_value / self.debt_value if self.debt_value else None
