"""Find trades by any part of what was written about them.

One text a trade in lower case, cut into trigrams by FTS5. Our code writes it in the transaction
that changes the trade, since a journal holds no triggers.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from journal_app.storage.runs import runs

_AT_A_TIME: Final = 2_000
_QUERIES: Final = (
    "SELECT t.id, '#' || number, label, account, platform, strategy, notes, lesson"
    " FROM {ids} trades AS t ON t.id {within}",
    "SELECT trade_id, asset FROM {ids} positions ON trade_id {within} ORDER BY trade_id, place",
    "SELECT trade_id, name FROM {ids} tags ON trade_id {within} ORDER BY trade_id, kind, place",
    "SELECT trade_id, json_extract(body, '$.thesis'), json_extract(body, '$.exit_plan')"
    " FROM {ids} plans ON trade_id {within}",
    "SELECT trade_id, reference, note FROM {ids} entries ON trade_id {within}"
    " WHERE reference <> '' OR note <> '' ORDER BY trade_id, at, sequence",
)
"""Texts of the trades whose ids are in given runs, of which an import makes long ones."""

_RUNS: Final = {"ids": "json_each(?) CROSS JOIN", "within": "BETWEEN value ->> 0 AND value ->> 1"}


def write_index(connection: sqlite3.Connection, trade_ids: Iterable[int]) -> None:
    """Bring the texts of these trades up to date; only what differs is written."""
    for ids in _in_portions(sorted(trade_ids)):
        wanted = searchable_texts(connection, ids)
        present = indexed_texts(connection, ids)
        differing = [id_ for id_ in ids if wanted.get(id_) != present.get(id_)]
        connection.executemany(
            "DELETE FROM search WHERE rowid = ?", [(id_,) for id_ in differing if id_ in present]
        )
        connection.executemany(
            "INSERT INTO search (rowid, body) VALUES (?, ?)",
            [(id_, wanted[id_]) for id_ in differing if id_ in wanted],
        )


def searchable_texts(connection: sqlite3.Connection, trade_ids: Sequence[int]) -> dict[int, str]:
    """What can be found of each trade, in lower case, every word once."""
    words: dict[int, list[str]] = defaultdict(list)
    ids = sorted(trade_ids)
    of_runs = json.dumps([(ids[start], ids[stop - 1]) for start, stop in runs(ids)])
    for query in _QUERIES:
        for row in connection.execute(query.format(**_RUNS), (of_runs,)):
            words[row[0]].extend(filter(None, row[1:]))
    return {trade_id: "\n".join(dict.fromkeys(said)).casefold() for trade_id, said in words.items()}


def indexed_texts(connection: sqlite3.Connection, trade_ids: Sequence[int]) -> dict[int, str]:
    """What the index holds of these trades."""
    last = connection.execute("SELECT rowid FROM search ORDER BY rowid DESC LIMIT 1").fetchone()
    query = "SELECT rowid, body FROM search WHERE rowid = ?"
    known = [id_ for id_ in trade_ids if last is not None and id_ <= last[0]]
    found = (connection.execute(query, (id_,)).fetchone() for id_ in known)
    return {row[0]: row[1] for row in found if row is not None}


def found_by(text: str) -> list[tuple[str, str]]:
    """What tells the trades with a word of a search anywhere, as it is written, of each word.

    A query of their ids, and the pattern that it takes. In words of one or two letters there is
    no trigram to look up: then the texts themselves are gone through, in a third of the time.
    """
    return [
        (_SCANNED if len(word) < _TRIGRAM else _LOOKED_UP, f"*{_as_written(word)}*")
        for word in text.casefold().split()
    ]


_TRIGRAM: Final = 3
_LOOKED_UP: Final = "SELECT rowid FROM search WHERE body GLOB ?"
_SCANNED: Final = "SELECT id FROM search_content WHERE c0 GLOB ?"


def _as_written(word: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in word)


def _in_portions(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while portion := list(islice(rest, _AT_A_TIME)):
        yield portion
