"""Which reviews were signed off, and which are still to be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, Literal

from journal_app.domain.periods import Period
from journal_app.domain.problems import Refused
from journal_app.domain.watching.watched import Unsigned
from journal_app.services.plain_values import plain_value, read_at
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.reviewing import last_full_month, last_full_week

SETTING: Final = "signed_reviews"
"""Under this the journal keeps them: the name of each period, and when it was signed off."""

LOOKED_BACK: Final = 12
"""How many weeks and months are looked back on for the last one in which anything was open."""


def signed_off(settings: Mapping[str, str]) -> Mapping[str, datetime]:
    """When each review was signed off, by the name of its period.

    Raises: Refused, where what is kept cannot be read.
    """
    kept = settings.get(SETTING)
    if not kept:
        return {}
    try:
        told = json.loads(kept)
    except ValueError:
        raise Refused.because(SETTING, "not_an_object") from None
    signed: Mapping[str, datetime] = read_at(SETTING, Mapping[str, datetime], told)
    return signed


def as_kept(signed: Mapping[str, datetime]) -> str:
    """The text under which the journal keeps them."""
    return json.dumps(plain_value(signed))


def sign_off_review(journal: Journal, clock: Clock, period: Period) -> bool:
    """Sign a review off, as one step; return whether it was not before.

    Raises: Refused under `period`, where it is not over.
    """
    now = clock.now()
    if period.end > now:
        raise Refused.because("period", "period_not_over", period=period.name)
    with journal.unit_of_work() as uow:
        signed = signed_off(uow.settings.every())
        if period.name in signed:
            return False
        uow.begin_action("sign_off_review", now, period=period.name)
        uow.settings.put(SETTING, as_kept({**signed, period.name: now}))
        uow.commit()
        return True


def unsigned(uow: UnitOfWork, now: datetime, marked_at: datetime | None = None) -> list[Unsigned]:
    """The last full week and the last full month in which a trade was open, where unsigned.

    Full by the latest mark or entry, as reviews are: what is not marked cannot be reviewed.
    marked_at: a mark that is to be kept as well.
    """
    signed = signed_off(uow.settings.every())
    return [
        *_of_last_active(uow, "week", last_full_week(uow, now, marked_at), signed),
        *_of_last_active(uow, "month", last_full_month(uow, now, marked_at), signed),
    ]


def _of_last_active(
    uow: UnitOfWork, unit: Literal["week", "month"], last: Period, signed: Mapping[str, datetime]
) -> Iterator[Unsigned]:
    for period in reversed(last.trailing(LOOKED_BACK)):
        if uow.figures.active_between(period.start, period.end):
            if period.name not in signed:
                yield Unsigned(unit, period)
            return
