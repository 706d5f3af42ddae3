"""One trade as a page: its figures, its levels, its ledger, and its plan beside what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.attribution import Share, attributed
from journal_app.domain.ledger.entries import Liquidation
from journal_app.domain.ledger.excursions import Excursions, WayPoint, excursions, way
from journal_app.domain.ledger.legs import Leg, legs
from journal_app.domain.ledger.plan_against_actual import Compared, plan_against_actual
from journal_app.domain.ledger.reckoning import Reckoned, figures, reckoned
from journal_app.domain.ledger.steps import LedgerStep, by_minute, ledger_steps
from journal_app.domain.ledger.trade_levels import levels_of
from journal_app.domain.levels import Levels
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.planning.followed import Followed, followed
from journal_app.domain.trade import Status, Trade
from journal_app.domain.watching.known_interest import debts_without_rate, known_per_day
from journal_app.domain.watching.usual_rate import debt_rates
from journal_app.domain.watching.watch import attention
from journal_app.reports.records import TradeRecord
from journal_app.services.alerts import kept_alerts
from journal_app.services.linking import Linked, linked
from journal_app.services.ports import RecordedEntry, UnitOfWork
from journal_app.services.reckoning import market_of, moment_of, sharing
from journal_app.services.watch_lines import lines_of
from journal_app.services.watching import as_watched

_NOT_TAKEN: Final = frozenset({Status.PLANNED, Status.CANCELLED})


class LedgerLine(NamedTuple):
    """An entry in its place, and what it did, of several of one minute the last for all."""

    recorded: RecordedEntry
    step: LedgerStep


class Ladder(NamedTuple):
    """The levels of one position."""

    asset: Asset
    levels: Levels


class Times(NamedTuple):
    """What moments a trade can be shown at.

    first: of its first entry. now: the moment of its kept figures, after which nothing is known.
    shown: the moment that it is shown at.
    """

    first: datetime
    now: datetime
    shown: datetime

    @property
    def is_past(self) -> bool:
        """Whether it is shown as it stood before the last that is known."""
        return self.shown < self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class TradePage:
    """A trade at one moment: that of its kept figures, or one of its past.

    times: None before its first entry. ladders: of each position, those planned until it is
    opened. ledger: every entry, those after the moment too. shares: what each component of the
    profit is made of. way: its marks and entries up to the moment. crossed: the codes of the
    lines that the trade crosses. interest_per_day: as far as it is known, None where nothing of it
    is. without_rate: how many debts have no rate that is known. followed: of a plan that was not
    taken, what it would have given.
    """

    record: TradeRecord
    reckoned: Reckoned
    times: Times | None
    ladders: tuple[Ladder, ...]
    ledger: tuple[LedgerLine, ...]
    compared: tuple[Compared, ...]
    shares: Mapping[str, Sequence[Share]]
    legs: tuple[Leg, ...]
    way: Sequence[WayPoint]
    excursions: Excursions | None
    crossed: frozenset[str]
    linked: Sequence[Linked]
    interest_per_day: Decimal | None
    without_rate: int
    followed: Followed | None = None

    @property
    def levels(self) -> Levels | None:
        """The levels of its first position."""
        return self.ladders[0].levels if self.ladders else None

    @property
    def trade(self) -> Trade:
        """Who it is, with the status that it has at the moment."""
        return self.reckoned.trade

    @property
    def figures(self) -> Figures:
        """How it stands."""
        return self.record.figures

    @property
    def is_past(self) -> bool:
        """Whether it is shown as it stood before the last that is known."""
        return self.times is not None and self.times.is_past

    @property
    def was_liquidated(self) -> bool:
        """Whether the platform ever sold anything of it."""
        return any(isinstance(line.recorded.entry, Liquidation) for line in self.ledger)


def trade_page(uow: UnitOfWork, trade_id: int, at: datetime | None = None) -> TradePage:
    """Gather what one trade's page shows, at its last moment or at an earlier one.

    at: held between the first entry and the last moment. Raises: JournalError `no_such_trade`.
    """
    trade = uow.trades.get(trade_id)
    recorded = uow.entries.of(trade_id)
    entries = [each.entry for each in recorded]
    market = market_of(uow, trade, recorded)
    last = moment_of(trade, entries, uow.observations.last_mark_at())
    one = reckoned(trade, entries, market, last)
    times = _times(one, last, at)
    if times is not None and times.is_past:
        one = reckoned(trade, entries, market, times.shown)
    moment = times.shown if times else last
    told = figures(one, market, sharing(uow, one, market))

    def sharing_at(when: datetime) -> list[Reckoned]:
        return sharing(uow, reckoned(trade, entries, market, when), market)

    rates = debt_rates(one, market)
    steps = ledger_steps(trade, entries, market, sharing_at)
    happened = [step for step in steps if step.entry.at <= moment]
    walked = way(one, market, happened, moment)
    return TradePage(
        record=TradeRecord(one.trade, entries, told),
        reckoned=one,
        times=times,
        ladders=tuple(_ladders(one, told, market)),
        ledger=tuple(map(LedgerLine, recorded, by_minute(steps))),
        compared=plan_against_actual(one, told, happened),
        shares=attributed(one, market),
        legs=legs(one, told),
        way=walked,
        excursions=excursions(walked, told.risk),
        crossed=_crossed(uow, one, told, market),
        linked=linked(uow, trade_id),
        interest_per_day=known_per_day(one.trade, told, rates),
        without_rate=len(debts_without_rate(told, rates)),
        followed=_followed(uow, trade),
    )


def _followed(uow: UnitOfWork, trade: Trade) -> Followed | None:
    """What a plan that waits or was given up would have given at the marks since."""
    last = uow.observations.last_mark_at()
    if trade.plan is None or trade.status not in _NOT_TAKEN or last is None:
        return None
    assets = [planned.asset for planned in trade.plan.positions][:1]
    series = uow.observations.market(assets).prices if assets else {}
    return next(
        (followed(trade.plan, series[each], last) for each in assets if each in series), None
    )


def _times(one: Reckoned, last: datetime, at: datetime | None) -> Times | None:
    """The span of a trade, and the moment in it that is nearest to the one asked for.

    one: as it stands at the last moment. What is closed ends with its last entry.
    """
    if not one.entries:
        return None
    first = one.entries[0].at
    now = one.entries[-1].at if one.state.is_closed else last
    return Times(first, now, now if at is None else max(first, min(at, now)))


def _crossed(uow: UnitOfWork, one: Reckoned, told: Figures, market: Market) -> frozenset[str]:
    if told.status is not Status.OPEN:
        return frozenset()
    lines = lines_of(uow)(one.trade)
    watched = as_watched(one, told, market, lines, lambda it: sharing(uow, it, market))
    kept = kept_alerts(uow.settings.every(), one.trade)
    watched = watched._replace(kept_alerts=kept)
    return frozenset(each.code for each in attention([watched], told.at))


def _ladders(one: Reckoned, told: Figures, market: Market) -> Iterator[Ladder]:
    """What is open comes first; what is closed shows its average exit where the mark stood."""
    for held in sorted(told.positions, key=lambda held: not held.quantity):
        levels = levels_of(one, told, held.asset)
        if levels is not None:
            if not held.quantity:
                levels = levels._replace(mark=held.average_exit, oracle=None)
            yield Ladder(held.asset, levels)
    if told.positions or one.trade.plan is None:
        return
    for planned in one.trade.plan.positions:
        quote = market.quote(planned.asset, one.valuation.at)
        yield Ladder(
            planned.asset,
            Levels(
                direction=planned.direction.value,
                liquidation=planned.liquidation_price,
                stop=planned.stop,
                entry=planned.entry,
                mark=quote.price if quote else None,
                target=planned.targets[0].price if planned.targets else None,
            ),
        )
