"""What a stretch of time did to equity: own money that came in or went out, and what was won.

    equity at the end = equity at the start + deposits − withdrawals + result

to the last digit, equity being own money and all that was won or lost with it, open trades at
their marks. The return is of the result alone: deposits and withdrawals are taken out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Final, NamedTuple

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.ledger.entries import Add, Close, Liquidation, Open, Reduce
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.ledger.reckoning import names_of
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.periods import Period, day_of
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.returns import Level, time_weighted
from journal_app.reports.records import TradeRecord

ENOUGH_MARKED: Final = Decimal("0.8")
"""The least share of open positions that a price has to be seen of, day by day, for a return."""

_DAY: Final = timedelta(days=1)
_DEALT: Final = (Open, Add, Reduce, Close, Liquidation)


class MarkedDays(NamedTuple):
    """The days of open positions, each position by itself, and on how many a price was seen."""

    held: int
    seen: int

    @property
    def is_enough(self) -> bool:
        """Whether equity can be told day by day."""
        return self.seen >= ENOUGH_MARKED * self.held


class Stretch(NamedTuple):
    """The time until a deposit or withdrawal, or until the end. flow: below 0 it went out."""

    since: datetime
    until: datetime
    equity_start: Decimal
    result: Decimal
    flow: Decimal
    equity_end: Decimal


@dataclass(frozen=True, slots=True)
class EquityChange:
    """Equity over a stretch of time. Units: the journal's currency.

    stretches: the time cut at each flow, one at least. time_weighted: the return as a fraction,
    Π (1 + result / equity_start) − 1 over the stretches; missing says why there is none.
    """

    stretches: Sequence[Stretch]
    time_weighted: Decimal | None
    missing: Problem | None

    @property
    def start(self) -> Decimal:
        """Equity at the start."""
        return self.stretches[0].equity_start

    @property
    def end(self) -> Decimal:
        """Equity at the end."""
        return self.stretches[-1].equity_end

    @property
    def deposits(self) -> Decimal:
        """Deposits less withdrawals."""
        with localcontext(SUMS):
            return sum((each.flow for each in self.stretches), ZERO)

    @property
    def result(self) -> Decimal:
        """What was won or lost, realised and not."""
        with localcontext(SUMS):
            return sum((each.result for each in self.stretches), ZERO)


def moments_of(own: OwnMoney, since: datetime, until: datetime) -> list[datetime]:
    """The moments at which equity has to be known: both ends, and each flow between them."""
    return [*dict.fromkeys((since, *own.times_between(since, until), until))]


def equity_change(
    own: OwnMoney, nets: Mapping[datetime, Decimal], marked: MarkedDays
) -> EquityChange:
    """What happened to equity from the first of these moments until the last.

    own: the capital and the flows of the accounts. nets: what their trades had won or lost by
    each of `moments_of`, in order.
    """
    moments = [*nets]
    levels = equity_levels(own, nets)
    told = time_weighted(levels)
    missing = None
    if not own.is_known:
        missing = Problem("", "return_without_own_money")
    elif not marked.is_enough:
        facts = {"seen": marked.seen, "held": marked.held}
        missing = Problem("", "return_with_few_marks", facts)
    elif told is None:
        missing = Problem("", "return_on_nothing")
    ends = [*pairwise(zip(moments, levels, strict=True))] or [((moments[0], levels[0]),) * 2]
    return EquityChange(
        stretches=[_stretch(*before, *after) for before, after in ends],
        time_weighted=None if missing else told,
        missing=missing,
    )


def equity_levels(own: OwnMoney, nets: Mapping[datetime, Decimal]) -> list[Level]:
    """Equity at each moment, and what flowed in since the one before."""
    moments = [*nets]
    flows = [ZERO, *(own.between(*ends) for ends in pairwise(moments))]
    return [Level(own.equity(nets[at], at), flow) for at, flow in zip(moments, flows, strict=True)]


def _stretch(since: datetime, before: Level, until: datetime, after: Level) -> Stretch:
    with localcontext(SUMS):
        result = after.equity - after.flow - before.equity
    return Stretch(since, until, before.equity, result, after.flow, after.equity)


def marked_days(
    records: Iterable[TradeRecord], market: Market, period: Period, until: datetime
) -> MarkedDays:
    """Of how many positions a price was seen, over the days of a period.

    Each day counts each position that is open at its end. A mark of the day is such a price, and
    so is one at which the trade itself was dealt.
    """
    days_of_asset: dict[tuple[Asset, ...], set[date]] = {}
    held = seen = 0
    for record in records:
        days = [*_days_open(record, period, until)]
        for asset in [position.asset for position in record.figures.positions] if days else []:
            names = tuple(names_of(record.trade)(asset))
            if names not in days_of_asset:
                days_of_asset[names] = _days_marked(names, market, period, until)
            unmarked = set(days) - days_of_asset[names]
            held += len(days)
            if unmarked:
                unmarked -= _days_dealt(record, asset, period)
            seen += len(days) - len(unmarked)
    return MarkedDays(held, seen)


def _days_open(record: TradeRecord, period: Period, until: datetime) -> Iterator[date]:
    """The days of a period at whose end a trade was open."""
    told, zone = record.figures, period.zone
    if told.opened_at is None:
        return
    day = max(day_of(told.opened_at, zone), period.first_day)
    last = min(day_of(until, zone), period.day_after - _DAY)
    if told.closed_at is not None:
        last = min(last, day_of(told.closed_at, zone) - _DAY)
    while day <= last:
        yield day
        day += _DAY


def _days_dealt(record: TradeRecord, asset: Asset, period: Period) -> set[date]:
    return {
        day_of(entry.at, period.zone)
        for entry in record.entries
        if isinstance(entry, _DEALT) and entry.asset == asset
    }


def _days_marked(
    names: Iterable[Asset], market: Market, period: Period, until: datetime
) -> set[date]:
    return {
        day_of(mark.at, period.zone)
        for name in names
        for series in (market.prices.get(name), market.exchange.get(name))
        if series is not None
        for mark in series.between(period.before_start, until)
    }
