"""Look back: the review of a period, and statistics of any selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journal_app.domain.exact import parse_decimal
from journal_app.domain.periods import Period, day_of, month_of, week_of
from journal_app.domain.statistics import Statistics
from journal_app.reports.grouping import grouped, statistics_of
from journal_app.reports.records import TradeRecord
from journal_app.reports.review import Review, review
from journal_app.services.browsing import EVERY, Filter, figures_at, records, zone_of
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.reckoning import ledger_of


@dataclass(frozen=True, slots=True)
class Told:
    """Statistics of a selection: of all counted trades, in groups, and the open ones apart."""

    counted: Sequence[TradeRecord]
    whole: Statistics
    groups: dict[str, Statistics]
    open_trades: Sequence[TradeRecord]


def review_of(journal: Journal, period: Period) -> Review:
    """The review of a period, over every trade that was active in it."""
    with journal.reading() as uow:
        market = uow.observations.market()
        active = [
            TradeRecord(
                trade := uow.trades.get(trade_id),
                ledger_of(uow, trade_id),
                uow.figures.get(trade_id) or figures_at(uow, trade, market, period.last_moment),
            )
            for trade_id in uow.figures.active_between(period.start, period.end)
        ]
        return review(period, active, market, _latest(uow, period.last_moment))


def statistics_by(
    journal: Journal,
    *,
    by: str = "",
    start: datetime | None = None,
    end: datetime | None = None,
    at: datetime | None = None,
    wanted: Filter = EVERY,
) -> Told:
    """Statistics of the trades closed from `start` until before `end`, as known at a moment."""
    with journal.reading() as uow:
        zone = zone_of(uow)
        found = list(records(uow, wanted, at))
        capital = parse_decimal(uow.settings.get("capital") or "0")
    counted = [
        record
        for record in found
        if (closed_at := record.figures.closed_at) is not None
        and (start is None or closed_at >= start)
        and (end is None or closed_at < end)
    ]
    groups = grouped(counted, by, zone) if by else {}
    return Told(
        counted=counted,
        whole=statistics_of(counted, capital),
        groups={name: statistics_of(members) for name, members in groups.items()},
        open_trades=[record for record in found if record.figures.status == "open"],
    )


def last_full_week(uow: UnitOfWork, now: datetime) -> Period:
    """The last week that is over by the latest mark or entry; by `now` in an empty journal."""
    zone = zone_of(uow)
    return week_of(day_of(_latest(uow, now), zone), zone).before()


def last_full_month(uow: UnitOfWork, now: datetime) -> Period:
    """The last month that is over by the journal's latest mark or entry, likewise."""
    zone = zone_of(uow)
    return month_of(day_of(_latest(uow, now), zone), zone).before()


def _latest(uow: UnitOfWork, now: datetime) -> datetime:
    seen = (uow.observations.last_mark_at(), uow.entries.last_at())
    return max((moment for moment in seen if moment is not None), default=now)
