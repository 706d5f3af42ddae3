"""Watch the open trades: the book, how each stands, what needs attention, and the equity.

Everything holds at the kept figures' moment, the last mark, so that the first paint, which shows
kept figures alone, says the same. `standing_now` is quick; `equity_history` replays what was
open within its days and is asked apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.reckoning import Reckoned, account_of, figures, names_of, reckoned
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.levels import Levels
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.periods import day_of, month_of, starts_at, week_of
from journal_app.domain.statistics.returns import time_weighted
from journal_app.domain.trade import Trade
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
from journal_app.domain.watching.lines import Lines
from journal_app.domain.watching.snoozes import Snoozed, awake
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.domain.watching.watch import OF_LIQUIDATION, attention
from journal_app.domain.watching.watched import (
    Attention,
    BackupKept,
    BookWatched,
    Urgency,
    Watched,
)
from journal_app.reports.course import course_of
from journal_app.reports.equity_change import equity_levels, moments_of
from journal_app.reports.records import TradeRecord
from journal_app.services.browsing import EVERY, zone_of
from journal_app.services.glancing import capital_in
from journal_app.services.own_money import own_money_in
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.services.reckoning import moment_of, sharing
from journal_app.services.reviewing import latest_moment
from journal_app.services.signing_off import unsigned
from journal_app.services.snoozing import snoozes_in
from journal_app.services.watch_lines import lines_of, lines_of_book

CURVE_DAYS: Final = 120
OPEN: Final = TradeFilter(statuses=("open",))

_MILLISECOND: Final = timedelta(milliseconds=1)


class Standing(NamedTuple):
    """The open trades now. most_leverage: of the book, by the profile.

    attention: what speaks now; snoozed: what would, and is quiet. with_stop, with_exit: how many
    open positions have a stop, and how many a written exit. has_trades: whether the journal holds
    any trade at all.
    """

    marked_at: datetime | None
    book: Book
    most_leverage: Decimal
    positions: Sequence[OpenPosition]
    attention: Sequence[Attention]
    snoozed: Sequence[Snoozed]
    with_stop: int
    with_exit: int
    has_trades: bool

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


class EquityHistory(NamedTuple):
    """The equity day by day, the last point at the latest mark, entry or flow.

    points: own money and all that was won and lost until then, open trades at their marks.
    is_result: no own money is known, so it is what was won and lost alone. change: of the week that
    `week_start` begins, deposits and withdrawals taken out; change_fraction: the same,
    time-weighted. interest: accrued in the month of the last point.
    """

    points: Sequence[tuple[datetime, Decimal]]
    is_result: bool
    week_start: date
    change: Decimal
    change_fraction: Decimal | None
    month: date
    interest: Decimal


# how things stand


@exact
def standing_now(uow: UnitOfWork, now: datetime, backup: BackupKept | None = None) -> Standing:
    """The book, the open positions and what needs attention; also how it is backed up, if told."""
    settings = uow.settings.every()
    counts = uow.lists.by_status()
    watched = list(watched_trades(uow))
    rows = [list(_rows(each)) for each in watched]
    positions = [row for of_trade in rows for row in of_trade]
    rest = uow.lists.counted(("net",), EVERY)
    summed = book(
        [_holding(each) for each in watched],
        own_money(capital_in(settings), (each.flow.value for each in uow.flows.every())),
        total(Decimal(str(net)) for (net,) in rest),
    )
    profile = profile_in_force(settings)
    beside = BookWatched(
        equity=summed.equity,
        most_on_one_platform=profile.most_on_one_platform,
        unchecked_since=_unchecked_since(uow, now),
        unsigned=unsigned(uow, now),
        backup=backup,
    )
    found = attention(watched, now, lines_of_book(settings), beside)
    numbers = {each.one.trade.id: each.one.trade.number for each in watched}
    told = awake(found, snoozes_in(settings), now, numbers)
    return Standing(
        marked_at=uow.observations.last_mark_at(),
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
        has_trades=any(counts.values()),
    )


def _unchecked_since(uow: UnitOfWork, now: datetime) -> datetime | None:
    """When the present day began; None where its note says that it is checked."""
    zone = zone_of(uow)
    today = day_of(now, zone)
    note = uow.day_note(today.isoformat())
    return None if note is not None and note.checked else starts_at(today, zone)


def watched_trades(uow: UnitOfWork) -> Iterator[Watched]:
    """Every open trade at the moment of its kept figures."""
    lines = lines_of(uow)
    for one, told, market in open_trades(uow):
        yield as_watched(uow, one, told, market, lines(one.trade))


def open_trades(uow: UnitOfWork) -> Iterator[tuple[Reckoned, Figures, Market]]:
    """The same as they are reckoned, with their figures and the market that they were reckoned at.

    The market is one and the same for all of them.
    """
    found = _ledgers(uow, uow.lists.ids(OPEN))
    market = uow.observations.market(_assets(found))
    last_mark_at = uow.observations.last_mark_at()
    for trade, entries in found:
        one = reckoned(trade, entries, market, moment_of(trade, entries, last_mark_at))
        told = uow.figures.get(trade.id)
        if told is None:
            told = figures(one, market, sharing(uow, one, market))
        yield one, told, market


def as_watched(
    uow: UnitOfWork, one: Reckoned, told: Figures, market: Market, lines: Lines
) -> Watched:
    """An open trade as the lines are held against it; `told` are its figures at that moment."""
    trade = one.trade
    levels = {
        held.asset: found
        for held in told.positions
        if held.quantity and (found := levels_of(one, told, held.asset)) is not None
    }
    return Watched(
        one=one,
        told=told,
        name=TradeRecord(trade, one.entries, told).name,
        platform=platform_name(trade.terms.name if trade.terms else trade.platform),
        levels=levels,
        rates=debt_rates(one, market),
        account=lambda: account_of(one, sharing(uow, one, market), market),
        lines=lines,
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
        interest_per_day=told.interest_per_day,
        distance=min(_left(watched.levels.values()), default=None),
    )


def _left(levels: Iterable[Levels]) -> Iterator[Decimal]:
    for each in levels:
        if each.liquidation is not None and each.mark:
            yield distance_to(each.liquidation, each.mark, is_long=each.direction == "long")


# the equity


@exact
def equity_history(uow: UnitOfWork, now: datetime, days: int = CURVE_DAYS) -> EquityHistory:
    """The equity of so many days, what this week changed, and what interest this month took."""
    zone = zone_of(uow)
    latest = latest_moment(uow, now)
    today = day_of(latest, zone)
    week, month = week_of(today, zone), month_of(today, zone)
    day_ends = (starts_at(today - timedelta(days=ago), zone) - _MILLISECOND for ago in range(days))
    points = [*sorted(day_ends)[1:], latest]
    own = own_money_in(uow)
    told_of = sorted({*points, week.before_start, month.before_start})
    moments = sorted({*told_of, *own.times_between(told_of[0], latest)})
    before_month = moments.index(month.before_start)
    running = uow.figures.active_between(moments[0], latest + _MILLISECOND)
    ledgers = _ledgers(uow, running)
    market = uow.observations.market(_assets(ledgers))
    over = set(running)
    nets = uow.lists.counted(("id", "net"), EVERY)
    before = total(Decimal(str(net)) for trade_id, net in nets if trade_id not in over)
    net = [before] * len(moments)
    interest = ZERO
    for trade, entries in ledgers:
        told = uow.figures.get(trade.id)
        assert told is not None, "figures of every trade that has entries are kept"
        course = course_of(TradeRecord(trade, entries, told), market, moments[:-1])
        course.append(told.total)
        net = [so_far + each.net for so_far, each in zip(net, course, strict=True)]
        interest += told.total.interest - course[before_month].interest
    won = dict(zip(moments, net, strict=True))
    equity = {at: own.equity(so_far, at) for at, so_far in won.items()}
    flows = own.between(week.before_start, latest)
    this_week = {at: won[at] for at in moments_of(own, week.before_start, latest)}
    return EquityHistory(
        points=[(at, equity[at]) for at in points],
        is_result=not own.is_known,
        week_start=week.first_day,
        change=equity[latest] - equity[week.before_start] - flows,
        change_fraction=time_weighted(equity_levels(own, this_week)) if own.is_known else None,
        month=month.first_day,
        interest=interest,
    )


# what both read


def _ledgers(uow: UnitOfWork, trade_ids: Sequence[int]) -> list[tuple[Trade, list[Entry]]]:
    """Trades with their entries."""
    entries = (recorded for _, recorded in uow.entries.of_some(trade_ids))
    return [
        (trade, [each.entry for each in recorded])
        for trade, recorded in zip(uow.trades.some(trade_ids), entries, strict=True)
    ]


def _assets(ledgers: Iterable[tuple[Trade, Sequence[Entry]]]) -> set[Asset]:
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
