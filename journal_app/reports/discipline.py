"""Discipline: which rules of the checklist were kept, and what breaking them cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.problems import Problem
from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.reports.grouping import group_table, table_of_groups
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
    Column("override_cost", "Earned or cost with reason", Holds.MONEY),
    Column("r_kept", "Mean R, kept", Holds.RATIO),
    Column("r_broken", "Mean R, broken", Holds.RATIO),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One question of the checklist over counted trades. Units: nets in the journal's currency.

    asked: the question as it was asked last. overridden: of the trades that broke it for a written
    reason. r_kept, r_broken: of the trades that have an R.
    """

    name: str
    asked: str
    answers: Sequence[ChecklistAnswer]
    kept: Sequence[Decimal]
    broken: Sequence[Decimal]
    overridden: Sequence[Decimal]
    r_kept: Sequence[Decimal]
    r_broken: Sequence[Decimal]

    @property
    def kept_share(self) -> Decimal | None:
        """The answers that kept the rule as a share of all."""
        return _kept_share(self.answers)

    @property
    def mean_r_kept(self) -> Decimal | None:
        """What a trade that kept the rule brought on average, in R."""
        return _mean(self.r_kept)

    @property
    def mean_r_broken(self) -> Decimal | None:
        """What a trade that broke the rule brought on average, in R."""
        return _mean(self.r_broken)

    @property
    def cost(self) -> Decimal | None:
        """What breaking it earned or cost."""
        return cost_of_breach(self.broken, self.kept)

    @property
    def override_cost(self) -> Decimal | None:
        """What breaking it for a written reason earned or cost."""
        return cost_of_breach(self.overridden, self.kept)

    @property
    def missing(self) -> Problem | None:
        """Why there is no `cost`, where there is none."""
        return Problem("", "few_breaches") if self.cost is None else None


@dataclass(slots=True)
class _Gathered:
    answers: list[ChecklistAnswer] = field(default_factory=list)
    nets: dict[bool, list[Decimal]] = field(default_factory=lambda: {False: [], True: []})
    overridden: list[Decimal] = field(default_factory=list)
    rs: dict[bool, list[Decimal]] = field(default_factory=lambda: {False: [], True: []})


class Answered(NamedTuple):
    """A counted trade with its checklist: what it brought in money and, where it had one, in R."""

    net: Decimal
    r: Decimal | None
    checklist: Sequence[ChecklistAnswer]


def rules_of(trades: Iterable[Answered]) -> list[Rule]:
    """Each question that was asked of these trades, in the order of the first checklist."""
    asked: dict[str, _Gathered] = {}
    for trade in trades:
        for answer in trade.checklist:
            rule = asked.setdefault(answer.question, _Gathered())
            is_breach = _is_breach(answer)
            rule.answers.append(answer)
            rule.nets[is_breach].append(trade.net)
            if is_overridden(answer):
                rule.overridden.append(trade.net)
            if trade.r is not None:
                rule.rs[is_breach].append(trade.r)
    return [
        Rule(
            name=name,
            asked=rule.answers[-1].asked,
            answers=rule.answers,
            kept=rule.nets[False],
            broken=rule.nets[True],
            overridden=rule.overridden,
            r_kept=rule.rs[False],
            r_broken=rule.rs[True],
        )
        for name, rule in asked.items()
    ]


@exact
def rules(selection: Selection) -> Table:
    """One row a question of the checklist, over the counted trades that were planned with it."""
    found = rules_of(answered(selection.counted))
    return Table("Rules", RULE_COLUMNS, [_row(rule) for rule in found])


def answered(records: Iterable[TradeRecord]) -> list[Answered]:
    """Counted trades with their checklists, empty where there was none."""
    return [
        Answered(record.figures.total.net, record.figures.r_initial, _checklist(record))
        for record in records
    ]


class Breaches(NamedTuple):
    """Planned trades that broke any rule: how many, and what that earned or cost where known.

    without: how many planned trades broke none.
    """

    trades: int
    cost: Decimal | None
    without: int = 0


def breaches_of(trades: Iterable[Answered]) -> Breaches:
    """The planned trades that broke a rule, against those that broke none."""
    nets: dict[bool, list[Decimal]] = {False: [], True: []}
    for trade in trades:
        if trade.checklist:
            has_breach = any(map(_is_breach, trade.checklist))
            nets[has_breach].append(trade.net)
    return Breaches(len(nets[True]), cost_of_breach(nets[True], nets[False]), len(nets[False]))


def overrides_of(trades: Iterable[Answered]) -> Breaches:
    """The planned trades that broke a rule for a written reason, against those that broke none."""
    with_reason: list[Decimal] = []
    without: list[Decimal] = []
    for trade in trades:
        if any(map(is_overridden, trade.checklist)):
            with_reason.append(trade.net)
        elif trade.checklist and not any(map(_is_breach, trade.checklist)):
            without.append(trade.net)
    return Breaches(len(with_reason), cost_of_breach(with_reason, without), len(without))


def is_overridden(answer: ChecklistAnswer) -> bool:
    """Whether a rule was broken for a written reason."""
    return _is_breach(answer) and bool(answer.reason.strip())


def _is_breach(answer: ChecklistAnswer) -> bool:
    return answer.verdict is Verdict.BREACH


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
    return group_table("Mistakes", selection.counted, "mistake", selection.zone)


@exact
def cost_of_breach(broken: Sequence[Decimal], kept: Sequence[Decimal]) -> Decimal | None:
    """What breaking a rule earned (above 0) or cost, by the nets of trades with and without.

    Σ broken − n·mean(kept). None where either sample is below `LEAST_SAMPLE`.
    """
    if min(len(broken), len(kept)) < LEAST_SAMPLE:
        return None
    return sum(broken, ZERO) - len(broken) * (sum(kept, ZERO) / len(kept))


def _row(rule: Rule) -> list[Cell]:
    breaches = list(filter(_is_breach, rule.answers))
    overridden = len(rule.overridden)
    return [
        rule.name,
        len(rule.answers),
        len(rule.answers) - len(breaches),
        sum(answer.verdict is Verdict.WARNING for answer in rule.answers),
        overridden,
        len(breaches) - overridden,
        rule.kept_share,
        len(rule.broken),
        len(rule.kept),
        sum(rule.broken, ZERO),
        rule.cost,
        rule.override_cost,
        rule.mean_r_kept,
        rule.mean_r_broken,
    ]


@exact
def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, ZERO) / len(values) if values else None


@exact
def _kept_share(answers: Sequence[ChecklistAnswer]) -> Decimal | None:
    kept = sum(not _is_breach(answer) for answer in answers)
    return Decimal(kept) / len(answers) if answers else None


def _checklist(record: TradeRecord) -> Sequence[ChecklistAnswer]:
    return record.trade.plan.checklist if record.trade.plan else ()
