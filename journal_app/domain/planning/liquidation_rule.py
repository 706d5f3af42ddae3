"""By which rule of a platform a planned position is liquidated, and of which day the rule is.

A liquidation price is as good as the terms it follows from: who sees the share and its day can hold
both against what the platform says today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from journal_app.domain.exact import ONE, exact, settled
from journal_app.domain.margin.debt_ratio import VaultAccount
from journal_app.domain.margin.gmx import GmxPosition
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.planning.paper_position import PaperPosition
from journal_app.domain.terms import Terms


@dataclass(frozen=True, slots=True)
class LiquidationRule:
    """What the liquidation price follows from.

    kind: `threshold`, the share of each collateral's value that may be owed; `required_ratio`, what
    is held for each unit of debt; `maintenance`, the share of the notional that must be left.
    shares: fractions of 1, by asset as the platform writes it. as_of: the day of the terms.
    """

    kind: Literal["threshold", "required_ratio", "maintenance"]
    shares: Mapping[Asset, Decimal]
    as_of: date


@exact
def liquidation_rule(position: PaperPosition | None, terms: Terms | None) -> LiquidationRule | None:
    """The rule behind the liquidation price of a position; None where there is no such price.

    Of tiers the maintenance is the share at the liquidation price, where it decides: what the
    notional there asks for, divided by it.
    """
    if position is None or terms is None or position.liquidation_price is None:
        return None
    match position.now:
        case VaultAccount(collateral=held):
            required = {
                each.asset: ONE + known.maintenance_margin
                for each in held
                if (known := terms.of(each.asset)) and known.maintenance_margin is not None
            }
            return LiquidationRule("required_ratio", required, terms.as_of)
        case LendingAccount(collateral=held):
            thresholds = {each.asset: each.liquidation_threshold for each in held if each.amount}
            return LiquidationRule("threshold", thresholds, terms.as_of)
        case MarginAccount(positions=(held_position,)):
            there = replace(held_position, price=position.liquidation_price)
            kept = settled(there.maintenance_margin / there.notional)
            return LiquidationRule("maintenance", {there.market: kept}, terms.as_of)
        case GmxPosition(asset=asset, min_collateral_factor=kept):
            return LiquidationRule("maintenance", {asset: kept}, terms.as_of)
    return None
