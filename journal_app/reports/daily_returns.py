"""The return of each day, and what the days amount to in a year.

The return of a day is the change of the accounts' equity over a calendar day in the user's zone,
open trades at their marks, deposits and withdrawals taken out of it where they happened. Flat days
count; days on which nothing lay in the accounts are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, SUMS, ZERO, exact
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period, day_of, starts_at
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.cashflows import Flow, InternalRate, xirr
from journal_app.domain.statistics.returns import (
    Level,
    is_at_rest,
    performance,
    time_weighted,
)
from journal_app.reports.course import nets_at
from journal_app.reports.equity_change import EquityChange, equity_levels, marked_days, moments_of
from journal_app.reports.records import TradeRecord
from journal_app.reports.tables import Holds
from journal_app.reports.told_figures import Told, told

DAYS_OF_A_YEAR: Final = Decimal(365)
FEWEST_FOR_A_YEAR: Final = 90
"""Fewer days are not stretched to a year."""

XIRR: Final = "Return of the money, a year (XIRR)"


class DayReturn(NamedTuple):
    """What a day brought, as a fraction of the equity that it began with."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class DailyReturns:
    """The days of a stretch of time in a zone; none where `missing` says why."""

    zone: tzinfo
    days: Sequence[DayReturn]
    missing: Problem | None = None


@exact
def daily_returns(
    records: Iterable[TradeRecord],
    market: Market,
    own: OwnMoney,
    period: Period,
    until: datetime,
    past: Decimal = ZERO,
) -> DailyReturns:
    """The return of each day of a period until a moment, after which nothing is known.

    own: the money behind all of these trades. past: what trades had won or lost that are not
    among them, since they were over before the period.
    """
    begun = list(records)
    marked = marked_days(begun, market, period, until)
    if not own.is_known:
        return DailyReturns(period.zone, (), Problem("", "return_without_own_money"))
    if not marked.is_enough:
        facts = {"seen": marked.seen, "held": marked.held}
        return DailyReturns(period.zone, (), Problem("", "return_with_few_marks", facts))
    moments = _moments(own, period, until)
    with localcontext(SUMS):
        nets = [past + net for net in nets_at(begun, market, moments)]
    levels = equity_levels(own, dict(zip(moments, nets, strict=True)))
    by_day: dict[date, list[Level]] = {}
    for (_, before), (at, after) in pairwise(zip(moments, levels, strict=True)):
        by_day.setdefault(day_of(at, period.zone), [before]).append(after)
    days = []
    for day, of_day in by_day.items():
        if all(is_at_rest(*ends) for ends in pairwise(of_day)):
            continue
        brought = time_weighted(of_day)
        if brought is None or brought < -ONE:
            return DailyReturns(period.zone, (), Problem("", "return_on_nothing"))
        days.append(DayReturn(day, brought))
    return DailyReturns(period.zone, days)


def _moments(own: OwnMoney, period: Period, until: datetime) -> list[datetime]:
    """The moment before the period, then every end of a day and every flow, in order."""
    last = min(until, period.last_moment)
    ends = (
        min(last, Period("", day, date.fromordinal(day.toordinal() + 1), period.zone).last_moment)
        for day in period.days()
        if starts_at(day, period.zone) <= last
    )
    flows = moments_of(own, period.before_start, last)
    return sorted({*flows, *ends})


@exact
def return_figures(returns: DailyReturns) -> list[Told]:
    """What daily returns amount to in a year, of 365 days."""
    values = [day.value for day in returns.days]
    days = len(values)
    made = performance(values, DAYS_OF_A_YEAR)
    is_long = days >= FEWEST_FOR_A_YEAR
    none = [returns.missing] if returns.missing else []
    no_spread = [*none, Problem("", "fewer_than_two_days" if days < 2 else "days_alike")]
    short = [*none, *([] if is_long else [Problem("", "under_ninety_days", {"days": days})])]
    annual = [*short, Problem("", "growth_without_meaning")]
    calm = [*short, *([] if made.max_drawdown else [Problem("", "no_drawdown")]), *annual]
    return [
        told("sharpe", "Sharpe (daily × √365)", made.sharpe, Holds.RATIO, days, no_spread),
        told(
            "sortino",
            "Sortino (daily × √365)",
            made.sortino,
            Holds.RATIO,
            days,
            [*none, Problem("", "no_losing_day")],
        ),
        told(
            "volatility",
            "Volatility a year (daily × √365)",
            made.volatility,
            Holds.PERCENT,
            days,
            no_spread,
        ),
        told(
            "annual_return",
            "Return a year",
            made.annual_return if is_long else None,
            Holds.PERCENT,
            days,
            annual,
        ),
        told(
            "daily_drawdown",
            "Largest drawdown, day by day",
            made.max_drawdown,
            Holds.PERCENT,
            days,
            [*none, Problem("", "fewer_than_two_days")],
        ),
        told("calmar", "Calmar", made.calmar if is_long else None, Holds.RATIO, days, calm),
    ]


def rate_figure(returns: DailyReturns, change: EquityChange | None) -> Told:
    """The yearly rate of the money itself: what flowed, and what was there at both ends.

    Equity at the start goes in, deposits go in and withdrawals come out on their days, equity at
    the end comes out. change: None where equity is not known, as the days say why.
    """
    rate = None if change is None else _internal_rate(change, returns.zone)
    reasons = [returns.missing] if returns.missing else []
    if rate and rate.missing:
        reasons = [Problem("", rate.missing)]
    sample = len(returns.days)
    return told("xirr", XIRR, rate.rate if rate else None, Holds.PERCENT, sample, reasons)


@exact
def _internal_rate(change: EquityChange, zone: tzinfo) -> InternalRate:
    flows = [Flow(day_of(change.stretches[0].since, zone), -change.start)]
    flows += [Flow(day_of(each.until, zone), -each.flow) for each in change.stretches]
    return xirr([*flows, Flow(day_of(change.stretches[-1].until, zone), change.end)])
