"""Keep the derived figures in step: reckon trades anew and keep what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.drafts import Draft, PriceOf
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import (
    Backing,
    Reckoned,
    backing,
    figures,
    figures_behind,
    names_of,
    reckoned,
)
from journal_app.domain.ledger.replay import MILLISECOND
from journal_app.domain.market.observed import Mark, Market, RatePoint, observed
from journal_app.domain.money import Asset
from journal_app.domain.terms import Terms
from journal_app.domain.trade import MarginMode, Trade
from journal_app.services.ports import Progress, RecordedEntry, UnitOfWork, silent

REPORT_EVERY: Final = 500


def figures_of(trade: Trade, entries: Sequence[Entry], market: Market, moment: datetime) -> Figures:
    """The figures of one trade that stands alone, at a moment."""
    return figures(reckoned(trade, entries, market, moment), market)


def moment_of(trade: Trade, entries: Sequence[Entry], last_mark_at: datetime | None) -> datetime:
    """When a trade's kept figures hold: at the last mark, or its own last entry if that is later.

    Never the clock: the same journal gives the same figures every day.
    """
    last_at = entries[-1].at if entries else None
    if last_at is None or last_mark_at is None:
        return last_at or last_mark_at or trade.created_at
    return max(last_at, last_mark_at)


class Reckoning:
    """Trades reckoned at the last mark, one after the other; what they share is read once.

    marks, points: to be seen as well, though they are not kept; with them it is known what they
    would make of the trades.
    """

    def __init__(
        self, uow: UnitOfWork, marks: Sequence[Mark] = (), points: Sequence[RatePoint] = ()
    ) -> None:
        self._uow = uow
        self._beside = marks, points
        known = uow.observations.last_mark_at()
        seen = [mark.at for mark in marks] if known is None else [known, *(m.at for m in marks)]
        self.last_mark_at: Final = max(seen, default=None)
        self.market: Final = observed(uow.observations.latest_market(), marks, points)
        """Of each asset the newest mark alone: all that an open trade is reckoned by."""
        self._accounts: dict[tuple[object, ...], tuple[Terms | None, Backing | None]] = {}
        self._crossed: dict[tuple[str, str, datetime], list[Reckoned]] = {}

    @cached_property
    def _every_mark(self) -> Market:
        return observed(self._uow.observations.market(), *self._beside)

    def of(self, trade: Trade, entries: Sequence[Entry]) -> Reckoned:
        """A trade at its moment. Raises: Refused, where its ledger is not possible."""
        moment = moment_of(trade, entries, self.last_mark_at)
        one = reckoned(trade, entries, self.market, moment)
        if self.last_mark_at is None or one.valuation.at >= self.last_mark_at:
            return one
        return reckoned(trade, entries, self._every_mark, moment)  # it was over before that mark

    def figures_of(self, one: Reckoned) -> Figures:
        """Its figures, with those that share its account."""
        return figures_behind(one, self.market, self._backing_of(one))

    def _backing_of(self, one: Reckoned) -> Backing | None:
        trade = one.trade
        if trade.margin_mode is not MarginMode.CROSS or not one.state.started_at:
            return backing(one, self.sharing(one), self.market)
        key = trade.account, trade.platform, one.valuation.at, one.state.is_closed, id(trade.terms)
        if key not in self._accounts:  # with the terms, so that nothing else is called as they are
            found = backing(one, self.sharing(one), self.market)
            self._accounts[key] = trade.terms, found
        return self._accounts[key][1]

    def sharing(self, one: Reckoned) -> list[Reckoned]:
        """The other open trades of a crossed margin account, at the same moment."""
        trade = one.trade
        if trade.margin_mode is not MarginMode.CROSS or one.state.is_closed:
            return []
        place = trade.account, trade.platform, one.valuation.at
        if place not in self._crossed:
            self._crossed[place] = _open_in_account(self._uow, trade, self.market, one.valuation.at)
        return [other for other in self._crossed[place] if other.trade.id != trade.id]


def moved_by(uow: UnitOfWork, points: Iterable[RatePoint]) -> list[int]:
    """The ids of trades that move with the market, and of those in which these rates accrue.

    A rate that is dated back changes the interest of trades that were open then, also of those
    that are closed by now.
    """
    changed = set(uow.figures.unsettled())
    earliest: dict[str, datetime] = {}
    for point in points:
        known = earliest.get(point.platform)
        earliest[point.platform] = min(known, point.at) if known else point.at
    for platform, moment in earliest.items():
        changed.update(uow.figures.closed_since(platform, moment))
    return sorted(changed)


Seen = Callable[[Reckoned, Figures, Reckoning], object]
"""What is told of each trade that is reckoned anew; of one reckoned twice the last holds."""


def unseen(_one: Reckoned, _told: Figures, _reckoning: Reckoning) -> None:
    """Tell nobody."""


def rederive(
    uow: UnitOfWork, trade_ids: Iterable[int], progress: Progress = silent, seen: Seen = unseen
) -> None:
    """Reckon trades anew at the last mark; keep their figures and the status they have now.

    Trades that share a crossed margin account with them stand otherwise too, once these are kept.
    """
    ids, moving = list(trade_ids), uow.figures.unsettled()
    crossed = _reckon_and_keep(uow, ids, progress, seen)
    if not crossed:
        return
    moving_now = uow.figures.unsettled()
    are_same = moving == moving_now and set(moving).issuperset(ids)
    beside = set(moving_now).difference(ids if are_same else ())
    _reckon_and_keep(uow, _crossed_in_accounts_of(uow, crossed, sorted(beside)), silent, seen)


def _reckon_and_keep(
    uow: UnitOfWork, ids: Sequence[int], progress: Progress, seen: Seen
) -> Sequence[Trade]:
    """Reckon and keep; return those of them that share their account with others."""
    crossed = []

    def reckon_each() -> Iterator[tuple[int, Figures]]:
        reckoning = Reckoning(uow)
        for done, (kept, one, told) in enumerate(_reckoned_each(uow, ids, reckoning)):
            now = one.trade
            seen(one, told, reckoning)
            if done % REPORT_EVERY == 0:
                progress(done, len(ids))
            if now.status is not kept.status:
                uow.trades.save(now)
            if now.margin_mode is MarginMode.CROSS:
                crossed.append(now)
            yield kept.id, told

    uow.figures.put_many(reckon_each())
    progress(len(ids), len(ids))
    return crossed


def reckoned_anew(
    uow: UnitOfWork, trade_ids: Sequence[int]
) -> Iterator[tuple[Trade, Trade, Figures]]:
    """Trades as they are kept, as their ledgers say they are, and their figures at the last mark.

    Raises: Refused, where a ledger is not possible.
    """
    for trade, one, told in _reckoned_each(uow, trade_ids, Reckoning(uow)):
        yield trade, one.trade, told


def _reckoned_each(
    uow: UnitOfWork, trade_ids: Sequence[int], reckoning: Reckoning
) -> Iterator[tuple[Trade, Reckoned, Figures]]:
    for trade, entries in ledgers_of(uow, trade_ids):
        one = reckoning.of(trade, entries)
        yield trade, one, reckoning.figures_of(one)


def ledgers_of(
    uow: UnitOfWork, trade_ids: Sequence[int]
) -> Iterator[tuple[Trade, Sequence[Entry]]]:
    """Trades with their entries, in the order of these ids."""
    ledgers = uow.entries.of_some(trade_ids)
    for trade, (_, recorded) in zip(uow.trades.some(trade_ids), ledgers, strict=True):
        yield trade, [each.entry for each in recorded]


def sharing(uow: UnitOfWork, one: Reckoned, market: Market) -> list[Reckoned]:
    """The other open trades of a crossed margin account, at the same moment."""
    trade = one.trade
    if trade.margin_mode is not MarginMode.CROSS or one.state.is_closed:
        return []
    found = _open_in_account(uow, trade, market, one.valuation.at)
    return [other for other in found if other.trade.id != trade.id]


def _open_in_account(uow: UnitOfWork, trade: Trade, market: Market, at: datetime) -> list[Reckoned]:
    """All that is open at a moment behind the crossed margin account of a trade."""
    active = {*uow.figures.unsettled(), *uow.figures.active_between(at, at + MILLISECOND)}
    ids = _crossed_in_accounts_of(uow, [trade], sorted(active))
    found = (reckoned(*ledger, market, at) for ledger in ledgers_of(uow, ids))
    return [other for other in found if other.state.started_at and not other.state.is_closed]


def ledgers_beside(
    uow: UnitOfWork, trade: Trade, start: datetime, end: datetime
) -> list[tuple[Trade, list[Entry]]]:
    """The other trades of a crossed margin account that were open between two moments."""
    if trade.margin_mode is not MarginMode.CROSS:
        return []
    active = {*uow.figures.unsettled(), *uow.figures.active_between(start, end + MILLISECOND)}
    others = _crossed_in_accounts_of(uow, [trade], sorted(active - {trade.id}))
    return [(uow.trades.get(other), ledger_of(uow, other)) for other in others]


def _crossed_in_accounts_of(
    uow: UnitOfWork, crossed: Sequence[Trade], among: Sequence[int]
) -> list[int]:
    """The ids among these that stand in the crossed margin accounts of some trades."""
    accounts = {(trade.account, trade.platform) for trade in crossed}
    return [
        trade.id
        for trade in uow.trades.some(among)
        if trade.margin_mode is MarginMode.CROSS
        and (trade.account, trade.platform) in accounts
        and trade.deleted_at is None
    ]


def ledger_of(uow: UnitOfWork, trade_id: int) -> list[Entry]:
    """A trade's entries in their order."""
    return [recorded.entry for recorded in uow.entries.of(trade_id)]


