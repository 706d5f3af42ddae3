"""Trades of a period and a filter with all that reports about them need: what an export is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import localcontext
from typing import Final

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.ledger.own_money import NO_OWN_MONEY, OwnMoney
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period, day_of, month_of, starts_at
from journal_app.domain.pnl import NOTHING
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.domain.trade import Status
from journal_app.reports.course import nets_at
from journal_app.reports.equity_change import (
    EquityChange,
    equity_change,
    marked_days,
    moments_of,
)
from journal_app.reports.grouping import statistics_of
from journal_app.reports.records import TradeRecord, in_counting_order
from journal_app.reports.review import Money, Review

_MILLISECOND: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What the trader wrote at the review of a period. signed_at: when it was signed off."""

    edge: str = ""
    leak: str = ""
    rule: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What was chosen, and how it stood at the end of the period.

    listed: counted trades in counting order, then open ones, then the rest. first_day, last_day:
    of the period; of the whole journal its first and its last moment. equity: of the accounts, None
    where these are some of their trades only. own: the own money that the statistics rest on.
    taught: None where nothing was written at the review of the period, or this is not all of it.
    """

    title: str
    filters: tuple[str, ...]
    currency: str
    zone: tzinfo
    first_day: date
    last_day: date
    listed: Sequence[TradeRecord]
    counted: Sequence[TradeRecord]
    open_trades: Sequence[TradeRecord]
    statistics: Statistics
    money: Money
    equity: EquityChange | None
    market: Market
    own: OwnMoney = NO_OWN_MONEY
    period: Period | None = None
    taught: Taught | None = None
    is_by_day: bool = False

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in the period; every moment does where none is named."""
        return self.period is None or self.period.holds(moment)

    def spans(self) -> list[Period]:
        """The months of the selection; its days where it is of a month or a week."""
        if self.is_by_day:
            whole = Period("", self.first_day, self.last_day, self.zone)
            days = [*whole.days(), self.last_day]
            return [Period(f"{day:%Y-%m-%d}", day, _after(day), self.zone) for day in days]
        months = [month_of(self.first_day, self.zone)]
        while months[-1].day_after <= self.last_day:
            months.append(month_of(months[-1].day_after, self.zone))
        return months


def whole(
    records: Iterable[TradeRecord],
    market: Market,
    *,
    filters: tuple[str, ...],
    currency: str,
    zone: tzinfo,
    own: OwnMoney,
    behind: OwnMoney | None,
    fallback: datetime,
) -> Selection:
    """Every trade there is, as it stands.

    own: own money of the whole journal. behind: of the accounts of these trades, None where they
    are no whole accounts. fallback: the day of a journal without any entry.
    """
    found = list(records)
    counted = in_counting_order(found)
    begun = [record for record in found if record.entries]
    moments = [m for record in begun for m in (record.entries[0].at, record.figures.at)]
    moments += [record.entries[-1].at for record in begun]
    money = _money_of_all(begun)
    first, last = min(moments, default=fallback), max(moments, default=fallback)
    days = day_of(first, zone), day_of(last, zone)
    return Selection(
        title="All trades",
        filters=filters,
        currency=currency,
        zone=zone,
        first_day=days[0],
        last_day=days[1],
        listed=_listed(counted, found),
        counted=counted,
        open_trades=[record for record in found if record.figures.status is Status.OPEN],
        statistics=statistics_of(counted, own),
        money=money,
        equity=None if behind is None else _equity_of_all(begun, behind, market, days, zone),
        market=market,
        own=own,
    )


def of_period(
    told: Review,
    market: Market,
    *,
    filters: tuple[str, ...],
    currency: str,
    zone: tzinfo,
    taught: Taught | None = None,
) -> Selection:
    """The trades closed in a period and those open at its end, as they stood then."""
    days = told.period.days()
    return Selection(
        title=f"Review of {told.period.name}",
        filters=filters,
        currency=currency,
        zone=zone,
        first_day=days[0],
        last_day=days[-1],
        listed=_listed(told.closed, [*told.closed, *told.open_at_end]),
        counted=told.closed,
        open_trades=told.open_at_end,
        statistics=told.statistics,
        money=told.money,
        equity=told.equity,
        market=market,
        own=told.own,
        period=told.period,
        taught=taught,
        is_by_day=len(days) <= 31,
    )


def _listed(counted: Sequence[TradeRecord], found: Iterable[TradeRecord]) -> Sequence[TradeRecord]:
    others = [record for record in found if not record.figures.status.is_counted]
    others.sort(key=lambda record: (record.figures.status is not Status.OPEN, record.trade.number))
    return [*counted, *others]


@exact
def _money_of_all(begun: Iterable[TradeRecord]) -> Money:
    """Money since the beginning, when there was none: what the figures hold already."""
    equity = deposits = ZERO
    realised = total = NOTHING
    for record in begun:
        equity += record.figures.equity
        deposits += record.figures.deposits
        realised += record.figures.realised
        total += record.figures.total
    return Money(
        equity_start=ZERO,
        equity_end=equity,
        deposits=deposits,
        realised=realised,
        unrealised=total - realised,
    )


def _equity_of_all(
    begun: Sequence[TradeRecord],
    own: OwnMoney,
    market: Market,
    days: tuple[date, date],
    zone: tzinfo,
) -> EquityChange:
    """Equity since before anything was there, until what the figures hold already."""
    flowed = own.times
    moments = [m for record in begun for m in (record.entries[0].at, record.figures.at)]
    moments += [*flowed, *(record.entries[-1].at for record in begun)]
    if not moments:
        moments = [starts_at(days[0], zone)]
    since, until = min(moments) - _MILLISECOND, max(moments)
    told = moments_of(own, since, until)
    nets = nets_at(begun, market, told[:-1])
    with localcontext(SUMS):
        nets.append(sum((record.figures.total.net for record in begun), ZERO))
    period = Period("", day_of(since, zone), _after(day_of(until, zone)), zone)
    marked = marked_days(begun, market, period, until)
    return equity_change(own, dict(zip(told, nets, strict=True)), marked)


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
