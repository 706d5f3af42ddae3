"""What a review says on paper: fewer columns than a workbook, the same figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.broken_rules import broken_rules
from journal_app.reports.definitions import COLUMNS, DEFINITIONS
from journal_app.reports.discipline import (
    Breaches,
    answered,
    breaches_of,
    plan_kept,
    rules,
    rules_of,
)
from journal_app.reports.grouping import group_table
from journal_app.reports.interest import interest_by_platform
from journal_app.reports.open_positions import open_positions
from journal_app.reports.r_distribution import RClass, r_classes
from journal_app.reports.records import mean_planned_reward_to_risk
from journal_app.reports.review import interest_share
from journal_app.reports.selection import Selection
from journal_app.reports.spans import by_span
from journal_app.reports.summary import summary
from journal_app.reports.tables import Table
from journal_app.reports.trade_list import trade_list

MOST_STRATEGIES: Final = 8
"""More bars than this make no picture; the table below names them all."""

_IN_TABLES: Final = frozenset(
    {
        "cost_of_breach", "gross", "health_factor", "interest_share", "leverage", "margin_ratio",
        "r", "risk",
    }
)  # fmt: skip
"""Figures of the tables, as `definitions` knows them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The figures at the top. carry: funding received less interest paid. Units: money."""

    statistics: Statistics
    gross: Decimal
    carry: Decimal
    planned_reward_to_risk: Decimal | None
    interest_share: Decimal | None
    kept: Decimal | None
    breaches: Breaches


@exact
def head(selection: Selection) -> Head:
    """The figures of the counted trades that are read first."""
    told = selection.statistics
    return Head(
        statistics=told,
        gross=told.gross,
        carry=told.funding - told.interest,
        planned_reward_to_risk=mean_planned_reward_to_risk(selection.counted).value,
        interest_share=interest_share(told),
        kept=plan_kept(selection.counted),
        breaches=breaches_of(answered(selection.counted)),
    )


@exact
def running_nets(selection: Selection) -> list[Decimal]:
    """The net of all counted trades up to each, from none on."""
    nets = [ZERO]
    for record in selection.counted:
        nets.append(nets[-1] + record.figures.total.net)
    return nets


def span_table(selection: Selection) -> Table:
    """Counted trades by the month of their closing."""
    return _of_groups(by_span(selection), "Month")


def strategy_table(selection: Selection) -> Table:
    """Counted trades by strategy, the best net first."""
    grouped = group_table("Strategies", selection.counted, "strategy", selection.zone)
    table = _of_groups(grouped, "Strategy")
    rows = zip(_numbers(table, "net"), table.rows, strict=True)
    best_first = sorted(rows, key=lambda each: each[0], reverse=True)
    return Table(table.name, table.columns, [row for _, row in best_first])


def strategy_nets(selection: Selection) -> list[tuple[str, Decimal]]:
    """The strategies that won and lost most, the best first."""
    table = strategy_table(selection)
    named = list(zip(map(str, table.column("group")), _numbers(table, "net"), strict=True))
    largest = sorted(named, key=lambda each: abs(each[1]), reverse=True)[:MOST_STRATEGIES]
    return [each for each in named if each in largest]


def span_nets(selection: Selection) -> list[Decimal]:
    """The net of each day or month of the selection."""
    return _numbers(by_span(selection), "net")


def r_counts(selection: Selection) -> list[RClass]:
    """How many trades had how much R; nothing where no trade has any."""
    rs = [r for record in selection.counted if (r := record.figures.r_initial) is not None]
    return r_classes(rs) if rs else []


def closed_table(selection: Selection) -> Table:
    """The counted trades in the order of their closing."""
    return trade_list(selection.counted).only(
        "number", "name", "platform", "strategy", "closed_at", "average_entry", "average_exit",
        "r_initial", "net",
    )  # fmt: skip


def open_table(selection: Selection) -> Table:
    """The positions that were open at the end."""
    return open_positions(selection.open_trades).only(
        "number", "name", "platform", "average_entry", "liquidation_price", "leverage",
        "margin_ratio", "health_factor", "interest_per_day", "net",
    )  # fmt: skip


def rule_table(selection: Selection) -> Table:
    """How each rule of the checklist was kept, by the question as it was asked last."""
    table = rules(selection).only(
        "rule", "applied", "kept", "overridden", "broken", "kept_share", "net_with", "cost"
    )
    asked = [rule.asked or rule.name for rule in rules_of(answered(selection.counted))]
    rows = [[words, *row[1:]] for words, row in zip(asked, table.rows, strict=True)]
    return Table(table.name, table.columns, rows)


def broken_table(selection: Selection) -> Table:
    """The rules that were broken, and why."""
    return broken_rules(selection).only("trade", "position", "asked", "reason", "net")


def platform_table(selection: Selection) -> Table:
    """What time cost and brought on each platform."""
    return interest_by_platform(selection)


def definition_table(selection: Selection) -> Table:
    """What the figures mean that are printed, and no others."""
    told = {line.key for section in summary(selection) for line in section.lines}
    shown = told | _IN_TABLES
    rows = [
        [each.figure, each.definition, each.missing]
        for each in DEFINITIONS
        if not shown.isdisjoint(each.keys)
    ]
    return Table("Definitions", COLUMNS, rows)


def _of_groups(table: Table, title: str) -> Table:
    """The columns of groups that have room on paper, the first called as what is grouped by."""
    narrow = table.only(
        "group", "count", "win_rate", "expectancy_r", "profit_factor", "gross", "interest",
        "funding", "fees", "net",
    )  # fmt: skip
    first, *others = narrow.columns
    return Table(table.name, (replace(first, title=title), *others), narrow.rows)


def _numbers(table: Table, key: str) -> list[Decimal]:
    return [cell for cell in table.column(key) if isinstance(cell, Decimal)]
