"""The stress run of a weekly review: the open book as it stands at the last mark."""

from __future__ import annotations

from journal_app.domain.periods import Period
from journal_app.domain.watching.stress import StressedBook
from journal_app.services.ports import UnitOfWork
from journal_app.services.reviewing import latest_moment
from journal_app.services.stressing import run_of, stressable


def is_run_at(uow: UnitOfWork, period: Period) -> bool:
    """Whether the book as it stands belongs to a review: of the present week, or the one before."""
    latest = latest_moment(uow, period.last_moment)
    return period.holds(latest) or period.after().holds(latest)


def stress_of_review(uow: UnitOfWork) -> list[StressedBook]:
    """The open book under every scenario; nothing where no account has a line."""
    found = stressable(uow)
    return run_of(found) if found.accounts else []
