"""The margin laws: when an account is liquidated, and at which price. One module per law.

`lending` weighs each collateral with its own threshold; `equity_ratio` asks for own money as a
share of the position, `debt_ratio` for value beyond the debt; `perpetual` pools positions behind
one equity; `gmx` keeps the size of a position fixed in money. Each tells its `exposure` to prices,
and `moves` follows any account along a move of them, `liquidation` beyond its line. A law is a
value that is handed around, never a branch on the name of a platform.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.money import Asset


class Account(Protocol):
    """What an account can say for itself under any margin law."""

    @property
    def equity(self) -> Decimal:
        """What would be left if everything were sold and every debt repaid now."""
        ...

    @property
    def leverage(self) -> Decimal | None:
        """What the account controls for each unit of equity; none without equity."""
        ...

    @property
    def margin_ratio(self) -> Decimal | None:
        """Equity for each unit of what the account controls; none where it controls nothing."""
        ...

    @property
    def health_factor(self) -> Decimal | None:
        """What the collateral can carry for each unit of debt; only lending speaks of it."""
        ...

    @property
    def is_liquidatable(self) -> bool:
        """Whether the law allows a liquidation now. Exactly at the line is still safe."""
        ...

    @property
    def room(self) -> Decimal:
        """What the account has above its line, in money put in; below zero it is past it."""
        ...

    def exposures(self) -> Sequence[Exposure]:
        """How equity and room move with each price."""
        ...

    def closed_in_part(self, share: Decimal) -> Account:
        """What stands once a share of it is closed at the present prices, at no cost.

        All positions, or the whole debt, shrink alike; the equity stays as it is.
        """
        ...

    def liquidation_prices(self) -> Mapping[Asset, Decimal | None]:
        """For each asset the price at the line while all other prices stand still."""
        ...
