"""The review of a week, a month or any period: two views of it that are never mixed.

*Trades of the period* counts trades by their closing time. *Money of the period* books every
component on the day it arose and adds the change of what is not realised, so that it equals the
change of equity less deposits. The sum over weeks equals the whole in both views.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal, localcontext
from typing import Final, NamedTuple

from journal_app.domain.exact import SUMS, ZERO, exact
from journal_app.domain.ledger.own_money import NO_OWN_MONEY, OwnMoney
from journal_app.domain.ledger.reckoning import figures, reckoned, sharing
from journal_app.domain.market.observed import Market
from journal_app.domain.periods import Period
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.course import nets_at
from journal_app.reports.equity_change import (
    EquityChange,
    equity_change,
    marked_days,
    moments_of,
)
from journal_app.reports.grouping import statistics_of
from journal_app.reports.hindsight import lost_on_cost
from journal_app.reports.moved_stops import moved_stops
from journal_app.reports.records import (
    TradeRecord,
    in_counting_order,
    mean_planned_reward_to_risk,
    won_before,
)

FEW: Final = 20
"""Below so many trades a sample says little, and the review says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a stretch of time did to the money in trades. Units: the journal's currency.

    deposits: own money put into the trades less what was taken out of them. realised, unrealised:
    the profit of the period and the change of what is not realised;
    equity_end − equity_start − deposits = realised.net + unrealised.net.
    """

    equity_start: Decimal
    equity_end: Decimal
    deposits: Decimal
    realised: ProfitAndLoss
    unrealised: ProfitAndLoss

    @property
    def total(self) -> ProfitAndLoss:
        """Realised and not realised together, by component."""
        return self.realised + self.unrealised


class Past(NamedTuple):
    """What trades that were over before a period have left. net: what they won or lost.

    equity: what was not taken out of them. Units: the journal's currency.
    """

    equity: Decimal
    net: Decimal


NO_PAST: Final = Past(ZERO, ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A period looked back on.

    equity: of the accounts; None where the review is of some of their trades only. statistics: of
    the trades closed in it; own: the own money that they rest on, with all that was won and lost
    before. right_on_price: closed with a
    gross profit and yet a loss after costs. planned_reward_to_risk: mean over the closed trades
    that had a plan with both. interest_share: interest paid as a share of gross profit.
    """

    period: Period
    money: Money
    equity: EquityChange | None
    statistics: Statistics
    own: OwnMoney
    opened: Sequence[TradeRecord]
    closed: Sequence[TradeRecord]
    open_at_end: Sequence[TradeRecord]
    stops_moved: int
    unplanned: int
    liquidated: int
    right_on_price: int
    planned_reward_to_risk: Decimal | None
    interest_share: Decimal | None

    @property
    def is_small_sample(self) -> bool:
        """Whether the closed trades are too few to conclude from."""
        return self.statistics.count < FEW


@exact
def review(
    period: Period,
    records: Iterable[TradeRecord],
    market: Market,
    last_seen_at: datetime,
    past: Past = NO_PAST,
    own: OwnMoney = NO_OWN_MONEY,
    behind: OwnMoney | None = None,
) -> Review:
    """Look back on a period over the trades that were active in it.

    past: of the trades that were over before it. own: own money of the whole journal. behind: of
    the accounts of these trades, None where they are no whole accounts.

    last_seen_at: the latest mark or entry of the journal. Later than that nothing is known, so
    that a period which is not over yet is reviewed until then.
    """
    active = list(records)
    opened = [r for r in active if _within(r.figures.opened_at, period)]
    closed = in_counting_order(r for r in active if _within(r.figures.closed_at, period))
    since, end = (min(each, last_seen_at) for each in (period.before_start, period.last_moment))
    money = money_of(active, market, since, end)
    own = own.having_won(past.net + won_before(active, period.start))
    told = statistics_of(closed, own)
    return Review(
        period=period,
        money=replace(
            money,
            equity_start=money.equity_start + past.equity,
            equity_end=money.equity_end + past.equity,
        ),
        equity=None
        if behind is None
        else _equity_of(behind, period, active, market, (since, end), past),
        statistics=told,
        own=own,
        opened=opened,
        closed=closed,
        open_at_end=_open_at(end, active, market),
        stops_moved=len(moved_stops(active, period)),
        unplanned=sum(not record.trade.is_planned for record in opened),
        liquidated=sum(record.figures.status == "liquidated" for record in closed),
        right_on_price=len(lost_on_cost(closed)),
        planned_reward_to_risk=mean_planned_reward_to_risk(closed).value,
        interest_share=interest_share(told),
    )


@exact
def interest_share(told: Statistics) -> Decimal | None:
    """Interest paid as a share of gross profit; None where there is none to pay it from."""
    return told.interest / told.gross_profit if told.gross_profit else None


@exact
def money_of(
    records: Iterable[TradeRecord], market: Market, since: datetime, until: datetime
) -> Money:
    """What happened to the money of trades after one moment until another."""
    equity_start = equity_end = deposits = ZERO
    realised = unrealised = NOTHING
    for record in records:
        before = reckoned(record.trade, record.entries, market, since).valuation
        after = reckoned(record.trade, record.entries, market, until).valuation
        equity_start += before.equity
        equity_end += after.equity
        deposits += after.deposits - before.deposits
        realised += after.realised - before.realised
        unrealised += after.unrealised - before.unrealised
    return Money(
        equity_start=equity_start,
        equity_end=equity_end,
        deposits=deposits,
        realised=realised,
        unrealised=unrealised,
    )


def _equity_of(
    own: OwnMoney,
    period: Period,
    active: Sequence[TradeRecord],
    market: Market,
    ends: tuple[datetime, datetime],
    past: Past,
) -> EquityChange:
    moments = moments_of(own, *ends)
    with localcontext(SUMS):
        nets = [past.net + net for net in nets_at(active, market, moments)]
    marked = marked_days(active, market, period, ends[1])
    return equity_change(own, dict(zip(moments, nets, strict=True)), marked)


def _within(moment: datetime | None, period: Period) -> bool:
    return moment is not None and period.holds(moment)


def _open_at(end: datetime, records: Sequence[TradeRecord], market: Market) -> list[TradeRecord]:
    """The trades as they stood at a moment at which they were open."""
    standing = [
        (record, one)
        for record in records
        if not (one := reckoned(record.trade, record.entries, market, end)).state.is_closed
        and one.state.opened_at is not None
    ]
    every = [one for _, one in standing]
    return [
        TradeRecord(one.trade, record.entries, figures(one, market, sharing(one, every)))
        for record, one in standing
    ]
