"""What keeping to plans came to, as figures: rules, hindsight and chance."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.problems import Problem
from journal_app.domain.statistics.resampling import LOSSES, Resampled
from journal_app.reports.discipline import (
    answered,
    breaches_of,
    overrides_of,
    plan_kept,
)
from journal_app.reports.hindsight import (
    Borrowing,
    Lines,
)
from journal_app.reports.records import TradeRecord, mean_planned_reward_to_risk
from journal_app.reports.tables import Cell, Holds, Series
from journal_app.reports.told_figures import Told, told


def discipline_figures(counted: Sequence[TradeRecord]) -> list[Told]:
    """How plans were made and kept, and what breaking their rules earned or cost."""
    trades = answered(counted)
    planned = sum(bool(trade.checklist) for trade in trades)
    broken, overridden = breaches_of(trades), overrides_of(trades)
    ratio = mean_planned_reward_to_risk(counted)
    few = [Problem("", "few_breaches")]
    return [
        told(
            "planned_reward_to_risk",
            "Reward to risk, planned",
            ratio.value,
            Holds.RATIO,
            ratio.sample,
            [Problem("", "no_planned_reward")],
        ),
        told(
            "plan_kept",
            "Rules kept",
            plan_kept(counted),
            Holds.PERCENT,
            planned,
            [Problem("", "no_checklist")],
        ),
        told("breaches", "Trades with a breach", broken.trades, Holds.COUNT, planned),
        told("without_breach", "Trades without", broken.without, Holds.COUNT, planned),
        told(
            "cost_of_breach",
            "Earned or cost by breach",
            broken.cost,
            Holds.MONEY,
            broken.trades,
            few,
        ),
        told("overrides", "Trades with a written reason", overridden.trades, Holds.COUNT, planned),
        told(
            "override_cost",
            "Earned or cost by overrides",
            overridden.cost,
            Holds.MONEY,
            overridden.trades,
            few,
        ),
    ]


def hindsight_figures(
    lines: Lines,
    lost_on_cost: Sequence[TradeRecord],
    reached_after_all: Sequence[TradeRecord],
    borrowing: Borrowing | None,
) -> list[Told]:
    """What trades would have come to otherwise."""
    count = lines.trades + lines.left_out
    none = [Problem("", "nothing_followed")]
    return [
        *(
            told(key, title, _end(line), Holds.MONEY, lines.trades, none)
            for key, title, line in (
                ("actual_line", "Net of the trades with a plan to follow", lines.actual),
                ("plan_line", "Net by their plans", lines.plan),
                ("left_alone_line", "Net by set and forget", lines.left_alone),
            )
        ),
        told("lost_on_cost", "Right on price, lost on cost", len(lost_on_cost), Holds.COUNT, count),
        told(
            "reached_after_all",
            "Stopped before the target was reached after all",
            len(reached_after_all),
            Holds.COUNT,
            count,
        ),
        told(
            "borrowing_effect",
            "Added or taken by borrowing",
            borrowing.effect if borrowing else None,
            Holds.MONEY,
            borrowing.trades if borrowing else 0,
            [Problem("", "no_own_money")],
        ),
    ]


def _end(line: Series) -> Cell:
    return line.points[-1][1] if line.points else None


def chance_figures(made: Resampled | None) -> list[Told]:
    """Where chance could have led, as multiples of the capital at the start."""
    none = [Problem("", "no_stops")]
    sample = made.sample if made else 0
    end, chances = (made.end, dict(made.losses)) if made else (None, {})
    return [
        *(
            told(
                key,
                title,
                made.equity(won) if made and won is not None else None,
                Holds.RATIO,
                sample,
                none,
            )
            for key, title, won in (
                ("resampled_low", "Equity, 5th percentile", end and end.low),
                ("resampled_median", "Equity, median", end and end.median),
                ("resampled_high", "Equity, 95th percentile", end and end.high),
            )
        ),
        *(
            told(
                f"loss_chance_{int(part * 100)}",
                f"Chance of losing {int(part * 100)} %",
                chances.get(part),
                Holds.PERCENT,
                sample,
                none,
            )
            for part in LOSSES
        ),
    ]
