"""Take back the last thing that was done, and do it again; across restarts, without a window."""

from __future__ import annotations

from journal_app.services.ports import Action, Journal, UnitOfWork
from journal_app.services.reckoning import rederive


def undo(journal: Journal) -> Action | None:
    """Take the newest action back; return it, or None where there is nothing to take back.

    Raises: JournalError `changed_since`, where the journal is not as the action left it.
    """
    with journal.unit_of_work() as uow:
        action = uow.history.newest_done()
        if action is not None:
            rederive(uow, sorted(uow.history.revert(action)))
            uow.commit()
        return action


def redo(journal: Journal) -> Action | None:
    """Do again what was taken back last; return it, or None where there is nothing.

    Raises: JournalError `changed_since`.
    """
    with journal.unit_of_work() as uow:
        action = uow.history.oldest_undone()
        if action is not None:
            rederive(uow, sorted(uow.history.repeat(action)))
            uow.commit()
        return action


def describe_undo(uow: UnitOfWork) -> tuple[Action | None, Action | None]:
    """What undo would take back, and what redo would do again."""
    return uow.history.newest_done(), uow.history.oldest_undone()
