"""What following trades along their marks told of them, as figures that stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.problems import Problem
from journal_app.reports.hindsight import Borrowing
from journal_app.reports.plan_lines import Seen
from journal_app.reports.tables import Column, Holds, Table
from journal_app.reports.told_figures import Told, told


def followed_figures(
    count: int,
    seen: Sequence[Seen],
    lost_on_cost: int,
    reached_after_all: int,
    borrowings: Sequence[Borrowing],
) -> list[Told]:
    """The same trades three times over, and what could have been otherwise.

    count: how many were followed; the others are of those of which there is something to tell.
    """
    none = [Problem("", "nothing_followed")]
    no_own = [Problem("", "no_own_money")]
    told_of = sum(each.trades for each in borrowings)
    net, alone = _sum([each.net for each in borrowings]), _sum([each.alone for each in borrowings])
    effect = None if net is None or alone is None else Borrowing(told_of, net, alone).effect
    lines = (
        ("actual_line", "Net of the trades with a plan to follow", [each.actual for each in seen]),
        ("plan_line", "Net by their plans", [each.plan for each in seen]),
        ("left_alone_line", "Net by set and forget", [each.left_alone for each in seen]),
    )
    return [
        *(told(key, name, _sum(of), Holds.MONEY, len(seen), none) for key, name, of in lines),
        told("lost_on_cost", "Right on price, lost on cost", lost_on_cost, Holds.COUNT, count),
        told(
            "reached_after_all",
            "Stopped before the target was reached after all",
            reached_after_all,
            Holds.COUNT,
            count,
        ),
        told(
            "borrowing_effect",
            "Added or taken by borrowing",
            effect,
            Holds.MONEY,
            told_of,
            no_own,
        ),
    ]


def figure_table(name: str, figures: Sequence[Told]) -> Table:
    """One row a figure, with how many trades it is made of."""
    columns = (
        Column("key", "Key"),
        Column("figure", "Figure"),
        Column("value", "Value", Holds.AMOUNT),
        Column("sample", "of trades", Holds.COUNT),
    )
    return Table(name, columns, [[e.key, e.title, e.value, e.sample] for e in figures])


def _sum(values: Sequence[Decimal]) -> Decimal | None:
    """The sum; None of nothing."""
    with localcontext(SUMS):
        return sum(values, ZERO) if values else None