def market_of(
    uow: UnitOfWork, trade: Trade, recorded: Sequence[RecordedEntry], drafts: Iterable[Draft] = ()
) -> Market:
    """What was observed of a trade's assets; of all, where it shares its account with others."""
    if trade.margin_mode is MarginMode.CROSS:
        return uow.observations.market()
    assets = {held.asset for held in trade.positions}
    for part in (*(each.entry for each in recorded), *drafts):
        assets.update(
            asset
            for name in ("asset", "to_asset", "debt_asset", "fee_asset")
            if (asset := getattr(part, name, None)) is not None
        )
    assets.update(each.entry.fee.asset for each in recorded if each.entry.fee)
    names = names_of(trade)
    return uow.observations.market({name for asset in assets for name in names(asset)})


def price_of(market: Market, recorded: Sequence[RecordedEntry] = ()) -> PriceOf:
    """What is known of prices: marks, and what the trade's own entries said."""
    own: dict[Asset, list[tuple[datetime, Decimal]]] = {}
    for each in recorded:
        asset, price = getattr(each.entry, "asset", None), getattr(each.entry, "price", None)
        if asset is not None and price is not None:
            own.setdefault(asset, []).append((each.entry.at, price))

    def known(asset: Asset, at: datetime) -> Decimal | None:
        earlier = [seen for seen in own.get(asset, ()) if seen[0] <= at]
        quote = market.quote(asset, at, max(earlier) if earlier else None)
        return quote.price if quote else None

    return known
