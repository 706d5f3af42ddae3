"""Figures as they are told: each with its value, how many trades stand behind it, and, where it
does not exist, the code of why not. Their definitions are in `definitions`, by the same keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.tables import Cell, Holds


@dataclass(frozen=True, slots=True)
class Told:
    """One figure. key: its stable name. sample: how many trades, or days, it is made of.

    missing: why there is no value; None where there is one.
    """

    key: str
    title: str
    value: Cell
    holds: Holds
    sample: int
    missing: Problem | None = None

    @property
    def reason(self) -> str | None:
        """The code of why there is no value."""
        return self.missing.code if self.missing else None


def told(
    key: str, title: str, value: Cell, holds: Holds, sample: int, reasons: Sequence[Problem] = ()
) -> Told:
    """A figure with the first of the reasons where it has no value."""
    return Told(key, title, value, holds, sample, reasons[0] if value is None else None)


@exact
def trade_figures(of: Statistics) -> list[Told]:
    """Every figure of counted trades, in the order in which they are read."""
    none = [] if of.count else [Problem("", "no_closed_trades")]
    no_wins = [*none, *([] if of.wins else [Problem("", "no_wins")])]
    no_losses = [*none, *([] if of.losses else [Problem("", "no_losses")])]
    no_odds = [*no_wins, *no_losses]
    return [
        told("count", "Trades", of.count, Holds.COUNT, of.count),
        told("wins", "Wins", of.wins, Holds.COUNT, of.count),
        told("losses", "Losses", of.losses, Holds.COUNT, of.count),
        told("break_even", "Break-even", of.break_even, Holds.COUNT, of.count),
        told("net", "Net P&L", of.net, Holds.MONEY, of.count),
        told("gross", "Gross P&L (prices)", of.gross, Holds.MONEY, of.count),
        told("interest", "Interest", ZERO - of.interest, Holds.MONEY, of.count),
        told("funding", "Funding", of.funding, Holds.MONEY, of.count),
        told("fees", "Fees", ZERO - of.fees, Holds.MONEY, of.count),
        told("win_rate", "Win rate", of.win_rate, Holds.PERCENT, of.count, none),
        told("gross_profit", "Sum of wins", of.gross_profit, Holds.MONEY, of.wins),
        told("gross_loss", "Sum of losses", ZERO - of.gross_loss, Holds.MONEY, of.losses),
        told("profit_factor", "Profit factor", of.profit_factor, Holds.RATIO, of.count, no_losses),
        told("expectancy", "Expectancy", of.expectancy, Holds.MONEY, of.count, none),
        told(
            "expectancy_ratio",
            "Expectancy, of the average loss",
            of.expectancy_ratio,
            Holds.RATIO,
            of.count,
            no_losses,
        ),
        told(
            "expectancy_r",
            "Expectancy in R",
            of.expectancy_r,
            Holds.RATIO,
            of.r_count,
            [*none, Problem("", "no_stops")],
        ),
        told(
            "expectancy_managed",
            "Expectancy in managed R",
            of.expectancy_managed,
            Holds.RATIO,
            of.managed_count,
            [*none, Problem("", "no_stops_at_exit")],
        ),
        told("average_win", "Average win", of.average_win, Holds.MONEY, of.wins, no_wins),
        told(
            "average_loss",
            "Average loss",
            _below_zero(of.average_loss),
            Holds.MONEY,
            of.losses,
            no_losses,
        ),
        told("payoff", "Reward to risk, realised", of.payoff, Holds.RATIO, of.count, no_odds),
        told("sqn", sqn_title(of), of.sqn, Holds.RATIO, of.count, [_no_spread(of.count)]),
        told("kelly", "Kelly", of.kelly, Holds.PERCENT, of.count, no_odds),
        told(
            "drawdown",
            "Largest drawdown",
            ZERO - of.max_drawdown.amount,
            Holds.MONEY,
            of.count,
        ),
        told(
            "drawdown_share",
            "Largest drawdown, of its peak",
            _below_zero(of.worst_drawdown_fraction.fraction)
            if of.worst_drawdown_fraction
            else None,
            Holds.PERCENT,
            of.count,
            [Problem("", "no_peak")],
        ),
    ]


def sqn_title(of: Statistics) -> str:
    """SQN with what it is of: R, or money where a trade has no R."""
    return "SQN (of R)" if of.sqn_of == "r" else "SQN (of money)"


def _no_spread(count: int) -> Problem:
    return Problem("", "fewer_than_two" if count < 2 else "all_alike")


def _below_zero(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else ZERO - amount
