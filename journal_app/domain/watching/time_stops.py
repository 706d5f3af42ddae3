"""Until when open trades were meant to be held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.watching.watched import Watched

_LONGEST_DAYS: Final = Decimal(200 * 365)
"""What is planned for longer has no end that anybody waits for."""


class TimeStop(NamedTuple):
    """When the planned time of a trade is over. name: what the trader calls it."""

    trade_id: int
    name: str
    platform: str
    at: datetime

    def days_left(self, now: datetime) -> int:
        """Whole days that are left, the day that has begun counted; 0 or less once it is over."""
        return -((now - self.at) // timedelta(days=1))


def next_time_stop(watched: Iterable[Watched]) -> TimeStop | None:
    """The first that comes, or that has passed; None where no open trade has one."""
    found = [
        TimeStop(
            trade_id=one.one.trade.id,
            name=one.name,
            platform=one.platform,
            at=one.told.opened_at + timedelta(seconds=int(plan.days * 86_400)),
        )
        for one in watched
        if (plan := one.one.trade.plan) is not None
        and plan.days is not None
        and plan.days <= _LONGEST_DAYS
        and one.told.opened_at is not None
    ]
    return min(found, key=lambda each: (each.at, each.trade_id), default=None)
