"""Look at trades: as they stand in the journal, or as they stood at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.trade import Status, Trade
from journal_app.reports.records import TradeRecord
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.reckoning import ledger_of, moment_of, sharing

EVERY: Final = TradeFilter()
DEFAULT_ZONE: Final = "UTC"
DEFAULT_CURRENCY: Final = "USD"


def zone_of(uow: UnitOfWork) -> tzinfo:
    """The zone in which the journal's days begin."""
    return ZoneInfo(uow.settings.get("zone") or DEFAULT_ZONE)


def currency_of(uow: UnitOfWork) -> str:
    """The currency in which the journal's amounts are kept."""
    return uow.settings.get("currency") or DEFAULT_CURRENCY


def records(
    uow: UnitOfWork, wanted: TradeFilter = EVERY, at: datetime | None = None
) -> Iterator[TradeRecord]:
    """The trades that pass, by number, each with its figures at a moment.

    Without a moment the figures are those kept, at the last mark. Of a moment, trades that had
    not begun by then are left out; planned ones are there from the day they were made.
    """
    market = uow.observations.market()
    if at is None:
        last_mark_at = uow.observations.last_mark_at()
        ids = uow.lists.ids(wanted)
        kept = dict(uow.figures.every())
        for trade, (trade_id, recorded) in zip(
            uow.trades.some(ids), uow.entries.of_some(ids), strict=True
        ):
            entries = [each.entry for each in recorded]
            moment = moment_of(trade, entries, last_mark_at)
            told = kept.get(trade_id) or figures_at(uow, trade, market, moment)
            yield TradeRecord(trade, entries, told)
        return
    for trade_id in uow.lists.ids(replace(wanted, statuses=())):
        trade, entries = uow.trades.get(trade_id), ledger_of(uow, trade_id)
        if _had_begun(trade, entries[0].at if entries else None, at):
            then = figures_at(uow, trade, market, at)
            if then.status in wanted.statuses or not wanted.statuses:
                yield TradeRecord(trade, entries, then)


def figures_at(uow: UnitOfWork, trade: Trade, market: Market, moment: datetime) -> Figures:
    """A trade's figures at a moment, with those that share its account."""
    one = reckoned(trade, ledger_of(uow, trade.id), market, moment)
    return figures(one, market, sharing(uow, one, market))


def _had_begun(trade: Trade, first_entry_at: datetime | None, at: datetime) -> bool:
    if first_entry_at is None:
        return trade.status is not Status.DRAFT and trade.created_at <= at
    return first_entry_at <= at
