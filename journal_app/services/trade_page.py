"""One trade as a page: its figures, its levels, its ledger, and its plan beside what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from journal_app.domain.figures import Figures
from journal_app.domain.ledger_steps import LedgerStep, ledger_steps
from journal_app.domain.levels import Levels
from journal_app.domain.market import Market
from journal_app.domain.plan_against_actual import Compared, plan_against_actual
from journal_app.domain.reckoning import Reckoned, figures, reckoned
from journal_app.domain.trade import Status, Trade
from journal_app.domain.trade_levels import levels_of
from journal_app.domain.watch import attention
from journal_app.reports.records import TradeRecord
from journal_app.services.ports import RecordedEntry, UnitOfWork
from journal_app.services.reckoning import market_of, moment_of, sharing
from journal_app.services.watching import as_watched


class LedgerLine(NamedTuple):
    """An entry in its place, and what it did."""

    recorded: RecordedEntry
    step: LedgerStep


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePage:
    """A trade at the moment of its kept figures.

    levels: of its first position; those planned until it is opened, and once it is closed with
    the average exit where the mark stood. crossed: the codes of the lines that it crosses.
    """

    record: TradeRecord
    reckoned: Reckoned
    levels: Levels | None
    ledger: tuple[LedgerLine, ...]
    compared: tuple[Compared, ...]
    crossed: frozenset[str]

    @property
    def trade(self) -> Trade:
        """Who it is."""
        return self.reckoned.trade

    @property
    def figures(self) -> Figures:
        """How it stands."""
        return self.record.figures


def trade_page(uow: UnitOfWork, trade_id: int) -> TradePage:
    """Gather what one trade's page shows.

    Raises: JournalError `no_such_trade`.
    """
    trade = uow.trades.get(trade_id)
    recorded = uow.entries.of(trade_id)
    entries = [each.entry for each in recorded]
    market = market_of(uow, trade, recorded)
    moment = moment_of(trade, entries, uow.observations.last_mark_at())
    one = reckoned(trade, entries, market, moment)
    told = figures(one, market, sharing(uow, one, market))

    def sharing_at(at: datetime) -> list[Reckoned]:
        return sharing(uow, reckoned(trade, entries, market, at), market)

    steps = ledger_steps(trade, entries, market, sharing_at)
    return TradePage(
        record=TradeRecord(one.trade, entries, told),
        reckoned=one,
        levels=_levels(one, told, market),
        ledger=tuple(map(LedgerLine, recorded, steps)),
        compared=plan_against_actual(one, told, steps),
        crossed=_crossed(uow, one, told, market),
    )


def _crossed(uow: UnitOfWork, one: Reckoned, told: Figures, market: Market) -> frozenset[str]:
    if told.status is not Status.OPEN:
        return frozenset()
    watched = as_watched(uow, one, told, market)
    return frozenset(each.code for each in attention([watched], told.at))


def _levels(one: Reckoned, told: Figures, market: Market) -> Levels | None:
    if not told.positions:
        return _planned_levels(one, market)
    open_now = levels_of(one, told)
    if open_now is not None:
        return open_now
    first = told.positions[0]
    then = levels_of(one, told, first.asset)
    return then._replace(mark=first.average_exit) if then else None


def _planned_levels(one: Reckoned, market: Market) -> Levels | None:
    plan = one.trade.plan
    if plan is None or not plan.positions:
        return None
    planned = plan.positions[0]
    quote = market.quote(planned.asset, one.valuation.at)
    return Levels(
        direction=planned.direction.value,
        liquidation=planned.liquidation_price,
        stop=planned.stop,
        entry=planned.entry,
        mark=quote.price if quote else None,
        target=planned.targets[0].price if planned.targets else None,
    )
