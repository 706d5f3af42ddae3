"""Look at trades: as they stand in the journal, or as they stood at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.figures import Figures
from journal_app.domain.market import Market
from journal_app.domain.reckoning import figures, reckoned
from journal_app.domain.trade import Status, Trade
from journal_app.reports.records import TradeRecord
from journal_app.services.ports import UnitOfWork
from journal_app.services.reckoning import ledger_of, moment_of, sharing

DEFAULT_ZONE: Final = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which trades are meant. An empty text lets every trade pass."""

    status: str = ""
    platform: str = ""
    account: str = ""
    strategy: str = ""
    asset: str = ""
    tag: str = ""

    def takes(self, record: TradeRecord) -> bool:
        """Whether a trade passes."""
        trade = record.trade
        return (
            self.status in ("", record.figures.status.value)
            and self.platform in ("", trade.platform)
            and self.account in ("", trade.account)
            and self.strategy in ("", trade.strategy)
            and (not self.asset or self.asset in record.assets.split())
            and (not self.tag or self.tag in trade.tags)
        )


EVERY: Final = Filter()


def zone_of(uow: UnitOfWork) -> tzinfo:
    """The zone in which the journal's days begin."""
    return ZoneInfo(uow.settings.get("zone") or DEFAULT_ZONE)


def records(
    uow: UnitOfWork, wanted: Filter = EVERY, at: datetime | None = None
) -> Iterator[TradeRecord]:
    """The trades that pass, by number, each with its figures at a moment.

    Without a moment the figures are those at the last mark. Trades that had not begun at the
    moment are left out, planned ones kept from the day they were made.
    """
    market = uow.observations.market()
    last_mark_at = uow.observations.last_mark_at()
    for trade in uow.trades.every():
        if trade.deleted_at is None:
            entries = ledger_of(uow, trade.id)
            moment = at or moment_of(trade, entries, last_mark_at)
            if _begun(trade, entries[0].at if entries else None, at):
                kept = uow.figures.get(trade.id) if at is None else None
                told = kept or figures_at(uow, trade, market, moment)
                record = TradeRecord(trade, entries, told)
                if wanted.takes(record):
                    yield record


def figures_at(uow: UnitOfWork, trade: Trade, market: Market, moment: datetime) -> Figures:
    """A trade's figures at a moment, with those that share its account."""
    one = reckoned(trade, ledger_of(uow, trade.id), market, moment)
    return figures(one, market, sharing(uow, one, market))


def _begun(trade: Trade, first_entry_at: datetime | None, at: datetime | None) -> bool:
    if at is None:
        return True
    if first_entry_at is None:
        return trade.status is not Status.DRAFT and trade.created_at <= at
    return first_entry_at <= at
