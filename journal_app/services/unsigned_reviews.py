"""Which reviews are still to be signed off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal

from journal_app.domain.periods import Period
from journal_app.domain.watching.watched import Unsigned
from journal_app.services.ports import UnitOfWork
from journal_app.services.reviewing import last_full_month, last_full_week

LOOKED_BACK: Final = 12
"""How many weeks and months are looked back on for the last one in which anything was open."""


def unsigned(uow: UnitOfWork, now: datetime, marked_at: datetime | None = None) -> list[Unsigned]:
    """The last full week and the last full month in which a trade was open, where unsigned.

    Full by the latest mark or entry, as reviews are: what is not marked cannot be reviewed.
    marked_at: a mark that is to be kept as well.
    """
    return [
        *_of_last_active(uow, "week", last_full_week(uow, now, marked_at)),
        *_of_last_active(uow, "month", last_full_month(uow, now, marked_at)),
    ]


def _of_last_active(
    uow: UnitOfWork, unit: Literal["week", "month"], last: Period
) -> Iterator[Unsigned]:
    for period in reversed(last.trailing(LOOKED_BACK)):
        if uow.figures.active_between(period.start, period.end):
            kept = uow.reviews.get(period.name)
            if kept is None or kept.signed_at is None:
                yield Unsigned(unit, period)
            return
