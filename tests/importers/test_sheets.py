"""Workbooks are read like delimited files; what would unpack too far is refused before it does."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from journal_app.domain.importing.imported import MarketFill, Row
from journal_app.domain.problems import Refused
from journal_app.importers import sheets
from journal_app.importers.detect import table_in
from journal_app.importers.options import Options
from tests.importers.files import contents, read, refusals

HEADER = ["Date", "Symbol", "Side", "Quantity", "Price", "Fee"]


def book(rows: Sequence[list[Any]], *, before: Sequence[list[Any]] | None = None) -> bytes:
    made = Workbook()
    first = made.active
    assert first is not None
    if before is not None:
        for row in before:
            first.append(row)
        first = made.create_sheet("rows")
    for row in rows:
        first.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(content: bytes, part: str, change: Any) -> bytes:
    """The same workbook with one of its parts made otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.infolist():
            raw = old.read(each)
            new.writestr(each, change(raw) if each.filename == part else raw)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_of_fills_is_read_as_its_table() -> None:
    at = datetime(2026, 3, 5, 10, 30, 5)  # noqa: DTZ001 - a sheet knows no zone
    content = book([HEADER, [at, "ETH", "buy", 0.1, 2000.25, 1], [at, "ETH", "hold", 1, 2000, 0]])
    file = read(content, Options(zone=UTC))
    (fill,) = contents(file)
    assert isinstance(fill, MarketFill)
    assert fill.at == at.replace(tzinfo=UTC)
    assert (fill.size, fill.price, fill.fee) == (Decimal("0.1"), Decimal("2000.25"), Decimal(1))
    assert [each[:3] for each in refusals(file)] == [(3, "Side", "not_a_choice")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0.1, "0.1"),
        (1e-7, "1e-07"),
        (2000.0, "2000"),
        (12345678901234567890, "12345678901234567890"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("=1+1", "=1+1"),
        (datetime(2026, 3, 5, 10, 30), "2026-03-05 10:30:00"),  # noqa: DTZ001
        (datetime(2026, 3, 5, 10, 30, 0, 5000), "2026-03-05 10:30:00.005"),  # noqa: DTZ001
        (datetime(2026, 3, 5), "2026-03-05"),  # noqa: DTZ001
        (date(2026, 3, 5), "2026-03-05"),
        (time(10, 30, 5), "10:30:05"),
        (timedelta(hours=10), "10:00:00"),
    ],
)
def test_a_cell_is_written_as_a_delimited_file_would(value: object, text: str) -> None:
    assert sheets._text(value) == text


def test_the_header_is_sought_below_a_title_and_on_the_next_sheet() -> None:
    rows: list[list[Any]] = [
        ["My trades"],
        [],
        ["as of", "today"],
        HEADER,
        ["2026-03-05", "ETH", "buy", 1, 2, 0],
    ]
    for content in (book(rows), book(rows, before=[["only a title"], [1, 2, 3]])):
        table = table_in(content)
        assert table.columns == tuple(HEADER)
        assert [each.line for each in table.rows if isinstance(each, Row)] == [5]


def test_the_value_that_a_formula_had_is_taken() -> None:
    content = book([HEADER, ["2026-03-05", "ETH", "buy", "=1+1", 2, 0]])
    content = changed(content, SHEET, lambda raw: raw.replace(b"<v />", b"<v>2</v>"))
    content = changed(content, SHEET, lambda raw: raw.replace(b"<v/>", b"<v>2</v>"))
    (fill,) = contents(read(content, Options(zone=UTC)))
    assert isinstance(fill, MarketFill)
    assert fill.size == 2


def test_wide_empty_and_trailing_rows() -> None:
    rows: list[list[Any]] = [
        HEADER,
        ["2026-03-05", "ETH", "buy", 1, 2, 0, "more"],
        [],
        ["2026-03-06", "ETH"],
        [],
        [],
    ]
    table = table_in(book(rows))
    assert [type(each).__name__ for each in table.rows] == ["RowRefused", "Skipped", "Row"]


def test_a_column_twice_and_no_header_are_refused() -> None:
    for rows, code in (
        ([["a", "b", "a"]], "column_twice"),
        ([[1, 2]], "no_header"),
        ([], "no_header"),
    ):
        with pytest.raises(Refused) as refused:
            table_in(book(rows))
        assert refused.value.code == code


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing",
        book([HEADER])[:-40],
        changed(book([HEADER]), SHEET, lambda raw: raw[:-30]),
        changed(book([HEADER]), "xl/workbook.xml", lambda raw: b"<workbook"),
        changed(book([HEADER]), "[Content_Types].xml", lambda raw: b""),
    ],
)
def test_what_is_no_workbook_is_said_calmly(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        table_in(content)
    assert refused.value.code == "not_a_workbook"


def test_a_zip_of_something_else_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "hello")
    with pytest.raises(Refused) as refused:
        table_in(out.getvalue())
    assert refused.value.code == "not_a_workbook"


def test_entities_are_not_expanded() -> None:
    bomb = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">
    <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""

    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml"):
        content = changed(book([HEADER]), part, lambda raw: bomb + raw)
        with pytest.raises(Refused) as refused:
            table_in(content)
        assert refused.value.code == "not_a_workbook", part


def test_what_unpacks_to_far_more_than_its_size_is_refused_unread() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    with pytest.raises(Refused) as refused:
        table_in(out.getvalue())
    assert refused.value.code == "unpacks_too_far"


def test_what_unpacks_beyond_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book([HEADER])
    monkeypatch.setattr("journal_app.importers.delimited.MOST_BYTES", 1_000)
    with pytest.raises(Refused) as refused:
        sheets.read_sheet(content)
    assert refused.value.code == "file_too_large"


def test_too_many_parts_and_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = book([HEADER, *[["2026-03-05", "ETH", "buy", 1, 2, 0]] * 40])
    monkeypatch.setattr(sheets, "MOST_ROWS", 30)
    with pytest.raises(Refused) as refused:
        sheets.read_sheet(content)
    assert refused.value.code == "too_many_rows"
    monkeypatch.setattr(sheets, "MOST_PARTS", 3)
    with pytest.raises(Refused) as refused:
        sheets.read_sheet(content)
    assert refused.value.code == "too_many_parts"


def test_parts_that_lie_over_each_other_are_refused() -> None:
    content = bytearray(book([HEADER]))
    place = content.rindex(b"PK\x01\x02")
    content[place + 20 : place + 24] = (10**6).to_bytes(4, "little")
    with pytest.raises(Refused) as refused:
        table_in(bytes(content))
    assert refused.value.code == "not_a_workbook"


def test_openpyxl_is_not_loaded_before_a_workbook_comes() -> None:
    code = "import sys, journal_app.importers.detect; print('openpyxl' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
