"""Statistics of counted trades: what a series of nets and of R amounts to.

Trades come as columns in the order in which they count (closing time, opening time, number), cut
into blocks of about a thousand. The `Tally` of a block adds up with that of the next one, so that
one more trade costs one block and not the whole journal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import reduce
from itertools import pairwise
from operator import add, mul
from typing import Final, Literal

from journal_app.domain.exact import ONE, SUMS, ZERO, exact
from journal_app.domain.samples import sample_deviation
from journal_app.domain.statistics.drawdowns import (
    Drawdown,
    Flows,
    Path,
    Stretch,
    drawdowns,
    path_of,
)

BLOCK: Final = 1_000
"""How many trades a block holds when columns are cut."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Figures of counted trades, one column each, all in the order in which the trades count.

    r is None where a trade had no stop, r_managed where none was in force at the exit. The other
    columns are summed. All but the nets may be left empty.
    """

    net: Sequence[Decimal]
    r: Sequence[Decimal | None] = ()
    gross: Sequence[Decimal] = ()
    interest: Sequence[Decimal] = ()
    funding: Sequence[Decimal] = ()
    fees: Sequence[Decimal] = ()
    r_managed: Sequence[Decimal | None] = ()

    def __post_init__(self) -> None:
        for column in self._others():
            if column and len(column) != len(self.net):
                raise ValueError("columns of unequal length")

    def _others(self) -> tuple[Sequence[Decimal | None], ...]:
        return self.r, self.r_managed, self.gross, self.interest, self.funding, self.fees

    def part(self, start: int, stop: int) -> Columns:
        """Consecutive trades of these."""
        return Columns(
            net=self.net[start:stop],
            r=self.r[start:stop],
            r_managed=self.r_managed[start:stop],
            gross=self.gross[start:stop],
            interest=self.interest[start:stop],
            funding=self.funding[start:stop],
            fees=self.fees[start:stop],
        )

    def followed_by(self, later: Columns) -> Columns:
        """These trades, and then the later ones."""
        return Columns(
            net=[*self.net, *later.net],
            r=[*self.r, *later.r],
            r_managed=[*self.r_managed, *later.r_managed],
            gross=[*self.gross, *later.gross],
            interest=[*self.interest, *later.interest],
            funding=[*self.funding, *later.funding],
            fees=[*self.fees, *later.fees],
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts and exact sums of trades; the tallies of two runs of trades add up to that of both.

    won, lost: sums of what the wins won and the losses lost, neither below 0. squares: of nets.
    """

    count: int = 0
    wins: int = 0
    losses: int = 0
    won: Decimal = ZERO
    lost: Decimal = ZERO
    squares: Decimal = ZERO
    r_count: int = 0
    r_sum: Decimal = ZERO
    r_squares: Decimal = ZERO
    managed_count: int = 0
    managed_sum: Decimal = ZERO
    gross: Decimal = ZERO
    interest: Decimal = ZERO
    funding: Decimal = ZERO
    fees: Decimal = ZERO
    path: Path = Path()  # noqa: RUF009 - frozen, so one default serves all

    def __add__(self, later: Tally) -> Tally:
        with localcontext(SUMS):
            return Tally(
                count=self.count + later.count,
                wins=self.wins + later.wins,
                losses=self.losses + later.losses,
                won=self.won + later.won,
                lost=self.lost + later.lost,
                squares=self.squares + later.squares,
                r_count=self.r_count + later.r_count,
                r_sum=self.r_sum + later.r_sum,
                r_squares=self.r_squares + later.r_squares,
                managed_count=self.managed_count + later.managed_count,
                managed_sum=self.managed_sum + later.managed_sum,
                gross=self.gross + later.gross,
                interest=self.interest + later.interest,
                funding=self.funding + later.funding,
                fees=self.fees + later.fees,
                path=self.path + later.path,
            )


