"""Two selections of trades side by side, figure by figure, with the difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import exact
from journal_app.domain.problems import Problem
from journal_app.domain.statistics.of_trades import Statistics
from journal_app.reports.review import FEW
from journal_app.reports.tables import Cell, Column, Holds, Table
from journal_app.reports.told_figures import Told, trade_figures

COLUMNS: Final = (
    Column("key", "Key"),
    Column("figure", "Figure"),
    Column("one", "One", Holds.AMOUNT),
    Column("one_sample", "of trades", Holds.COUNT),
    Column("other", "Other", Holds.AMOUNT),
    Column("other_sample", "of trades", Holds.COUNT),
    Column("difference", "Difference", Holds.AMOUNT),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of two selections."""

    one: Told
    other: Told

    @property
    @exact
    def difference(self) -> Decimal | int | None:
        """The other less the one; None where either does not exist, or measures something else.

        An SQN of R and one of money are two things.
        """
        one, other = self.one.value, self.other.value
        if self.one.title != self.other.title:
            return None
        if isinstance(one, int) and isinstance(other, int):
            return other - one
        if isinstance(one, Decimal) and isinstance(other, Decimal):
            return other - one
        return None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two selections by the names that they were given, with every figure."""

    one: str
    other: str
    pairs: Sequence[Pair]
    counts: tuple[int, int]

    @property
    def remarks(self) -> Sequence[Problem]:
        """What has to be said beside it: that a sample is small."""
        return [
            Problem(name, "small_sample", {"count": count, "few": FEW})
            for name, count in zip((self.one, self.other), self.counts, strict=True)
            if count < FEW
        ]


def comparison(one: tuple[str, Statistics], other: tuple[str, Statistics]) -> Comparison:
    """Put two selections beside each other."""
    (one_name, of_one), (other_name, of_other) = one, other
    pairs = zip(trade_figures(of_one), trade_figures(of_other), strict=True)
    return Comparison(
        one_name, other_name, [Pair(*pair) for pair in pairs], (of_one.count, of_other.count)
    )


def comparison_table(of: Comparison) -> Table:
    """One row a figure."""
    rows: list[list[Cell]] = [
        [
            pair.one.key,
            pair.one.title,
            pair.one.value,
            pair.one.sample,
            pair.other.value,
            pair.other.sample,
            pair.difference,
        ]
        for pair in of.pairs
    ]
    return Table(f"{of.one} and {of.other}", COLUMNS, rows)
