"""What a trader has to come back to on a day, out of the journal."""

from __future__ import annotations

from hashlib import blake2b

from journal_app.reports.agenda import Agenda, agenda
from journal_app.services.browsing import records, zone_of
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.watching import OPEN


def agenda_of(journal: Journal, clock: Clock) -> Agenda:
    """The coming reviews, the planned ends of open trades, and a look at their alerts."""
    with journal.reading() as uow:
        return agenda(_mark(uow), clock.now(), zone_of(uow), records(uow, OPEN))


def _mark(uow: UnitOfWork) -> str:
    """What tells the journal from others for good: its own mark, or when its first trade came."""
    known = uow.settings.get("journal_id")
    if known:
        return known
    first = next(iter(uow.trades.every()), None)
    told = first.created_at.isoformat() if first is not None else ""
    return blake2b(told.encode(), digest_size=8).hexdigest()
