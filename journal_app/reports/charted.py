"""The exact values behind each chart, as tables that are exported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.excursions import Excursions
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.domain.statistics.resampling import Resampled
from journal_app.reports.attribution import components
from journal_app.reports.discipline import Rule
from journal_app.reports.equity import EquityCurve
from journal_app.reports.grouping import WEEKDAYS
from journal_app.reports.plan_lines import PlanLines
from journal_app.reports.r_distribution import RClass
from journal_app.reports.results import HOURS_OF_A_BLOCK, Result
from journal_app.reports.tables import Cell, Column, Holds, Table

_NET: Final = Column("net", "Net P&L", Holds.MONEY, total=True)
_TRADES: Final = Column("trades", "Trades", Holds.COUNT, total=True)


def curve_table(curve: EquityCurve, lines: PlanLines | None) -> Table:
    """The result after each trade with its drawdown; beside it the lines of the plan, if known."""
    columns = [
        Column("at", "Time", Holds.TIME),
        Column("result", "Result", Holds.MONEY),
        Column("drawdown", "Drawdown", Holds.MONEY),
    ]
    series = [curve.equity, curve.drawdown]
    if lines is not None:
        columns += [
            Column("plan", "Plan", Holds.MONEY),
            Column("left_alone", "Set and forget", Holds.MONEY),
        ]
        series += [lines.plan, lines.left_alone]
    rows: list[list[Cell]] = [
        [points[0][0], *(value for _, value in points)]
        for points in zip(*(each.points for each in series), strict=True)
    ]
    return Table("Result of trades", tuple(columns), rows)


def component_table(total: ProfitAndLoss) -> Table:
    """Each component of a net; they add up to it."""
    rows: list[list[Cell]] = [[step.key, step.amount] for step in components(total)]
    columns = Column("component", "Component"), Column("amount", "Amount", Holds.MONEY, total=True)
    return Table("Where the money came from", columns, rows)


def class_table(classes: Iterable[RClass]) -> Table:
    """How many trades had an R of at least `from` and below `to`."""
    columns = Column("from", "From R", Holds.RATIO), Column("to", "To R", Holds.RATIO), _TRADES
    rows: list[list[Cell]] = [[each.low, each.high, each.trades] for each in classes]
    return Table("Trades by R", columns, rows)


def group_statistics_table(by: str, groups: Mapping[str, Statistics]) -> Table:
    """One row a group, as the chart has them."""
    columns = (
        Column("group", by.capitalize()),
        _TRADES,
        Column("win_rate", "Win rate", Holds.PERCENT),
        Column("payoff", "Reward to risk", Holds.RATIO),
        Column("expectancy_r", "Expectancy R", Holds.RATIO),
        Column("expectancy", "Expectancy", Holds.MONEY),
        Column("interest", "Interest", Holds.MONEY, total=True),
        _NET,
    )
    rows = [_group_row(name, told) for name, told in groups.items()]
    return Table(f"P&L by {by}", columns, rows)


@exact
def _group_row(name: str, told: Statistics) -> list[Cell]:
    return [
        name,
        told.count,
        told.win_rate,
        told.payoff,
        told.expectancy_r,
        told.expectancy,
        ZERO - told.interest,
        told.net,
    ]


def hour_table(by_hour: Mapping[tuple[int, int], Result]) -> Table:
    """The result by weekday and first hour of a block of them in which trades were opened."""
    columns = Column("weekday", "Weekday"), Column("hour", "Hour", Holds.COUNT), _TRADES, _NET
    rows: list[list[Cell]] = [
        [WEEKDAYS[weekday], block * HOURS_OF_A_BLOCK, result.trades, result.net]
        for (weekday, block), result in sorted(by_hour.items())
    ]
    return Table("P&L by weekday and hour", columns, rows)


def day_table(by_day: Mapping[date, Result]) -> Table:
    """The result of each day on which trades were closed."""
    columns = Column("day", "Day", Holds.DAY), _TRADES, _NET
    rows: list[list[Cell]] = [
        [day, result.trades, result.net] for day, result in sorted(by_day.items())
    ]
    return Table("P&L by day", columns, rows)


def earned_table(rules: Iterable[Rule]) -> Table:
    """What each rule of the checklist earned, kept and broken."""
    columns = (
        Column("rule", "Rule"),
        Column("kept_share", "Kept %", Holds.PERCENT),
        Column("without", "Trades that kept it", Holds.COUNT),
        Column("with", "Trades that broke it", Holds.COUNT),
        Column("r_kept", "Mean R, kept", Holds.RATIO),
        Column("r_broken", "Mean R, broken", Holds.RATIO),
        Column("cost", "Earned or cost by breach", Holds.MONEY),
    )
    rows: list[list[Cell]] = [
        [
            rule.name,
            rule.kept_share,
            len(rule.kept),
            len(rule.broken),
            rule.mean_r_kept,
            rule.mean_r_broken,
            rule.cost,
        ]
        for rule in rules
    ]
    return Table("What your rules earn", columns, rows)


def fan_table(made: Resampled) -> Table:
    """Where chance could have led after so many trades, in R."""
    columns = (
        Column("trades", "Trades", Holds.COUNT),
        Column("low", "5th percentile R", Holds.RATIO),
        Column("median", "Median R", Holds.RATIO),
        Column("high", "95th percentile R", Holds.RATIO),
    )
    rows: list[list[Cell]] = [list(spread) for spread in made.spreads]
    return Table("What chance could make of it", columns, rows)


def extremes_table(
    trades: Sequence[tuple[int, str, Excursions, Decimal, Decimal | None]],
) -> Table:
    """One row a trade: number, name, its worst and best moment, net and R."""
    columns = (
        Column("number", "Number", Holds.COUNT),
        Column("position", "Position"),
        Column("worst", "Worst (MAE)", Holds.MONEY),
        Column("best", "Best (MFE)", Holds.MONEY),
        Column("worst_r", "Worst R", Holds.RATIO),
        Column("best_r", "Best R", Holds.RATIO),
        _NET,
        Column("r", "R", Holds.RATIO),
    )
    rows: list[list[Cell]] = [
        [number, name, found.worst, found.best, found.worst_r, found.best_r, net, r]
        for number, name, found, net, r in trades
    ]
    return Table("Worst and best", columns, rows)
