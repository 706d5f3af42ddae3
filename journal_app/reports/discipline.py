"""Discipline: which rules of the checklist were kept, and what breaking them cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

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


@dataclass(frozen=True, slots=True)
class Rule:
    """One question of the checklist over counted trades. Units: nets in the journal's currency.

    asked: the question as it was asked last. r_kept, r_broken: of the trades that have an R.
    """

    name: str
    asked: str
    answers: Sequence[ChecklistAnswer]
    kept: Sequence[Decimal]
    broken: Sequence[Decimal]
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


@dataclass(slots=True)
class _Gathered:
    answers: list[ChecklistAnswer] = field(default_factory=list)
    nets: dict[bool, list[Decimal]] = field(default_factory=lambda: {False: [], True: []})
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
            is_breach = answer.verdict is Verdict.BREACH
            rule.answers.append(answer)
            rule.nets[is_breach].append(trade.net)
            if trade.r is not None:
                rule.rs[is_breach].append(trade.r)
    return [
        Rule(
            name=name,
            asked=rule.answers[-1].asked,
            answers=rule.answers,
            kept=rule.nets[False],
            broken=rule.nets[True],
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
    """Planned trades that broke any rule: how many, and what that earned or cost where known."""

    trades: int
    cost: Decimal | None


def breaches_of(trades: Iterable[Answered]) -> Breaches:
    """The planned trades that broke a rule, against those that broke none."""
    nets: dict[bool, list[Decimal]] = {False: [], True: []}
    for trade in trades:
        if trade.checklist:
            has_breach = any(answer.verdict is Verdict.BREACH for answer in trade.checklist)
            nets[has_breach].append(trade.net)
    return Breaches(len(nets[True]), cost_of_breach(nets[True], nets[False]))


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


def _row(rule: Rule) -> list[Cell]:
    breaches = [answer for answer in rule.answers if answer.verdict is Verdict.BREACH]
    overridden = sum(bool(answer.reason.strip()) for answer in breaches)
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
    ]


@exact
def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, ZERO) / len(values) if values else None


@exact
def _kept_share(answers: Sequence[ChecklistAnswer]) -> Decimal | None:
    kept = sum(answer.verdict is not Verdict.BREACH for answer in answers)
    return Decimal(kept) / len(answers) if answers else None


def _checklist(record: TradeRecord) -> Sequence[ChecklistAnswer]:
    return record.trade.plan.checklist if record.trade.plan else ()
