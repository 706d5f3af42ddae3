"""The alerts of a trade: at which figure to be warned, and where each is really set.

Those of the plan stand until the trader keeps others; the plan itself stays as it was signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from journal_app.domain.exact import exact
from journal_app.domain.figures import Figures
from journal_app.domain.levels import Levels
from journal_app.domain.money import Asset
from journal_app.domain.planning.proposal import price_between
from journal_app.domain.planning.proposed_plan import ALERT_SHARES
from journal_app.domain.problems import Problem
from journal_app.domain.trade import Plan
from journal_app.domain.watching.lines import Lines
from journal_app.domain.watching.usual_rate import DebtRate

Way = Literal["falls", "rises"]
"""Whether the figure falls to the level of an alert, or rises to it."""


class AlertKind(StrEnum):
    """What an alert watches."""

    PRICE = "price"
    RATE = "rate"
    HEALTH = "health"
    MARGIN = "margin"


ALERT_CODES: Final[Mapping[AlertKind, str]] = {
    AlertKind.PRICE: "watch_alert_reached",
    AlertKind.RATE: "watch_rate_alert",
    AlertKind.HEALTH: "watch_health_alert",
    AlertKind.MARGIN: "watch_margin_alert",
}
"""What is said of an alert that is reached, by what it watches."""

FACT_OF_ALERT: Final[Mapping[AlertKind, str]] = {
    AlertKind.PRICE: "mark",
    AlertKind.RATE: "rate",
    AlertKind.HEALTH: "health",
    AlertKind.MARGIN: "margin",
}
"""What the figure is called in such a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeAlert:
    """One alert. place: where it is really set, since this program wakes nobody.

    level: a price, a rate a year or a margin ratio as fractions, or a health factor. asset: of a
    price or a rate, where the trade has several; None for its only one.
    """

    kind: AlertKind
    level: Decimal
    place: str = ""
    asset: Asset | None = None
    way: Way = "falls"


_WAYS: Final[Mapping[AlertKind, Way]] = {
    AlertKind.RATE: "rises",
    AlertKind.HEALTH: "falls",
    AlertKind.MARGIN: "falls",
}


def way_to(kind: AlertKind, level: Decimal, present: Decimal | None) -> Way:
    """From which side a figure comes to a level, seen from where it is now."""
    if kind in _WAYS:
        return _WAYS[kind]
    return "rises" if present is not None and level > present else "falls"


def alert_problems(alerts: Sequence[TradeAlert]) -> Iterator[Problem]:
    """What cannot be meant, each at `level/PLACE`."""
    for place, alert in enumerate(alerts):
        if not (alert.level.is_finite() and alert.level > 0):
            yield Problem(f"level/{place}", "not_positive", {"text": f"{alert.level:f}"})


def planned_alerts(plan: Plan | None, levels: Mapping[Asset, Levels]) -> tuple[TradeAlert, ...]:
    """The prices of a plan, each awaited from the side of the entry.

    They say no asset, so that in a trade with several positions none is held against a mark.
    """
    if plan is None or len(levels) != 1:
        return ()
    (held,) = levels.values()
    entry = held.entry
    if entry is None:
        return ()
    return tuple(
        TradeAlert(
            kind=AlertKind.PRICE,
            level=price,
            place=place,
            way="falls" if price < entry else "rises",
        )
        for price, place in plan.alerts
        if price != entry
    )


def watched_figure(
    alert: TradeAlert,
    levels: Mapping[Asset, Levels],
    told: Figures,
    rates: Sequence[DebtRate],
) -> Decimal | None:
    """The figure that an alert watches, as it is now; None where it does not exist."""
    return figure_of(alert.kind, alert.asset, levels, told, rates)


def figure_of(
    kind: AlertKind,
    asset: Asset | None,
    levels: Mapping[Asset, Levels],
    told: Figures,
    rates: Sequence[DebtRate],
) -> Decimal | None:
    """A figure that can be watched. asset: as an alert names it."""
    match kind:
        case AlertKind.PRICE:
            held = position_of(asset, levels)
            return levels[held].mark if held is not None else None
        case AlertKind.RATE:
            return max((each.apr for each in rates if asset in (None, each.asset)), default=None)
        case AlertKind.HEALTH:
            return told.health_factor
        case _:
            return told.margin_ratio


def position_of(asset: Asset | None, levels: Mapping[Asset, Levels]) -> Asset | None:
    """The position whose price is watched; None where it is not open, or not told."""
    if asset is None:
        return next(iter(levels)) if len(levels) == 1 else None
    return asset if asset in levels else None


def is_reached(alert: TradeAlert, figure: Decimal | None) -> bool:
    """Whether a figure is at the level of an alert, or past it."""
    if figure is None:
        return False
    return figure <= alert.level if alert.way == "falls" else figure >= alert.level


def is_beyond(alert: TradeAlert, other: TradeAlert) -> bool:
    """Whether a figure that comes the way of both reaches the other first."""
    return alert.level < other.level if alert.way == "falls" else alert.level > other.level


@exact
def proposed_alerts(
    levels: Mapping[Asset, Levels], told: Figures, rates: Sequence[DebtRate], lines: Lines
) -> tuple[TradeAlert, ...]:
    """Three prices between the mark and liquidation of each position, and the lines of the trade.

    Where nothing liquidates, the stop ends the way. The rate is proposed at so many times its usual
    level as the line says; a line that is crossed already is proposed no more.
    """
    found = []
    is_alone = len(levels) == 1
    for asset, each in levels.items():
        end = each.liquidation if each.liquidation is not None else each.stop
        if each.mark is None or end is None or not _lies_ahead(each, end):
            continue
        for share in ALERT_SHARES:
            level = price_between(each.mark, end, share)
            way = way_to(AlertKind.PRICE, level, each.mark)
            alone = None if is_alone else asset
            found.append(TradeAlert(kind=AlertKind.PRICE, level=level, asset=alone, way=way))
    found += [
        TradeAlert(kind=AlertKind.RATE, level=level, way="rises")
        for rate in rates[:1]
        if rate.usual and rate.apr < (level := lines.usual_times * rate.usual)
    ]
    for kind, figure, line in (
        (AlertKind.HEALTH, told.health_factor, lines.health),
        (AlertKind.MARGIN, told.margin_ratio, lines.margin),
    ):
        if figure is not None and figure > line:
            found.append(TradeAlert(kind=kind, level=line))
    return tuple(found)


def _lies_ahead(levels: Levels, end: Decimal) -> bool:
    """Whether the price has still to go to the end of its way."""
    assert levels.mark is not None
    return end < levels.mark if levels.direction == "long" else end > levels.mark
