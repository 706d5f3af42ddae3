"""The trades of a selection in counting order, with the running result that charts draw."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table
from journal_app.reports.trade_list import trade_list

COUNTED: Final = Column("counted", "In statistics", Holds.COUNT, total=True)
RUNNING: Final = Column("running_net", "Running net", Holds.MONEY)


@exact
def trades_in_order(selection: Selection) -> Table:
    """One row a trade: the counted ones first, each with the net of all up to it."""
    table = trade_list(selection.listed)
    count = len(selection.counted)
    nets = (record.figures.total.net for record in selection.counted)
    running = list(accumulate(nets, initial=ZERO))
    rows: list[list[Cell]] = [
        [*row, 1, running[place + 1]] if place < count else [*row, 0, None]
        for place, row in enumerate(table.rows)
    ]
    return Table(table.name, (*table.columns, COUNTED, RUNNING), rows)
