"""Watch the open trades: the book, how each stands, and what needs attention.

Everything holds at the kept figures' moment, the last mark, so that the first paint, which shows
kept figures alone, says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import Reckoned, names_of
from journal_app.domain.levels import Levels
from journal_app.domain.market.observed import Mark, Market, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.periods import day_of, starts_at
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Status, Trade
from journal_app.domain.watching.book import (
    Book,
    Holding,
    OpenPosition,
    book,
    distance_to,
    own_money,
    platform_name,
    total,
)
from journal_app.domain.watching.known_interest import debts_without_rate, known_per_day
from journal_app.domain.watching.lines import Lines
from journal_app.domain.watching.snoozes import Snoozed, awake
from journal_app.domain.watching.trust import UNTOLD, behind, untold
from journal_app.domain.watching.watch import OF_LIQUIDATION, attention
from journal_app.domain.watching.watched import (
    Attention,
    BackupKept,
    BookWatched,
    Urgency,
    Watched,
    watched_of,
)
from journal_app.reports.records import TradeRecord
from journal_app.services.alerts import kept_alerts
from journal_app.services.browsing import EVERY, zone_of
from journal_app.services.glancing import capital_in
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.services.reckoning import Reckoning, ledgers_of, moved_by
from journal_app.services.snoozing import snoozes_in
from journal_app.services.unsigned_reviews import unsigned
from journal_app.services.watch_lines import lines_of, lines_of_book

OPEN: Final = TradeFilter(statuses=("open",))


class Standing(NamedTuple):
    """The open trades now. most_leverage: of the book, by the profile.

    attention: what speaks now; snoozed: what would, and is quiet. with_stop, with_exit: how many
    open positions have a stop, and how many a written exit. behind: the assets of each trade whose
    price is much older than the last prices, and since when. untold: why figures of a trade do not
    exist, as `trust.untold` says.
    """

    marked_at: datetime | None
    book: Book
    most_leverage: Decimal
    positions: Sequence[OpenPosition]
    attention: Sequence[Attention]
    snoozed: Sequence[Snoozed]
    with_stop: int
    with_exit: int
    behind: Mapping[int, Mapping[Asset, datetime]]
    untold: Mapping[int, Mapping[str, str]]

    @property
    def every_behind(self) -> Mapping[Asset, datetime]:
        """The same assets of all trades, each at its oldest price, the oldest first."""
        seen = [each for of_trade in self.behind.values() for each in of_trade.items()]
        oldest: dict[Asset, datetime] = {}
        for asset, at in sorted(seen, key=lambda each: (each[1], each[0])):
            oldest.setdefault(asset, at)
        return oldest

    @property
    def untold_accounts(self) -> int:
        """Of how many trades nothing is told of margin, nor where they are liquidated."""
        return sum(not UNTOLD.isdisjoint(codes.values()) for codes in self.untold.values())

    @property
    def closest(self) -> OpenPosition | None:
        """The position that is next to be liquidated."""
        closest = self.book.closest
        if closest is None:
            return None
        return next(
            row
            for row in self.positions
            if row.trade_id == closest.trade_id and closest.distance in list(_left([row.levels]))
        )

    @property
    def crossed(self) -> Sequence[Attention]:
        """Every line that is crossed: what is quiet is no better for it."""
        return [*self.attention, *(each.attention for each in self.snoozed)]

    @property
    def closest_urgency(self) -> Urgency | None:
        """How urgent its liquidation is; None while it is behind its line."""
        closest = self.closest
        for each in self.crossed:
            if closest and each.trade_id == closest.trade_id and each.code in OF_LIQUIDATION:
                return each.urgency
        return None

    @property
    def is_leverage_above_most(self) -> bool:
        """Whether the book is levered higher than the profile allows."""
        leverage = self.book.leverage
        return leverage is not None and leverage > self.most_leverage


# how things stand


@exact
def standing_now(uow: UnitOfWork, now: datetime, backup: BackupKept | None = None) -> Standing:
    """The book, the open positions and what needs attention; also how it is backed up, if told."""
    reckoning = Reckoning(uow)
    open_now = _open_trades(uow, reckoning)
    return _standing(uow, now, reckoning, open_now, _net_of_the_rest(uow), backup)


@exact
def standing_with(
    uow: UnitOfWork, now: datetime, marks: Sequence[Mark], points: Sequence[RatePoint]
) -> Standing:
    """How things would stand, were these marks and rates kept; nothing is.

    Raises: Refused, where a ledger would not be possible with them.
    """
    reckoning = Reckoning(uow, marks, points)
    moved = [
        (one, reckoning.figures_of(one))
        for one in (reckoning.of(*ledger) for ledger in ledgers_of(uow, moved_by(uow, points)))
        if one.trade.deleted_at is None
    ]
    open_now = [each for each in moved if each[0].trade.status is Status.OPEN]
    over = [told.total.net for one, told in moved if one.trade.status.is_counted]
    return _standing(
        uow,
        now,
        reckoning,
        sorted(open_now, key=lambda each: each[0].trade.number),
        total((_net_of_the_rest(uow, {one.trade.id for one, _ in moved}), *over)),
    )


def _net_of_the_rest(uow: UnitOfWork, but: Set[int] = frozenset()) -> Decimal:
    """What all trades that are over have won or lost, but for some."""
    nets = uow.lists.counted(("id", "net"), EVERY)
    return total(Decimal(str(net)) for trade_id, net in nets if trade_id not in but)


def _standing(
    uow: UnitOfWork,
    now: datetime,
    reckoning: Reckoning,
    open_now: Iterable[tuple[Reckoned, Figures]],
    net_of_the_rest: Decimal,
    backup: BackupKept | None = None,
) -> Standing:
    settings = uow.settings.every()
    watched = list(watched_among(uow, ((*each, reckoning) for each in open_now)))
    rows = [list(_rows(each)) for each in watched]
    positions = [row for of_trade in rows for row in of_trade]
    summed = book_of(uow, watched, net_of_the_rest)
    profile = profile_in_force(settings)
    beside = BookWatched(
        equity=summed.equity,
        most_on_one_platform=profile.most_on_one_platform,
        unchecked_since=_unchecked_since(uow, now),
        unsigned=unsigned(uow, now, reckoning.last_mark_at),
        backup=backup,
    )
    found = attention(watched, now, lines_of_book(settings), beside)
    numbers = {each.one.trade.id: each.one.trade.number for each in watched}
    told = awake(found, snoozes_in(settings), now, numbers)
    return Standing(
        marked_at=reckoning.last_mark_at,
        book=summed,
        most_leverage=profile.most_leverage,
        positions=positions,
        attention=told.shown,
        snoozed=told.snoozed,
        with_stop=sum(each.levels.stop is not None for each in positions),
        with_exit=sum(
            len(of_trade)
            for each, of_trade in zip(watched, rows, strict=True)
            if each.one.trade.plan is not None and each.one.trade.plan.exit_plan
        ),
        behind={
            each.one.trade.id: old
            for each in watched
            if (old := behind(_seen(each), reckoning.last_mark_at, each.lines.mark_age))
        },
        untold={
            each.one.trade.id: codes
            for each in watched
            if (codes := untold(each.one.trade, each.told))
        },
    )


@exact
def book_of(
    uow: UnitOfWork, watched: Iterable[Watched], net_of_the_rest: Decimal | None = None
) -> Book:
    """All open trades together.

    net_of_the_rest: what all others have won or lost, where it is not what is kept.
    """
    return book(
        [_holding(each) for each in watched],
        own_money(
            capital_in(uow.settings.every()), (each.flow.value for each in uow.flows.every())
        ),
        _net_of_the_rest(uow) if net_of_the_rest is None else net_of_the_rest,
    )


def _seen(watched: Watched) -> Iterator[tuple[Asset, datetime | None]]:
    """When each price that a trade rests on was seen."""
    return ((asset, quote.at) for asset, quote in watched.one.valuation.quotes.items())


def _unchecked_since(uow: UnitOfWork, now: datetime) -> datetime | None:
    """When the present day began; None where its note says that it is checked."""
    zone = zone_of(uow)
    today = day_of(now, zone)
    note = uow.day_note(today.isoformat())
    return None if note is not None and note.checked else starts_at(today, zone)


def watched_trades(uow: UnitOfWork, trade_ids: Sequence[int] | None = None) -> Iterator[Watched]:
    """Every open trade at the moment of its kept figures, or these of them."""
    reckoning = Reckoning(uow)
    return watched_among(
        uow, ((*each, reckoning) for each in _open_trades(uow, reckoning, trade_ids))
    )


def watched_among(
    uow: UnitOfWork, found: Iterable[tuple[Reckoned, Figures, Reckoning]]
) -> Iterator[Watched]:
    """Open trades that are reckoned, with the lines and the alerts that they are held against."""
    lines, settings = lines_of(uow), uow.settings.every()
    for one, told, reckoning in found:
        watched = as_watched(one, told, reckoning.market, lines(one.trade), reckoning.sharing)
        yield watched._replace(kept_alerts=kept_alerts(settings, one.trade))


def watched_trade(uow: UnitOfWork, trade_id: int) -> Watched:
    """One open trade. Raises: Refused `trade_not_open`, where it is not open."""
    trade = uow.trades.get(trade_id)
    if trade.status is not Status.OPEN or trade.deleted_at is not None:
        raise Refused.because("", "trade_not_open", number=trade.number)
    return next(watched_trades(uow, [trade_id]))


def open_trades(uow: UnitOfWork) -> Iterator[tuple[Reckoned, Figures, Market]]:
    """The same as they are reckoned, with their figures and the market that they were reckoned at.

    The market is one and the same for all of them, and has of each asset the newest mark alone.
    """
    reckoning = Reckoning(uow)
    for one, told in _open_trades(uow, reckoning):
        yield one, told, reckoning.market


def _open_trades(
    uow: UnitOfWork, reckoning: Reckoning, trade_ids: Sequence[int] | None = None
) -> Iterator[tuple[Reckoned, Figures]]:
    ids = uow.lists.ids(OPEN) if trade_ids is None else trade_ids
    kept = uow.figures.some(ids)
    for trade, entries in ledgers_of(uow, ids):
        one = reckoning.of(trade, entries)
        yield one, kept.get(trade.id) or reckoning.figures_of(one)


def as_watched(
    one: Reckoned,
    told: Figures,
    market: Market,
    lines: Lines,
    sharing: Callable[[Reckoned], list[Reckoned]],
) -> Watched:
    """An open trade as the lines are held against it; `told` are its figures at that moment.

    sharing: finds those that share its account; asked only where a mend is reckoned.
    """
    trade = one.trade
    return watched_of(
        one,
        told,
        market,
        lambda: sharing(one),
        lines,
        name=TradeRecord(trade, one.entries, told).name,
        platform=platform_name(trade.terms.name if trade.terms else trade.platform),
    )


def _rows(watched: Watched) -> Iterator[OpenPosition]:
    trade, told = watched.one.trade, watched.told
    for place, (asset, levels) in enumerate(watched.levels.items()):
        row = OpenPosition(
            trade_id=trade.id,
            number=trade.number,
            asset=asset,
            direction=levels.direction,
            platform=watched.platform,
            margin_mode=trade.margin_mode.value,
            levels=levels,
            is_pooled_there=trade.terms is not None and trade.terms.pools_accounts,
        )
        yield (
            row
            if place
            else row._replace(
                health=told.health_factor,
                margin_ratio=told.margin_ratio,
                leverage=told.leverage,
                rate=watched.rates[0].apr if watched.rates else None,
                net=told.total.net,
            )
        )


def _holding(watched: Watched) -> Holding:
    told = watched.told
    return Holding(
        trade_id=watched.one.trade.id,
        exposure=told.exposure,
        net=told.total.net,
        costs=told.total.gross - told.total.net,
        interest_per_day=known_per_day(watched.one.trade, told, watched.rates),
        distance=min(_left(watched.levels.values()), default=None),
        without_rate=len(debts_without_rate(told, watched.rates)),
    )


def _left(levels: Iterable[Levels]) -> Iterator[Decimal]:
    for each in levels:
        if each.liquidation is not None and each.judging:
            yield distance_to(each.liquidation, each.judging, is_long=each.direction == "long")


def assets_in(ledgers: Iterable[tuple[Trade, Sequence[Entry]]]) -> set[Asset]:
    """All that the trades touch, under every name that their platforms have for it."""
    touched: set[Asset] = set()
    for trade, entries in ledgers:
        names = names_of(trade)
        for entry in entries:
            for field in ("asset", "to_asset", "debt_asset"):
                asset = getattr(entry, field, None)
                if asset is not None:
                    touched.update(names(asset))
    return touched
