"""Mark prices and rates: what the market said, and what that makes of the open trades."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from journal_app.domain.entry_times import time_problem
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.drafts import Draft, mark_of
from journal_app.domain.ledger.reckoning import Reckoned
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.problems import Refused
from journal_app.domain.watching.crossings import Crossing
from journal_app.services.crossings import record_crossings, stood_before
from journal_app.services.ports import Clock, Journal, UnitOfWork
from journal_app.services.reckoning import Reckoning, Seen, moved_by, rederive, unseen
from journal_app.services.watching import watched_among


@dataclass(frozen=True, slots=True)
class Marked:
    """How many observations were new or different, and which lines open trades crossed by them."""

    marks: int
    rates: int
    crossed: tuple[Crossing, ...] = ()


NOTHING_NEW: Final = Marked(0, 0)


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
    """Keep marks and rates in a transaction under way, reckon anew whatever they change, and
    record in the ledgers of open trades which lines they cross by it.
    """
    before = stood_before(uow)
    standing: dict[int, tuple[Reckoned, Figures, Reckoning]] = {}

    def see(one: Reckoned, told: Figures, reckoning: Reckoning) -> None:
        if one.trade.id in before.figures:
            standing[one.trade.id] = one, told, reckoning

    marked = add_observations(uow, marks, rates, see)
    if marked == NOTHING_NEW:
        return marked
    times = [*(mark.at for mark in marks), *(point.at for point in rates)]
    after = watched_among(uow, standing.values())
    return replace(marked, crossed=record_crossings(uow, before, after, times))


def add_observations(
    uow: UnitOfWork, marks: list[Mark], rates: list[RatePoint], seen: Seen = unseen
) -> Marked:
    """Keep marks and rates, and reckon anew whatever they change; no crossing is recorded."""
    kept = Marked(uow.observations.add_marks(marks), uow.observations.add_rates(rates))
    follow_rates(uow, rates, seen)
    return kept


def follow_rates(uow: UnitOfWork, rates: Iterable[RatePoint], seen: Seen = unseen) -> None:
    """Reckon anew what moves with the market, and whatever these points accrue in."""
    rederive(uow, moved_by(uow, rates), seen=seen)
