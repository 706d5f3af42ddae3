"""Cross against isolated margin: the same positions behind one equity, and each behind its own.

Pooled, all own money stands for every position, and all of it is lost together. Separate, each
position has only its collateral, and no loss is larger than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from journal_app.domain.exact import ZERO, exact, plain, settled
from journal_app.domain.margin.pool import BackedPosition, Fate, MarginPool, MarketMove
from journal_app.domain.planning.ranges import (
    Range,
    above_zero,
    at_least_zero,
    price_move,
    share,
    signed_share,
)
from journal_app.domain.problems import Problem, Refused

MOVING_TOGETHER: Final = Decimal("0.7")
"""From this correlation on, either way, two prices count as moving together."""

RANGES: Final[Mapping[str, Range]] = {
    "price": above_zero,
    "entry": above_zero,
    "value": at_least_zero,
    "maintenance_margin": share,
    "collateral": at_least_zero,
    "pooled_collateral": at_least_zero,
    "move": price_move,
    "penalty": share,
    "correlation": signed_share,
}
"""What each number of a comparison may be; the signed `size` may be any."""


class Advice(StrEnum):
    """Which margin may serve; each is a code with a sentence."""

    CROSS_MAY_SERVE = "cross_may_serve"
    ISOLATED_SERVES = "isolated_serves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is compared. Units: money; moves, penalty and correlation are fractions of 1.

    pooled_collateral: all own money of the cross account; without it just what the positions have
    of their own. What it holds beyond that lies idle beside the isolated positions. penalty: see
    `MarginPool.after`. correlation: of the markets, typed or from `CommonCloses`.
    """

    positions: tuple[BackedPosition, ...]
    pooled_collateral: Decimal | None = None
    moves: tuple[MarketMove, ...] = ()
    penalty: Decimal | None = None
    correlation: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """One move under both kinds of margin; `isolated` in the order of the positions.

    isolated_left: what all isolated positions leave, with the idle money. Units: money.
    """

    move: MarketMove
    pooled: Fate
    isolated: tuple[Fate, ...]
    isolated_left: Decimal


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """Both kinds of margin side by side. idle: own money behind none of the isolated positions.

    advice: None where the correlation is not known.
    """

    pooled: MarginPool
    isolated: tuple[MarginPool, ...]
    idle: Decimal
    outcomes: tuple[MoveOutcome, ...]
    advice: Advice | None


@exact
def compared(comparison: Comparison) -> ComparisonAnswer:
    """The positions pooled and separate, and what each move leaves of both.

    Raises: Refused, where there are no positions, a market is listed twice at different prices or
    margins, the pooled money is less than the collateral of all, or a move names another market.
    """
    idle = _idle(comparison)
    pooled = MarginPool.of(comparison.positions, idle)
    isolated = tuple(MarginPool.of((position,)) for position in comparison.positions)
    outcomes = tuple(
        _outcome(pooled, isolated, idle, move, comparison.penalty) for move in comparison.moves
    )
    return ComparisonAnswer(pooled, isolated, idle, outcomes, advice(comparison.correlation))


def advice(correlation: Decimal | None) -> Advice | None:
    """Cross margin may serve what moves together, either way; what does not is better apart."""
    if correlation is None:
        return None
    is_together = abs(settled(correlation)) >= MOVING_TOGETHER
    return Advice.CROSS_MAY_SERVE if is_together else Advice.ISOLATED_SERVES


def _idle(comparison: Comparison) -> Decimal:
    problems: list[Problem] = []
    if not comparison.positions:
        problems.append(Problem("positions", "positions_missing"))
    markets = {position.market for position in comparison.positions}
    problems += [
        Problem(f"moves/{place}", "market_not_in_account", {"market": market})
        for place, move in enumerate(comparison.moves)
        for market in move.of
        if market not in markets
    ]
    own = sum((position.collateral for position in comparison.positions), ZERO)
    pooled = own if comparison.pooled_collateral is None else comparison.pooled_collateral
    if pooled < own:
        facts = {"text": plain(pooled), "least": plain(own)}
        problems.append(Problem("pooled_collateral", "pooled_below_isolated", facts))
    if problems:
        raise Refused(problems)
    return pooled - own


def _outcome(
    pooled: MarginPool,
    isolated: tuple[MarginPool, ...],
    idle: Decimal,
    move: MarketMove,
    penalty: Decimal | None,
) -> MoveOutcome:
    apart = tuple(pool.after(move, penalty) for pool in isolated)
    return MoveOutcome(
        move,
        pooled.after(move, penalty),
        apart,
        sum((fate.left for fate in apart), idle),
    )
