"""Read a sheet of an Excel workbook as a table: its numbers as exact texts, its dates as ISO 8601.

A workbook is a zip archive, and small ones can unpack to more than any memory holds: what it will
unpack to is checked before anything is.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

from journal_app.domain.importing.imported import Row
from journal_app.domain.problems import Refused
from journal_app.domain.progress import Progress, silent, told
from journal_app.importers.delimited import (
    MOST_ROWS,
    Table,
    check_size,
    fitted,
    named_columns,
)

MOST_PARTS: Final = 2_000
"""Files in the archive; a workbook of a hundred sheets has some hundred."""
MOST_RATIO: Final = 100
SOUGHT: Final = 30
"""Rows at the top of a sheet among which its header is sought, below a title."""

_UNREADABLE: Final = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, EOFError,
    zipfile.BadZipFile, NotImplementedError, ParseError, zipfile.zlib.error,  # type: ignore[attr-defined]
)  # fmt: skip
"""What openpyxl raises on a workbook that is damaged; a forbidden entity is a ValueError."""


def read_sheet(content: bytes, progress: Progress = silent) -> Table:
    """Read the first sheet that has a header.

    Raises: Refused where it is no workbook, is beyond the limits, or no sheet has a header.
    """
    _check_unpacked(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except _UNREADABLE:
        raise Refused.because("", "not_a_workbook") from None
    try:
        for sheet in book.worksheets:
            stated = sheet.max_row or 0  # a hint: it may be wrong, and cuts rows where it is kept
            sheet.reset_dimensions()
            rows = _rows(told(sheet.iter_rows(values_only=True), stated, progress))
            if (table := _table(rows)) is not None:
                return table
    except _UNREADABLE:
        raise Refused.because("", "not_a_workbook") from None
    finally:
        book.close()
    raise Refused.because("", "no_header")


def _check_unpacked(content: bytes) -> None:
    """Raises: Refused where the archive is none, or holds more than can be unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Refused.because("", "not_a_workbook") from None
    if len(parts) > MOST_PARTS:
        raise Refused.because("", "too_many_parts", most=f"{MOST_PARTS:,}")
    unpacked = sum(part.file_size for part in parts)
    check_size(unpacked)
    if sum(part.compress_size for part in parts) > len(content):
        raise Refused.because("", "not_a_workbook")
    if unpacked > MOST_RATIO * len(content):
        raise Refused.because("", "unpacks_too_far", most=MOST_RATIO)


def _rows(values: Iterable[Sequence[Any]]) -> Iterator[Row]:
    for line, row in enumerate(values, 1):
        if line > MOST_ROWS + 1:
            raise Refused.because("", "too_many_rows", most=f"{MOST_ROWS:,}")
        cells = [_text(value) for value in row]
        yield Row(line, "\t".join(cells).rstrip("\t"), cells)


def _table(rows: Iterator[Row]) -> Table | None:
    """The header and what is below it; None where there is no header."""
    head = list(islice(rows, SOUGHT))
    place = _header_place(head)
    if place is None:
        return None
    columns = named_columns(head[place])
    below = [*head[place + 1 :], *rows]
    while below and not any(below[-1].cells):
        below.pop()
    return Table(columns, tuple(fitted(row, columns) for row in below))


def _header_place(head: Sequence[Row]) -> int | None:
    """The first row of several words that is at least half as wide as the widest."""
    widths = [sum(1 for cell in row.cells if cell.strip()) for row in head]
    widest = max(widths, default=0)
    for place, (row, width) in enumerate(zip(head, widths, strict=True)):
        words = [cell for cell in row.cells if cell.strip()]
        if width >= 2 and 2 * width >= widest and not any(map(_is_figure, words)):
            return place
    return None


def _is_figure(cell: str) -> bool:
    return cell[0] in "+-.0123456789"


def _text(value: Any) -> str:
    """A cell as a delimited file would write it."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            whole = repr(value)
            return whole.removesuffix(".0")
        case datetime():
            return _moment(value)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _moment(value: datetime) -> str:
    """A date and time; a date alone, as its time may stand in the next column."""
    if value.time() == time.min:
        return value.date().isoformat()
    spec = "milliseconds" if value.microsecond else "seconds"
    return value.isoformat(" ", spec)
