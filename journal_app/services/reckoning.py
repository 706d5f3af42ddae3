"""Keep the derived figures in step: reckon trades anew and keep what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.drafts import Draft, PriceOf
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import Reckoned, figures, names_of, reckoned
from journal_app.domain.ledger.replay import MILLISECOND
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
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
    times = [entry.at for entry in entries[-1:]]
    if last_mark_at is not None:
        times.append(last_mark_at)
    return max(times, default=trade.created_at)


def rederive(
    uow: UnitOfWork,
    trade_ids: Iterable[int],
    market: Market | None = None,
    progress: Progress = silent,
) -> None:
    """Reckon trades anew at the last mark; keep their figures and the status they have now.

    Trades that share a crossed margin account with them stand otherwise too, once these are kept.
    """
    ids = list(trade_ids)
    told = market or uow.observations.market()
    crossed = _reckon_and_keep(uow, ids, told, progress)
    if crossed:
        open_now = _crossed_in_accounts_of(uow, crossed, uow.figures.unsettled())
        _reckon_and_keep(uow, open_now, told, silent)


def _reckon_and_keep(
    uow: UnitOfWork, ids: Sequence[int], market: Market, progress: Progress
) -> Sequence[Trade]:
    """Reckon and keep; return those of them that share their account with others."""
    crossed = []

    def reckon_each() -> Iterator[tuple[int, Figures]]:
        for done, (kept, now, told) in enumerate(reckoned_anew(uow, ids, market)):
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
    uow: UnitOfWork, trade_ids: Sequence[int], market: Market | None = None
) -> Iterator[tuple[Trade, Trade, Figures]]:
    """Trades as they are kept, as their ledgers say they are, and their figures at the last mark.

    Raises: Refused, where a ledger is not possible.
    """
    told = market or uow.observations.market()
    last_mark_at = uow.observations.last_mark_at()
    ledgers = uow.entries.of_some(trade_ids)
    for trade, (_, recorded) in zip(uow.trades.some(trade_ids), ledgers, strict=True):
        entries = [each.entry for each in recorded]
        one = reckoned(trade, entries, told, moment_of(trade, entries, last_mark_at))
        yield trade, one.trade, figures(one, told, sharing(uow, one, told))


def sharing(uow: UnitOfWork, one: Reckoned, market: Market) -> list[Reckoned]:
    """The other open trades of a crossed margin account, at the same moment."""
    if one.trade.margin_mode is not MarginMode.CROSS or one.state.is_closed:
        return []
    at = one.valuation.at
    active = {*uow.figures.unsettled(), *uow.figures.active_between(at, at + MILLISECOND)}
    others = _crossed_in_accounts_of(uow, [one.trade], sorted(active - {one.trade.id}))
    found = (reckoned(uow.trades.get(other), ledger_of(uow, other), market, at) for other in others)
    return [other for other in found if other.state.started_at and not other.state.is_closed]


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
