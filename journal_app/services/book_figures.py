"""The figures of the whole book: what Today shows, and what a change would make of it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from journal_app.services.watching import Standing


class BookFigures(NamedTuple):
    """The whole book. Units: the journal's currency; ratios are fractions of 1.

    equity, leverage: None where the own money is not known. distance: of the price, to the
    closest liquidation, which `closest` names; below 0 it is past it. health, margin_ratio: the
    lowest of all trades that have one. crossed: how many lines are, by trades and by the book,
    those too that are quiet; how the journal is backed up is not counted. interest_per_day,
    without_rate: as of `Book`.
    """

    equity: Decimal | None
    net_of_open: Decimal
    leverage: Decimal | None
    interest_per_day: Decimal | None
    distance: Decimal | None
    closest: str
    health: Decimal | None
    margin_ratio: Decimal | None
    crossed: int
    without_rate: int = 0


def book_figures(standing: Standing) -> BookFigures:
    """The figures of the book as things stand."""
    summed, rows = standing.book, standing.positions
    return BookFigures(
        equity=summed.equity,
        net_of_open=summed.net_of_open,
        leverage=summed.leverage,
        interest_per_day=summed.interest_per_day,
        distance=summed.closest.distance if summed.closest else None,
        closest=standing.closest.asset if standing.closest else "",
        health=min((row.health for row in rows if row.health is not None), default=None),
        margin_ratio=min(
            (row.margin_ratio for row in rows if row.margin_ratio is not None), default=None
        ),
        crossed=len(standing.crossed),
        without_rate=summed.without_rate,
    )
