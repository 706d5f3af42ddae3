"""The result of trades as a curve, and how far it stood below its peak at each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import accumulate
from operator import sub

from journal_app.domain.exact import SUMS, ZERO
from journal_app.reports.closings import Closing
from journal_app.reports.tables import Series


@dataclass(frozen=True, slots=True)
class EquityCurve:
    """Two series over the same points. drawdown: equity less its running peak, never above 0."""

    equity: Series
    drawdown: Series


def equity_curve(closings: Sequence[Closing], start_capital: Decimal = ZERO) -> EquityCurve:
    """Equity after each closing, from where the first trade began; empty without any."""
    if not closings:
        return EquityCurve(Series("Equity", ()), Series("Drawdown", ()))
    first = min(closing.opened_at for closing in closings)
    moments = [min(first, closings[0].closed_at), *(closing.closed_at for closing in closings)]
    with localcontext(SUMS):
        levels = list(accumulate((closing.net for closing in closings), initial=start_capital))
    fallen = falls(levels, start_capital)
    return EquityCurve(
        Series("Equity", tuple(zip(moments, levels, strict=True))),
        Series("Drawdown", tuple(zip(moments, fallen, strict=True))),
    )


def falls(levels: Sequence[Decimal], peak: Decimal) -> list[Decimal]:
    """How far each level stands below the highest until then, and at least below `peak`."""
    heights = list(accumulate(levels, max, initial=peak))[1:]
    with localcontext(SUMS):
        return list(map(sub, levels, heights))
