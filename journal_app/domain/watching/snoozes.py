"""Lines that are crossed and snoozed, with a reason: which stay quiet, and which speak up again.

A snooze is of one line of one trade, or of the book. It ends when its time is over, and before
that when what it quiets became materially worse: its urgency rose, or its figure is worse by a
tenth than it was. The figure is what the line is held against; of a health factor the part above
1, which is all that is left until liquidation. What is no longer crossed says nothing anyway, and
crossed again within its time it is still snoozed.

Where the clock was set back, a snooze begins in the future: it is treated as not begun, so that
its line speaks, and holds again once its time has come. Past its liquidation a trade is never
quiet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, plain
from journal_app.domain.watching.watched import URGENCIES, Attention, Urgency

HowLong = Literal["day", "three_days", "week", "worse"]

TIMES: Final[Mapping[HowLong, timedelta | None]] = {
    "day": timedelta(days=1),
    "three_days": timedelta(days=3),
    "week": timedelta(days=7),
    "worse": None,
}
"""For how long a line can be quiet; None: until it gets worse, whenever that is."""

_NEVER_QUIET: Final = frozenset({"watch_past_liquidation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """A line that is quiet. trade: its number; None for what is not one trade's.

    code: of the sentence then. subject, asset: what it was about; of an alert, its level. until:
    None where only getting worse ends it. urgency, figure: how bad it was then; no figure where
    the line has none.
    """

    code: str
    trade: int | None = None
    subject: str = ""
    asset: str = ""
    since: datetime
    until: datetime | None = None
    reason: str
    urgency: Urgency
    figure: Decimal | None = None


class Snoozed(NamedTuple):
    """Something that needs the trader, and why it is quiet."""

    attention: Attention
    snooze: Snooze


class Awake(NamedTuple):
    """What is shown, and what is not, both in their order."""

    shown: Sequence[Attention]
    snoozed: Sequence[Snoozed]


class _Figure(NamedTuple):
    """The fact that tells how bad it is, and whether more of it is worse."""

    fact: str
    is_worse_up: bool


_FIGURES: Final[Mapping[str, _Figure]] = {
    "watch_near_liquidation": _Figure("distance", is_worse_up=False),
    "watch_health_below": _Figure("health", is_worse_up=False),
    "watch_health_near": _Figure("health", is_worse_up=False),
    "watch_margin_below": _Figure("margin", is_worse_up=False),
    "watch_margin_near": _Figure("margin", is_worse_up=False),
    "watch_rate_unusual": _Figure("rate", is_worse_up=True),
    "watch_rate_above": _Figure("rate", is_worse_up=True),
    "watch_rate_alert": _Figure("rate", is_worse_up=True),
    "watch_health_alert": _Figure("health", is_worse_up=False),
    "watch_margin_alert": _Figure("margin", is_worse_up=False),
    "watch_collateral_fallen": _Figure("fall", is_worse_up=True),
    "watch_cost_exceeded": _Figure("cost", is_worse_up=True),
    "watch_interest_unpayable": _Figure("paid_days", is_worse_up=False),
    "watch_platform_holds_much": _Figure("share", is_worse_up=True),
    "watch_held_too_long": _Figure("days", is_worse_up=True),
}
_ROOM: Final = frozenset({"distance", "health", "margin"})
"""What tells how much is left until liquidation."""

_SAME_LINE: Final[Mapping[str, str]] = {
    "watch_health_near": "watch_health_below",
    "watch_margin_near": "watch_margin_below",
    "watch_rate_above": "watch_rate_unusual",
}
"""Two sentences about one line: close to it and under it, above it and above what is usual."""

_TENTH: Final = Decimal("0.1")


def snoozed(
    attention: Attention, trade: int | None, how_long: HowLong, reason: str, now: datetime
) -> Snooze:
    """Quiet something from now on. trade: the number of its trade."""
    time = TIMES[how_long]
    return Snooze(
        code=attention.code,
        trade=trade,
        subject=attention.subject,
        asset=_asset(attention),
        since=now,
        until=None if time is None else now + time,
        reason=reason,
        urgency=attention.urgency,
        figure=_figure(attention),
    )


def ways_to_snooze(attention: Attention) -> Sequence[HowLong]:
    """For how long it can be quiet; none at all where nothing is left until liquidation.

    Until it gets worse only where that can be told, else it would be quiet for ever.
    """
    if _is_past(attention):
        return ()
    return [way for way in TIMES if way != "worse" or _figure(attention) is not None]


def awake(
    attentions: Iterable[Attention],
    snoozes: Sequence[Snooze],
    now: datetime,
    numbers: Mapping[int, int],
) -> Awake:
    """Part what is shown from what is quiet now. numbers: of the trades, by their ids."""
    holding = {place_of(each): each for each in snoozes if is_running(each, now)}
    shown: list[Attention] = []
    quiet: list[Snoozed] = []
    for each in attentions:
        trade = None if each.trade_id is None else numbers.get(each.trade_id)
        snooze = holding.get(_place(each.code, trade, each.subject, _asset(each)))
        if snooze is None or _is_past(each) or is_worse(each, snooze):
            shown.append(each)
        else:
            quiet.append(Snoozed(each, snooze))
    return Awake(shown, quiet)


def is_running(snooze: Snooze, now: datetime) -> bool:
    """Whether its time has begun and is not over."""
    return snooze.since <= now and not is_over(snooze, now)


def is_over(snooze: Snooze, now: datetime) -> bool:
    """Whether its time is over."""
    return snooze.until is not None and snooze.until <= now


@exact
def is_worse(attention: Attention, snooze: Snooze) -> bool:
    """Whether it became materially worse since it was snoozed."""
    if URGENCIES.index(attention.urgency) < URGENCIES.index(snooze.urgency):
        return True
    figure = _figure(attention)
    if figure is None or snooze.figure is None:
        return False
    tenth = abs(snooze.figure) * _TENTH
    if _FIGURES[attention.code].is_worse_up:
        return figure >= snooze.figure + tenth
    return figure <= snooze.figure - tenth


def _is_past(attention: Attention) -> bool:
    """Whether nothing is left until liquidation."""
    told = _FIGURES.get(attention.code)
    is_room = told is not None and told.fact in _ROOM
    return attention.code in _NEVER_QUIET or (is_room and _figure(attention) == ZERO)


def place_of(snooze: Snooze) -> tuple[object, ...]:
    """What it quiets: at most one snooze holds for each."""
    return _place(snooze.code, snooze.trade, snooze.subject, snooze.asset)


def _place(code: str, trade: int | None, subject: str, asset: str) -> tuple[object, ...]:
    """One place for both sentences of a line."""
    return (_SAME_LINE.get(code, code), trade, subject, asset)


def _asset(attention: Attention) -> str:
    """What tells it from others of the same code: an asset, or which of several alerts it is."""
    alert = attention.facts.get("alert")
    return plain(alert) if isinstance(alert, Decimal) else str(attention.facts.get("asset", ""))


@exact
def _figure(attention: Attention) -> Decimal | None:
    told = _FIGURES.get(attention.code)
    figure = None if told is None else attention.facts.get(told.fact)
    if told is None or not isinstance(figure, Decimal):
        return None
    return max(figure - ONE, ZERO) if told.fact == "health" else figure
