"""How an account is liquidated once it is past its line: whole, by shares of its debt, or in turn.

Each liquidation closes something at the prices of that moment, pays its penalty, and leaves an
account that moves on and may cross its line again: a cascade. Notation as in `moves`: f how much of
the move has happened; E equity, R room, B debt value, C collateral value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.margin.exposure import Exposure
from journal_app.domain.margin.moves import Course, MovableAccount
from journal_app.domain.money import Asset

FAR_BEYOND: Final = Decimal("0.05")
"""A health factor of 0.95 and below: the whole debt may be repaid at once."""
SMALL: Final = Decimal(2_000)
"""A debt or a collateral worth less is liquidated whole."""
DUST: Final = Decimal(1_000)
"""Less than that of a debt or of a collateral is not left over."""

MOST_STEPS: Final = 1_000
"""After so many liquidations of one account whatever is left of it is closed whole."""


class Liquidation(NamedTuple):
    """One liquidation. at: the part of the move after which it happens.

    asset: the position that is closed; None where all of them are, alike. share: how much of it.
    left: the equity after the penalty. after: what stands open and moves on; None where nothing
    does.
    """

    at: Decimal
    asset: Asset | None
    share: Decimal
    penalty: Decimal
    left: Decimal
    after: MovableAccount | None


class Liquidations(NamedTuple):
    """All that is liquidated of an account, in its order, and the equity at the end of the move."""

    steps: tuple[Liquidation, ...]
    left: Decimal


class Rule(Protocol):
    """What a platform closes of an account that is past its line."""

    def liquidate(self, course: Course, at: Decimal, penalty_rate: Decimal) -> Liquidation:
        """Close what the rule closes."""
        ...


class Whole:
    """Everything is closed at once. Source: Compound Comet, absorb; GMX synthetics.

    Also where a platform's own rule is not known: what is closed loses no more, but the penalty is
    asked of all of it.
    """

    def liquidate(self, course: Course, at: Decimal, penalty_rate: Decimal) -> Liquidation:
        """Close everything; nobody loses more than all."""
        penalty = max(course.closed(at), ZERO) * penalty_rate
        left = max(course.equity(at) - penalty, ZERO)
        return Liquidation(at, None, ONE, penalty, left, None)


WHOLE: Final = Whole()


class ShareOfDebt(NamedTuple):
    """A lending account repays a share of its debt, and all of it where little or less is left.

    The collateral goes in equal shares of each, with the penalty on what is repaid; a liquidator
    may choose another. Limits in the journal's money. Source: Aave v3, LiquidationLogic.sol:
    half of the debt; all at a health factor of 0.95 or where either side is worth less than 2,000;
    nothing or at least 1,000 is left of both.
    """

    close_factor: Decimal

    def liquidate(self, course: Course, at: Decimal, penalty_rate: Decimal) -> Liquidation:
        """Repay the share, as long as what is left may stand."""
        start, owed = course.start, course.closed(at)
        held = sum(
            (
                each.weighed * (ONE + course.move.of(each) * at)
                for each in start.exposures
                if _is_held(each)
            ),
            ZERO,
        )
        repaid = owed * self.close_factor
        penalty = repaid * penalty_rate
        seized = repaid + penalty
        is_far = course.room(at) <= -FAR_BEYOND * owed
        is_small = min(owed, held) < SMALL or min(owed - repaid, held - seized) < DUST
        if is_far or is_small:
            return WHOLE.liquidate(course, at, penalty_rate)
        still_held, still_owed = ONE - seized / held, ONE - self.close_factor
        exposures = [
            _scaled(each, still_held if _is_held(each) else still_owed) for each in start.exposures
        ]
        changes = list(zip(start.exposures, exposures, strict=True))
        after = start.standing(
            start.equity - sum((old.worth - new.worth for old, new in changes), ZERO),
            start.room - sum((old.room - new.room for old, new in changes), ZERO),
            exposures,
        )
        left = course.equity(at) - penalty
        return Liquidation(at, None, self.close_factor, penalty, left, after)


class InTurn:
    """The positions of a margin account are closed one by one until it is behind its line.

    The one that the whole move costs most goes first, of equal ones the largest; no source gives an
    order. The last, and all of them where no equity is left, are closed as a whole.
    """

    def liquidate(self, course: Course, at: Decimal, penalty_rate: Decimal) -> Liquidation:
        """Close one position; what it won or lost until then stays in the equity."""
        start = course.start
        positions = [each for each in start.exposures if each.closed]
        first = max(
            positions,
            key=lambda each: (-each.worth * course.move.of(each), each.closed),
            default=None,
        )
        if first is None or len(positions) == 1:
            return WHOLE.liquidate(course, at, penalty_rate)
        by = course.move.of(first)
        penalty = first.closed * (ONE + by * at) * penalty_rate
        left = course.equity(at) - penalty
        if left <= 0:
            return WHOLE.liquidate(course, at, penalty_rate)
        kept = first.maintenance(first.weighed) if first.pieces else first.worth - first.room
        change = first.worth * by * at - penalty
        after = start.standing(
            start.equity + change,
            start.room + change + kept,
            [each for each in start.exposures if each is not first],
        )
        return Liquidation(at, first.asset, ONE, penalty, left, after)


IN_TURN: Final = InTurn()


@exact
def liquidations(course: Course, rule: Rule, penalty_rate: Decimal) -> Liquidations:
    """Follow an account to the end of its move, through all that is liquidated on the way."""
    found: list[Liquidation] = []
    at = course.crossing
    while at is not None:
        closing = rule if len(found) < MOST_STEPS else WHOLE
        step = closing.liquidate(course, at, penalty_rate)
        found.append(step)
        if step.after is None:
            return Liquidations(tuple(found), step.left)
        course = step.after.along(course.move)
        at = course.crossing_from(at)
    return Liquidations(tuple(found), course.equity(ONE))


def _is_held(each: Exposure) -> bool:
    """Whether it is a collateral; a debt is what a liquidation closes."""
    return not each.closed


def _scaled(each: Exposure, by: Decimal) -> Exposure:
    return each._replace(
        worth=each.worth * by,
        room=each.room * by,
        weighed=each.weighed * by,
        closed=each.closed * by,
    )