def tally(trades: Columns) -> Tally:
    """Count and sum trades."""
    with localcontext(SUMS):
        wins = [net for net in trades.net if net > ZERO]
        losses = [net for net in trades.net if net < ZERO]
        r = [times for times in trades.r if times is not None]
        managed = [times for times in trades.r_managed if times is not None]
        return Tally(
            count=len(trades.net),
            wins=len(wins),
            losses=len(losses),
            won=sum(wins, ZERO),
            lost=-sum(losses, ZERO),
            squares=sum(map(mul, trades.net, trades.net), ZERO),
            r_count=len(r),
            r_sum=sum(r, ZERO),
            r_squares=sum(map(mul, r, r), ZERO),
            managed_count=len(managed),
            managed_sum=sum(managed, ZERO),
            gross=sum(trades.gross, ZERO),
            interest=sum(trades.interest, ZERO),
            funding=sum(trades.funding, ZERO),
            fees=sum(trades.fees, ZERO),
            path=path_of(trades.net),
        )


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive trades and their tally."""

    trades: Columns
    tally: Tally


def block_of(trades: Columns) -> Block:
    """Tally some trades as one block: of a thousand or so, as they are read."""
    return Block(trades, tally(trades))


def blocks(trades: Columns) -> tuple[Block, ...]:
    """Cut trades into blocks of about equal length, none far above `BLOCK`."""
    count = len(trades.net)
    pieces = -(-count // BLOCK)
    cuts = [count * piece // pieces for piece in range(pieces + 1)] if pieces else [0]
    return tuple(block_of(trades.part(start, stop)) for start, stop in pairwise(cuts))


def revised(present: Sequence[Block], first: int, dropped: int, added: Columns) -> list[Block]:
    """Put trades in the place of `dropped` trades from the `first` on, counted from 0.

    Only the blocks that are touched are tallied anew: a trade that is appended, changed, inserted
    or taken out costs one block.
    """
    before: list[Block] = []
    touched = Columns(())
    after: list[Block] = []
    start = 0
    for place, block in enumerate(present):
        stop = start + block.tally.count
        is_last = place == len(present) - 1
        if stop <= first and not is_last:
            before.append(block)
        elif start >= first + dropped and start > first:
            after.append(block)
        else:
            touched = touched.followed_by(block.trades)
        start = stop
    at = first - sum(block.tally.count for block in before)
    head, tail = touched.part(0, at), touched.part(at + dropped, start)
    return [*before, *blocks(head.followed_by(added).followed_by(tail)), *after]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What counted trades amount to; None where a figure does not exist.

    Units: money, but for the counts, for fractions (`win_rate`, `kelly`), for ratios
    (`profit_factor`, `expectancy_ratio`, `payoff`, `sqn`) and for `expectancy_r` and
    `expectancy_managed` in R. What was lost (`gross_loss`, `average_loss`) is a positive amount.
    `r_count`, `managed_count`: how many trades have an R, and one by the stop at their exit.
    `sqn_of` says whether SQN is that of R, which every trade then has, or of money.
    """

    count: int
    wins: int
    losses: int
    break_even: int
    net: Decimal
    gross: Decimal
    interest: Decimal
    funding: Decimal
    fees: Decimal
    gross_profit: Decimal
    gross_loss: Decimal
    win_rate: Decimal | None
    profit_factor: Decimal | None
    expectancy: Decimal | None
    expectancy_ratio: Decimal | None
    expectancy_r: Decimal | None
    r_count: int
    expectancy_managed: Decimal | None
    managed_count: int
    average_win: Decimal | None
    average_loss: Decimal | None
    payoff: Decimal | None
    sqn: Decimal | None
    sqn_of: Literal["r", "money"]
    kelly: Decimal | None
    max_drawdown: Drawdown
    worst_drawdown_fraction: Drawdown | None


@exact
def statistics(
    trades: Sequence[Block], start_capital: Decimal = ZERO, flows: Flows = ()
) -> Statistics:
    """Every figure of counted trades; `start_capital` is the first peak of equity.

    flows: own money that came in or went out since, each after how many trades.
    """
    total = reduce(add, (block.tally for block in trades), Tally())
    stretches = [Stretch(b.trades.net, b.tally.path) for b in trades]
    fallen = drawdowns(stretches, start_capital, flows)
    has_r = 0 < total.count == total.r_count
    win_rate = _mean(Decimal(total.wins), total.count)
    expectancy = _mean(total.path.total, total.count)
    average_win = _mean(total.won, total.wins)
    average_loss = _mean(total.lost, total.losses)
    payoff = _ratio(average_win, average_loss)
    return Statistics(
        count=total.count,
        wins=total.wins,
        losses=total.losses,
        break_even=total.count - total.wins - total.losses,
        net=total.path.total,
        gross=total.gross,
        interest=total.interest,
        funding=total.funding,
        fees=total.fees,
        gross_profit=total.won,
        gross_loss=total.lost,
        win_rate=win_rate,
        profit_factor=_ratio(total.won, total.lost),
        expectancy=expectancy,
        expectancy_ratio=_ratio(expectancy, average_loss),
        expectancy_r=_mean(total.r_sum, total.r_count),
        r_count=total.r_count,
        expectancy_managed=_mean(total.managed_sum, total.managed_count),
        managed_count=total.managed_count,
        average_win=average_win,
        average_loss=average_loss,
        payoff=payoff,
        sqn=(
            system_quality_number(total.count, total.r_sum, total.r_squares)
            if has_r
            else system_quality_number(total.count, total.path.total, total.squares)
        ),
        sqn_of="r" if has_r else "money",
        kelly=None if win_rate is None or payoff is None else kelly(win_rate, payoff),
        max_drawdown=fallen.in_money,
        worst_drawdown_fraction=fallen.in_percent,
    )


@exact
def kelly(win_rate: Decimal, payoff: Decimal) -> Decimal:
    """The share of capital that a bet of these odds bears.

    f = W − (1 − W)/b, with b the average win over the average loss.
    Source: J. L. Kelly, A New Interpretation of Information Rate, 1956.
    """
    return win_rate - (ONE - win_rate) / payoff


@exact
def system_quality_number(count: int, total: Decimal, squares: Decimal) -> Decimal | None:
    """How far the mean of trades stands from 0, in its own standard errors; n is not capped.

    SQN = √n · mean / s. None for fewer than two trades, or trades that are all alike.
    Source: Van K. Tharp, Definitive Guide to Position Sizing.
    """
    deviation = sample_deviation(count, total, squares)
    if not deviation:
        return None
    return Decimal(count).sqrt() * (total / count) / deviation


def _mean(total: Decimal, count: int) -> Decimal | None:
    return total / count if count else None


def _ratio(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return one / other if one is not None and other else None
