"""Follow trades one by one along their marks: what their plans would have brought, their worst and
best moments, and when their interest accrued.

Each has to be replayed, which takes a while for many. So it is done some at a time, and whoever
asks can let other work in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.ledger.excursions import Excursions
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period, day_of, month_of, week_of, year_of
from journal_app.reports.followed_figures import followed_figures
from journal_app.reports.hindsight import (
    Borrowing,
    borrowing_of,
    in_hindsight,
    lost_on_cost,
    reached_after_all,
)
from journal_app.reports.interest import Carry, carry_of
from journal_app.reports.plan_lines import Instead, Seen, instead_of
from journal_app.reports.records import TradeRecord
from journal_app.reports.told_figures import Told
from journal_app.reports.trade_excursions import excursions_of
from journal_app.services.analysing import Span, spanning
from journal_app.services.browsing import figures_at, zone_of
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.reviewing import latest_moment

MOST: Final = 2_000
"""So many trades are followed at most, those that were closed last."""

_DAY: Final = timedelta(days=1)
_WEEKS_UP_TO: Final = timedelta(days=100)
_MONTHS_UP_TO: Final = timedelta(days=6 * 366)


class Followed(NamedTuple):
    """One trade, followed. carry: what accrued in it, by the place of the span of time.

    seen: None where no plan could be followed. found: None with fewer than two marks. borrowing:
    what borrowing did to it, None where no own money tells. These are of counted trades.
    """

    trade_id: int
    number: int
    name: str
    net: Decimal
    r: Decimal | None
    seen: Seen | None
    found: Excursions | None
    is_lost_on_cost: bool
    is_reached_after_all: bool
    borrowing: Borrowing | None
    carry: Sequence[tuple[int, Carry]]


@dataclass(frozen=True, slots=True)
class Following:
    """What is to be followed, and what is known beforehand.

    counted: trades in counting order. followed: those of them that are followed. accruing: trades
    in which something could accrue in the spans.
    """

    market: Market
    until: datetime
    spans: Sequence[Period]
    counted: Sequence[int]
    followed: frozenset[int]
    accruing: frozenset[int]

    @property
    def trade_ids(self) -> list[int]:
        """Every trade that is looked at, the newest first."""
        return sorted(self.followed | self.accruing, reverse=True)


def following_in(uow: UnitOfWork, span: Span, wanted: TradeFilter, now: datetime) -> Following:
    """See which trades of a span and a filter are to be followed.

    Interest is that of the days of the span, of open trades too; the rest is of the trades that
    were closed in it.
    """
    zone, until = zone_of(uow), latest_moment(uow, now)
    last_day = day_of(until, zone)
    rows = uow.lists.counted(("id",), spanning(uow, span, wanted, now))
    counted = [int(trade_id or 0) for (trade_id,) in rows]
    passing = uow.lists.ids(wanted)
    first_day = span.first_day(last_day) or _first_day(uow, passing, last_day, zone)
    spans = spans_of(first_day, span.day_after(last_day) or last_day + _DAY, zone)
    active = uow.figures.active_between(spans[0].start, spans[-1].end)
    return Following(
        market=uow.observations.market(),
        until=until,
        spans=spans,
        counted=counted,
        followed=frozenset(counted[-MOST:]),
        accruing=frozenset(active) & frozenset(passing),
    )


def followed_in(uow: UnitOfWork, task: Following, trade_ids: Sequence[int]) -> list[Followed]:
    """Follow some of the trades."""
    return [_followed(record, task) for record in _records(uow, task, trade_ids)]


def carried_in(task: Following, followed: Iterable[Followed]) -> list[tuple[Period, Carry]]:
    """What accrued in each span, once every trade was followed."""
    carried = [Carry() for _ in task.spans]
    for each in followed:
        for place, carry in each.carry:
            carried[place] = carried[place].plus(carry)
    return list(zip(task.spans, carried, strict=True))


def instead_in(followed: Iterable[Followed]) -> Mapping[int, Instead]:
    """What plans would have made of the trades that have one to follow."""
    return {each.trade_id: instead_of(each.seen) for each in followed if each.seen is not None}


def hindsight_of(task: Following, followed: Iterable[Followed]) -> list[Told]:
    """What following the counted trades told, as figures."""
    counted = [each for each in followed if each.trade_id in task.followed]
    return followed_figures(
        len(counted),
        [each.seen for each in counted if each.seen is not None],
        sum(each.is_lost_on_cost for each in counted),
        sum(each.is_reached_after_all for each in counted),
        [each.borrowing for each in counted if each.borrowing is not None],
    )


def spans_of(first_day: date, day_after: date, zone: tzinfo) -> list[Period]:
    """The weeks of a time, its months if it is long, its years if it is very long."""
    length = day_after - first_day
    if length <= _WEEKS_UP_TO:
        spans = [week_of(first_day, zone)]
    elif length <= _MONTHS_UP_TO:
        spans = [month_of(first_day, zone)]
    else:
        spans = [year_of(first_day, zone)]
    while spans[-1].day_after < day_after:
        spans.append(spans[-1].after())
    return spans


def _followed(record: TradeRecord, task: Following) -> Followed:
    trade, told = record.trade, record.figures
    is_counted = trade.id in task.followed
    counted = [record] if is_counted else []
    market, until = task.market, task.until
    seen = [in_hindsight(each, market, until) for each in counted]
    found = [each.found for each in excursions_of(counted, market)]
    return Followed(
        trade_id=trade.id,
        number=trade.number,
        name=record.name,
        net=told.total.net,
        r=told.r_initial,
        seen=next((Seen(*each[1:]) for each in seen if each is not None), None),
        found=next(iter(found), None),
        is_lost_on_cost=bool(lost_on_cost(counted)),
        is_reached_after_all=bool(reached_after_all(counted, market, until)),
        borrowing=borrowing_of(counted),
        carry=carry_of(record, task.spans, task.market) if trade.id in task.accruing else (),
    )


def _records(uow: UnitOfWork, task: Following, trade_ids: Sequence[int]) -> Iterator[TradeRecord]:
    """The trades with their kept figures, as they stand at the journal's last moment."""
    pairs = zip(uow.trades.some(trade_ids), uow.entries.of_some(trade_ids), strict=True)
    for trade, (trade_id, recorded) in pairs:
        told = uow.figures.get(trade_id) or figures_at(uow, trade, task.market, task.until)
        yield TradeRecord(trade, [each.entry for each in recorded], told)


def _first_day(uow: UnitOfWork, trade_ids: Sequence[int], last_day: date, zone: tzinfo) -> date:
    """The day on which the first of these trades began; the last one without any."""
    first = uow.lists.ids(TradeFilter(trade_ids=tuple(trade_ids)), "opened_at")[:1]
    opened = [line.opened_at for line in uow.lists.lines(first) if line.opened_at]
    return min((day_of(at, zone) for at in opened), default=last_day)
