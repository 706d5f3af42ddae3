"""The way of a trade along its marks: its price, its liquidation price, its worst and its best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import Reckoned, names_of, valued
from journal_app.domain.ledger.replay import MILLISECOND, replay
from journal_app.domain.ledger.steps import LedgerStep
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.state import State
from journal_app.domain.trade import Trade


class WayPoint(NamedTuple):
    """A moment at which a trade was open and something was seen of it.

    price: of its first position, None once that is flat. liquidation: the price that the newest
    entry left it with. unrealised: the net profit not realised, of the whole trade. is_mark:
    whether the market was marked then; else it is the moment of an entry.
    """

    at: datetime
    price: Decimal | None
    liquidation: Decimal | None
    unrealised: Decimal
    is_mark: bool


class Excursions(NamedTuple):
    """The worst and the best unrealised profit at the marks (MAE and MFE), and when.

    Units: the journal's currency; worst_r and best_r in initial risks, None where R is none.
    """

    worst: Decimal
    best: Decimal
    worst_at: datetime
    best_at: datetime
    worst_r: Decimal | None
    best_r: Decimal | None


@exact
def way(
    one: Reckoned, market: Market, steps: Sequence[LedgerStep], until: datetime
) -> Sequence[WayPoint]:
    """Every mark and every entry of the time in which the trade was open, until a moment."""
    return list(_way(one, market, steps, until))


def _way(
    one: Reckoned, market: Market, steps: Sequence[LedgerStep], until: datetime
) -> Iterator[WayPoint]:
    trade, entries = one.trade, [entry for entry in one.entries if entry.at <= until]
    if not one.state.positions:
        return
    first = next(iter(one.state.positions))
    marked = _marked_at(trade, one.state, market, until)
    rates = market.rates_of(trade.platform, names_of(trade))
    state, passed = State(), 0
    for at in sorted(marked | {entry.at for entry in entries}):
        fresh = _until(entries, passed, at)
        if fresh:
            shorts = trade.borrowed_shorts
            state = replay(fresh, after=state, borrowed_shorts=shorts, rates=rates)
            passed += len(fresh)
        if state.has_open_position:
            valuation = valued(trade, state, market, at)
            held = state.positions.get(first)
            is_held = held is not None and bool(held.quantity)
            yield WayPoint(
                at,
                valuation.quotes[first].price if is_held else None,
                _liquidation(steps, passed) if is_held else None,
                valuation.unrealised.net,
                at in marked,
            )


def _until(entries: Sequence[Entry], passed: int, at: datetime) -> Sequence[Entry]:
    """The entries after those that passed, up to a moment."""
    end = passed
    while end < len(entries) and entries[end].at <= at:
        end += 1
    return entries[passed:end]


def _marked_at(trade: Trade, state: State, market: Market, until: datetime) -> set[datetime]:
    """When any asset that the trade took up was marked, from its opening on."""
    opened_at = state.opened_at
    assert opened_at is not None, "what has positions was opened"
    names: set[Asset] = {name for asset in state.positions for name in names_of(trade)(asset)}
    return {
        mark.at
        for name in names
        if (series := market.prices.get(name)) is not None
        for mark in series.between(opened_at - MILLISECOND, until)
    }


def _liquidation(steps: Sequence[LedgerStep], passed: int) -> Decimal | None:
    """What the newest entry that moved value left as liquidation price."""
    moved = (step for step in reversed(steps[:passed]) if step.after is not None)
    newest = next(moved, None)
    return newest.after.liquidation_price if newest and newest.after else None


@exact
def excursions(points: Sequence[WayPoint], risk: Decimal | None) -> Excursions | None:
    """The worst and the best at the marks. None where there are fewer than two."""
    marks = [point for point in points if point.is_mark]
    if len(marks) < 2:
        return None
    worst = min(marks, key=lambda point: point.unrealised)
    best = max(marks, key=lambda point: point.unrealised)
    return Excursions(
        worst.unrealised,
        best.unrealised,
        worst.at,
        best.at,
        worst.unrealised / risk if risk else None,
        best.unrealised / risk if risk else None,
    )
