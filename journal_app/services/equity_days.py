"""The equity over the last days, and how far it stood below its peak.

It replays what was open within these days, and so it is asked apart from how things stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import day_of, month_of, starts_at, week_of
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.domain.statistics.returns import time_weighted
from journal_app.reports.course import course_of
from journal_app.reports.equity import falls
from journal_app.reports.equity_change import equity_levels, moments_of
from journal_app.reports.records import TradeRecord
from journal_app.services.browsing import EVERY, zone_of
from journal_app.services.own_money import own_money_in
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import ledgers_of
from journal_app.services.reviewing import kept_figures_read, latest_moment, moment_in
from journal_app.services.watching import OPEN, assets_in

CURVE_DAYS: Final = 120
MOST_POINTS: Final = 400
"""Of the equity's curve; a year is told day by day."""
REPLAYED_DAYS: Final = 366
"""What was over before then counts when it closed, as all of it replayed would take minutes."""

Closed = tuple[str | int | None, ...]
"""The id, the net and the closing time of a trade that is over."""

_MILLISECOND: Final = timedelta(milliseconds=1)
_AT_A_TIME: Final = 2_000


class EquityHistory(NamedTuple):
    """The equity day by day, the last point at the latest mark, entry or flow.

    points: own money and all that was won and lost until then, open trades at their marks.
    drawdown: how far below the highest that was won until then, day by day, and longer ago than
    `CURVE_DAYS` and these days after each closing; capital at the start is the first peak, and
    flows move equity and peak alike. below_peak: the last of them as a fraction of the peak, None
    where no peak is known. is_result: no own money is known, so it is what was won and lost alone.
    change: of the week that `week_start` begins, deposits and withdrawals taken out;
    change_fraction: the same, time-weighted. interest: accrued in the month of the last point.
    has_begun: whether a trade was opened or money flowed within the days that are looked at, or a
    trade was closed ever; before that the curve tells nothing.
    """

    points: Sequence[tuple[datetime, Decimal]]
    drawdown: Sequence[tuple[datetime, Decimal]]
    below_peak: Decimal | None
    is_result: bool
    week_start: date
    change: Decimal
    change_fraction: Decimal | None
    month: date
    interest: Decimal
    has_begun: bool = True


@exact
def equity_history(uow: UnitOfWork, now: datetime, days: int | None = CURVE_DAYS) -> EquityHistory:
    """The equity of so many days, what this week changed, and what interest this month took.

    days: None for all since the first trade was opened or money flowed; where that is long, not
    every day is a point. Trades that were over a year before the last point count from their
    closing on alone.
    """
    zone = zone_of(uow)
    latest = latest_moment(uow, now)
    today = day_of(latest, zone)
    week, month = week_of(today, zone), month_of(today, zone)
    own = own_money_in(uow)
    closings = uow.lists.counted(("id", "net", "closed_at"), EVERY)
    if days is None:
        days = (today - _first_day(uow, own, zone, today)).days + 2
    looked_at = [*_day_ends(today, max(days, CURVE_DAYS), zone), latest]
    points = looked_at[-days:]
    told_of = sorted({*looked_at, week.before_start, month.before_start})
    moments = sorted({*told_of, *own.times_between(told_of[0], latest)})
    before_month = moments.index(month.before_start)
    replayed_from = max(moments[0], latest - timedelta(days=REPLAYED_DAYS))
    running = uow.figures.active_between(replayed_from, latest + _MILLISECOND)
    steps = _steps(closings, set(running), moments)
    interest = ZERO
    for record, market in _records(uow, running):
        course = _Course(record, market, moments)
        course.add_to(steps)
        interest += record.figures.total.interest - course.at(before_month).interest
    with localcontext(SUMS):
        won = dict(zip(moments, accumulate(steps), strict=True))
    equity = {at: own.equity(so_far, at) for at, so_far in won.items()}
    flows = own.between(week.before_start, latest)
    this_week = {at: won[at] for at in moments_of(own, week.before_start, latest)}
    peak = _peak_before(closings, looked_at[0])
    fallen = falls([won[at] for at in looked_at], peak)[-days:]
    height = won[latest] - fallen[-1] + own.until(latest)
    return EquityHistory(
        points=[(at, equity[at]) for at in points],
        drawdown=list(zip(points, fallen, strict=True)),
        below_peak=fallen[-1] / height if own.is_known and height > 0 else None,
        is_result=not own.is_known,
        week_start=week.first_day,
        change=equity[latest] - equity[week.before_start] - flows,
        change_fraction=time_weighted(equity_levels(own, this_week)) if own.is_known else None,
        month=month.first_day,
        interest=interest,
        has_begun=bool(closings or running or own.times),
    )


