"""What a trader has to come back to on a day: reviews, the end of planned times, alerts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.periods import Period, day_of, month_of, week_of
from journal_app.reports.records import TradeRecord

WEEKS: Final = 4
MONTHS: Final = 3
"""How many of the coming reviews are told."""

_SECONDS_OF_A_DAY: Final = 86_400

Kind = Literal["weekly_review", "monthly_review", "time_stop", "alert_review"]


class Occasion(NamedTuple):
    """Something to come back to. key: names it for good, within its journal.

    name: of the period that is reviewed, or of the trade. trades: what it is about. No sum and no
    price is told: a calendar is read by others too.
    """

    kind: Kind
    key: str
    day: date
    name: str
    trades: Sequence[str] = ()


class Agenda(NamedTuple):
    """The occasions of a journal, in order of their days. mark: tells the journal from others."""

    mark: str
    told_at: datetime
    occasions: Sequence[Occasion]


def agenda(mark: str, now: datetime, zone: tzinfo, open_trades: Iterable[TradeRecord]) -> Agenda:
    """The coming reviews, the planned ends of open trades, and weekly a look at their alerts."""
    today, records = day_of(now, zone), list(open_trades)
    weeks = list(_coming(week_of(today, zone), today, WEEKS))
    months = _coming(month_of(today, zone), today, MONTHS)
    found = [
        *(_review("weekly_review", week) for week in weeks),
        *(_review("monthly_review", month) for month in months),
        *(stop for record in records if (stop := _time_stop(record, today, zone))),
    ]
    names = [_told(record) for record in records]
    if names:
        found += [
            Occasion("alert_review", f"alerts-{week.name}", week.day_after, week.name, names)
            for week in weeks
        ]
    return Agenda(mark, now, sorted(found, key=lambda each: (each.day, each.key)))


def _coming(present: Period, today: date, count: int) -> Iterator[Period]:
    """The periods whose reviews come next; that of one which ended today is due today."""
    period = present.before() if present.first_day == today else present
    for _ in range(count):
        yield period
        period = period.after()


def _review(kind: Kind, period: Period) -> Occasion:
    return Occasion(kind, f"review-{period.name}", period.day_after, period.name)


@exact
def _time_stop(record: TradeRecord, today: date, zone: tzinfo) -> Occasion | None:
    """The day on which the planned time of a trade ends, unless that is past."""
    plan, opened_at = record.trade.plan, record.figures.opened_at
    if plan is None or plan.days is None or opened_at is None:
        return None
    try:
        ends_at = opened_at + timedelta(seconds=int(plan.days * Decimal(_SECONDS_OF_A_DAY)))
        day = day_of(ends_at, zone)
    except OverflowError:  # nobody lives to see it
        return None
    key = f"trade-{record.trade.number}-time"
    return None if day < today else Occasion("time_stop", key, day, _told(record))


def _told(record: TradeRecord) -> str:
    """`ETH long, Aave v3`."""
    terms = record.trade.terms
    platform = (terms.name if terms else record.trade.platform).partition(",")[0]
    return f"{record.name}, {platform}"
