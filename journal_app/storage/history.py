"""Undo and redo: an action's images put back, newest change first, or put there again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from journal_app.services.ports import Action, Changed, HistoryFilter, PastAction
from journal_app.storage.changes import (
    DONE,
    UNDONE,
    Change,
    action_in,
    changes_of,
    put_back,
)
from journal_app.storage.history_told import actions_told, changes_told, versions_told
from journal_app.storage.kept_figures import KeptFigures
from journal_app.storage.layout import EXCHANGE_RATES, MARKS, RATES, RECORDED, TRADES
from journal_app.storage.rows import Rows


class KeptHistory:
    """`ports.History` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def newest_done(self) -> Action | None:
        """Return what undo would take back."""
        return action_in(self._rows.connection, DONE, "DESC")

    def oldest_undone(self) -> Action | None:
        """Return what redo would do again."""
        return action_in(self._rows.connection, UNDONE, "ASC")

    def revert(self, action: Action) -> set[int]:
        """Put the images before the action back; return the ids of the trades it concerns.

        Raises: JournalError `changed_since`, where the present is not what the action left.
        """
        return self._put(action, UNDONE, "DESC")

    def repeat(self, action: Action) -> set[int]:
        """Put the images after the action back; return the ids of the trades it concerns.

        Raises: JournalError `changed_since`.
        """
        return self._put(action, DONE, "ASC")

    def actions(
        self, wanted: HistoryFilter, *, before: int | None = None, limit: int
    ) -> list[PastAction]:
        """Return a page of what was done, newest first."""
        return actions_told(self._rows.connection, wanted, before, limit)

    def changed(
        self, action_id: int, *, trade_id: int | None = None, limit: int
    ) -> tuple[list[Changed], int]:
        """Return what an action changed, and how many things. Raises: `row_damaged`."""
        return changes_told(self._rows.connection, action_id, trade_id, limit)

    def versions(self, trade_id: int, entry_id: int) -> list[tuple[PastAction, Changed]]:
        """Return every change of one entry of a trade. Raises: `row_damaged`."""
        return versions_told(self._rows.connection, trade_id, entry_id)

    def _put(self, action: Action, state: str, order: str) -> set[int]:
        connection = self._rows.connection
        touched: set[int] = set()
        for change in changes_of(connection, action.id, order):
            present, wanted = change.after, change.before
            if state == DONE:
                present, wanted = wanted, present
            put_back(connection, change, present, wanted)
            touched |= self._trades_of(change)
        connection.execute("UPDATE actions SET state = ? WHERE id = ?", (state, action.id))
        self._rows.note_put_back(touched)
        return set(self._among_present(touched))

    def _among_present(self, trade_ids: Iterable[int]) -> Iterable[int]:
        query = "SELECT id FROM trades WHERE id IN (SELECT value FROM json_each(?))"
        found = self._rows.connection.execute(query, (json.dumps(sorted(trade_ids)),))
        return (trade_id for (trade_id,) in found)

    def _trades_of(self, change: Change) -> set[int]:
        """The trades that a change concerns: its own, and those whose figures rest on it."""
        figures = KeptFigures(self._rows)
        layout = RECORDED[change.table]
        if layout in (MARKS, RATES, EXCHANGE_RATES):
            return {*figures.unsettled(), *self._closed_meanwhile(change, figures)}
        place = layout.trade_place
        if place is None:
            return set()
        images = (*change.before, *change.after)
        own = {int(str(row[place])) for row in images if row[place] is not None}
        return own.union(self._in_crossed_accounts(change)) if layout is TRADES else own

    def _in_crossed_accounts(self, change: Change) -> Iterable[int]:
        """Trades that share the margin of one that comes or goes, which itself may be gone."""
        query = (
            "SELECT id FROM trades JOIN trade_figures ON trade_id = id AND is_unsettled = 1"
            " WHERE margin_mode = 'cross' AND account = ? AND platform = ?"
        )
        trades = map(TRADES.record, (*change.before, *change.after))
        for account in {(it.account, it.platform) for it in trades if it.margin_mode == "cross"}:
            for (trade_id,) in self._rows.connection.execute(query, account):
                yield trade_id

    def _closed_meanwhile(self, change: Change, figures: KeptFigures) -> Iterable[int]:
        """Trades closed by now that a rate of then still accrued in."""
        if change.table != RATES.table:
            return
        for row in (*change.before, *change.after):
            rate = RATES.record(row)
            yield from figures.closed_since(rate.platform, rate.at)
