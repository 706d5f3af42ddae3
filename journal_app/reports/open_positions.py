"""The open trades and how they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journal_app.domain.exact import ZERO
from journal_app.domain.figures import PositionFigures
from journal_app.reports.records import TradeRecord
from journal_app.reports.tables import Cell, Column, Holds, Table

COLUMNS: Final = (
    Column("number", "Number", Holds.COUNT),
    Column("name", "Position"),
    Column("account", "Account"),
    Column("platform", "Platform"),
    Column("asset", "Asset"),
    Column("direction", "Direction"),
    Column("quantity", "Quantity", Holds.AMOUNT),
    Column("average_entry", "Entry", Holds.PRICE),
    Column("liquidation_price", "Liquidation", Holds.PRICE),
    Column("exposure", "Exposure", Holds.MONEY, total=True),
    Column("equity", "Equity", Holds.MONEY, total=True),
    Column("leverage", "Leverage", Holds.RATIO),
    Column("margin_ratio", "Margin ratio", Holds.PERCENT),
    Column("health_factor", "Health factor", Holds.RATIO),
    Column("interest_per_day", "Interest a day", Holds.MONEY, total=True),
    Column("unrealised", "Unrealised", Holds.MONEY, total=True),
    Column("net", "Net P&L", Holds.MONEY, total=True),
)


def open_positions(records: Iterable[TradeRecord]) -> Table:
    """One row a position; what belongs to the whole trade stands in its first row."""
    rows: list[list[Cell]] = []
    for record in records:
        trade, figures = record.trade, record.figures
        whole: list[Cell] = [
            figures.exposure,
            figures.equity,
            figures.leverage,
            figures.margin_ratio,
            figures.health_factor,
            figures.interest_per_day,
            figures.total.net - figures.realised.net,
            figures.total.net,
        ]
        held: list[PositionFigures | None] = [p for p in figures.positions if p.quantity]
        for place, position in enumerate(held or [None]):
            rows.append(
                [
                    trade.number,
                    record.name,
                    trade.account,
                    trade.platform,
                    position.asset if position else None,
                    position.direction.value if position else None,
                    position.quantity if position else None,
                    position.average_entry if position else None,
                    position.liquidation_price if position else None,
                    *(whole if place == 0 else [ZERO, ZERO, None, None, None, ZERO, ZERO, ZERO]),
                ]
            )
    return Table("Open positions", COLUMNS, rows)
