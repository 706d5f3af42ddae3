"""The running result as it came, as planned, and as leaving the trades alone would have made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal, localcontext
from itertools import accumulate
from operator import add
from typing import NamedTuple

from journal_app.domain.exact import SUMS, ZERO
from journal_app.reports.tables import Series


class Seen(NamedTuple):
    """A counted trade beside its plan, as `Hindsight` has it. Units: the journal's currency."""

    actual: Decimal
    plan: Decimal
    left_alone: Decimal


class Instead(NamedTuple):
    """What a counted trade would have brought more than it did. Units: the journal's currency.

    plan: by its frozen plan. left_alone: as it was really opened, with the levels of the plan.
    """

    plan: Decimal
    left_alone: Decimal


class PlanLines(NamedTuple):
    """Two series over the points of a result. followed: how many trades they differ by."""

    plan: Series
    left_alone: Series
    followed: int


def instead_of(seen: Seen) -> Instead:
    """A trade in hindsight, against what it brought."""
    with localcontext(SUMS):
        return Instead(seen.plan - seen.actual, seen.left_alone - seen.actual)


def plan_lines(
    points: Sequence[tuple[datetime, Decimal]],
    trade_ids: Sequence[int],
    instead: Mapping[int, Instead],
) -> PlanLines:
    """The same curve with each trade as planned, and as left alone.

    points: of the start, then one a trade. A trade that has no plan to follow counts in every line
    as it came, so that the lines differ by what plans made of it and by nothing else.
    """
    moments = [at for at, _ in points]
    nothing = Instead(ZERO, ZERO)
    told = [instead.get(trade_id, nothing) for trade_id in trade_ids]

    def line(name: str, more: Sequence[Decimal]) -> Series:
        with localcontext(SUMS):
            added = accumulate(more, initial=ZERO)
            levels = map(add, (level for _, level in points), added)
            return Series(name, tuple(zip(moments, levels, strict=True)))

    return PlanLines(
        line("Plan", [each.plan for each in told]),
        line("Set and forget", [each.left_alone for each in told]),
        sum(trade_id in instead for trade_id in trade_ids),
    )
