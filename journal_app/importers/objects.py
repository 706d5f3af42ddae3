"""Read a JSON list of objects as a table: a column for each key, a row for each object.

The list may stand in an answer around it, as a service gives it. An object in an object becomes
columns of its own, `reserve.symbol`. Numbers stay the text that the file wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journal_app.domain.importing.imported import Row, RowRefused, Skipped
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.progress import Progress, silent, told
from journal_app.domain.texts import is_whole, whole
from journal_app.importers.delimited import MOST_ROWS, SHOWN, Table

DEEPEST: Final = 4
"""Objects around the list, or within one of its objects; no service nests deeper."""
_STARTS: Final = ("[", "{")


def is_objects(text: str) -> bool:
    """Whether a text begins as JSON that can hold a list of objects."""
    return text.lstrip()[:1] in _STARTS


def read_objects(text: str, progress: Progress = silent) -> Table:
    """Read the only list of objects; a row's line is its place in the list, the first being 1.

    Raises: Refused where the text is no JSON, holds no such list, or is beyond the limits.
    """
    lists = list(_lists_in(_parsed(text)))
    if not lists:
        raise Refused.because("", "no_list_of_objects")
    filled = [each for each in lists if each]
    if not filled:
        raise Refused.because("", "file_is_empty")
    if len(filled) > 1:
        raise Refused.because("", "several_lists", count=len(filled))
    objects = filled[0]
    if len(objects) > MOST_ROWS:
        raise Refused.because("", "too_many_rows", most=f"{MOST_ROWS:,}")
    each_told = told(objects, len(objects), progress)
    flat = [dict(_flat(each)) if isinstance(each, dict) else None for each in each_told]
    columns = tuple(dict.fromkeys(key for each in flat if each is not None for key in each))
    if not columns:
        raise Refused.because("", "no_list_of_objects")
    rows = (
        _row(place, said, cells, columns)
        for place, (said, cells) in enumerate(zip(objects, flat, strict=True), 1)
    )
    return Table(columns, tuple(rows))


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
            object_pairs_hook=_once_each,
        )
    except json.JSONDecodeError as error:
        raise Refused.because(f"line {error.lineno}", "no_json_here", at=error.colno) from None
    except RecursionError:
        raise Refused.because("", "nested_too_deep") from None


def _refuse_constant(word: str) -> None:
    raise Refused.because("", "no_number_of_json", text=word)


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys all differ. Raises: Refused."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused.because("", "column_twice", column=twice[:SHOWN])
    return found


def _lists_in(said: Any, depth: int = 0) -> Iterator[list[Any]]:
    """The list that the text is, or those in the objects around."""
    if isinstance(said, list):
        yield said
    elif isinstance(said, dict) and depth < DEEPEST:
        for each in said.values():
            yield from _lists_in(each, depth + 1)


def _flat(said: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The cells of an object by column."""
    for key, value in said.items():
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, f"{before}{key}.", depth + 1)
        else:
            yield f"{before}{key}", _cell(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _row(
    place: int, said: Any, cells: Mapping[str, str] | None, columns: tuple[str, ...]
) -> Row | Skipped | RowRefused:
    text = json.dumps(said, ensure_ascii=False)
    if not is_whole(text):
        shown = whole(text)[:SHOWN]
        return RowRefused(
            Row(place, whole(text)), Problem("", "half_a_sign", {"text": shown}), shown
        )
    if cells is None:
        return RowRefused(Row(place, text), Problem("", "row_no_object"), text[:SHOWN])
    row = Row(place, text, [cells.get(column, "") for column in columns])
    nul = next((name for name, cell in cells.items() if "\x00" in cell), None)
    if nul is not None:
        return RowRefused(row, Problem(nul, "nul_character"), cells[nul][:SHOWN])
    if not any(cell.strip() for cell in row.cells):
        return Skipped(row, Problem("", "empty_row"))
    return row
