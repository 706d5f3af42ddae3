"""The figures of a review by their codes: as they are compared, frozen and told again.

A review that is signed off keeps these, and what each of its trades came to. What is corrected
later shows as a difference: the figure then and now, and the trades that are others now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.market.observed import Market
from journal_app.domain.pnl import total_of
from journal_app.reports.discipline import answered, breaches_of, plan_kept
from journal_app.reports.hindsight import Borrowing as Borrowing
from journal_app.reports.hindsight import borrowing_of, lost_on_cost, reached_after_all
from journal_app.reports.records import TradeRecord
from journal_app.reports.review import Review
from journal_app.reports.tables import Holds

Values = Mapping[str, Decimal | None]
"""Figures by their codes; None where one does not exist."""

TradeValue = tuple[Decimal, Decimal | None]
"""What a trade came to: its net in the journal's currency, and its R."""


NOISE: Final = Decimal("1e-20")
"""What two calculations of one figure may differ by, as a part of it."""


class Measure(NamedTuple):
    """A figure of a review. is_final: what comes after its period does not change it."""

    code: str
    holds: Holds
    is_final: bool = True


OF_TRADES: Final = (
    Measure("net", Holds.MONEY),
    Measure("gross", Holds.MONEY),
    Measure("trades", Holds.COUNT),
    Measure("wins", Holds.COUNT),
    Measure("losses", Holds.COUNT),
    Measure("break_even", Holds.COUNT),
    Measure("win_rate", Holds.PERCENT),
    Measure("planned_reward_to_risk", Holds.RATIO),
    Measure("reward_to_risk", Holds.RATIO),
    Measure("expectancy", Holds.MONEY),
    Measure("expectancy_r", Holds.RATIO),
    Measure("profit_factor", Holds.RATIO),
    Measure("drawdown", Holds.MONEY),
    Measure("drawdown_share", Holds.PERCENT),
    Measure("interest", Holds.MONEY),
    Measure("funding", Holds.MONEY),
    Measure("carry_share", Holds.PERCENT),
    Measure("lost_on_cost", Holds.COUNT),
    Measure("reached_after_all", Holds.COUNT, is_final=False),
    Measure("borrowing", Holds.MONEY),
    Measure("plan_kept", Holds.PERCENT),
    Measure("breaches", Holds.COUNT),
    Measure("breach_cost", Holds.MONEY),
)
"""Of the trades that were closed in the period, in the order in which they are read."""

OF_MONEY: Final = (
    Measure("result", Holds.MONEY),
    Measure("equity_start", Holds.MONEY),
    Measure("deposits", Holds.MONEY),
    Measure("equity_end", Holds.MONEY),
    Measure("return", Holds.PERCENT),
    Measure("opened", Holds.COUNT),
    Measure("open_at_end", Holds.COUNT),
    Measure("unplanned", Holds.COUNT),
    Measure("liquidated", Holds.COUNT),
    Measure("stops_moved", Holds.COUNT),
)
"""Of the money of the period, and of what else happened in it."""

MEASURES: Final = (*OF_TRADES, *OF_MONEY)


class Hindsight(NamedTuple):
    """What the closed trades of a period show when they are looked at again.

    lost_on_cost: right on price, lost on cost. reached: stopped or liquidated before the target was
    reached after all. borrowing: what it added or took; None where no trade tells.
    """

    lost_on_cost: Sequence[TradeRecord]
    reached: Sequence[TradeRecord]
    borrowing: Borrowing | None


def hindsight_of(told: Review, market: Market, until: datetime) -> Hindsight:
    """Look at the closed trades of a review again, with what the market did until a moment."""
    return Hindsight(
        lost_on_cost(told.closed),
        reached_after_all(told.closed, market, until),
        borrowing_of(told.closed),
    )


