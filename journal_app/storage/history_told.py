"""The history as it is read: what was done, newest first, and what each action changed.

The ids of rows are given again once the last of a table is gone, so an image is taken for a
trade's only where it names that trade, and never from before the trade was there.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, NamedTuple

from journal_app.domain.problems import JournalUnusable
from journal_app.domain.terms import Terms
from journal_app.services.ports import Changed, HistoryFilter, PastAction
from journal_app.storage.bodies import plan_of, review_of, terms_of
from journal_app.storage.changes import (
    DONE,
    ROWS_OF_A_CHANGE,
    Change,
    action_of,
    change_checksum,
    rows_of,
)
from journal_app.storage.images import Stored
from journal_app.storage.layout import (
    ENTRIES,
    PLANS,
    POSITIONS,
    RECORDED,
    TAGS,
    TRADES,
    Layout,
    OwnTermsRecord,
    PlanRecord,
    ReviewRecord,
)

Image = Sequence[Stored] | None

_OF_A_TRADE: Final = (TRADES, ENTRIES, POSITIONS, TAGS, PLANS)
_COLUMNS: Final = "id, checksum, table_name, first_id, columns, before, after"
_AROUND: Final = (
    "table_name = ? AND first_id BETWEEN ? AND ? AND first_id + row_count > ? AND action_id >= ?"
)
_STEPS: Final = "id, at, name, facts, state"


class _Found(NamedTuple):
    """A change and the action it belongs to."""

    action_id: int
    change: Change


def actions_told(
    connection: sqlite3.Connection, wanted: HistoryFilter, before: int | None, limit: int
) -> list[PastAction]:
    """A page of actions, newest first."""
    conditions, values = ["id < ?"], list[Stored]()
    values.append(_LAST if before is None else before)
    if wanted.trade_id is not None:
        conditions.append("id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(_actions_of(connection, wanted.trade_id))))
    for word, names in wanted.words:
        conditions.append("(instr(lower(facts), ?) OR name IN (SELECT value FROM json_each(?)))")
        values += (word.lower(), json.dumps(names))
    query = (
        f"SELECT {_STEPS} FROM actions WHERE {' AND '.join(conditions)} ORDER BY id DESC LIMIT ?"
    )
    return [_past(row) for row in connection.execute(query, (*values, limit))]


def changes_told(
    connection: sqlite3.Connection, action_id: int, trade_id: int | None, limit: int
) -> tuple[list[Changed], int]:
    """What an action changed, each thing once, and how many things it changed in all.

    Raises: JournalUnusable `row_damaged`.
    """
    told: dict[tuple[str, Stored], tuple[str, tuple[str, ...], Image, Image]] = {}
    query = f"SELECT {_COLUMNS} FROM changes WHERE action_id = ? ORDER BY id"
    known = None if trade_id is None else _row_ids(connection, trade_id, [action_id])
    rest = 0
    for row in connection.execute(query, (action_id,)):
        if known is not None and not _may_hold(row, known):
            continue
        change = _read(row)
        for row_id, earlier, later in _rows(change):
            if trade_id is not None and trade_id not in _trades_in(change, earlier, later):
                continue
            key = change.table, row_id
            if key in told:  # changed twice within one action
                told[key] = change.table, change.columns, told[key][2], later
            elif len(told) < limit:
                told[key] = change.table, change.columns, earlier, later
            else:
                rest += 1
        if rest and trade_id is None:
            break
    found = [_changed(*each) for each in told.values() if each[2] != each[3]]
    if not rest:
        return found, len(found)
    counted = "SELECT sum(row_count) FROM changes WHERE action_id = ?"
    (count,) = connection.execute(counted, (action_id,)).fetchone()
    return found, count if trade_id is None else len(told) + rest


def versions_told(
    connection: sqlite3.Connection, trade_id: int, entry_id: int
) -> list[tuple[PastAction, Changed]]:
    """Every change of one entry of a trade, oldest first. Raises: JournalUnusable `row_damaged`."""
    born = _born(connection, trade_id)
    told = []
    for action_id, change in _around(connection, ENTRIES, entry_id, born):
        for row_id, earlier, later in _rows(change):
            if row_id == entry_id and trade_id in _trades_in(change, earlier, later):
                step = f"SELECT {_STEPS} FROM actions WHERE id = ?"
                past = _past(connection.execute(step, (action_id,)).fetchone())
                told.append((past, _changed(change.table, change.columns, earlier, later)))
    return told


_LAST: Final = 2**62
"""Above the id of any action."""


def _past(row: Sequence[Any]) -> PastAction:
    action_id, at, name, facts, state = row
    return PastAction(action=action_of(action_id, at, name, facts), state=state)


# which actions concern a trade


def _born(connection: sqlite3.Connection, trade_id: int) -> int:
    """The action that made the trade, before which its id meant another or none."""
    query = (
        "SELECT max(action_id) FROM changes JOIN actions ON actions.id = action_id"
        f" WHERE {_AROUND} AND before IS NULL AND state = ?"
    )
    first = trade_id - ROWS_OF_A_CHANGE
    (born,) = connection.execute(
        query, (TRADES.table, first, trade_id, trade_id, 0, DONE)
    ).fetchone()
    return born or 0


def _actions_of(connection: sqlite3.Connection, trade_id: int) -> set[int]:
    born = _born(connection, trade_id)
    named = list(_naming(connection, trade_id, born))
    found = set(named)
    ids = _row_ids(connection, trade_id, named)
    for action_id, change in _holding(connection, ids, born):
        if action_id not in found and any(
            trade_id in _trades_in(change, earlier, later) for _, earlier, later in _rows(change)
        ):
            found.add(action_id)
    return found


def _naming(connection: sqlite3.Connection, trade_id: int, born: int) -> Iterator[int]:
    """Actions whose facts name the trade."""
    query = (
        "SELECT id FROM actions WHERE id >= ? AND instr(facts, ?)"
        " AND instr(' ' || json_extract(facts, '$.trade_id') || ' ', ?)"
    )
    for (action_id,) in connection.execute(query, (born, str(trade_id), f" {trade_id} ")):
        yield action_id


def _row_ids(
    connection: sqlite3.Connection, trade_id: int, named: Sequence[int]
) -> Mapping[Layout[Any], set[int]]:
    """Rows that belong to the trade, or did in one of these actions, which name it."""
    ids: dict[Layout[Any], set[int]] = {TRADES: {trade_id}}
    for layout in _OF_A_TRADE[1:]:
        query = f"SELECT id FROM {layout.table} WHERE trade_id = ?"
        ids[layout] = {row_id for (row_id,) in connection.execute(query, (trade_id,))}
    query = (
        "SELECT table_name, first_id FROM changes WHERE row_count = 1"
        " AND action_id IN (SELECT value FROM json_each(?))"
    )
    for table, row_id in connection.execute(query, (json.dumps(named),)):
        if RECORDED[table] in ids:
            ids[RECORDED[table]].add(row_id)
    return ids


def _holding(
    connection: sqlite3.Connection, ids: Mapping[Layout[Any], Iterable[int]], born: int
) -> Iterator[_Found]:
    """The changes that hold any of these rows: those of one row by index, the long ones by a scan,
    which costs less than to look around each of many rows.
    """
    single = (
        f"SELECT action_id, {_COLUMNS} FROM changes WHERE table_name = ? AND row_count = 1"
        " AND first_id IN (SELECT value FROM json_each(?)) AND action_id >= ?"
    )
    for layout, of_table in ids.items():
        values = (layout.table, json.dumps(sorted(of_table)), born)
        for action_id, *row in connection.execute(single, values):
            yield _Found(action_id, _read(row))
    places = {layout.table: sorted(of_table) for layout, of_table in ids.items()}
    long = (
        "SELECT id, table_name, first_id, row_count FROM changes"
        " WHERE row_count > 1 AND action_id >= ?"
    )
    one = f"SELECT action_id, {_COLUMNS} FROM changes WHERE id = ?"
    for change_id, table, first_id, count in connection.execute(long, (born,)).fetchall():
        of_table = places.get(table, [])
        place = bisect_left(of_table, first_id)
        if place < len(of_table) and of_table[place] < first_id + count:
            action_id, *row = connection.execute(one, (change_id,)).fetchone()
            yield _Found(action_id, _read(row))


def _around(
    connection: sqlite3.Connection, layout: Layout[Any], row_id: int, born: int
) -> Iterator[_Found]:
    """The changes that hold one row, oldest first."""
    query = f"SELECT action_id, {_COLUMNS} FROM changes WHERE {_AROUND} ORDER BY id"
    values = (layout.table, row_id - ROWS_OF_A_CHANGE, row_id, row_id, born)
    for action_id, *row in connection.execute(query, values).fetchall():
        yield _Found(action_id, _read(row))


# images to what they tell


def _read(row: Sequence[Any]) -> Change:
    change_id, written, *content = row
    if change_checksum(*content) != written:
        raise JournalUnusable("row_damaged", table="changes", row=change_id)
    table, _, columns, before, after = content
    return Change(table, tuple(columns.split(",")), rows_of(before), rows_of(after))


def _may_hold(row: Sequence[Any], known: Mapping[Layout[Any], Iterable[int]]) -> bool:
    """Whether a change may hold any of these rows, told without unpacking it."""
    ids = known.get(RECORDED[row[2]])
    first = row[3]
    return ids is not None and any(first <= each < first + ROWS_OF_A_CHANGE for each in ids)


def _rows(change: Change) -> Iterator[tuple[Stored, Image, Image]]:
    """Each row of a change: its id, and its images."""
    if not change.before:
        yield from ((row[0], None, row) for row in change.after)
    elif not change.after:
        yield from ((row[0], row, None) for row in change.before)
    else:
        for earlier, later in zip(change.before, change.after, strict=True):
            yield earlier[0], earlier, later


def _trades_in(change: Change, *images: Image) -> set[Stored]:
    place = RECORDED[change.table].trade_place
    return set() if place is None else {image[place] for image in images if image is not None}


def _changed(table: str, columns: Sequence[str], earlier: Image, later: Image) -> Changed:
    layout = RECORDED[table]
    image = later if later is not None else earlier
    assert image is not None, "a change holds an image"
    trade_id = None if layout.trade_place is None else image[layout.trade_place]
    return Changed(
        table=table,
        row_id=int(str(image[0])),
        trade_id=None if trade_id is None else int(str(trade_id)),
        before=None if earlier is None else _values(layout, columns, earlier),
        after=None if later is None else _values(layout, columns, later),
    )


def _values(
    layout: Layout[Any], columns: Sequence[str], image: Sequence[Stored]
) -> Mapping[str, object]:
    """The values of an image by their names; one of an older schema stays as it was written."""
    if tuple(columns) != layout.columns:
        return dict(zip(columns, image, strict=True))
    record = layout.record(image)
    if isinstance(record, PlanRecord):
        plan = plan_of(record.body)
        return {each.name: getattr(plan, each.name) for each in fields(plan)}
    if isinstance(record, OwnTermsRecord):
        return _of_terms(terms_of(record.body))
    if isinstance(record, ReviewRecord):
        review = review_of(record.period, record.signed_off_at, record.body)
        said = {name: getattr(review, name) for name in _TOLD_OF_A_REVIEW}
        return {**said, "signed_off_at": review.signed_at}
    return layout.values(record)


_TOLD_OF_A_REVIEW: Final = ("period", "edge", "leak", "rule", "rule_kept")
"""What the trader said; the figures as they were told say nothing of a change."""


def _of_terms(terms: Terms) -> Mapping[str, object]:
    """What terms say, each asset by itself under its ticker."""
    said = {each.name: getattr(terms, each.name) for each in fields(terms)}
    assets, day = said.pop("assets"), said.pop("as_of")
    return {**said, "holds_from": day, **assets}
