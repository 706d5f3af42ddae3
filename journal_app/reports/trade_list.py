"""The trades as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journal_app.domain.exact import ZERO
from journal_app.reports.records import TradeRecord
from journal_app.reports.tables import Cell, Column, Holds, Table

COLUMNS: Final = (
    Column("number", "Number", Holds.COUNT),
    Column("label", "Label"),
    Column("name", "Position"),
    Column("account", "Account"),
    Column("platform", "Platform"),
    Column("margin_mode", "Margin"),
    Column("strategy", "Strategy"),
    Column("tags", "Tags"),
    Column("status", "Status"),
    Column("opened_at", "Opened", Holds.TIME),
    Column("closed_at", "Closed", Holds.TIME),
    Column("quantity", "Quantity", Holds.AMOUNT),
    Column("average_entry", "Entry", Holds.PRICE),
    Column("average_exit", "Exit", Holds.PRICE),
    Column("planned", "Planned"),
    Column("risk", "Initial risk", Holds.MONEY),
    Column("r_initial", "R", Holds.RATIO),
    Column("r_managed", "R managed", Holds.RATIO),
    Column("price", "Price P&L", Holds.MONEY, total=True),
    Column("collateral", "Collateral price", Holds.MONEY, total=True),
    Column("borrowed", "Borrowed price", Holds.MONEY, total=True),
    Column("interest", "Interest", Holds.MONEY, total=True),
    Column("funding", "Funding", Holds.MONEY, total=True),
    Column("fees", "Fees", Holds.MONEY, total=True),
    Column("gas", "Gas", Holds.MONEY, total=True),
    Column("swap_cost", "Swap cost", Holds.MONEY, total=True),
    Column("yield", "Yield", Holds.MONEY, total=True),
    Column("penalty", "Penalty", Holds.MONEY, total=True),
    Column("net", "Net P&L", Holds.MONEY, total=True),
    Column("planned_entry", "Planned entry", Holds.PRICE),
    Column("planned_stop", "Planned stop", Holds.PRICE),
    Column("planned_target", "Planned target", Holds.PRICE),
    Column("planned_liquidation", "Planned liquidation", Holds.PRICE),
    Column("thesis", "Thesis"),
    Column("grade", "Grade"),
    Column("mistakes", "Mistakes"),
    Column("emotions", "Emotions"),
    Column("lesson", "Lesson"),
    Column("notes", "Notes"),
)


def trade_list(records: Iterable[TradeRecord]) -> Table:
    """One row a trade, in the order given. Of a plan its first position and target are told."""
    return Table("Trades", COLUMNS, [_row(record) for record in records])


def _row(record: TradeRecord) -> list[Cell]:
    trade, figures, pnl = record.trade, record.figures, record.figures.total
    first = figures.positions[0] if figures.positions else None
    plan = trade.plan
    planned = plan.positions[0] if plan and plan.positions else None
    return [
        trade.number,
        trade.label,
        record.name,
        trade.account,
        trade.platform,
        trade.margin_mode.value,
        trade.strategy,
        ", ".join(trade.tags),
        figures.status.value,
        figures.opened_at,
        figures.closed_at,
        first.entered if first else None,
        first.average_entry if first else None,
        first.average_exit if first else None,
        how_planned(record),
        figures.risk,
        figures.r_initial,
        figures.r_managed,
        pnl.price,
        pnl.collateral,
        pnl.borrowed,
        ZERO - pnl.interest,
        pnl.funding,
        ZERO - pnl.fees,
        ZERO - pnl.gas,
        ZERO - pnl.swap_cost,
        pnl.collateral_yield,
        ZERO - pnl.penalty,
        pnl.net,
        planned.entry if planned else None,
        planned.stop if planned else None,
        planned.targets[0].price if planned and planned.targets else None,
        planned.liquidation_price if planned else None,
        plan.thesis if plan else "",
        trade.grade,
        ", ".join(trade.mistakes),
        ", ".join(trade.emotions),
        trade.lesson,
        trade.notes,
    ]


def how_planned(record: TradeRecord) -> str:
    """`planned`, `later stop` where one was given after the opening, else `unplanned`."""
    if record.trade.is_planned:
        return "planned"
    return "later stop" if record.figures.risk_basis == "later_stop" else "unplanned"
