"""Choose what an export is of: the trades of a period and a filter, as reports need them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Final

from journal_app.domain.exact import parse_decimal
from journal_app.domain.periods import Period
from journal_app.reports.selection import Selection, of_period, whole
from journal_app.services.browsing import EVERY, records, zone_of
from journal_app.services.ports import Clock, Journal, TradeFilter
from journal_app.services.reviewing import review_in

PeriodIn = Callable[[tzinfo], Period]
"""A week, month or year by its name, once the journal's zone is known."""

DEFAULT_CURRENCY: Final = "USD"


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
        currency = uow.settings.get("currency") or DEFAULT_CURRENCY
        market = uow.observations.market()
        filters = tuple(_words(wanted))
        if period_in is not None:
            told = review_in(uow, period_in(zone), wanted)
            return of_period(told, market, filters=filters, currency=currency, zone=zone)
        return whole(
            records(uow, wanted),
            market,
            filters=filters,
            currency=currency,
            zone=zone,
            capital=parse_decimal(uow.settings.get("capital") or "0"),
            fallback=clock.now(),
        )


def _words(wanted: TradeFilter) -> list[str]:
    named = (
        ("platform", wanted.platforms),
        ("strategy", wanted.strategies),
        ("asset", wanted.assets),
        ("account", wanted.accounts),
        ("tag", wanted.tags),
    )
    return [f"{name} {' or '.join(words)}" for name, words in named if words]
