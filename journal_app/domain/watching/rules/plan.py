"""The plan: its stop, targets and alerts, its thesis, and the time that it was to take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Final

from journal_app.domain.exact import CONTEXT
from journal_app.domain.levels import Levels
from journal_app.domain.money import Asset
from journal_app.domain.watching.alerts import (
    ALERT_CODES,
    FACT_OF_ALERT,
    AlertKind,
    TradeAlert,
    is_beyond,
    is_reached,
    position_of,
)
from journal_app.domain.watching.watched import Attention, Watched

_DAY: Final = timedelta(days=1)
_MILLISECOND: Final = timedelta(milliseconds=1)
_TENTH: Final = Decimal("0.1")


def stop_hit(one: Watched) -> Iterator[Attention]:
    """The mark is at the stop or past it."""
    for asset, levels in one.levels.items():
        if _is_reached(levels, levels.stop, is_gain=False):
            facts = {"stop": levels.stop, "mark": levels.mark}
            yield one.attention("act_now", "watch_stop_hit", facts, of=asset)


def target_hit(one: Watched) -> Iterator[Attention]:
    """The mark is at the next target or past it."""
    for asset, levels in one.levels.items():
        if _is_reached(levels, levels.target, is_gain=True):
            facts = {"target": levels.target, "mark": levels.mark}
            yield one.attention("soon", "watch_target_hit", facts, of=asset)


def stop_missing(one: Watched) -> Iterator[Attention]:
    """A position has no stop."""
    for asset, levels in one.levels.items():
        if levels.stop is None:
            yield one.attention("soon", "watch_stop_missing", {"asset": asset}, of=asset)


def alert_reached(one: Watched) -> Iterator[Attention]:
    """Of the alerts that are reached the farthest, of each figure and each way to it."""
    farthest: dict[tuple[AlertKind, Asset | None, str], TradeAlert] = {}
    for alert in one.alerts:
        key = alert.kind, alert.asset, alert.way
        known = farthest.get(key)
        if is_reached(alert, one.figure_of(alert)) and (known is None or is_beyond(alert, known)):
            farthest[key] = alert
    for alert in farthest.values():
        facts = {"alert": alert.level, FACT_OF_ALERT[alert.kind]: one.figure_of(alert)}
        of = position_of(alert.asset, one.levels) if alert.kind is AlertKind.PRICE else None
        yield one.attention("soon", ALERT_CODES[alert.kind], facts, of=of)


def _is_reached(levels: Levels, price: Decimal | None, *, is_gain: bool) -> bool:
    """Whether the mark is at a price or past it, on the side of the gain or of the loss."""
    if price is None or levels.mark is None:
        return False
    is_upwards = is_gain is (levels.direction == "long")
    return levels.mark >= price if is_upwards else levels.mark <= price


def thesis_invalid(one: Watched) -> Iterator[Attention]:
    """The trader has marked that the reason for the trade no longer holds."""
    if one.one.trade.is_thesis_invalid:
        yield one.attention("act_now", "watch_thesis_invalid")


def held_too_long(one: Watched, now: datetime) -> Iterator[Attention]:
    """It is held for longer than was planned, by however little."""
    plan, held = one.one.trade.plan, days_held(one, now)
    if plan is None or plan.days is None or held is None or held <= plan.days:
        return
    days = held.quantize(_TENTH, ROUND_CEILING, CONTEXT).normalize()
    facts = {"days": days, "planned_days": plan.days}
    yield one.attention("routine", "watch_held_too_long", facts)


def days_held(one: Watched, now: datetime) -> Decimal | None:
    """For how many days it is open; None where it was never opened."""
    opened_at = one.told.opened_at
    if opened_at is None:
        return None
    return Decimal((now - opened_at) // _MILLISECOND) / Decimal(_DAY // _MILLISECOND)
