"""What becomes of a position at other prices, before costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.exact import exact
from journal_app.domain.isolated_position import IsolatedPosition
from journal_app.domain.margin import account


@dataclass(frozen=True, slots=True)
class Scenario:
    """A position at one price. Units: money; ratios are fractions of 1.

    return_on_collateral: None without collateral. margin_ratio: None at a price of zero.
    """

    price: Decimal
    position_value: Decimal
    equity: Decimal
    pnl: Decimal
    return_on_collateral: Decimal | None
    margin_ratio: Decimal | None
    liquidated: bool


@exact
def scenario(position: IsolatedPosition, price: Decimal) -> Scenario:
    """The position at a price, before interest and fees.

    Equity of a long uP − (V − C), of a short C + V − uP; pnl = equity − C.
    """
    stake = position.stake
    value = stake.units * price
    equity = position.holding.equity(price)
    pnl = equity - stake.collateral
    return Scenario(
        price=price,
        position_value=value,
        equity=equity,
        pnl=pnl,
        return_on_collateral=pnl / stake.collateral if stake.collateral else None,
        margin_ratio=account.margin_ratio(value, equity),
        liquidated=position.is_liquidated_at(price),
    )
