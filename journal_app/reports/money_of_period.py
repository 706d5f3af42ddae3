"""The money of a period by component: what was realised, and the change of what is not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Cell, Column, Holds, Table

COLUMNS: Final = (
    Column("component", "Component"),
    Column("realised", "Realised", Holds.MONEY, total=True),
    Column("unrealised_change", "Change of unrealised", Holds.MONEY, total=True),
    Column("together", "Together", Holds.MONEY, total=True),
)

COMPONENTS: Final[tuple[tuple[str, Callable[[ProfitAndLoss], Decimal]], ...]] = (
    ("Price P&L", lambda pnl: pnl.price),
    ("Collateral price", lambda pnl: pnl.collateral),
    ("Borrowed price", lambda pnl: pnl.borrowed),
    ("Interest", lambda pnl: ZERO - pnl.interest),
    ("Funding", lambda pnl: pnl.funding),
    ("Yield", lambda pnl: pnl.collateral_yield),
    ("Fees", lambda pnl: ZERO - pnl.fees),
    ("Gas", lambda pnl: ZERO - pnl.gas),
    ("Swap cost", lambda pnl: ZERO - pnl.swap_cost),
    ("Penalty", lambda pnl: ZERO - pnl.penalty),
)
"""What a net is the sum of; a cost stands below 0."""


@exact
def money_of_period(selection: Selection) -> Table:
    """One row a component; together they are the change of equity less deposits."""
    money = selection.money
    rows: list[list[Cell]] = []
    for name, part_of in COMPONENTS:
        realised, unrealised = part_of(money.realised), part_of(money.unrealised)
        rows.append([name, realised, unrealised, realised + unrealised])
    return Table("Money by component", COLUMNS, rows)
