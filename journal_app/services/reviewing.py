"""Look back: the review of a period, and statistics of any selection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal, localcontext
from typing import Final

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period, day_of, month_of, week_of
from journal_app.domain.problems import JournalUnusable
from journal_app.domain.statistics.drawdowns import Flows
from journal_app.domain.statistics.of_trades import Columns, Statistics, blocks, statistics
from journal_app.reports.grouping import group_table, grouped, statistics_of
from journal_app.reports.records import TradeRecord, won_before
from journal_app.reports.review import Past, Review, review
from journal_app.reports.tables import Table
from journal_app.services.browsing import EVERY, figures_at, records, zone_of
from journal_app.services.own_money import own_money_before, own_money_behind, own_money_in
from journal_app.services.ports import Journal, TradeFilter, UnitOfWork
from journal_app.services.reckoning import ledger_of

STATISTICS: Final = ("net", "r_initial", "r_managed", "gross", "interest", "funding", "fees")
"""The kept columns that statistics are made of."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """Statistics of a selection: of all counted trades, in groups, and the open ones apart."""

    whole: Statistics
    groups: Table | None
    by_group: Mapping[str, Statistics]
    open_trades: Sequence[TradeRecord]


def review_of(journal: Journal, period: Period, wanted: TradeFilter = EVERY) -> Review:
    """The review of a period, over every trade that passes and was active in it."""
    with journal.reading() as uow:
        return review_in(uow, period, wanted)


def review_in(
    uow: UnitOfWork, period: Period, wanted: TradeFilter = EVERY, market: Market | None = None
) -> Review:
    """The same within a transaction under way. market: where all of it was read already."""
    market = market or uow.observations.market()
    active = [
        TradeRecord(
            trade := uow.trades.get(trade_id),
            ledger_of(uow, trade_id),
            uow.figures.get(trade_id) or figures_at(uow, trade, market, period.last_moment),
        )
        for trade_id in _active_ids(uow, period, wanted)
    ]
    past = _past(uow, period, wanted, {record.trade.id for record in active})
    latest, behind = latest_moment(uow, period.last_moment), own_money_behind(uow, wanted)
    return review(period, active, market, latest, past, own_money_in(uow), behind)


def _past(uow: UnitOfWork, period: Period, wanted: TradeFilter, active: set[int]) -> Past:
    """What the trades that were over before a period have left."""
    over = replace(wanted, closed_before=period.start)
    rows = uow.lists.counted(("id", "equity", "net"), over)
    kept = [
        (Decimal(str(left)), Decimal(str(net)))
        for number, left, net in rows
        if number not in active
    ]
    with localcontext(SUMS):
        return Past(sum((left for left, _ in kept), ZERO), sum((net for _, net in kept), ZERO))


def _active_ids(uow: UnitOfWork, period: Period, wanted: TradeFilter) -> list[int]:
    active = uow.figures.active_between(period.start, period.end)
    if wanted == EVERY:
        return active
    passing = set(uow.lists.ids(wanted))
    return [trade_id for trade_id in active if trade_id in passing]


def statistics_by(
    journal: Journal, *, by: str = "", wanted: TradeFilter = EVERY, at: datetime | None = None
) -> Told:
    """Statistics of the trades that pass, as known at a moment; at the last mark without one."""
    with journal.reading() as uow:
        zone = zone_of(uow)
        if at is None and not by:
            whole = statistics_in(uow, wanted)
            still_open = list(records(uow, replace(ever_closed(wanted), statuses=("open",))))
            return Told(whole, None, {}, still_open)
        own = own_money_in(uow)
        found = list(records(uow, ever_closed(wanted), at))
    counted = [record for record in found if _closed_within(record, wanted)]
    if wanted.closed_from is not None:
        own = own.having_won(won_before(found, wanted.closed_from))
    groups = grouped(counted, by, zone) if by else {}
    return Told(
        whole=statistics_of(counted, own),
        groups=group_table("By " + by, counted, by, zone) if by else None,
        by_group={name: statistics_of(members) for name, members in groups.items()},
        open_trades=[record for record in found if record.figures.status == "open"],
    )


def statistics_in(uow: UnitOfWork, wanted: TradeFilter) -> Statistics:
    """Statistics of the counted trades that pass, from their kept figures."""
    own = own_money_before(uow, wanted)
    columns = blocks(counted_columns(uow, wanted))
    return statistics(columns, own.start, flows_among(uow, own, wanted))


def counted_columns(uow: UnitOfWork, wanted: TradeFilter = EVERY) -> Columns:
    """The kept figures of the counted trades that pass, in the order in which they count."""
    rows = uow.lists.counted(STATISTICS, wanted)
    if not rows:
        return Columns(())
    net, r, managed, gross, interest, funding, fees = zip(*rows, strict=True)
    with kept_figures_read():
        columns = Columns(
            net=list(map(Decimal, net)),
            r=[None if text is None else Decimal(text) for text in r],
            r_managed=[None if text is None else Decimal(text) for text in managed],
            gross=list(map(Decimal, gross)),
            interest=list(map(Decimal, interest)),
            funding=list(map(Decimal, funding)),
            fees=list(map(Decimal, fees)),
        )
        with localcontext(SUMS):
            for numbers in (columns.net, columns.gross, columns.interest, columns.funding):
                _must_be_finite(sum(numbers, ZERO))
            _must_be_finite(sum(columns.fees, ZERO))
            for some in (columns.r, columns.r_managed):
                _must_be_finite(sum((number for number in some if number is not None), ZERO))
    return columns


def _must_be_finite(total: Decimal) -> None:
    """Raises: ValueError for a sum in which one number is none."""
    if not total.is_finite():
        raise ValueError(total)


@contextmanager
def kept_figures_read() -> Iterator[None]:
    """Refuse kept figures that are none; they stand in the file without a checksum.

    Raises: JournalUnusable.
    """
    try:
        yield
    except (ArithmeticError, TypeError, ValueError):
        raise JournalUnusable("figures_damaged") from None


def flows_among(uow: UnitOfWork, own: OwnMoney, wanted: TradeFilter) -> Flows:
    """Each flow of own money with how many of the counted trades were closed before it."""
    if not own.flow_count:
        return ()
    closed = uow.lists.counted(("closed_at",), wanted)
    return own.among([moment_in(milliseconds) for (milliseconds,) in closed])


def moment_in(milliseconds: str | int | None) -> datetime:
    """A time as lists give it: milliseconds since 1970. Raises: JournalUnusable."""
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds or 0))
    except (OverflowError, ValueError):
        raise JournalUnusable("figures_damaged") from None


def ever_closed(wanted: TradeFilter) -> TradeFilter:
    """The same selection whenever a trade was closed, or not yet."""
    return replace(wanted, closed_from=None, closed_before=None)


def _closed_within(record: TradeRecord, wanted: TradeFilter) -> bool:
    closed_at = record.figures.closed_at
    return (
        closed_at is not None
        and (wanted.closed_from is None or closed_at >= wanted.closed_from)
        and (wanted.closed_before is None or closed_at < wanted.closed_before)
    )


def last_full_week(uow: UnitOfWork, now: datetime, marked_at: datetime | None = None) -> Period:
    """The last week that is over by the latest mark or entry; by `now` in an empty journal."""
    zone = zone_of(uow)
    return week_of(day_of(latest_moment(uow, now, marked_at), zone), zone).before()


def last_full_month(uow: UnitOfWork, now: datetime, marked_at: datetime | None = None) -> Period:
    """The last month that is over by the journal's latest mark or entry, likewise."""
    zone = zone_of(uow)
    return month_of(day_of(latest_moment(uow, now, marked_at), zone), zone).before()


def latest_moment(uow: UnitOfWork, now: datetime, marked_at: datetime | None = None) -> datetime:
    """The journal's latest mark, entry or flow of money; `now` in an empty one.

    marked_at: a mark that is to be kept as well.
    """
    flows = uow.flows.every()
    last_flow_at = flows[-1].flow.at if flows else None
    seen = (uow.observations.last_mark_at(), uow.entries.last_at(), last_flow_at, marked_at)
    return max((moment for moment in seen if moment is not None), default=now)
