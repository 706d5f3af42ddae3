"""The loudest warnings about a planned position, as codes; their sentences are in `wording`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import exact, settled
from journal_app.domain.planning.isolated_position import HeldPosition, risk_of_capital
from journal_app.domain.trade import Target

LEAST_LIQUIDATION_DISTANCE: Final = Decimal("0.30")
"""Of the entry price. A plan whose liquidation is nearer is warned of."""

MOST_RISK_OF_CAPITAL: Final = Decimal("0.02")
"""The ceiling of the usual rule that one trade risks 1 to 2 % of the capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What is meant to be done with a position: where to leave it, and what limits it."""

    stop: Decimal | None = None
    targets: tuple[Target, ...] = ()
    capital: Decimal | None = None
    most_leverage: Decimal | None = None
    least_liquidation_distance: Decimal = LEAST_LIQUIDATION_DISTANCE
    most_risk_of_capital: Decimal = MOST_RISK_OF_CAPITAL


@exact
def breaches(position: HeldPosition, intent: Intent) -> Sequence[str]:
    """The codes of every line that the position crosses, in a fixed order."""
    crossed = {
        "stop_wrong_side": _is_stop_on_wrong_side(position, intent),
        "target_wrong_side": not position.has_all_on_profit_side(intent.targets),
        "stop_beyond_liquidation": _is_stop_beyond_liquidation(position, intent),
        "leverage_above_most": _is_leverage_above_most(position, intent),
        "cannot_open": not position.can_be_opened,
        "liquidation_within_30_percent": _is_liquidation_near(position, intent),
        "risk_above_2_percent": _is_risk_too_large(position, intent),
        "interest_eats_target": _does_interest_eat_target(position, intent),
    }
    return [code for code, is_crossed in crossed.items() if is_crossed]


def _is_stop_on_wrong_side(position: HeldPosition, intent: Intent) -> bool:
    return intent.stop is not None and not position.is_stop_on_loss_side(intent.stop)


def _is_stop_beyond_liquidation(position: HeldPosition, intent: Intent) -> bool:
    return intent.stop is not None and _is_beyond_liquidation(position, intent.stop)


def _is_beyond_liquidation(position: HeldPosition, price: Decimal) -> bool:
    """Now, or once the interest of the planned time is owed."""
    return position.is_beyond_liquidation(price) or position.is_beyond_liquidation_at_end(price)


def _is_leverage_above_most(position: HeldPosition, intent: Intent) -> bool:
    """Without own money the leverage is beyond every limit."""
    if intent.most_leverage is None:
        return False
    return position.leverage is None or position.leverage > settled(intent.most_leverage)


def _is_liquidation_near(position: HeldPosition, intent: Intent) -> bool:
    """Now, or at the end of the planned time."""
    if _is_beyond_liquidation(position, position.stake.entry):
        return True
    lines = (position.liquidation_price, position.liquidation_price_at_end)
    distances = [position.distance_to(line) for line in lines]
    return any(
        distance is not None and settled(distance) < intent.least_liquidation_distance
        for distance in distances
    )


def _is_risk_too_large(position: HeldPosition, intent: Intent) -> bool:
    risk = None if intent.stop is None else position.risk(intent.stop)
    share = risk_of_capital(risk, intent.capital)
    return share is not None and share > intent.most_risk_of_capital


def _does_interest_eat_target(position: HeldPosition, intent: Intent) -> bool:
    """Interest is owed, and nothing of the reward is left."""
    reward = position.reward(intent.targets)
    return reward is not None and reward <= 0 < position.interest
