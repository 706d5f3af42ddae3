"""Equity from one deposit or withdrawal to the next: what a return is made of."""

from __future__ import annotations

from typing import Final

from journal_app.domain.exact import ONE, exact
from journal_app.reports.equity_change import Stretch
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

NO_GROWTH: Final = "–"

COLUMNS: Final = (
    Column("since", "From", Holds.TIME),
    Column("equity_start", "Equity", Holds.MONEY),
    Column("result", "Result", Holds.MONEY, total=True),
    Column("flow", "Flowed in", Holds.MONEY, total=True),
    Column("equity_end", "Equity then", Holds.MONEY),
    Column("growth", "Grown to", Holds.PERCENT),
)


def equity_stretches(selection: Selection) -> Table:
    """One row a stretch; its growth is what its result made of its equity, of nothing none."""
    stretches = selection.equity.stretches if selection.equity else ()
    return Table("Equity between deposits", COLUMNS, [_row(each) for each in stretches])


@exact
def _row(each: Stretch) -> list[Cell]:
    grown = ONE + each.result / each.equity_start if each.equity_start > 0 else NO_GROWTH
    return [each.since, each.equity_start, each.result, each.flow, each.equity_end, grown]
