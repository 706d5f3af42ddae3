"""One isolated position under a margin law: its liquidation price, and whether it is past it.

A law only has to say which account it makes of a position; the account knows the rest. In the
notation here s is the signed size (+ long, − short) and A the cash beside it: what a long has
borrowed is negative cash, a short's proceeds with its collateral are positive cash.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin import Account
from journal_app.domain.margin.debt_ratio import DebtRatioAccount
from journal_app.domain.margin.equity_ratio import EquityRatioAccount
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.money import Asset

_POSITION: Final = Asset("position")
_MONEY: Final = Asset("money")


@dataclass(frozen=True, slots=True)
class Holding:
    """What an isolated position consists of: s units of its asset, and cash A beside them."""

    size: Decimal
    cash: Decimal

    @exact
    def equity(self, price: Decimal) -> Decimal:
        """A + s·p."""
        return self.cash + self.size * price


class IsolatedLaw(Protocol):
    """A margin law with its requirement, applied to one isolated position."""

    def account(self, holding: Holding, price: Decimal) -> Account:
        """The account that the position makes at a price."""
        ...

    def health_factor(self, holding: Holding, price: Decimal) -> Decimal | None:
        """The health factor, where the law knows one and there is debt."""
        ...


@dataclass(frozen=True, slots=True)
class EquityRatio:
    """Equity must be at least a share m of the position's value. Spot margin and perpetuals."""

    maintenance_margin: Decimal

    def account(self, holding: Holding, price: Decimal) -> Account:
        """An account with margin on the position's value."""
        return EquityRatioAccount(
            _POSITION, holding.size, price, holding.cash, self.maintenance_margin
        )

    def health_factor(self, _holding: Holding, _price: Decimal) -> None:
        """None; the margin ratio is what this law looks at."""


@dataclass(frozen=True, slots=True)
class DebtRatio:
    """What is held must be at least 1 + m times what is owed. Vaults."""

    maintenance_margin: Decimal

    def account(self, holding: Holding, price: Decimal) -> Account:
        """An account with margin on its debt."""
        return DebtRatioAccount(
            _POSITION, holding.size, price, holding.cash, self.maintenance_margin
        )

    def health_factor(self, _holding: Holding, _price: Decimal) -> None:
        """None; the ratio of holdings to debt is what this law looks at."""


@dataclass(frozen=True, slots=True)
class Lending:
    """Debt may be at most a share T, the liquidation threshold, of what is held."""

    liquidation_threshold: Decimal

    def account(self, holding: Holding, price: Decimal) -> LendingAccount:
        """A lending account in which the position and the cash stand on their own sides."""
        amounts = ((_POSITION, holding.size, price), (_MONEY, holding.cash, ONE))
        threshold = self.liquidation_threshold
        return LendingAccount(
            collateral=tuple(
                Collateral(asset, amount, unit_price, threshold, threshold)
                for asset, amount, unit_price in amounts
                if amount > 0
            ),
            debt=tuple(
                Debt(asset, -amount, unit_price)
                for asset, amount, unit_price in amounts
                if amount < 0
            ),
        )

    def health_factor(self, holding: Holding, price: Decimal) -> Decimal | None:
        """Held value·T / debt value."""
        return self.account(holding, price).health_factor


@exact
def liquidation_price(law: IsolatedLaw, holding: Holding) -> Decimal | None:
    """The price beyond which the position is liquidated; exactly at it is still safe.

    None where no price above zero is the line. Settled, so that the last digits of a quotient do
    not decide on which side of the line a price lies.
    """
    price = law.account(holding, ONE).liquidation_prices().get(_POSITION)
    return None if price is None else settled(price)


@exact
def is_liquidated(law: IsolatedLaw, holding: Holding, price: Decimal) -> bool:
    """Whether the position is past the line at a price.

    Without such a line the price does not matter: the position is always safe, or never.
    """
    line = liquidation_price(law, holding)
    if line is None:
        return law.account(holding, price).is_liquidatable
    return price < line if holding.size > ZERO else price > line
