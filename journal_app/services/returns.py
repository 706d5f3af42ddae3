"""The daily returns of the accounts, and what they amount to in a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.periods import Period, day_of
from journal_app.domain.problems import Problem
from journal_app.reports.course import nets_at
from journal_app.reports.daily_returns import (
    DailyReturns,
    daily_returns,
    rate_figure,
    return_figures,
)
from journal_app.reports.equity_change import equity_change, marked_days, moments_of
from journal_app.reports.records import TradeRecord
from journal_app.reports.told_figures import Told
from journal_app.services.browsing import records, zone_of
from journal_app.services.own_money import own_money_behind
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.reviewing import ever_closed, latest_moment

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Returns:
    """Days with their returns, and the figures made of them; XIRR is the last of these."""

    daily: DailyReturns
    figures: Sequence[Told]


def returns_in(uow: UnitOfWork, wanted: TradeFilter, now: datetime) -> Returns:
    """The returns of the accounts that a filter chooses, over the days in which it counts trades.

    Without such days it is the whole time of the journal. `now` counts in an empty one only.
    """
    zone = zone_of(uow)
    own = own_money_behind(uow, ever_closed(wanted))
    if own is None:
        daily = DailyReturns(zone, (), Problem("", "return_of_some_trades"))
        return Returns(daily, [*return_figures(daily), rate_figure(daily, None)])
    begun = [record for record in records(uow, ever_closed(wanted)) if record.entries]
    until = latest_moment(uow, now)
    period = _days(wanted, own, begun, until, zone)
    market = uow.observations.market()
    daily = daily_returns(begun, market, own, period, until)
    if daily.missing:
        return Returns(daily, [*return_figures(daily), rate_figure(daily, None)])
    moments = moments_of(own, period.before_start, min(until, period.last_moment))
    change = equity_change(
        own,
        dict(zip(moments, nets_at(begun, market, moments), strict=True)),
        marked_days(begun, market, period, until),
    )
    return Returns(daily, [*return_figures(daily), rate_figure(daily, change)])


def _days(
    wanted: TradeFilter,
    own: OwnMoney,
    begun: Sequence[TradeRecord],
    until: datetime,
    zone: tzinfo,
) -> Period:
    """From the first day asked for, or the first of money or trades, to the last, or the latest."""
    firsts = [*own.times[:1], *(record.entries[0].at for record in begun)]
    first = wanted.closed_from or min(firsts, default=until)
    last = min(until, wanted.closed_before - _DAY) if wanted.closed_before else until
    first_day, last_day = day_of(first, zone), day_of(last, zone)
    return Period("", first_day, max(first_day, last_day) + _DAY, zone)
