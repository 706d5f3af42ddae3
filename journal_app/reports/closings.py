"""Counted trades as they closed: all that curves, calendars and maps of results are made of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from journal_app.reports.records import TradeRecord


class Closing(NamedTuple):
    """A counted trade: when it was over, when it had begun, and what it brought.

    Units: UTC; the journal's currency. Sequences of closings are in counting order.
    """

    closed_at: datetime
    opened_at: datetime
    net: Decimal


def closings_of(counted: Iterable[TradeRecord]) -> list[Closing]:
    """The closings of counted trades, in their order."""
    found = []
    for record in counted:
        figures = record.figures
        closed_at = figures.closed_at
        assert closed_at is not None, "a counted trade is closed"
        found.append(Closing(closed_at, figures.opened_at or closed_at, figures.total.net))
    return found
