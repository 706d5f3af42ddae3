"""How far liquidation is. What is compared with a line is settled: exactly at it is not crossed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from journal_app.domain.exact import ONE, ZERO, settled
from journal_app.domain.levels import Levels
from journal_app.domain.money import Asset
from journal_app.domain.watching.book import distance_to
from journal_app.domain.watching.mends import Mend
from journal_app.domain.watching.rescue import LiquidationPrice
from journal_app.domain.watching.rules.found_mends import mend_in, ticker_of
from journal_app.domain.watching.watched import Attention, Urgency, Watched


def past_liquidation(one: Watched) -> Iterator[Attention]:
    """What decides is past the price at which it is liquidated; at it all is safe yet."""
    for asset, levels in one.levels.items():
        left = _left(levels)
        if left is not None and left < 0:
            facts = {"mark": levels.judging, "liquidation": levels.liquidation}
            yield one.attention(
                "act_now", "watch_past_liquidation", facts, _safer(one, asset), asset
            )


def liquidation_before_stop(one: Watched) -> Iterator[Attention]:
    """Liquidation is nearer than the stop; at the same price the stop still comes first."""
    for asset, levels in one.levels.items():
        liquidation, stop = levels.liquidation, levels.stop
        if liquidation is None or stop is None:
            continue
        beyond = settled(liquidation) - settled(stop)
        if (beyond > 0) if levels.direction == "long" else (beyond < 0):
            facts = {"stop": stop, "liquidation": liquidation}
            found = mend_in(one, asset, LiquidationPrice(ticker_of(one, asset), stop))
            yield one.attention("act_now", "watch_liquidation_before_stop", facts, found, asset)


def near_liquidation(one: Watched) -> Iterator[Attention]:
    """Less of the price is left than the line asks for; with less than half of it, act now."""
    line = one.lines.distance
    for asset, levels in one.levels.items():
        left = _left(levels)
        if left is not None and ZERO <= left < line:
            urgency: Urgency = "act_now" if left * 2 < line else "soon"
            facts = {"distance": left, "liquidation": levels.liquidation, "line": line}
            yield one.attention(urgency, "watch_near_liquidation", facts, _safer(one, asset), asset)


def _left(levels: Levels) -> Decimal | None:
    if levels.liquidation is None or not levels.judging:
        return None
    is_long = levels.direction == "long"
    return settled(distance_to(levels.liquidation, levels.judging, is_long=is_long))


def _safer(one: Watched, asset: Asset) -> Mend | None:
    """What moves the liquidation just as far away as its line asks."""
    levels = one.levels[asset]
    assert levels.judging is not None, "what is near to liquidation has a price"
    side = -1 if levels.direction == "long" else 1
    aim = levels.judging * (ONE + side * one.lines.distance)
    return mend_in(one, asset, LiquidationPrice(ticker_of(one, asset), aim))
