"""The rules that planned trades broke, each with the reason that was written for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Column, Holds, Table

COLUMNS = (
    Column("trade", "Trade", Holds.COUNT),
    Column("position", "Position"),
    Column("planned_at", "Planned", Holds.TIME),
    Column("rule", "Rule"),
    Column("net", "Net", Holds.MONEY),
    Column("asked", "Asked"),
    Column("reason", "Reason"),
)


class Broken(NamedTuple):
    """A rule that a trade broke when it was planned."""

    record: TradeRecord
    answer: ChecklistAnswer

    @property
    def net(self) -> Decimal:
        """What the trade brought in the end, or has brought so far."""
        return self.record.figures.total.net


def broken_rules_of(records: Iterable[TradeRecord]) -> Iterator[Broken]:
    """Every breach of these trades, in their order and that of their checklists."""
    for record in records:
        for answer in record.trade.plan.checklist if record.trade.plan else ():
            if answer.verdict is Verdict.BREACH:
                yield Broken(record, answer)


def broken_rules(selection: Selection) -> Table:
    """One row a breach, over the counted trades and the open ones."""
    rows = [
        (
            each.record.trade.number,
            each.record.name,
            each.record.trade.plan.planned_at if each.record.trade.plan else None,
            each.answer.question,
            each.net,
            each.answer.asked,
            each.answer.reason,
        )
        for each in broken_rules_of([*selection.counted, *selection.open_trades])
    ]
    return Table("Rules broken", COLUMNS, rows)