@exact
def review_figures(told: Review, seen: Hindsight) -> Values:
    """Every figure of a review, in the order of `MEASURES`."""
    of, money, equity = told.statistics, told.money, told.equity
    total = total_of(record.figures.total for record in told.closed)
    fall = of.max_drawdown
    breaches = breaches_of(answered(told.closed))
    carry = of.interest - of.funding
    found: dict[str, Decimal | int | None] = {
        "net": of.net,
        "gross": total.gross,
        "trades": of.count,
        "wins": of.wins,
        "losses": of.losses,
        "break_even": of.break_even,
        "win_rate": of.win_rate,
        "planned_reward_to_risk": told.planned_reward_to_risk,
        "reward_to_risk": of.payoff,
        "expectancy": of.expectancy,
        "expectancy_r": of.expectancy_r,
        "profit_factor": of.profit_factor,
        "drawdown": -fall.amount,
        "drawdown_share": None if (share := fall.fraction) is None else -share,
        "interest": -of.interest,
        "funding": of.funding,
        "carry_share": carry / of.gross_profit if of.gross_profit else None,
        "lost_on_cost": len(seen.lost_on_cost),
        "reached_after_all": len(seen.reached),
        "borrowing": seen.borrowing.effect if seen.borrowing else None,
        "plan_kept": plan_kept(told.closed),
        "breaches": breaches.trades,
        "breach_cost": breaches.cost,
        "result": money.total.net,
        "equity_start": equity.start if equity else money.equity_start,
        "deposits": equity.deposits if equity else money.deposits,
        "equity_end": equity.end if equity else money.equity_end,
        "return": equity.time_weighted if equity else None,
        "opened": len(told.opened),
        "open_at_end": len(told.open_at_end),
        "unplanned": told.unplanned,
        "liquidated": told.liquidated,
        "stops_moved": told.stops_moved,
    }
    return {code: None if value is None else Decimal(value) + ZERO for code, value in found.items()}


def trade_values(told: Review) -> dict[str, TradeValue]:
    """What each closed trade came to, and each one that was open at the end so far."""
    return {
        str(record.trade.number): (record.figures.total.net, record.figures.r_initial)
        for record in (*told.open_at_end, *told.closed)
    }


class Difference(NamedTuple):
    """A figure of a review as it was told, and as it is now."""

    measure: Measure
    then: Decimal | None
    now: Decimal | None


class ChangedTrade(NamedTuple):
    """A trade of a review, by its number, as it was told, and as it is now; None where it is not
    among them.
    """

    number: int
    then: TradeValue | None
    now: TradeValue | None


def compared(
    before: Values, now: Values, measures: Sequence[Measure] = MEASURES
) -> list[Difference]:
    """The figures of two reviews beside each other."""
    return [
        Difference(each, before.get(each.code), now.get(each.code))
        for each in measures
        if each.code in before or each.code in now
    ]


def differences(then: Values, now: Values) -> list[Difference]:
    """The figures that were told otherwise; those that time alone changes are left out."""
    return [
        each
        for each in compared(then, now)
        if each.measure.is_final and each.measure.code in then and _differs(each.then, each.now)
    ]


def changed_trades(
    then: Mapping[str, TradeValue], now: Mapping[str, TradeValue]
) -> list[ChangedTrade]:
    """The trades that were told otherwise, by their numbers."""
    numbers = sorted(map(int, {*then, *now}))
    found = [ChangedTrade(each, then.get(str(each)), now.get(str(each))) for each in numbers]
    return [each for each in found if _is_another(each.then, each.now)]


def _is_another(then: TradeValue | None, now: TradeValue | None) -> bool:
    if then is None or now is None:
        return then is not now
    return any(_differs(*pair) for pair in zip(then, now, strict=True))


@exact
def _differs(then: Decimal | None, now: Decimal | None) -> bool:
    """Whether a figure is another: the last digits of a quotient are those of its calculation."""
    if then is None or now is None:
        return then is not now
    return abs(then - now) > NOISE * max(abs(then), abs(now), ONE)
