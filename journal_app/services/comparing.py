"""Compare two selections of trades, and look at one in hindsight and by chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.statistics.resampling import Resampled, resampled
from journal_app.reports.closings import closings_of
from journal_app.reports.comparison import Comparison, comparison
from journal_app.reports.drawdown_dates import every_drawdown
from journal_app.reports.hindsight import (
    Borrowing,
    Lines,
    borrowing_of,
    lost_on_cost,
    reached_after_all,
    three_lines,
)
from journal_app.reports.records import TradeRecord, in_counting_order
from journal_app.reports.told_discipline import (
    chance_figures,
    discipline_figures,
    hindsight_figures,
)
from journal_app.reports.told_figures import Told
from journal_app.services.browsing import records, zone_of
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.returns import returns_in
from journal_app.services.reviewing import latest_moment, statistics_in

ONE_R: Final = Decimal("0.01")
"""What part of the capital one R is taken for where no plan tells: 1 %."""


def compared_in(
    uow: UnitOfWork, one: tuple[str, TradeFilter], other: tuple[str, TradeFilter]
) -> Comparison:
    """Two filters, or two periods of one, side by side under the names that they are given."""
    (one_name, of_one), (other_name, of_other) = one, other
    return comparison(
        (one_name, statistics_in(uow, of_one)), (other_name, statistics_in(uow, of_other))
    )


@dataclass(frozen=True, slots=True)
class InHindsight:
    """What the counted trades that pass would have come to otherwise; see `reports.hindsight`."""

    lines: Lines
    lost_on_cost: Sequence[TradeRecord]
    reached_after_all: Sequence[TradeRecord]
    borrowing: Borrowing | None


def _in_hindsight(uow: UnitOfWork, counted: Sequence[TradeRecord], now: datetime) -> InHindsight:
    market, until = uow.observations.market(), latest_moment(uow, now)
    return InHindsight(
        lines=three_lines(counted, market, until),
        lost_on_cost=lost_on_cost(counted),
        reached_after_all=reached_after_all(counted, market, until),
        borrowing=borrowing_of(counted),
    )


def further_figures(
    uow: UnitOfWork, wanted: TradeFilter, now: datetime
) -> Mapping[str, Sequence[Told]]:
    """All that is told of the counted trades that pass besides their statistics, in sections."""
    counted = in_counting_order(records(uow, wanted))
    made = statistics_in(uow, wanted)
    seen = _in_hindsight(uow, counted, now)
    return {
        "drawdowns": every_drawdown(made, closings_of(counted), zone_of(uow)),
        "returns": returns_in(uow, wanted, now).figures,
        "discipline": discipline_figures(counted),
        "hindsight": hindsight_figures(
            seen.lines, seen.lost_on_cost, seen.reached_after_all, seen.borrowing
        ),
        "chance": chance_figures(resampled_in(uow, wanted)),
    }


def resampled_in(uow: UnitOfWork, wanted: TradeFilter, risk: Decimal = ONE_R) -> Resampled | None:
    """What chance could make of the R of the counted trades that pass; None where none has any.

    risk: the part of the capital that one R is.
    """
    rows = uow.lists.counted(("r_initial",), wanted)
    return resampled([Decimal(r) for (r,) in rows if isinstance(r, str)], risk)
