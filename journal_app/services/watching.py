"""Watch the open trades: the book, how each stands, what needs attention, and the equity.

Everything holds at the kept figures' moment, the last mark, so that the first paint, which shows
kept figures alone, says the same. `standing_now` is quick; `equity_history` replays what was
open within its days and is asked apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.ledger.reckoning import Reckoned, account_of, figures, names_of, reckoned
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.ledger.valuation import value
from journal_app.domain.levels import Levels
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.periods import day_of, month_of, starts_at, week_of
from journal_app.domain.pnl import NOTHING
from journal_app.domain.state import State
from journal_app.domain.statistics.returns import Level, time_weighted
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
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.domain.watching.watch import OF_LIQUIDATION, Attention, Urgency, Watched, attention
from journal_app.reports.records import TradeRecord
from journal_app.services.browsing import EVERY, zone_of
from journal_app.services.glancing import capital_in
from journal_app.services.own_money import own_money_in
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.profiles import profile_in_force
from journal_app.services.reckoning import moment_of, sharing
from journal_app.services.reviewing import latest_moment

CURVE_DAYS: Final = 120
OPEN: Final = TradeFilter(statuses=("open",))

_MILLISECOND: Final = timedelta(milliseconds=1)


class Standing(NamedTuple):
    """The open trades now. most_leverage: of the book, by the profile.

    with_stop, with_exit: how many open positions have a stop, and how many a written exit.
    has_trades: whether the journal holds any trade at all.
    """

    marked_at: datetime | None
    book: Book
    most_leverage: Decimal
    positions: Sequence[OpenPosition]
    attention: Sequence[Attention]
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
    def closest_urgency(self) -> Urgency | None:
        """How urgent its liquidation is; None while it is behind its line."""
        closest = self.closest
        for each in self.attention:
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
    is_result: no own money is known, so it is what was won and lost alone. returns: of each point
    since the one before, time-weighted, None where equity was no capital. change: of the week that
    `week_start` begins, deposits and withdrawals taken out; change_fraction: the same,
    time-weighted. interest: accrued in the month of the last point.
    """

    points: Sequence[tuple[datetime, Decimal]]
    is_result: bool
    returns: Sequence[Decimal | None]
    week_start: date
    change: Decimal
    change_fraction: Decimal | None
    month: date
    interest: Decimal


# how things stand


@exact
def standing_now(uow: UnitOfWork, now: datetime) -> Standing:
    """The book, the open positions and what needs attention."""
    settings = uow.settings.every()
    counts = uow.lists.by_status()
    watched = list(_watched(uow))
    rows = [list(_rows(each)) for each in watched]
    positions = [row for of_trade in rows for row in of_trade]
    rest = uow.lists.counted(("net",), EVERY)
    summed = book(
        [_holding(each) for each in watched],
        own_money(capital_in(settings), (each.flow.value for each in uow.flows.every())),
        total(Decimal(str(net)) for (net,) in rest),
    )
    return Standing(
        marked_at=uow.observations.last_mark_at(),
        book=summed,
        most_leverage=profile_in_force(settings).most_leverage,
        positions=positions,
        attention=attention(watched, now, unchecked_since=_unchecked_since(uow, now)),
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


def _watched(uow: UnitOfWork) -> Iterator[Watched]:
    """Every open trade at the moment of its kept figures."""
    found = _ledgers(uow, uow.lists.ids(OPEN))
    market = uow.observations.market(_assets(found))
    last_mark_at = uow.observations.last_mark_at()
    for trade, entries in found:
        one = reckoned(trade, entries, market, moment_of(trade, entries, last_mark_at))
        told = uow.figures.get(trade.id)
        if told is None:
            told = figures(one, market, sharing(uow, one, market))
        yield as_watched(uow, one, told, market)


def as_watched(uow: UnitOfWork, one: Reckoned, told: Figures, market: Market) -> Watched:
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
    moments = sorted({*points, *own.times_between(points[0], latest)})
    running = uow.figures.active_between(moments[0], latest + _MILLISECOND)
    ledgers = _ledgers(uow, running)
    market = uow.observations.market(_assets(ledgers))
    over = set(running)
    nets = uow.lists.counted(("id", "net"), EVERY)
    before = total(Decimal(str(net)) for trade_id, net in nets if trade_id not in over)
    net = [before] * len(moments)
    interest = ZERO
    for trade, entries in ledgers:
        course = _course(uow, trade, entries, market, moments, month.before_start)
        net = [so_far + each for so_far, each in zip(net, course.nets, strict=True)]
        interest += course.interest
    equity = {at: own.equity(won, at) for at, won in zip(moments, net, strict=True)}
    flows = own.between(week.before_start, latest)
    return EquityHistory(
        points=[(at, equity[at]) for at in points],
        is_result=not own.is_known,
        returns=[_return(equity, own, *ends) for ends in pairwise(points)],
        week_start=week.first_day,
        change=equity[latest] - equity[week.before_start] - flows,
        change_fraction=_return(equity, own, week.before_start, latest) if own.is_known else None,
        month=month.first_day,
        interest=interest,
    )


def _return(
    equity: Mapping[datetime, Decimal], own: OwnMoney, start: datetime, end: datetime
) -> Decimal | None:
    """The return from one moment to another, valued at each flow in between."""
    levels = [Level(equity[start])]
    before = start
    for at in (*own.times_between(start, end), end):
        levels.append(Level(equity[at], own.between(before, at)))
        before = at
    return time_weighted(levels)


class _Course(NamedTuple):
    """What a trade had won or lost at each of some moments, and its interest since another."""

    nets: Sequence[Decimal]
    interest: Decimal


def _course(
    uow: UnitOfWork,
    trade: Trade,
    entries: Sequence[Entry],
    market: Market,
    moments: Sequence[datetime],
    since: datetime,
) -> _Course:
    """At the last moment what is kept, and so once a trade that is over no longer moves."""
    told = uow.figures.get(trade.id)
    assert told is not None, "figures of every trade that has entries are kept"
    names, rates = names_of(trade), market.rates_of(trade.platform, names_of(trade))
    is_over = told.closed_at is not None
    state, taken = State(), 0
    nets = []
    interest_before = ZERO
    for moment in moments:
        upto = taken
        while upto < len(entries) and entries[upto].at <= moment:
            upto += 1
        if upto > taken:
            state = replay(
                entries[taken:upto],
                after=state,
                borrowed_shorts=trade.borrowed_shorts,
                rates=rates,
            )
            taken = upto
        if moment is moments[-1] or (is_over and taken == len(entries)):
            worth = told.total
        elif taken:
            worth = value(state, moment, market, trade.platform, names).total
        else:
            worth = NOTHING
        nets.append(worth.net)
        if moment <= since:
            interest_before = worth.interest
    return _Course(nets, told.total.interest - interest_before)


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
