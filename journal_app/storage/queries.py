"""The read side of lists: ids in SQL's order, then a page by ids; columns for statistics.

Plain SQL, without SQLModel. Exact numbers are never sorted or summed here; the `..._order`
columns beside them are.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from journal_app.services.ports import TradeFilter, TradeLine, Written
from journal_app.storage.layout import FIGURES, TRADES
from journal_app.storage.lines import LINE_COLUMNS, ORDER_OF_PLANS, lines_of
from journal_app.storage.search import found_by
from journal_app.storage.stored import milliseconds_of
from journal_app.storage.written import written_in

Value = str | int | None

_FROM: Final = "FROM trades AS t LEFT JOIN trade_figures AS f ON f.trade_id = t.id"
_LINE: Final = (
    f"SELECT {LINE_COLUMNS} FROM json_each(?) AS page JOIN trades AS t ON t.id = page.value"
    " LEFT JOIN trade_figures AS f ON f.trade_id = t.id ORDER BY page.key"
)
_SORTED_BY: Final[Mapping[str, str]] = {
    "number": "t.number",
    "status": "t.status",
    "opened_at": "f.opened_at",
    "closed_at": "f.closed_at",
    "held": "f.held_ms_order",
    **{
        word: f"t.{word} COLLATE NOCASE"
        for word in ("label", "account", "platform", "strategy", "grade")
    },
    **{word: f"f.{word} COLLATE NOCASE" for word in ("asset", "direction")},
    **{
        column.removesuffix("_order"): f"f.{column}"
        for column in FIGURES.columns
        if column.endswith("_order") and not column.startswith("held")
    },
    **ORDER_OF_PLANS,
}
"""What a list can be sorted by, and the column that does it; what is not open has no such price."""

_WORDS: Final[Mapping[str, str]] = {
    "account": "SELECT DISTINCT account FROM trades WHERE deleted_at IS NULL AND account <> ''",
    "platform": "SELECT DISTINCT platform FROM trades WHERE deleted_at IS NULL AND platform <> ''",
    "strategy": "SELECT DISTINCT strategy FROM trades WHERE deleted_at IS NULL AND strategy <> ''",
    "tag": "SELECT DISTINCT name FROM tags JOIN trades ON trades.id = trade_id"
    " WHERE kind = 'tag' AND deleted_at IS NULL",
    "mistake": "SELECT DISTINCT name FROM tags JOIN trades ON trades.id = trade_id"
    " WHERE kind = 'mistake' AND deleted_at IS NULL",
    "emotion": "SELECT DISTINCT name FROM tags JOIN trades ON trades.id = trade_id"
    " WHERE kind = 'emotion' AND deleted_at IS NULL",
    "asset": "SELECT DISTINCT asset FROM positions JOIN trades ON trades.id = trade_id"
    " WHERE deleted_at IS NULL",
}


class KeptLists:
    """`ports.Lists` on a connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ids(
        self, wanted: TradeFilter, sorted_by: str = "number", *, descending: bool = False
    ) -> Sequence[int]:
        """Return the ids that pass, in order; trades without the figure come last."""
        rows = self._in_order("t.id", wanted, sorted_by, descending=descending)
        return [trade_id for (trade_id,) in rows]

    def listed(
        self,
        columns: Sequence[str],
        wanted: TradeFilter,
        sorted_by: str = "number",
        *,
        descending: bool = False,
    ) -> list[tuple[Value, ...]]:
        """Return columns of all trades that pass, in the order of `ids`."""
        named = ", ".join(map(_column, columns))
        return self._in_order(named, wanted, sorted_by, descending=descending).fetchall()

    def _in_order(
        self, named: str, wanted: TradeFilter, sorted_by: str, *, descending: bool
    ) -> sqlite3.Cursor:
        if sorted_by not in _SORTED_BY:
            raise ValueError(f"nothing is sorted by {sorted_by}")
        way = "DESC" if descending else "ASC"
        where, values = _condition(wanted)
        return self._connection.execute(
            f"SELECT {named} {_FROM} WHERE {where}"
            f" ORDER BY {_SORTED_BY[sorted_by]} {way} NULLS LAST, t.id {way}",
            values,
        )

    def lines(self, trade_ids: Sequence[int]) -> list[TradeLine]:
        """Return a page of lines in the order of these ids."""
        return lines_of(self._connection.execute(_LINE, (json.dumps(trade_ids),)).fetchall())

    def counted(self, columns: Sequence[str], wanted: TradeFilter) -> list[tuple[Value, ...]]:
        """Return columns of the closed and liquidated trades that pass."""
        where, values = _condition(wanted)
        named = ", ".join(map(_column, columns))
        query = (
            f"SELECT {named} {_FROM} WHERE f.status IN ('closed', 'liquidated') AND {where}"
            " ORDER BY f.closed_at, f.opened_at, t.number"
        )
        return self._connection.execute(query, values).fetchall()

    def by_status(self) -> Mapping[str, int]:
        """Return how many trades there are of each status, without those in the trash."""
        query = "SELECT status, count(*) FROM trades WHERE deleted_at IS NULL GROUP BY status"
        return dict(self._connection.execute(query))

    def written(self) -> Written:
        """Return all that is recorded, as fingerprints."""
        return written_in(self._connection)

    def words(self, column: str) -> list[str]:
        """Return the words in use in a column."""
        if column not in _WORDS:
            raise ValueError(f"no words are kept of {column}")
        return sorted((word for (word,) in self._connection.execute(_WORDS[column])), key=str.lower)


