"""Mark prices and rates: what the market said, and what that makes of the open trades."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journal_app.domain.entry_times import time_problem
from journal_app.domain.ledger.drafts import Draft, mark_of
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.problems import Refused
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.reckoning import moved_by, rederive


@dataclass(frozen=True, slots=True)
class Marked:
    """How many observations were new or different."""

    marks: int
    rates: int


def mark(
    journal: Journal, clock: Clock, marks: Iterable[Mark], rates: Iterable[RatePoint]
) -> Marked:
    """Keep marks and rates as one step, and reckon anew whatever they change."""
    with journal.unit_of_work() as uow:
        uow.begin_action("mark", clock.now())
        marked = keep_observations(uow, list(marks), list(rates))
        uow.commit()
        return marked


def record_mark(journal: Journal, clock: Clock, draft: Draft) -> Marked:
    """Keep the price of one asset that was written down as an entry is.

    Raises: Refused, where something is missing or cannot be.
    """
    told = mark_of(draft)
    if (problem := time_problem("time", told.at, clock.now())) is not None:
        raise Refused([problem])
    return mark(journal, clock, [told], [])


def keep_observations(uow: UnitOfWork, marks: list[Mark], rates: list[RatePoint]) -> Marked:
    """Keep marks and rates in a transaction under way, and reckon anew whatever they change."""
    kept = Marked(uow.observations.add_marks(marks), uow.observations.add_rates(rates))
    follow_rates(uow, rates)
    return kept


def follow_rates(uow: UnitOfWork, rates: Iterable[RatePoint]) -> None:
    """Reckon anew what moves with the market, and whatever these points accrue in."""
    rederive(uow, moved_by(uow, rates))
