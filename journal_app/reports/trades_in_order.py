"""The trades of a selection in counting order, with the running result that charts draw."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.reports.closings import closings_of
from journal_app.reports.equity import falls
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table
from journal_app.reports.trade_list import trade_list

COUNTED: Final = Column("counted", "In statistics", Holds.COUNT, total=True)
RUNNING: Final = (
    Column("running_net", "Running net", Holds.MONEY),
    Column("equity_then", "Equity then", Holds.MONEY),
    Column("drawdown", "Drawdown", Holds.MONEY),
    Column("drawdown_share", "Drawdown %", Holds.PERCENT),
)


@exact
def trades_in_order(selection: Selection) -> Table:
    """One row a trade: the counted ones first, each with the net of all up to it."""
    table = trade_list(selection.listed)
    running = list(_running(selection))
    count = len(running)
    nothing: list[Cell] = [None] * len(RUNNING)
    rows: list[list[Cell]] = [
        [*row, 1, *running[place]] if place < count else [*row, 0, *nothing]
        for place, row in enumerate(table.rows)
    ]
    return Table(table.name, (*table.columns, COUNTED, *RUNNING), rows)


def tells_equity(selection: Selection) -> bool:
    """Whether the trades with the own money behind them are all the equity there is."""
    return selection.own.is_known and not selection.filters and selection.period is None


def _running(selection: Selection) -> Iterator[list[Cell]]:
    """After each counted trade the net of all, equity, and how far it stood below its peak.

    A fall is of own money with all that was won; it has no share of a peak that is not above 0.
    """
    closings, own = closings_of(selection.counted), selection.own
    has_equity = tells_equity(selection)
    nets = list(accumulate(closing.net for closing in closings))
    for closing, net, fall in zip(closings, nets, falls(nets, ZERO), strict=True):
        equity = own.equity(net, closing.closed_at)
        yield [net, equity if has_equity else None, fall, _share(fall, equity - fall)]


def _share(fall: Decimal, peak: Decimal) -> Decimal | None:
    return fall / peak if peak > 0 else None
