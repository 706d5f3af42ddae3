"""The worst and the best moment of every trade: what was endured, and what was let go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journal_app.domain.ledger.excursions import Excursions, excursions, way
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.problems import Problem
from journal_app.reports.records import TradeRecord
from journal_app.reports.tables import Cell, Column, Holds, Table

COLUMNS = (
    Column("number", "Number", Holds.COUNT),
    Column("position", "Position"),
    Column("worst", "Worst (MAE)", Holds.MONEY),
    Column("best", "Best (MFE)", Holds.MONEY),
    Column("worst_r", "Worst R", Holds.RATIO),
    Column("best_r", "Best R", Holds.RATIO),
    Column("net", "Net P&L", Holds.MONEY),
    Column("r", "R", Holds.RATIO),
)


class TradeExcursions(NamedTuple):
    """A trade with its worst and best moment; None where it was marked less than twice."""

    record: TradeRecord
    found: Excursions | None

    @property
    def missing(self) -> Problem | None:
        """Why there are none."""
        return None if self.found else Problem("", "few_marks")


def excursions_of(records: Iterable[TradeRecord], market: Market) -> list[TradeExcursions]:
    """The excursions of trades that were opened, along the marks until their figures' moment."""
    found = []
    for record in records:
        one = reckoned(record.trade, record.entries, market, record.figures.at)
        points = way(one, market, (), record.figures.at)
        found.append(TradeExcursions(record, excursions(points, record.figures.risk)))
    return found


def excursions_table(found: Iterable[TradeExcursions]) -> Table:
    """One row a trade."""
    rows: list[list[Cell]] = [
        [
            each.record.trade.number,
            each.record.name,
            *(each.found[:2] if each.found else (None, None)),
            *(each.found[4:] if each.found else (None, None)),
            each.record.figures.total.net,
            each.record.figures.r_initial,
        ]
        for each in found
    ]
    return Table("Worst and best", COLUMNS, rows)
