"""When something can have happened: not yet to come, and not before there was anything to trade."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from journal_app.domain.problems import Problem

FIRST_BLOCK: Final = datetime(2009, 1, 3, tzinfo=UTC)
"""The day of Bitcoin's first block; nothing of what is traded here is older."""

CLOCKS_DIFFER: Final = timedelta(minutes=5)
"""By how much a platform's clock may be ahead of the trader's."""


def time_problem(field: str, at: datetime, now: datetime) -> Problem | None:
    """What is wrong with the time of a record; None where nothing is."""
    if at > now + CLOCKS_DIFFER:
        return Problem(field, "in_the_future")
    if at < FIRST_BLOCK:
        return Problem(field, "before_all_trading")
    return None
