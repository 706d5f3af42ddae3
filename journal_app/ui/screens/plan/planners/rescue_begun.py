"""How the form of a rescue begins where another screen asks for one of its trades."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from journal_app.domain.market.percents import in_percent
from journal_app.domain.watching.lines import LINES
from journal_app.domain.watching.rescue import HealthFactor, LiquidationPrice, MarginRatio, Target
from journal_app.ui.screens.plan.planners.planner import Begun

if TYPE_CHECKING:
    from journal_app.services.rescuing import Rescuable


def begun(
    keys: Iterable[Any], gathered: Sequence[Rescuable], asked: Mapping[str, Any]
) -> Begun | None:
    """The trade and its position, and the target of the line, or comfortably behind each line.

    keys: by which the gathered ones are chosen. None where the trade is not among them.
    """
    trade_id, asset, target = asked["trade_id"], asked.get("asset"), asked.get("target")
    for key, each in zip(keys, gathered, strict=True):
        if each.trade_id == trade_id and asset in (None, each.asset):
            kind, numbers = _typed(target)
            chosen = {f"{key[0]}_target": kind} if kind else {}
            return Begun({"source": key, **chosen}, numbers)
    return None


def _typed(target: Target | None) -> tuple[str, dict[str, Decimal]]:
    """The kind of a target and its number as it is typed; without one the usual of each kind."""
    match target:
        case HealthFactor(aim):
            return "health_factor", {"health_factor": aim}
        case MarginRatio(aim):
            return "margin_ratio", {"margin_ratio": in_percent(aim)}
        case LiquidationPrice(_, aim):
            return "liquidation_price", {"liquidation_price": aim}
        case _:
            return "", {
                "health_factor": LINES.health + LINES.health_room,
                "margin_ratio": in_percent(LINES.margin + LINES.margin_room),
            }
