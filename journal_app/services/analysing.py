"""Analyse: the figures and series behind the charts of a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import Final, Literal

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.periods import day_of, month_of, starts_at, year_of
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.statistics.of_trades import Columns, Statistics, blocks, statistics
from journal_app.domain.trade import Status
from journal_app.reports.closings import Closing
from journal_app.reports.discipline import (
    Answered,
    Rule,
    rules_of,
)
from journal_app.reports.equity import EquityCurve, equity_curve
from journal_app.reports.grouping import (
    BY_TRADE,
    NONE,
    held_band,
    hour_of,
    in_order,
    leverage_of,
    month_name,
    weekday_of,
)
from journal_app.reports.r_distribution import QUARTERS, RClass, r_classes
from journal_app.reports.results import (
    Result,
    results_by_day,
    results_by_hour,
)
from journal_app.services.browsing import records, zone_of
from journal_app.services.own_money import own_money_before
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.reviewing import latest_moment

GroupedBy = Literal[
    "strategy", "platform", "account", "asset", "direction", "margin", "month", "weekday", "hour",
    "held", "tag", "mistake", "profile", "leverage",
]  # fmt: skip

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
CLOSING: Final = ("closed_at", "opened_at", "net")
"""The kept columns of a closing."""
_COMPONENTS: Final = (
    "price_change", "collateral_change", "borrowed_change", "funding", "collateral_yield",
    "interest", "fees", "gas", "swap_cost", "penalty",
)  # fmt: skip
"""The kept columns of a profit's components, in the order of a `ProfitAndLoss`."""

_IN_THEIR_ORDER: Final = frozenset({"month", "weekday", "hour", "held", "leverage"})
_BY_TIME: Final[Mapping[str, Callable[[datetime | None, datetime, tzinfo], str]]] = {
    "month": lambda _opened, closed, zone: month_name(closed, zone),
    "weekday": lambda opened, _closed, zone: weekday_of(opened, zone),
    "hour": lambda opened, _closed, zone: hour_of(opened, zone),
    "held": lambda opened, closed, _zone: held_band(opened, closed),
}

Kept = str | int | None
"""A kept value: an exact number as text, a time as milliseconds since 1970."""


class Span(StrEnum):
    """How far back an analysis reaches from the journal's last day, or what lay before that."""

    THREE_MONTHS = "three_months"
    TWELVE_MONTHS = "twelve_months"
    YEAR = "year"
    ALL = "all"
    THREE_BEFORE = "three_before"
    TWELVE_BEFORE = "twelve_before"
    LAST_YEAR = "last_year"

    def first_day(self, last_day: date) -> date | None:
        """The first day of it; None where it has no beginning."""
        return self._days(last_day)[0]

    def day_after(self, last_day: date) -> date | None:
        """The day after it; None where it reaches to the journal's last day and beyond."""
        return self._days(last_day)[1]

    def _days(self, last_day: date) -> tuple[date | None, date | None]:
        months = month_of(last_day, UTC).trailing(24)
        year = year_of(last_day, UTC)
        return {
            Span.THREE_MONTHS: (months[-3].first_day, None),
            Span.TWELVE_MONTHS: (months[-12].first_day, None),
            Span.YEAR: (year.first_day, None),
            Span.ALL: (None, None),
            Span.THREE_BEFORE: (months[-6].first_day, months[-3].first_day),
            Span.TWELVE_BEFORE: (months[0].first_day, months[-12].first_day),
            Span.LAST_YEAR: (year.before().first_day, year.first_day),
        }[self]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Counted trades that passed, and what their charts show.

    total: their profit by component. with_r: how many have an R. last_day: the journal's.
    has_closed: whether the journal has any counted trade at all.
    """

    zone: tzinfo
    last_day: date
    statistics: Statistics
    equity: EquityCurve
    total: ProfitAndLoss
    r_classes: Sequence[RClass]
    with_r: int
    by_hour: Mapping[tuple[int, int], Result]
    by_day: Mapping[date, Result]
    has_closed: bool


def spanning(uow: UnitOfWork, span: Span, wanted: TradeFilter, now: datetime) -> TradeFilter:
    """The same selection over a span that is reckoned from the journal's last day."""
    zone = zone_of(uow)
    last_day = day_of(latest_moment(uow, now), zone)
    first, after = span.first_day(last_day), span.day_after(last_day)
    return replace(
        wanted,
        closed_from=starts_at(first, zone) if first else None,
        closed_before=starts_at(after, zone) if after else None,
    )


