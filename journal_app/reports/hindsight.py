"""What trades would have come to otherwise: their plans followed, left alone, without borrowing.

Each figure says of how many trades it is made: what a trade does not tell is left out, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.ledger.reckoning import names_of
from journal_app.domain.market.observed import Market, PriceSeries
from journal_app.domain.money import Asset
from journal_app.domain.planning.followed import followed
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, PlannedPosition, PositionKind, Status, Trade
from journal_app.reports.openings import opened_of
from journal_app.reports.records import TradeRecord
from journal_app.reports.tables import Series

LOOKED_AFTER: Final = timedelta(days=30)
"""So long after a trade was closed its plan is followed at least."""

_SECOND: Final = timedelta(seconds=1)
_SECONDS_OF_A_DAY: Final = 86_400


class Hindsight(NamedTuple):
    """A counted trade beside its frozen plan. Units: the journal's currency.

    actual: its net. plan: of the plan, filled as planned when the trade was opened. left_alone: of
    what was really opened, with the levels of the plan.
    """

    record: TradeRecord
    actual: Decimal
    plan: Decimal
    left_alone: Decimal


class Lines(NamedTuple):
    """The running net of the same trades three times over, a point where each was closed.

    left_out: how many counted trades have no such plan, or no mark to follow it at.
    """

    actual: Series
    plan: Series
    left_alone: Series
    trades: int
    left_out: int


@exact
def in_hindsight(record: TradeRecord, market: Market, until: datetime) -> Hindsight | None:
    """Follow the plan of a closed trade from its opening; None where it cannot be followed.

    A plan of one position is filled at its entry, closed at each target by its share and at the
    stop, or lost at the liquidation price, whichever a mark reaches first; see `followed`. What
    nothing has closed by `_looked_until` stands at the last mark.
    """
    plan, told = record.trade.plan, record.figures
    last = _looked_until(record, until)
    if plan is None or told.opened_at is None or last is None or len(plan.positions) != 1:
        return None
    (planned,) = plan.positions
    held = next((each for each in told.positions if each.asset == planned.asset), None)
    prices = _prices(record.trade, planned.asset, market)
    if held is None or prices is None:
        return None
    begun = replace(plan, planned_at=told.opened_at)
    dealt = replace(planned, entry=held.average_entry, units=held.entered)
    try:
        as_planned = followed(begun, prices, last)
        as_dealt = followed(replace(begun, positions=(dealt,)), prices, last)
    except Refused:  # a rate so far below zero that it pays more than was borrowed
        return None
    if as_planned is None or as_dealt is None:
        return None
    return Hindsight(record, told.total.net, as_planned.net, as_dealt.net)


def every_hindsight(
    counted: Iterable[TradeRecord], market: Market, until: datetime
) -> list[Hindsight]:
    """Those of these trades whose plans can be followed, in their order."""
    found = (in_hindsight(record, market, until) for record in counted)
    return [each for each in found if each is not None]


def three_lines(counted: Sequence[TradeRecord], market: Market, until: datetime) -> Lines:
    """What came, what was planned, and what leaving alone would have brought, trade by trade."""
    found = every_hindsight(counted, market, until)
    moments = [each.record.figures.closed_at or each.record.figures.at for each in found]

    def line(name: str, nets: Iterable[Decimal]) -> Series:
        return Series(name, tuple(zip(moments, _running(nets), strict=True)))

    return Lines(
        actual=line("Actual", (each.actual for each in found)),
        plan=line("Plan", (each.plan for each in found)),
        left_alone=line("Set and forget", (each.left_alone for each in found)),
        trades=len(found),
        left_out=len(counted) - len(found),
    )


def _running(nets: Iterable[Decimal]) -> Iterator[Decimal]:
    total = ZERO
    for net in nets:
        with localcontext(SUMS):
            total += net
        yield total


def lost_on_cost(counted: Iterable[TradeRecord]) -> list[TradeRecord]:
    """The trades that were right on price and lost on cost: a gross profit, and no net above 0."""
    return [
        record
        for record in counted
        if record.figures.total.gross > 0 and record.figures.total.net <= 0
    ]


def reached_after_all(
    counted: Iterable[TradeRecord], market: Market, until: datetime
) -> list[TradeRecord]:
    """The trades that were stopped or liquidated before a mark reached their first target.

    Stopped: left at the planned stop or past it. The target is looked for by `_looked_until`.
    """
    return [record for record in counted if _is_reached_after_all(record, market, until)]


def _is_reached_after_all(record: TradeRecord, market: Market, until: datetime) -> bool:
    plan, closed_at, last = (
        record.trade.plan,
        record.figures.closed_at,
        _looked_until(record, until),
    )
    if plan is None or closed_at is None or last is None:
        return False
    return any(
        _was_stopped(record, planned) and _is_reached(planned, prices, closed_at, last)
        for planned in plan.positions
        if (prices := _prices(record.trade, planned.asset, market)) is not None
    )


def _is_reached(
    planned: PlannedPosition, prices: PriceSeries, since: datetime, until: datetime
) -> bool:
    """Whether any mark of some time reached the first target."""
    marks = [mark.price for mark in prices.between(since, until)]
    targets = [target.price for target in planned.targets]
    if not marks or not targets:
        return False
    if planned.direction is Direction.LONG:
        return max(marks) >= min(targets)
    return min(marks) <= max(targets)


def _was_stopped(record: TradeRecord, planned: PlannedPosition) -> bool:
    if record.figures.status is Status.LIQUIDATED:
        return True
    held = next((each for each in record.figures.positions if each.asset == planned.asset), None)
    if held is None or held.average_exit is None or planned.stop is None:
        return False
    is_long = planned.direction is Direction.LONG
    return held.average_exit <= planned.stop if is_long else held.average_exit >= planned.stop


def _looked_until(record: TradeRecord, until: datetime) -> datetime | None:
    """Until when the plan of a closed trade is followed, not later than a moment.

    For the planned time from its opening, or `LOOKED_AFTER` its closing, whichever is later.
    """
    plan, told = record.trade.plan, record.figures
    if plan is None or told.opened_at is None or told.closed_at is None:
        return None
    planned_time = int((plan.days or ZERO) * _SECONDS_OF_A_DAY) * _SECOND
    return min(until, max(told.closed_at + LOOKED_AFTER, told.opened_at + planned_time))


class Borrowing(NamedTuple):
    """What borrowing added to trades, or took. Units: the journal's currency.

    trades: of how many it can be told. net: of these. alone: what they would have brought with own
    money only.
    """

    trades: int
    net: Decimal
    alone: Decimal

    @property
    @exact
    def effect(self) -> Decimal:
        """Net less what own money alone would have brought."""
        return self.net - self.alone


@exact
def borrowing_of(counted: Iterable[TradeRecord]) -> Borrowing | None:
    """What borrowing did to these trades; None where none tells of its own money."""
    told = [
        (record.figures.total.net, alone)
        for record in counted
        if (alone := _alone(record)) is not None
    ]
    if not told:
        return None
    with localcontext(SUMS):
        net = sum((each for each, _ in told), ZERO)
        return Borrowing(len(told), net, sum((each for _, each in told), ZERO))


def _alone(record: TradeRecord) -> Decimal | None:
    """What a trade would have brought with own money only.

    s·(price + borrowed + funding − fees − swap cost − interest of shorts) + collateral + yield −
    gas, s the part of the position's value that own money was when it was opened. A short cannot be
    had without borrowing, so that a borrowed one keeps its interest; nothing is liquidated.
    """
    opened = opened_of(record)
    share = opened.own_share if opened else None
    if share is None:
        return None
    total = record.figures.total
    is_short = any(
        each.direction is Direction.SHORT and each.kind is PositionKind.SPOT
        for each in record.trade.positions
    )
    moved = total.price + total.borrowed + total.funding - total.fees - total.swap_cost
    if is_short:
        moved -= total.interest
    return share * moved + total.collateral + total.collateral_yield - total.gas


def _prices(trade: Trade, asset: Asset, market: Market) -> PriceSeries | None:
    """The prices of an asset under any of its names on the trade's platform."""
    named = (market.prices.get(name) for name in names_of(trade)(asset))
    return next((series for series in named if series is not None), None)
