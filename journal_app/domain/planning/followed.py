"""A plan that was not taken, followed at later marks: what it would have given.

It is thought to be filled at its entry when it was planned, closed at each target by its share and
at the stop, or lost at the liquidation price, whichever a mark reaches first. Interest runs on what
was planned to be borrowed until a part is closed, fees are those of the plan.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.market.observed import PriceSeries
from journal_app.domain.planning.costs import HoldingCosts, loss
from journal_app.domain.planning.opening import opening_of
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, Plan, Target

End = Literal["target", "stop", "liquidation", "open"]

_MICROSECOND: Final = timedelta(microseconds=1)
_DAY: Final = 86_400_000_000
"""So many of them are a day."""


class Followed(NamedTuple):
    """How it would have gone. net: after costs, in the journal's currency. end: what closed the
    last of it; `open` where nothing did. at, price: of that, or of the last mark.
    """

    end: End
    at: datetime
    price: Decimal
    net: Decimal


@exact
def followed(plan: Plan, prices: PriceSeries, until: datetime) -> Followed | None:
    """Follow a plan of one position; None without a later mark, and where it has several parts."""
    try:
        opening = opening_of(plan, collateral_price=ONE)
    except Refused:
        return None
    marks = [mark for mark in prices.between(plan.planned_at, until) if mark.at > plan.planned_at]
    if not marks or not opening.units:
        return None
    (planned,) = plan.positions
    is_long = planned.direction is Direction.LONG
    left, won = ONE, ZERO
    waiting = sorted(planned.targets, key=lambda each: each.price, reverse=not is_long)

    def lost(share: Decimal, price: Decimal, at: datetime) -> Decimal:
        days = Decimal((at - plan.planned_at) // _MICROSECOND) / _DAY
        costs = HoldingCosts(plan.borrow_apr or ZERO, days, plan.fee_rate or ZERO)
        return share * loss(opening.financing, opening.spent, costs, price)

    def is_reached(level: Decimal, mark: Decimal, *, above: bool) -> bool:
        return mark >= level if above else mark <= level

    for mark in marks:
        for end, level in _losing(planned.stop, planned.liquidation_price, is_long=is_long):
            if is_reached(level, mark.price, above=not is_long):
                return Followed(end, mark.at, level, won - lost(left, level, mark.at))
        while waiting and is_reached(waiting[0].price, mark.price, above=is_long):
            target: Target = waiting.pop(0)
            share = min(target.share, left)
            won -= lost(share, target.price, mark.at)
            left -= share
            if not left:
                return Followed("target", mark.at, target.price, won)
    last = marks[-1]
    return Followed("open", last.at, last.price, won - lost(left, last.price, last.at))


def _losing(
    stop: Decimal | None, liquidation: Decimal | None, *, is_long: bool
) -> list[tuple[End, Decimal]]:
    """The levels that end a loss, the nearer one first."""
    levels: list[tuple[End, Decimal]] = []
    if stop is not None:
        levels.append(("stop", stop))
    if liquidation is not None:
        levels.append(("liquidation", liquidation))
    return sorted(levels, key=lambda each: each[1], reverse=is_long)