def analysis_in(uow: UnitOfWork, wanted: TradeFilter, now: datetime) -> Analysis:
    """Everything that is told of the counted trades that pass, from their kept figures."""
    zone = zone_of(uow)
    rows = uow.lists.counted(("r_initial", *CLOSING, *_COMPONENTS), wanted)
    closings = [closing_of(closed, opened, net) for _, closed, opened, net, *_ in rows]
    rs = [None if row[0] is None else Decimal(str(row[0])) for row in rows]
    known = [r for r in rs if r is not None]
    columns = Columns(net=[closing.net for closing in closings], r=rs)
    own = own_money_before(uow, wanted)
    return Analysis(
        zone=zone,
        last_day=day_of(latest_moment(uow, now), zone),
        statistics=statistics(
            blocks(columns), own.start, own.among([each.closed_at for each in closings])
        ),
        equity=equity_curve(closings),
        total=_total([row[4:] for row in rows]),
        r_classes=r_classes(known, QUARTERS),
        with_r=len(known),
        by_hour=results_by_hour(closings, zone),
        by_day=results_by_day(closings, zone),
        has_closed=bool(rows) or _has_closed(uow),
    )


def groups_in(uow: UnitOfWork, wanted: TradeFilter, by: GroupedBy) -> dict[str, Statistics]:
    """Statistics of the counted trades that pass, by what `by` tells them apart by.

    The best net first, but months, weekdays, hours and bands in their own order. A trade with
    several assets, tags or mistakes counts in each; `both` is of pairs, `none` of trades without
    the word.
    """
    groups: dict[str, tuple[list[Decimal], list[Decimal | None], list[Decimal]]] = {}
    rows = uow.lists.counted(("id", "net", "r_initial", "interest"), wanted)
    for names, (_, net, r, interest) in zip(_names(uow, wanted, by), rows, strict=True):
        for name in names:
            nets, rs, paid = groups.setdefault(name, ([], [], []))
            nets.append(Decimal(str(net)))
            rs.append(None if r is None else Decimal(str(r)))
            paid.append(Decimal(str(interest)))
    told = {
        name: statistics(blocks(Columns(net=nets, r=rs, interest=paid)))
        for name, (nets, rs, paid) in groups.items()
    }
    if by in _IN_THEIR_ORDER:
        return {name: told[name] for name in in_order(told)}
    return dict(sorted(told.items(), key=lambda each: each[1].net, reverse=True))


def rules_in(uow: UnitOfWork, wanted: TradeFilter) -> list[Rule]:
    """What each rule of the checklist earned in the counted trades that pass."""
    return rules_of(_answered_in(uow, wanted))


def _answered_in(uow: UnitOfWork, wanted: TradeFilter) -> Iterator[Answered]:
    rows = uow.lists.counted(("id", "net", "r_initial"), wanted)
    trades = uow.trades.some([int(row[0] or 0) for row in rows])
    for trade, (_, net, r) in zip(trades, rows, strict=True):
        checklist = trade.plan.checklist if trade.plan else ()
        yield Answered(Decimal(str(net)), None if r is None else Decimal(str(r)), checklist)


def _names(uow: UnitOfWork, wanted: TradeFilter, by: GroupedBy) -> Iterator[Sequence[str]]:
    """The groups of each counted trade: by its kept words and times, else by the trade itself."""
    if by in BY_TRADE:
        ids = [int(row[0] or 0) for row in uow.lists.counted(("id",), wanted)]
        for trade in uow.trades.some(ids):
            yield BY_TRADE[by](trade)
        return
    if by == "leverage":
        ids = [int(row[0] or 0) for row in uow.lists.counted(("id",), wanted)]
        found = {record.trade.id: record for record in records(uow, wanted)}
        for trade_id in ids:
            yield [leverage_of(found[trade_id])]
        return
    zone = zone_of(uow)
    if by in ("month", "weekday", "hour", "held"):
        for closed, opened in uow.lists.counted(("closed_at", "opened_at"), wanted):
            opened_at = None if opened is None else _moment(opened)
            yield [_BY_TIME[by](opened_at, _moment(closed), zone)]
        return
    for (word,) in uow.lists.counted(("margin_mode" if by == "margin" else by,), wanted):
        yield _words(by, str(word or ""))


def _words(by: GroupedBy, word: str) -> list[str]:
    """The groups of a trade by its kept word, which holds several for several positions."""
    if by == "asset":
        return word.split() or [NONE]
    if by == "direction":
        sides = set(word.split()) or {NONE}
        return ["both"] if len(sides) > 1 else list(sides)
    return [word or NONE]


def _has_closed(uow: UnitOfWork) -> bool:
    return any(Status(word).is_counted for word, count in uow.lists.by_status().items() if count)


def closing_of(closed_at: Kept, opened_at: Kept, net: Kept) -> Closing:
    """A closing by its kept columns."""
    closed = _moment(closed_at)
    return Closing(closed, closed if opened_at is None else _moment(opened_at), Decimal(str(net)))


def _moment(milliseconds: Kept) -> datetime:
    return _EPOCH + timedelta(milliseconds=int(milliseconds or 0))


def _total(rows: Sequence[Sequence[Kept]]) -> ProfitAndLoss:
    """The components added up. They stand in the rows in the order of a `ProfitAndLoss`."""
    with localcontext(SUMS):
        columns = zip(*rows, strict=True)
        return ProfitAndLoss(*(sum((Decimal(str(each)) for each in of), ZERO) for of in columns))
