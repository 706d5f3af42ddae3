"""The worst and the best moment of every trade: what was endured, and what was let go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journal_app.domain.ledger.excursions import Excursions, excursions, way
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.problems import Problem
from journal_app.reports.records import TradeRecord


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
