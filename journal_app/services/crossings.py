"""Record in the ledgers of open trades which lines they cross as prices and rates move.

What stood before are the kept figures, at the market that was known then; the ledger is not
replayed for it, and nothing is looked at where nothing is crossed now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import AlertHit, Entry
from journal_app.domain.ledger.reckoning import Reckoned, reckoned, valued
from journal_app.domain.ledger.trade_levels import levels_by_asset
from journal_app.domain.market.observed import Market
from journal_app.domain.trade import Status, Trade
from journal_app.domain.watching.crossings import Crossing, crossed
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.domain.watching.watch import Watched
from journal_app.reports.crossings import Answered, answered
from journal_app.services.ports import UnitOfWork
from journal_app.services.watching import OPEN


class Before(NamedTuple):
    """How the open trades stood. figures: by trade. last_at: of the newest mark."""

    figures: Mapping[int, Figures]
    market: Market
    last_at: datetime | None


def stood_before(uow: UnitOfWork) -> Before:
    """How the open trades stand, before anything is observed."""
    figures = uow.figures.some(uow.lists.ids(OPEN))
    return Before(figures, uow.observations.latest_market(), uow.observations.last_mark_at())


@exact
def record_crossings(
    uow: UnitOfWork, before: Before, after: Iterable[Watched], times: Iterable[datetime]
) -> tuple[Crossing, ...]:
    """Record what was newly crossed by trades as they stand after something was observed.

    times: when it was observed; nothing is recorded where all of it is older than the last mark.
    """
    latest = max(times, default=None)
    if latest is None or (before.last_at is not None and latest < before.last_at):
        return ()
    entries: list[tuple[int, Entry, int | None]] = []
    found: list[Crossing] = []
    for now in after:
        trade_id, recorded = now.one.trade.id, now.one.entries
        if now.told.status is not Status.OPEN or trade_id not in before.figures:
            continue
        at, sequence = now.told.at, max(each.sequence for each in recorded)
        known = [each for each in recorded if isinstance(each, AlertHit) and each.at == at]
        earlier = partial(_earlier, now, before.figures[trade_id], before.market)
        for crossing in crossed(earlier, now):
            if not any(crossing.is_told_by(hit) for hit in known):
                sequence += 1
                entries.append((trade_id, crossing.entry(at, sequence), None))
                found.append(crossing)
    if entries:
        uow.entries.add_many(entries)
    return tuple(found)


def _earlier(after: Watched, told: Figures, market: Market) -> Watched:
    """The trade as it stood by its kept figures; lines and alerts are those of now."""
    one = after.one
    if one.entries[-1].at <= told.at:
        valuation = valued(one.trade, one.state, market, told.at)
        earlier = Reckoned(one.trade, one.entries, one.state, valuation)
    else:
        earlier = reckoned(one.trade, one.entries, market, told.at)
    return after._replace(
        one=earlier,
        told=told,
        levels=levels_by_asset(earlier, told),
        rates=debt_rates(earlier, market),
    )


class CrossedLine(NamedTuple):
    """A line that was crossed, and what was done about it."""

    trade: Trade
    name: str
    answer: Answered


def crossings_between(uow: UnitOfWork, start: datetime, end: datetime) -> list[CrossedLine]:
    """The lines crossed from `start` until `end`, which is not included, in order of time.

    Alerts that were written down by hand are among them. What was done is looked for until the
    next mark of the asset, and for a day at least.
    """
    trade_ids = uow.figures.active_between(start, end)
    found = []
    ledgers = uow.entries.of_some(trade_ids)
    for trade, (_, recorded) in zip(uow.trades.some(trade_ids), ledgers, strict=True):
        entries = [each.entry for each in recorded]
        hits = [each for each in entries if isinstance(each, AlertHit) and start <= each.at < end]
        if hits:
            market = uow.observations.market({hit.asset for hit in hits})
            name = " / ".join(f"{held.asset} {held.direction}" for held in trade.positions)
            for hit in hits:
                answer = answered(hit, entries, _next_mark_at(market, hit))
                found.append(CrossedLine(trade, name or trade.label, answer))
    return sorted(found, key=lambda each: (each.answer.hit.at, each.trade.number))


def _next_mark_at(market: Market, hit: AlertHit) -> datetime | None:
    series = market.prices.get(hit.asset)
    later = [mark.at for mark in series.every() if mark.at > hit.at] if series else []
    return min(later, default=None)
