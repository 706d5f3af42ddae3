"""Derived figures, kept for order, filters and speed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Final

from journal_app.domain.figures import Figures
from journal_app.storage.figures_mapping import figures_columns, figures_of
from journal_app.storage.layout import FIGURES, FiguresRecord
from journal_app.storage.rows import Rows
from journal_app.storage.stored import milliseconds_of

_AT_A_TIME: Final = 1_000
_SELECT: Final = f"SELECT {', '.join(FIGURES.columns)} FROM trade_figures"


class KeptFigures:
    """`ports.FiguresStore` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, trade_id: int, figures: Figures) -> None:
        """Keep the figures of a trade."""
        self._rows.put_derived(FIGURES, figures_columns([trade_id], [figures]))

    def put_many(self, figures: Iterable[tuple[int, Figures]]) -> None:
        """Keep many, in the fast way."""
        rest = iter(figures)
        while portion := list(islice(rest, _AT_A_TIME)):
            self._rows.put_derived(FIGURES, figures_columns(*zip(*portion, strict=True)))

    def get(self, trade_id: int) -> Figures | None:
        """Return what is kept."""
        found = self._rows.connection.execute(f"{_SELECT} WHERE trade_id = ?", (trade_id,))
        row = found.fetchone()
        return None if row is None else figures_of(FIGURES.record(row))

    def some(self, trade_ids: Iterable[int]) -> Mapping[int, Figures]:
        """Return what is kept of trades, by their ids."""
        among = f"{_SELECT} WHERE trade_id IN (SELECT value FROM json_each(?))"
        rows = self._rows.connection.execute(among, (json.dumps(list(trade_ids)),))
        return {row[0]: figures_of(FIGURES.record(row)) for row in rows}

    def every(self) -> Iterator[tuple[int, Figures]]:
        """Return what is kept of every trade, by id."""
        for row in self._rows.connection.execute(f"{_SELECT} ORDER BY trade_id"):
            record: FiguresRecord = FIGURES.record(row)
            yield record.trade_id, figures_of(record)

    def unsettled(self) -> list[int]:
        """Return the ids of trades whose figures move with the market."""
        return self._ids("SELECT trade_id FROM trade_figures WHERE is_unsettled = 1")

    def closed_since(self, platform: str, moment: datetime) -> list[int]:
        """Return the ids of a platform's trades that were closed later than a moment."""
        return self._ids(
            "SELECT trade_id FROM trade_figures JOIN trades ON trades.id = trade_id"
            " WHERE closed_at > ? AND platform = ?",
            milliseconds_of(moment),
            platform,
        )

    def active_between(self, start: datetime, end: datetime) -> list[int]:
        """Return the ids of trades that had begun before `end` and in which something happened
        at or after `start`, or which are open still.
        """
        return self._ids(
            "SELECT trade_id FROM trade_figures AS f JOIN trades ON trades.id = trade_id"
            " WHERE deleted_at IS NULL"
            " AND EXISTS (SELECT 1 FROM entries AS e WHERE e.trade_id = f.trade_id AND e.at < ?)"
            " AND (f.status = 'open' OR EXISTS ("
            "SELECT 1 FROM entries AS e WHERE e.trade_id = f.trade_id AND e.at >= ?))",
            milliseconds_of(end),
            milliseconds_of(start),
        )

    def drop_all(self) -> None:
        """Forget all, before they are computed anew."""
        self._rows.drop_derived(FIGURES)

    def _ids(self, query: str, *values: str | int) -> list[int]:
        found = self._rows.connection.execute(f"{query} ORDER BY trade_id", values)
        return [trade_id for (trade_id,) in found]
