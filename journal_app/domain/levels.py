"""The price levels of a position, as the ladder draws them."""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact


class Levels(NamedTuple):
    """Where a position stands. direction: `long` or `short`. None: there is no such level.

    Units: the journal's currency per unit. stop, target: those in force, and until one was set
    those planned; of several targets the next. entry: the average. break_even: with every cost.
    oracle: its price, where the platform liquidates by it and it was told.
    """

    direction: str
    liquidation: Decimal | None = None
    stop: Decimal | None = None
    entry: Decimal | None = None
    break_even: Decimal | None = None
    mark: Decimal | None = None
    target: Decimal | None = None
    oracle: Decimal | None = None

    @property
    def judging(self) -> Decimal | None:
        """The price that decides on a liquidation: the oracle's, or else the mark."""
        return self.mark if self.oracle is None else self.oracle


@exact
def next_target(
    planned: Sequence[tuple[Decimal, Decimal]], quantity: Decimal, entered: Decimal
) -> Decimal | None:
    """The first planned target whose share is still open; the last where none is.

    planned: the price of each target and the share of the position that is closed there.
    quantity, entered: what is open, and all that ever was.
    """
    closed = ONE - quantity / entered if entered else ZERO
    shares = ZERO
    for price, share in planned:
        shares += share
        if closed < shares:
            return price
    return planned[-1][0] if planned else None