def _column(name: str) -> str:
    if name in FIGURES.columns and name != "trade_id":
        return f"f.{name}"
    if name in TRADES.columns:
        return f"t.{name}"
    raise ValueError(f"there is no column {name}")


def _condition(wanted: TradeFilter) -> tuple[str, list[Value]]:
    """The condition of a filter, with its values; what was typed is never part of the text."""
    conditions, values = ["t.deleted_at IS NOT NULL" if wanted.is_deleted else _KEPT], list[Value]()
    for condition, *given in _conditions(wanted):
        conditions.append(str(condition))
        values += given
    return " AND ".join(conditions), values


_KEPT: Final = "t.deleted_at IS NULL"
_AMONG: Final = "(SELECT value FROM json_each(?))"


def _conditions(wanted: TradeFilter) -> Iterator[tuple[Value, ...]]:
    if wanted.trade_ids:
        yield f"t.id IN {_AMONG}", json.dumps(wanted.trade_ids)
    for column, words in (
        ("t.status", wanted.statuses),
        ("t.platform", wanted.platforms),
        ("t.account", wanted.accounts),
        ("t.strategy", wanted.strategies),
    ):
        if words:
            yield f"{column} IN {_AMONG}", json.dumps(words)
    for table, column, words in (
        ("positions", "asset", wanted.assets),
        ("positions", "direction", wanted.directions),
        ("tags", "kind = 'tag' AND name", wanted.tags),
    ):
        if words:
            of_trade = f"SELECT trade_id FROM {table} WHERE {column} IN {_AMONG}"
            yield f"t.id IN ({of_trade})", json.dumps(words)
    for condition, moment in (
        ("f.opened_at >= ?", wanted.opened_from),
        ("f.opened_at < ?", wanted.opened_before),
        ("f.closed_at >= ?", wanted.closed_from),
        ("f.closed_at < ?", wanted.closed_before),
    ):
        if moment is not None:
            yield condition, milliseconds_of(moment)
    if wanted.result is not None:
        yield (f"f.net {_SIGN[wanted.result]}",)
    if wanted.is_planned is not None:
        yield (f"{_NOT[wanted.is_planned]}EXISTS (SELECT 1 FROM plans WHERE trade_id = t.id)",)
    if wanted.has_breach is not None:
        breach = "SELECT 1 FROM plans WHERE trade_id = t.id AND breaches > 0"
        yield (f"{_NOT[wanted.has_breach]}EXISTS ({breach})",)
    for found, pattern in found_by(wanted.text):
        yield f"t.id IN ({found})", pattern


_SIGN: Final = {
    "profit": "<> '0' AND f.net NOT LIKE '-%'",
    "loss": "LIKE '-%'",
    "break_even": "= '0'",
}
"""The sign of an exact text, which a tiny number keeps when its order column may not."""

_NOT: Final = {True: "", False: "NOT "}