def _records(uow: UnitOfWork, trade_ids: Sequence[int]) -> Iterator[tuple[TradeRecord, Market]]:
    """Trades with the market of what they touch; some at a time, since each is large."""
    for first in range(0, len(trade_ids), _AT_A_TIME):
        ledgers = list(ledgers_of(uow, trade_ids[first : first + _AT_A_TIME]))
        market = uow.observations.market(assets_in(ledgers))
        for trade, entries in ledgers:
            told = uow.figures.get(trade.id)
            assert told is not None, "figures of every trade that has entries are kept"
            yield TradeRecord(trade, entries, told), market


def _steps(
    closings: Sequence[Closed], apart: Collection[object], moments: Sequence[datetime]
) -> list[Decimal]:
    """What closed trades added to the result from each moment to the next, when they closed."""
    steps = [ZERO] * len(moments)
    with kept_figures_read(), localcontext(SUMS):
        for trade_id, net, closed_at in closings:
            if trade_id not in apart:
                steps[bisect_left(moments, moment_in(closed_at))] += Decimal(str(net))
    return steps


class _Course:
    """What a trade had won or lost by each moment: replayed while it ran, the same ever after."""

    def __init__(self, record: TradeRecord, market: Market, moments: Sequence[datetime]) -> None:
        told = record.figures
        self._end = told.total
        self._first = bisect_left(moments, record.entries[0].at)
        # the last moment is that of the kept figures
        self._over = len(moments) - 1
        if told.closed_at is not None:
            self._over = min(self._over, bisect_left(moments, record.entries[-1].at))
        self._course = course_of(record, market, moments[self._first : self._over])

    def at(self, place: int) -> ProfitAndLoss:
        """By the moment at this place."""
        if place < self._first:
            return NOTHING
        return self._end if place >= self._over else self._course[place - self._first]

    def add_to(self, steps: list[Decimal]) -> None:
        """Add how the net changed from each moment to the next."""
        nets = [ZERO, *(each.net for each in self._course), self._end.net]
        with localcontext(SUMS):
            for place, (before, net) in enumerate(pairwise(nets), self._first):
                steps[place] += net - before


def _day_ends(today: date, days: int, zone: tzinfo) -> list[datetime]:
    """The ends of so many days before today, or of every second, third … where they are many."""
    stride = -(-days // MOST_POINTS)
    return [
        starts_at(today - timedelta(days=ago), zone) - _MILLISECOND
        for ago in reversed(range(0, days - 1, stride))
    ]


def _first_day(uow: UnitOfWork, own: OwnMoney, zone: tzinfo, otherwise: date) -> date:
    """The day of the first trade or flow."""
    opened = [moment_in(at) for (at,) in uow.lists.counted(("opened_at",), EVERY)]
    running = (uow.figures.get(trade_id) for trade_id in uow.lists.ids(OPEN))
    opened += [told.opened_at for told in running if told is not None and told.opened_at]
    first = min([*opened, *own.times], default=None)
    return otherwise if first is None else day_of(first, zone)


def _peak_before(closings: Iterable[Closed], first: datetime) -> Decimal:
    """The highest that was won after any closing until a moment; nothing won is the first peak."""
    level = peak = ZERO
    with kept_figures_read(), localcontext(SUMS):
        for _, net, closed_at in closings:
            if moment_in(closed_at) > first:
                break
            level += Decimal(str(net))
            peak = max(peak, level)
    return peak
