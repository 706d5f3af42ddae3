"""Read the history: every action newest first, what each changed, and the life of one entry.

Nothing here changes anything; taking back and doing again is `undo`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from journal_app.services.ports import Changed, HistoryFilter, PastAction, UnitOfWork

PAGE: Final = 200
SHOWN: Final = 40
"""How many changed things of one action are told; of an import there may be many thousands."""

SILENT: Final = frozenset({"terms", "raw_rows"})
"""What comes along with something else that is told: the terms of a plan, the rows of a file."""


class HistoryPage(NamedTuple):
    """Some actions, newest first. trade_id: the trade they all concern, where one was named."""

    actions: Sequence[PastAction]
    has_more: bool
    trade_id: int | None = None


class Version(NamedTuple):
    """An entry as it stood from one moment to another.

    values: None from when it was deleted. by: the action that made it so. until: None where it
    stands so still.
    """

    by: PastAction
    values: Mapping[str, object] | None
    until: datetime | None


class ActionTold(NamedTuple):
    """What an action changed. whole: how many things; `changes` may be the first of them.

    numbers: of the trades that are touched and there, by their ids. lives: of each entry that was
    corrected or deleted, all its versions, oldest first.
    """

    past: PastAction
    changes: Sequence[Changed]
    whole: int
    numbers: Mapping[int, int]
    lives: Mapping[int, Sequence[Version]]


def history_page(
    uow: UnitOfWork,
    *,
    trade_number: int | None = None,
    words: Sequence[tuple[str, tuple[str, ...]]] = (),
    before: int | None = None,
) -> HistoryPage:
    """A page of what was done. before: the id of the last action of the page before.

    words: each with the names of the actions whose sentence holds it.
    """
    trade_id = None
    if trade_number is not None:
        trade = uow.trades.with_number(trade_number)
        if trade is None:
            return HistoryPage([], has_more=False)
        trade_id = trade.id
    wanted = HistoryFilter(trade_id=trade_id, words=tuple(words))
    found = uow.history.actions(wanted, before=before, limit=PAGE + 1)
    return HistoryPage(found[:PAGE], has_more=len(found) > PAGE, trade_id=trade_id)


def action_told(uow: UnitOfWork, past: PastAction, trade_id: int | None = None) -> ActionTold:
    """What an action changed, or what of it belongs to one trade.

    Raises: JournalUnusable `row_damaged`, where the history itself is not what was written.
    """
    found, count = uow.history.changed(past.action.id, trade_id=trade_id, limit=SHOWN)
    changes = [each for each in found if each.table not in SILENT]
    touched = sorted({each.trade_id for each in changes if each.trade_id is not None})
    numbers = {line.id: line.number for line in uow.lists.lines(touched)}
    lives = {
        each.row_id: entry_life(uow, each.trade_id, each.row_id)
        for each in changes
        if each.table == "entries" and each.before is not None and each.trade_id is not None
    }
    return ActionTold(past, changes, count - (len(found) - len(changes)), numbers, lives)


def entry_life(uow: UnitOfWork, trade_id: int, entry_id: int) -> list[Version]:
    """How an entry stood, from when it was recorded, corrections undone left out."""
    steps = [
        (past, each.after)
        for past, each in uow.history.versions(trade_id, entry_id)
        if past.state == "done"
    ]
    ends: list[datetime | None] = [past.action.at for past, _ in steps[1:]]
    return [
        Version(past, values, until)
        for (past, values), until in zip(steps, [*ends, None], strict=False)
    ]
