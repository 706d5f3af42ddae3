"""Files that somebody or something spoilt: cells, lines and bytes of a good one changed.

A change is a plain tuple, so that hypothesis can draw, shrink and show it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from hypothesis import strategies as st

HOSTILE_CELLS: Final = (
    "", " ", "0", "-0", "-1", "1e400", "1e-400", "NaN", "Infinity", "-inf", "1_000", "1,000.5",
    "1.000,5", "١٢", "１２", "9" * 60, "0." + "0" * 40 + "1", "'", "'=1+1", "=cmd|x", '"', '""',
    "\x00", "\ufeff", "\u202e", "😀", "null", "undefined", "true", "{", "[]",
    '{"a": [1, {"b": null}]}',
    "31/02/2026 - 25:61:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00",
    "2026-03-29T02:30:00", "2026-01-05T00:00:00.9999999Z", "-9223372036854775808",
    "99999999999999999999", "1770804251000", "ETH/USDC", "x" * 300, "\\", "a;b|c\td",
)  # fmt: skip
ENCODINGS: Final = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32", "utf-7")
_BYTES: Final = (b"\x00", b"\xff", b'"', b"'", b"\n", b"\r", b",", b"\xef\xbb\xbf", b"[", b"{")


class Change(NamedTuple):
    """One change. places: which cell, line or byte, counted round and round; value: what with."""

    what: str
    places: tuple[int, int, int]
    value: int


def _swap_cells(rows: list[list[str]], change: Change) -> None:
    one, other, place = change.places
    first, second = rows[one % len(rows)], rows[other % len(rows)]
    here, there = place % len(first), change.value % len(second)
    first[here], second[there] = second[there], first[here]


def _delete_cell(rows: list[list[str]], change: Change) -> None:
    row = rows[change.places[0] % len(rows)]
    del row[change.places[1] % len(row)]


def _double_cell(rows: list[list[str]], change: Change) -> None:
    row = rows[change.places[0] % len(rows)]
    place = change.places[1] % len(row)
    row.insert(place, row[place])


def _replace_cell(rows: list[list[str]], change: Change) -> None:
    row = rows[change.places[0] % len(rows)]
    row[change.places[1] % len(row)] = HOSTILE_CELLS[change.value % len(HOSTILE_CELLS)]


def _delete_row(rows: list[list[str]], change: Change) -> None:
    del rows[change.places[0] % len(rows)]


def _double_row(rows: list[list[str]], change: Change) -> None:
    rows.insert(change.places[1] % len(rows), list(rows[change.places[0] % len(rows)]))


def _join_rows(rows: list[list[str]], change: Change) -> None:
    place = change.places[0] % len(rows)
    rows[place : place + 2] = [[cell for row in rows[place : place + 2] for cell in row]]


def _swap_rows(rows: list[list[str]], change: Change) -> None:
    one, other = change.places[0] % len(rows), change.places[1] % len(rows)
    rows[one], rows[other] = rows[other], rows[one]


_OF_ROWS: Final[Mapping[str, Callable[[list[list[str]], Change], None]]] = {
    "swap cells": _swap_cells,
    "delete cell": _delete_cell,
    "double cell": _double_cell,
    "replace cell": _replace_cell,
    "delete row": _delete_row,
    "double row": _double_row,
    "join rows": _join_rows,
    "swap rows": _swap_rows,
}


def _flip(content: bytes, change: Change) -> bytes:
    place = change.places[0] % len(content)
    return (
        content[:place] + bytes([content[place] ^ (1 << change.value % 8)]) + content[place + 1 :]
    )


def _insert(content: bytes, change: Change) -> bytes:
    place = change.places[0] % len(content)
    return content[:place] + _BYTES[change.value % len(_BYTES)] + content[place:]


def _cut(content: bytes, change: Change) -> bytes:
    return content[: change.places[0] % len(content)]


def _encode(content: bytes, change: Change) -> bytes:
    text = content.decode("utf-8", "replace")
    return text.encode(ENCODINGS[change.value % len(ENCODINGS)], "replace")


_OF_BYTES: Final[Mapping[str, Callable[[bytes, Change], bytes]]] = {
    "flip a bit": _flip,
    "insert a byte": _insert,
    "cut": _cut,
    "encode anew": _encode,
}

changes: Final = st.lists(
    st.builds(
        Change,
        st.sampled_from([*_OF_ROWS, *_OF_ROWS, *_OF_BYTES]),
        st.tuples(*[st.integers(0, 10_000)] * 3),
        st.integers(0, 1_000),
    ),
    min_size=1,
    max_size=4,
)


def spoilt(content: bytes, every: Sequence[Change]) -> bytes:
    """A file after these changes."""
    for change in every:
        if not content:
            break
        if change.what in _OF_BYTES:
            content = _OF_BYTES[change.what](content, change)
        else:
            content = _with_rows_changed(content, change)
    return content


def _with_rows_changed(content: bytes, change: Change) -> bytes:
    if content.startswith(b"PK"):
        return _with_a_member_changed(content, change)
    text = content.decode("utf-8", "replace")
    if text.lstrip("\ufeff \r\n").startswith(("[", "{")):
        return _with_a_value_changed(text, change).encode("utf-8", "replace")
    sign = max((",", ";", "\t"), key=text.partition("\n")[0].count)
    rows = [line.split(sign) for line in text.split("\n")]
    _OF_ROWS[change.what](rows, change)
    return "\n".join(sign.join(row) for row in rows).encode("utf-8", "replace")


def _with_a_value_changed(text: str, change: Change) -> str:
    """JSON of which the values of one object are the cells, and the objects the rows."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return text.replace("},", "}" if change.value % 2 else ",", 1)
    objects = list(_objects(said))
    if not objects:
        return text
    one = objects[change.places[0] % len(objects)]
    other = objects[change.places[1] % len(objects)]
    keys = list(one) or [""]
    key = keys[change.places[2] % len(keys)]
    match change.what:
        case "swap cells":
            one[key], other[key] = deepcopy(other.get(key)), deepcopy(one.get(key))
        case "delete cell" | "delete row":
            one.pop(key, None)
        case "double cell" | "double row":
            one[f"{key}2"] = one.get(key)
        case "join rows":
            one.update(deepcopy(other))
        case "swap rows":
            one[key] = deepcopy(other)
        case _:
            one[key] = _hostile_value(change.value)
    return json.dumps(said)


def _objects(said: Any) -> list[dict[str, Any]]:
    """Every object in a text, the outermost first."""
    found: list[dict[str, Any]] = []
    waiting = [said]
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, dict):
            found.append(each)
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found


def _hostile_value(number: int) -> Any:
    values: tuple[Any, ...] = (
        *HOSTILE_CELLS,
        None,
        True,
        0,
        -1,
        10**30,
        [],
        {},
        [[]],
        {"a": {"b": []}},
    )
    return values[number % len(values)]


def _with_a_member_changed(content: bytes, change: Change) -> bytes:
    """A zipped file of which one part is changed, and all is packed again."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return _flip(content, change)
    name = list(parts)[change.places[2] % len(parts)]
    text = parts[name].decode("utf-8", "replace")
    rows = [piece.split(">") for piece in text.split("</")]
    _OF_ROWS[change.what](rows, change)
    parts[name] = "</".join(">".join(row) for row in rows).encode("utf-8", "replace")
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for each, part in parts.items():
            archive.writestr(each, part)
    return packed.getvalue()
