"""What needs attention: open trades held against the trader's lines, most urgent first.

One function for each line. A line that is crossed gives an `Attention` with the figures that its
sentence needs and, where it can be reckoned, the mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.reckoning import Reckoned
from journal_app.domain.levels import Levels
from journal_app.domain.margin import Account
from journal_app.domain.money import Asset
from journal_app.domain.trade import MarginMode
from journal_app.domain.watching.book import distance_to
from journal_app.domain.watching.lines import LINES, Lines
from journal_app.domain.watching.mends import Mend, mend
from journal_app.domain.watching.rescue import HealthFactor, LiquidationPrice, MarginRatio, Target
from journal_app.domain.watching.usual_rate import DebtRate

Urgency = Literal["act_now", "soon", "routine"]

OF_LIQUIDATION: Final = frozenset({"watch_past_liquidation", "watch_near_liquidation"})
"""What is said of the distance to liquidation."""

_DAY: Final = timedelta(days=1)


class Attention(NamedTuple):
    """Something that needs the trader. code: of the sentence; facts: what it needs.

    trade_id: None for what is not one trade's. subject: what it is about, `ETH long`, `USDC`.
    """

    urgency: Urgency
    code: str
    trade_id: int | None
    subject: str
    facts: Mapping[str, object] = {}
    mend: Mend | None = None


class Watched(NamedTuple):
    """An open trade as it stands. levels: of each open position. account: asked only for a mend.

    name: what the trader calls it. platform: the name of its platform. lines: that it is held
    against.
    """

    one: Reckoned
    told: Figures
    name: str
    platform: str
    levels: Mapping[Asset, Levels]
    rates: Sequence[DebtRate]
    account: Callable[[], Account | None]
    lines: Lines = LINES


@exact
def attention(
    watched: Sequence[Watched],
    now: datetime,
    lines_of_book: Lines = LINES,
    *,
    unchecked_since: datetime | None = None,
) -> list[Attention]:
    """All that needs attention, most urgent first, then in the order of the lines.

    lines_of_book: for what is not one trade's. unchecked_since: when the present day began, where
    the trader has not checked it.
    """
    found = [each for line in _OF_EACH for one in watched for each in line(one, one.lines)]
    found += _held_too_long(watched, now)
    found += _old_marks(watched, now, lines_of_book)
    found += _unchecked_day(watched, now, lines_of_book, unchecked_since)
    found = list(_once(found, watched))
    return sorted(found, key=lambda each: _URGENCIES.index(each.urgency))


# liquidation


def _past_liquidation(one: Watched, lines: Lines) -> Iterator[Attention]:
    for asset, levels in one.levels.items():
        left = _left(levels)
        if left is not None and left < 0:
            facts = {"mark": levels.mark, "liquidation": levels.liquidation}
            yield _of(one, "act_now", "watch_past_liquidation", facts, _safer(one, asset, lines))


def _liquidation_before_stop(one: Watched, _lines: Lines) -> Iterator[Attention]:
    for asset, levels in one.levels.items():
        liquidation, stop = levels.liquidation, levels.stop
        if liquidation is None or stop is None:
            continue
        if (liquidation >= stop) if levels.direction == "long" else (liquidation <= stop):
            facts = {"stop": stop, "liquidation": liquidation}
            found = _mend(one, asset, LiquidationPrice(_ticker(one, asset), stop))
            yield _of(one, "act_now", "watch_liquidation_before_stop", facts, found)


def _near_liquidation(one: Watched, lines: Lines) -> Iterator[Attention]:
    for asset, levels in one.levels.items():
        left = _left(levels)
        if left is not None and ZERO <= left < lines.distance:
            urgency: Urgency = "act_now" if left * 2 < lines.distance else "soon"
            facts = {"distance": left, "liquidation": levels.liquidation, "line": lines.distance}
            found = _safer(one, asset, lines)
            yield _of(one, urgency, "watch_near_liquidation", facts, found)


def _left(levels: Levels) -> Decimal | None:
    if levels.liquidation is None or not levels.mark:
        return None
    return distance_to(levels.liquidation, levels.mark, is_long=levels.direction == "long")


def _safer(one: Watched, asset: Asset, lines: Lines) -> Mend | None:
    """What moves the liquidation just as far away as its line asks."""
    levels = one.levels[asset]
    assert levels.mark is not None, "what is near to liquidation has a mark"
    side = -1 if levels.direction == "long" else 1
    aim = levels.mark * (ONE + side * lines.distance)
    return _mend(one, asset, LiquidationPrice(_ticker(one, asset), aim))


# margin


def _low_health(one: Watched, lines: Lines) -> Iterator[Attention]:
    health = one.told.health_factor
    if health is None or health >= lines.health + lines.health_near:
        return
    facts = {"health": health, "line": lines.health}
    if health >= lines.health:
        yield _of(one, "soon", "watch_health_near", facts)
        return
    target = HealthFactor(lines.health + lines.health_room)
    yield _of(one, "act_now", "watch_health_below", facts, _mend_of_largest(one, target))


def _low_margin(one: Watched, lines: Lines) -> Iterator[Attention]:
    margin = one.told.margin_ratio
    if margin is None or margin >= lines.margin + lines.margin_near:
        return
    facts = {"margin": margin, "line": lines.margin}
    if margin >= lines.margin:
        yield _of(one, "soon", "watch_margin_near", facts)
        return
    target = MarginRatio(lines.margin + lines.margin_room)
    yield _of(one, "act_now", "watch_margin_below", facts, _mend_of_largest(one, target))


# levels


def _stop_hit(one: Watched, _lines: Lines) -> Iterator[Attention]:
    for levels in one.levels.values():
        if _is_reached(levels, levels.stop, is_gain=False):
            facts = {"stop": levels.stop, "mark": levels.mark}
            yield _of(one, "act_now", "watch_stop_hit", facts)


def _target_hit(one: Watched, _lines: Lines) -> Iterator[Attention]:
    for levels in one.levels.values():
        if _is_reached(levels, levels.target, is_gain=True):
            facts = {"target": levels.target, "mark": levels.mark}
            yield _of(one, "soon", "watch_target_hit", facts)


def _stop_missing(one: Watched, _lines: Lines) -> Iterator[Attention]:
    for asset, levels in one.levels.items():
        if levels.stop is None:
            yield _of(one, "soon", "watch_stop_missing", {"asset": asset})


def _alert_reached(one: Watched, _lines: Lines) -> Iterator[Attention]:
    """The planned alert that is farthest on the way to liquidation, of those reached."""
    plan = one.one.trade.plan
    if plan is None or len(one.levels) != 1:
        return
    (levels,) = one.levels.values()
    entry = levels.entry
    warnings = [
        price
        for price, _ in plan.alerts
        if entry is not None and (price < entry) is (levels.direction == "long")
    ]
    reached = [price for price in warnings if _is_reached(levels, price, is_gain=False)]
    if reached:
        farthest = min(reached) if levels.direction == "long" else max(reached)
        yield _of(one, "soon", "watch_alert_reached", {"alert": farthest, "mark": levels.mark})


def _is_reached(levels: Levels, price: Decimal | None, *, is_gain: bool) -> bool:
    """Whether the mark is at a price or past it, on the side of the gain or of the loss."""
    if price is None or levels.mark is None:
        return False
    is_upwards = is_gain is (levels.direction == "long")
    return levels.mark >= price if is_upwards else levels.mark <= price


# cost


def _high_rate(one: Watched, lines: Lines) -> Iterator[Attention]:
    for rate in one.rates:
        facts = {
            "rate": rate.apr,
            "usual": rate.usual,
            "line": lines.rate,
            "interest": one.told.interest_per_day,
            "break_even": next((each.break_even for each in one.levels.values()), None),
            "platform": one.platform,
        }
        if rate.usual and rate.apr >= lines.usual_times * rate.usual:
            facts["times"] = rate.apr / rate.usual
            code = "watch_rate_unusual"
        elif rate.apr > lines.rate:
            code = "watch_rate_above"
        else:
            continue
        trade_id = one.one.trade.id
        yield Attention("act_now", code, trade_id, rate.asset, facts)


# time


def _held_too_long(watched: Iterable[Watched], now: datetime) -> Iterator[Attention]:
    for one in watched:
        plan, opened_at = one.one.trade.plan, one.told.opened_at
        if plan is None or plan.days is None or opened_at is None:
            continue
        days = Decimal((now - opened_at) // _DAY)
        if days > plan.days:
            facts = {"days": days, "planned_days": plan.days}
            yield _of(one, "routine", "watch_held_too_long", facts)


def _old_marks(watched: Iterable[Watched], now: datetime, lines: Lines) -> Iterator[Attention]:
    marked_at = {
        asset: quote.at
        for one in watched
        for asset in one.levels
        if (quote := one.one.valuation.quotes.get(asset)) and quote.at is not None
    }
    old = {asset: at for asset, at in marked_at.items() if now - at > lines.mark_age}
    if old:
        facts = {"marked_at": min(old.values()), "count": len(old)}
        yield Attention("routine", "watch_marks_old", None, ", ".join(old), facts)


def _unchecked_day(
    watched: Sequence[Watched], now: datetime, lines: Lines, since: datetime | None
) -> Iterator[Attention]:
    if watched and since is not None and now - since >= lines.check_after:
        yield Attention("routine", "watch_day_unchecked", None, "")


# what all share


_URGENCIES: Final[Sequence[Urgency]] = ("act_now", "soon", "routine")

_OF_EACH: Final[Sequence[Callable[[Watched, Lines], Iterator[Attention]]]] = (
    _past_liquidation,
    _liquidation_before_stop,
    _low_health,
    _low_margin,
    _stop_hit,
    _high_rate,
    _near_liquidation,
    _target_hit,
    _stop_missing,
    _alert_reached,
)
_OF_ACCOUNT: Final = frozenset(
    {"watch_health_below", "watch_health_near", "watch_margin_below", "watch_margin_near"}
)
_OF_PLATFORM: Final = frozenset({"watch_rate_unusual", "watch_rate_above"})


def _once(found: Iterable[Attention], watched: Iterable[Watched]) -> Iterator[Attention]:
    """What is true of a whole account or market is said of the first of its trades alone."""
    trades = {one.one.trade.id: one.one.trade for one in watched}
    said: set[tuple[object, ...]] = set()
    for each in found:
        trade = trades.get(each.trade_id) if each.trade_id is not None else None
        place: tuple[object, ...] | None = None
        if trade is not None and each.code in _OF_PLATFORM:
            place = (each.code, trade.platform, each.subject, each.facts["rate"])
        elif trade is not None and each.code in _OF_ACCOUNT:
            is_shared = trade.margin_mode is MarginMode.CROSS
            place = (each.code, trade.platform, trade.account) if is_shared else None
        if place is None or place not in said:
            yield each
        if place is not None:
            said.add(place)


def _of(
    one: Watched,
    urgency: Urgency,
    code: str,
    facts: Mapping[str, object],
    found: Mend | None = None,
) -> Attention:
    return Attention(urgency, code, one.one.trade.id, one.name, facts, found)


def _mend_of_largest(one: Watched, target: Target) -> Mend | None:
    """Close in the position that is worth most."""
    worth = {
        held.asset: held.quantity * one.one.valuation.quotes[held.asset].price
        for held in one.told.positions
        if held.quantity
    }
    return _mend(one, max(worth, key=worth.__getitem__), target) if worth else None


def _mend(one: Watched, asset: Asset, target: Target) -> Mend | None:
    """The mend, its collateral under the name that the trade has for it."""
    terms = one.one.trade.terms
    assert terms is not None, "without terms nothing is told of margin"
    found = mend(one.account(), terms.ticker(asset), target, terms.fee_rate or ZERO)
    if found is None:
        return None
    own = (*one.levels, *one.one.state.collateral)
    name = next((each for each in own if terms.ticker(each) == found.asset), found.asset)
    return found._replace(asset=name)


def _ticker(one: Watched, asset: Asset) -> Asset:
    terms = one.one.trade.terms
    return terms.ticker(asset) if terms is not None else asset
