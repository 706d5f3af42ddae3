"""Choose what an export is of: the trades of a period and a filter, as reports need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from journal_app.domain.periods import Period, day_of, month_of, week_of, year_of
from journal_app.reports.selection import Selection, Taught, of_period, whole
from journal_app.services.browsing import EVERY, currency_of, records, zone_of
from journal_app.services.own_money import own_money_behind, own_money_in
from journal_app.services.ports import Clock, Journal, TradeFilter, TradeLine, UnitOfWork
from journal_app.services.reviewing import last_full_month, last_full_week, review_in

PeriodIn = Callable[[tzinfo], Period]
"""A week, month or year by its name, once the journal's zone is known."""


class Choices(NamedTuple):
    """What an export can be of. Periods are the newest first, the one under way among them."""

    weeks: tuple[Period, ...]
    months: tuple[Period, ...]
    years: tuple[Period, ...]
    platforms: tuple[str, ...]
    strategies: tuple[str, ...]


def choices(uow: UnitOfWork, now: datetime) -> Choices:
    """The periods from the first opened trade or flow to the latest mark, entry or flow.

    With them the words in use.
    """
    zone = zone_of(uow)
    week, month = last_full_week(uow, now), last_full_month(uow, now)
    latest = (
        week_of(week.day_after, zone),
        month_of(month.day_after, zone),
        year_of(month.day_after, zone),
    )
    opened = [line.opened_at for line in _first_line(uow) if line.opened_at]
    first = min((*opened, *own_money_in(uow).times[:1]), default=now)
    weeks, months, years = (tuple(_back_to(day_of(first, zone), each)) for each in latest)
    platforms, strategies = (tuple(uow.lists.words(word)) for word in ("platform", "strategy"))
    return Choices(weeks, months, years, platforms, strategies)


def _first_line(uow: UnitOfWork) -> list[TradeLine]:
    return uow.lists.lines(uow.lists.ids(EVERY, "opened_at")[:1])


def _back_to(first: date, latest: Period) -> Iterator[Period]:
    """The periods of one kind from the latest one back to that of a day."""
    period = latest
    yield period
    while period.first_day > first:
        period = period.before()
        yield period


def selection_of(
    journal: Journal,
    clock: Clock,
    period_in: PeriodIn | None = None,
    wanted: TradeFilter = EVERY,
) -> Selection:
    """The trades of a period that pass; every trade that passes where no period is named.

    Raises: Refused, where nothing is called like the period.
    """
    with journal.reading() as uow:
        zone = zone_of(uow)
        currency = currency_of(uow)
        market = uow.observations.market()
        filters = tuple(_words(wanted))
        if period_in is not None:
            told = review_in(uow, period_in(zone), wanted)
            return of_period(
                told,
                market,
                filters=filters,
                currency=currency,
                zone=zone,
                taught=_taught(uow, told.period) if wanted == EVERY else None,
            )
        return whole(
            records(uow, wanted),
            market,
            filters=filters,
            currency=currency,
            zone=zone,
            own=own_money_in(uow),
            behind=own_money_behind(uow, wanted),
            fallback=clock.now(),
        )


def _taught(uow: UnitOfWork, period: Period) -> Taught | None:
    kept = uow.reviews.get(period.name)
    if kept is None or not (kept.signed_at or kept.edge or kept.leak or kept.rule):
        return None
    return Taught(edge=kept.edge, leak=kept.leak, rule=kept.rule, signed_at=kept.signed_at)


def _words(wanted: TradeFilter) -> list[str]:
    named = (
        ("platform", wanted.platforms),
        ("strategy", wanted.strategies),
        ("asset", wanted.assets),
        ("account", wanted.accounts),
        ("tag", wanted.tags),
    )
    told = [f"{name} {' or '.join(words)}" for name, words in named if words]
    return [*told, f"{len(wanted.trade_ids)} chosen trades"] if wanted.trade_ids else told
