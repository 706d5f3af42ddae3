"""Whether a journal is whole: pages, references, checksums, ledgers, figures, search.

Each check names what it found by trade and column. A row whose checksum is wrong is compared with
the history, which kept what was written; trades with such rows are neither reckoned nor searched,
since what came out would accuse the wrong column.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from journal_app.domain.figures import Figures
from journal_app.domain.problems import JournalError
from journal_app.domain.trade import Trade
from journal_app.services.ports import Check as Check
from journal_app.services.ports import Detail as Detail
from journal_app.services.ports import Mend, Reckon, UnitOfWork
from journal_app.storage.changes import damaged_changes, last_known
from journal_app.storage.figures_mapping import figures_columns
from journal_app.storage.images import checksum, image
from journal_app.storage.layout import (
    EXCHANGE_RATES,
    FIGURES,
    MARKS,
    RATES,
    RECORDED,
    TERMS,
    Layout,
)
from journal_app.storage.legible import IllegibleError
from journal_app.storage.search import indexed_texts, searchable_texts

_AT_A_TIME: Final = 500
_SHARED: Final = (MARKS, RATES, EXCHANGE_RATES, TERMS)
"""Tables on which the figures of many trades rest."""


def checks_of(
    connection: sqlite3.Connection, reading: UnitOfWork, reckon: Reckon
) -> Iterator[Check]:
    """Check a journal within a transaction for reading.

    A text whose bytes are broken is read with a sign in their place, so that it can be named.
    """
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    numbers = dict(connection.execute("SELECT id, number FROM trades"))
    yield Check("integrity", tuple(_integrity(connection)))
    yield Check("foreign_keys", tuple(_foreign_keys(connection)))
    damaged = _Damaged(connection, numbers)
    yield Check("checksums", tuple(damaged.details()))
    sound = [] if damaged.is_shared else [id_ for id_ in numbers if id_ not in damaged.trade_ids]
    ledgers, figures = _reckoned(connection, reading, reckon, sound, numbers)
    yield Check("ledgers", ledgers)
    yield Check("figures", figures)
    whole = [id_ for id_ in numbers if id_ not in damaged.trade_ids]
    yield Check("accounts", tuple(_accounts(connection)))
    yield Check("search", tuple(_search(connection, whole, numbers)))


_OF_AN_INDEX: Final = re.compile(
    r"row \d+ missing from index|wrong # of entries in index|non-unique entry in index"
    r"|(malformed|unable to validate the) inverted index"
)
"""What SQLite says of an index whose rows are sound."""


def _integrity(connection: sqlite3.Connection) -> Iterator[Detail]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield Detail(None, "", found, "ok", "index" if _OF_AN_INDEX.match(found) else "")


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Detail]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Detail(None, f"{table}.id", row, f"a row of {parent}")


class _Damaged:
    """Rows whose checksum is wrong, and the trades they belong to."""

    def __init__(self, connection: sqlite3.Connection, numbers: dict[int, int]) -> None:
        self._connection = connection
        self._numbers = numbers
        self.trade_ids: set[int] = set()
        self.is_shared = False

    def details(self) -> Iterator[Detail]:
        for layout in RECORDED.values():
            for row in self._connection.execute(f"{layout.select} ORDER BY id"):
                right = checksum(image(row[:-1]))
                if row[-1] != right:
                    yield from self._of_row(layout, row, right)
        for written, right in damaged_changes(self._connection):
            yield Detail(None, "changes.checksum", written, right)

    def _of_row(self, layout: Layout[Any], row: Sequence[Any], right: str) -> Iterator[Detail]:
        self.is_shared |= layout in _SHARED
        trade_id = None if layout.trade_place is None else row[layout.trade_place]
        if trade_id is not None:
            self.trade_ids.add(trade_id)
        number = self._numbers.get(trade_id) if trade_id is not None else None
        known = last_known(self._connection, layout, row[0])
        mend: Mend = "history" if proven_row(self._connection, layout, row) else ""
        differing = [
            Detail(number, f"{layout.table}.{column}", value, known[column], mend)
            for column, value in zip(layout.columns, row, strict=False)
            if column in known and value != known[column]
        ]
        yield from differing or [Detail(number, f"{layout.table}.checksum", row[-1], right, mend)]


def proven_row(
    connection: sqlite3.Connection, layout: Layout[Any], row: Sequence[Any]
) -> list[Any] | None:
    """The row as it was written, where there is a proof: the history's row fits the checksum that
    the damaged row still carries, or equals the row, of which the checksum alone is damaged.
    """
    known = last_known(connection, layout, row[0])
    if set(known) != set(layout.columns):
        return None
    written = [known[column] for column in layout.columns]
    return written if checksum(image(written)) == row[-1] or written == list(row[:-1]) else None


def _reckoned(
    connection: sqlite3.Connection,
    reading: UnitOfWork,
    reckon: Reckon,
    trade_ids: Sequence[int],
    numbers: dict[int, int],
) -> tuple[tuple[Detail, ...], tuple[Detail, ...]]:
    """What speaks against the ledgers and against the figures."""
    ledgers: list[Detail] = []
    figures: list[Detail] = []
    for portion in _portions(trade_ids):
        try:
            anew = list(reckon(reading, portion))
        except (JournalError, IllegibleError):
            anew = list(_one_by_one(reading, reckon, portion, numbers, ledgers))
        for kept, now, told in anew:
            if kept.status is not now.status:
                status = kept.status.value, now.status.value
                ledgers.append(Detail(kept.number, "trades.status", *status))
            figures.extend(_differing(connection, kept, told))
    return tuple(ledgers), tuple(figures)


def _one_by_one(
    reading: UnitOfWork,
    reckon: Reckon,
    trade_ids: Sequence[int],
    numbers: dict[int, int],
    refused: list[Detail],
) -> Iterator[tuple[Trade, Trade, Figures]]:
    for trade_id in trade_ids:
        try:
            yield from reckon(reading, [trade_id])
        except JournalError as error:
            refused.append(Detail(numbers[trade_id], "entries", error.code, "a possible ledger"))
        except IllegibleError as error:
            refused.append(Detail(numbers[trade_id], "entries", str(error), "what can be read"))


def _differing(connection: sqlite3.Connection, trade: Trade, told: Figures) -> Iterator[Detail]:
    (expected,) = FIGURES.stored_columns(figures_columns([trade.id], [told]))
    query = f"SELECT {', '.join(FIGURES.columns)} FROM {FIGURES.table} WHERE trade_id = ?"
    stored = connection.execute(query, (trade.id,)).fetchone()
    if stored is None:
        yield Detail(trade.number, FIGURES.table, None, "the figures of the trade", "figures")
    elif stored != expected:
        for column, is_kept, should_be in zip(FIGURES.columns, stored, expected, strict=True):
            if is_kept != should_be:
                named = f"{FIGURES.table}.{column}"
                yield Detail(trade.number, named, is_kept, should_be, "figures")


_ORPHANED: Final = (
    "SELECT id, account FROM account_flows WHERE account NOT IN (SELECT name FROM accounts)"
    " ORDER BY id"
)


def _accounts(connection: sqlite3.Connection) -> Iterator[Detail]:
    """Flows of accounts that are not there, flows of nothing, and prices and rates of nothing."""
    for row, account in connection.execute(_ORPHANED):
        yield Detail(None, f"account_flows.account of row {row}", account, "an account")
    for table, column, is_wrong, expected in (
        ("account_flows", "amount", "amount = '0'", "more or less than 0"),
        ("account_flows", "price", "price = '0' OR price LIKE '-%'", "more than 0"),
        ("exchange_rates", "rate", "rate = '0' OR rate LIKE '-%'", "more than 0"),
    ):
        query = f"SELECT id, {column} FROM {table} WHERE {is_wrong} ORDER BY id"
        for row, stored in connection.execute(query):
            yield Detail(None, f"{table}.{column} of row {row}", stored, expected)


def _search(
    connection: sqlite3.Connection, trade_ids: Sequence[int], numbers: dict[int, int]
) -> Iterator[Detail]:
    for portion in _portions(trade_ids):
        wanted = searchable_texts(connection, portion)
        present = indexed_texts(connection, portion)
        for trade_id in portion:
            if wanted.get(trade_id) != present.get(trade_id):
                found, should_be = present.get(trade_id), wanted.get(trade_id)
                yield Detail(numbers[trade_id], "search.body", found, should_be, "search")
    left = "SELECT rowid, body FROM search WHERE rowid NOT IN (SELECT id FROM trades)"
    for _, body in connection.execute(left):
        yield Detail(None, "search.body", body, None, "search")


def _portions(trade_ids: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(trade_ids)
    while portion := list(islice(rest, _AT_A_TIME)):
        yield portion
