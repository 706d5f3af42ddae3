"""The price levels of a position, as the ladder draws them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Levels(NamedTuple):
    """Where a position stands. direction: `long` or `short`. None: there is no such level.

    Units: the journal's currency per unit. stop, target: those in force, and until one was set
    those planned; of several targets the next. entry: the average. break_even: with every cost.
    """

    direction: str
    liquidation: Decimal | None = None
    stop: Decimal | None = None
    entry: Decimal | None = None
    break_even: Decimal | None = None
    mark: Decimal | None = None
    target: Decimal | None = None
