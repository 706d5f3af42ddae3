"""Discipline: which rules of the checklist were kept, and what breaking them cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.reports.grouping import table_of_groups
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table
from journal_app.reports.trade_list import how_planned

LEAST_SAMPLE: Final = 5
"""Fewer trades with or without a breach tell nothing of its cost."""

RULE_COLUMNS: Final = (
    Column("rule", "Rule"),
    Column("applied", "Applied", Holds.COUNT, total=True),
    Column("kept", "Kept", Holds.COUNT, total=True),
    Column("warnings", "of these warned", Holds.COUNT, total=True),
    Column("overridden", "Broken with reason", Holds.COUNT, total=True),
    Column("broken", "Broken without", Holds.COUNT, total=True),
    Column("kept_share", "Kept %", Holds.PERCENT),
    Column("with", "Trades with breach", Holds.COUNT),
    Column("without", "Trades without", Holds.COUNT),
    Column("net_with", "Net with breach", Holds.MONEY),
    Column("cost", "Earned or cost by breach", Holds.MONEY),
)


@dataclass(slots=True)
class _Rule:
    answers: list[ChecklistAnswer] = field(default_factory=list)
    broken: list[Decimal] = field(default_factory=list)
    kept: list[Decimal] = field(default_factory=list)


@exact
def rules(selection: Selection) -> Table:
    """One row a question of the checklist, over the counted trades that were planned with it."""
    asked: dict[str, _Rule] = {}
    for record in selection.counted:
        for answer in _checklist(record):
            rule = asked.setdefault(answer.question, _Rule())
            rule.answers.append(answer)
            is_breach = answer.verdict is Verdict.BREACH
            (rule.broken if is_breach else rule.kept).append(record.figures.total.net)
    return Table("Rules", RULE_COLUMNS, [_row(name, rule) for name, rule in asked.items()])


def plan_kept(records: Sequence[TradeRecord]) -> Decimal | None:
    """The rules kept as a share of those that applied."""
    answers = [answer for record in records for answer in _checklist(record)]
    return _kept_share(answers)


def planned_and_not(selection: Selection) -> Table:
    """Trades that were planned beside those that were not."""
    groups: dict[str, list[TradeRecord]] = {}
    for record in selection.counted:
        groups.setdefault(how_planned(record), []).append(record)
    return table_of_groups("Planning", dict(sorted(groups.items())))


def mistakes(selection: Selection) -> Table:
    """Trades by the mistakes that the trader found in them; one with several counts in each."""
    groups: dict[str, list[TradeRecord]] = {}
    for record in selection.counted:
        for mistake in record.trade.mistakes or ("none",):
            groups.setdefault(mistake, []).append(record)
    return table_of_groups("Mistakes", dict(sorted(groups.items())))


@exact
def cost_of_breach(broken: Sequence[Decimal], kept: Sequence[Decimal]) -> Decimal | None:
    """What breaking a rule earned (above 0) or cost, by the nets of trades with and without.

    Σ broken − n·mean(kept). None where either sample is below `LEAST_SAMPLE`.
    """
    if min(len(broken), len(kept)) < LEAST_SAMPLE:
        return None
    return sum(broken, ZERO) - len(broken) * (sum(kept, ZERO) / len(kept))


def _row(name: str, rule: _Rule) -> list[Cell]:
    breaches = [answer for answer in rule.answers if answer.verdict is Verdict.BREACH]
    overridden = sum(bool(answer.reason.strip()) for answer in breaches)
    return [
        name,
        len(rule.answers),
        len(rule.answers) - len(breaches),
        sum(answer.verdict is Verdict.WARNING for answer in rule.answers),
        overridden,
        len(breaches) - overridden,
        _kept_share(rule.answers),
        len(rule.broken),
        len(rule.kept),
        sum(rule.broken, ZERO),
        cost_of_breach(rule.broken, rule.kept),
    ]


@exact
def _kept_share(answers: Sequence[ChecklistAnswer]) -> Decimal | None:
    kept = sum(answer.verdict is not Verdict.BREACH for answer in answers)
    return Decimal(kept) / len(answers) if answers else None


def _checklist(record: TradeRecord) -> Sequence[ChecklistAnswer]:
    return record.trade.plan.checklist if record.trade.plan else ()
