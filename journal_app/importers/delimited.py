"""Read a delimited text: its encoding, its delimiter, its header and its rows.

A row that is broken is refused by itself; a file that is no table is refused as a whole, and so is
one in which a quotation mark runs over many rows and is not closed. Limits are checked before
anything is decoded.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from journal_app.domain.importing.imported import Row, RowRefused, Skipped
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.progress import Progress, silent, told

if TYPE_CHECKING:
    from _csv import Reader

MOST_BYTES: Final = 200 * 1024 * 1024
MOST_ROWS: Final = 1_000_000
LONGEST_LINE: Final = 1024 * 1024
"""Bytes. No export of any platform comes near, and what is longer is no table."""
LONGEST_CELL: Final = 131_072
"""Characters; the limit that the standard library's reader has by itself."""
MOST_OVERRUN: Final = LONGEST_CELL
"""Characters of torn rows that ran over the lines below them. Each of those lines is read again as
a row of its own, which without a limit takes hours in a file made to that end."""

SHOWN: Final = 80
"""Characters of a cell that a refusal repeats."""

DELIMITERS: Final = (",", ";", "\t", "|")
_NAMED_DELIMITER: Final = re.compile(r"sep=([,;\t|])")
"""A first line that tells a spreadsheet what parts the cells."""
_QUOTED: Final = re.compile(r'"[^"]*"')
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
"""With what ends it; a text file of the standard library would hold four bytes a character."""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SNIFFED: Final = 1024
_GUARDED_TEXTS: Final = tuple(f"'{sign}" for sign in ("=", "+", "-", "@", "\t", "\r", "'"))


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it: each whole, empty, or refused because it is torn.

    delimiter: what parts its cells; a comma also stands for cells that nothing in the text parts.
    progress: is told how far the rows are read.
    """

    columns: tuple[str, ...]
    rows: tuple[Row | Skipped | RowRefused, ...]
    delimiter: str = ","
    progress: Progress = field(default=silent, compare=False, repr=False)

    def in_turn(
        self, rows: Sequence[Row | Skipped | RowRefused]
    ) -> Iterator[Row | Skipped | RowRefused]:
        """Its rows, in the order of the one reading that takes its time, told of as they go."""
        return told(rows, len(rows), self.progress)


def check_size(size: int) -> None:
    """Raises: Refused where a file of so many bytes is beyond the limit."""
    if size > MOST_BYTES:
        raise Refused.because("", "file_too_large", most=MOST_BYTES // (1024 * 1024))


def gathered(chunks: Iterable[bytes]) -> bytes:
    """The content of a file that comes in chunks, refused as soon as it is beyond the limits.

    JSON may stand in one line, however long, and a workbook has none; their rows are counted where
    they are read.

    Raises: Refused where it is larger, longer or wider than can be read.
    """
    content = bytearray()
    feeds = returns = 0
    for chunk in chunks:
        content += chunk
        feeds += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        check_size(len(content))
        if _has_no_lines(content):
            continue
        lines = max(feeds, returns)
        if lines > MOST_ROWS + 1:
            raise Refused.because("", "too_many_rows", most=f"{MOST_ROWS:,}")
        if len(content) > LONGEST_LINE and not _ends_in(content[-LONGEST_LINE - 1 :]):
            raise _too_long(lines + 1)
    if not _has_no_lines(content):
        _check_lines(content)
    return bytes(content)


def is_zip(content: bytes | bytearray) -> bool:
    """Whether it begins as a zip archive, which a workbook is."""
    return content.startswith(b"PK\x03\x04")


def _has_no_lines(content: bytearray) -> bool:
    return is_zip(content) or _is_json(content)


def _is_json(content: bytearray) -> bool:
    start = content[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"[", b"{"))


def _check_lines(content: bytearray) -> None:
    start, line = 0, 1
    while len(content) - start > LONGEST_LINE:
        window = content[start : start + LONGEST_LINE]
        end = max(window.rfind(b"\n"), window.rfind(b"\r"))
        if end < 0:
            raise _too_long(line)
        line += max(window.count(b"\n", 0, end + 1), window.count(b"\r", 0, end + 1))
        start += end + 1


def _ends_in(content: bytearray) -> bool:
    """Whether a line ends in it."""
    return b"\n" in content or b"\r" in content


def _too_long(line: int) -> Refused:
    return Refused.because(f"line {line}", "line_too_long", most=f"{LONGEST_LINE:,}")


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or, where it is neither, Windows-1252.

    Raises: Refused where it is no text.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content[len(bom) :], encoding)
    head = content[:_SNIFFED]
    if b"\x00" in head:
        evens, odds = head[::2].count(0), head[1::2].count(0)
        if evens == 0 and odds * 3 > len(head):
            return _decoded(content, "utf-16-le")
        if odds == 0 and evens * 3 > len(head):
            return _decoded(content, "utf-16-be")
        raise Refused.because("", "not_a_text_file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused.because("", "not_a_text_file") from None


def read_table(text: str, progress: Progress = silent) -> Table:
    """Split a text into its header and rows.

    Raises: Refused where there is no header, a column stands twice, or a quotation mark that is not
    closed runs over many rows.
    """
    lines = _LINE.findall(text)
    first = _next_filled(lines, 0)
    if named := _NAMED_DELIMITER.fullmatch(lines[first].strip()):
        delimiter = named[1]
        first = _next_filled(lines, first + 1)
    else:
        delimiter = max(DELIMITERS, key=_QUOTED.sub("", lines[first]).count)
    rows = _split(lines, first, delimiter)
    header = next(rows, None)
    if not isinstance(header, Row):
        raise Refused.because(f"line {first + 1}", "no_header")
    columns = named_columns(header)
    below = told(rows, len(lines), progress)
    return Table(columns, tuple(fitted(row, columns) for row in below), delimiter)


def _next_filled(lines: Sequence[str], start: int) -> int:
    """The place of the next line that is not empty. Raises: Refused where there is none."""
    for place in range(start, len(lines)):
        if lines[place].strip():
            return place
    raise Refused.because("", "file_is_empty")


def named_columns(header: Row) -> tuple[str, ...]:
    """The columns of a header, without empty ones at its end.

    Raises: Refused where a column stands twice.
    """
    columns = tuple(cell.strip() for cell in header.cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    for place, column in enumerate(columns):
        if column in columns[:place]:
            raise Refused.because(f"line {header.line}", "column_twice", column=column)
    return columns


def _split(lines: Sequence[str], first: int, delimiter: str) -> Iterator[Row | RowRefused]:
    """Rows with the text they stand in; after a torn one reading goes on at the next line.

    Raises: Refused where torn rows ran too far over those below.
    """
    start, overrun = first, 0
    reader = _reader(lines, start, delimiter)
    while True:
        begun = start + reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error:
            taken = lines[begun : start + reader.line_num]
            if len(taken) > 1:
                overrun += sum(map(len, taken))
            if overrun > MOST_OVERRUN:
                raise Refused.because(f"line {begun + 1}", "quote_not_closed") from None
            text = lines[begun].rstrip("\r\n")
            yield RowRefused(Row(begun + 1, text), Problem("", "torn_row"), text[:SHOWN])
            start = begun + 1
            reader = _reader(lines, start, delimiter)
            continue
        if cells is None:
            return
        if cells:
            taken = lines[begun : start + reader.line_num]
            text = taken[0] if len(taken) == 1 else "".join(taken)
            yield Row(begun + 1, text.rstrip("\r\n"), cells)


def _reader(lines: Sequence[str], start: int, delimiter: str) -> Reader:
    """A reader of the lines from a place on."""
    ahead = map(lines.__getitem__, range(start, len(lines)))
    return csv.reader(ahead, delimiter=delimiter, strict=True)


def fitted(row: Row | RowRefused, columns: tuple[str, ...]) -> Row | Skipped | RowRefused:
    """A row with a cell for each column; skipped where it is empty, refused where it is wider."""
    if isinstance(row, RowRefused):
        return row
    cells = row.cells
    if "\x00" in row.text:
        place = next(place for place, cell in enumerate(cells) if "\x00" in cell)
        column = columns[place] if place < len(columns) else ""
        return RowRefused(row, Problem(column, "nul_character"), cells[place][:SHOWN])
    if len(cells) == len(columns) and cells[0]:
        return row
    if not any(cell.strip() for cell in cells):
        return Skipped(row, Problem("", "empty_row"))
    surplus = [cell for cell in cells[len(columns) :] if cell.strip()]
    if surplus:
        problem = Problem("", "too_many_cells", {"count": len(cells), "columns": len(columns)})
        return RowRefused(row, problem, surplus[0][:SHOWN])
    missing = [""] * (len(columns) - len(cells))
    return Row(row.line, row.text, [*cells[: len(columns)], *missing])


def unguarded(text: str) -> str:
    """Take off the ' that keeps a spreadsheet from reading a text as a formula."""
    return text[1:] if text.startswith(_GUARDED_TEXTS) else text
