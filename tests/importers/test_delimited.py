"""The reader that all tables share: encodings, torn rows, limits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.importing.imported import Row, RowRefused, Skipped
from journal_app.domain.problems import Refused
from journal_app.importers import delimited
from journal_app.importers.delimited import decoded, gathered, read_table, unguarded

TEXT = "time,note\n2026-01-01,Grüße €5\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_every_encoding_reads_the_same(content: bytes) -> None:
    assert decoded(content) == TEXT


@pytest.mark.parametrize(
    "content",
    [b"a,b\x00\x00\x00\x01,c\n", b"caf\x81", b"\xff\xfea", b"\x00\x00\x00\x00", bytes(range(256))],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decoded(content)
    assert refused.value.code == "not_a_text_file"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_header_shows_the_delimiter(sign: str, end: str) -> None:
    table = read_table(end.join([f"a{sign}b{sign}c", f"1{sign}2{sign}3", ""]))
    assert table.columns == ("a", "b", "c")
    (row,) = table.rows
    assert (
        row.row
        if isinstance(row, Skipped | RowRefused)
        else row == Row(2, f"1{sign}2{sign}3", ["1", "2", "3"])
    )


@pytest.mark.parametrize(
    "header", ["sep=;\na;b", "\r\nsep=;\r\n\r\na;b", '"a";b', '"a";"b"', "sep=;\na;b;"]
)
def test_a_line_may_name_the_delimiter_and_quotes_hide_others(header: str) -> None:
    table = read_table(f"{header}\n1,5;2,5\n")
    assert (table.columns, table.delimiter) == (("a", "b"), ";")
    (row,) = table.rows
    assert isinstance(row, Row)
    assert row.cells == ["1,5", "2,5"]
    assert read_table('"a, b, c";d\n1;2\n').columns == ("a, b, c", "d")


def test_a_delimiter_alone_is_no_table() -> None:
    with pytest.raises(Refused) as refused:
        read_table("sep=;\n\n")
    assert refused.value.code == "file_is_empty"


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    table = read_table('\n\na,b\n1,"two\nlines"\n\n3,4\r\n5,6\r7,8')
    assert [row.line for row in table.rows if isinstance(row, Row)] == [4, 7, 8, 9]
    first = table.rows[0]
    assert isinstance(first, Row)
    assert first.text == '1,"two\nlines"'
    assert first.cells == ["1", "two\nlines"]


def test_a_torn_row_is_refused_by_itself() -> None:
    table = read_table('a,b\n1,"torn"x\n2,ok\n3,"never closed\n4,ok\n')
    found = [
        (row.row.line, row.problem.code) if isinstance(row, RowRefused) else row.line
        for row in table.rows
        if not isinstance(row, Skipped)
    ]
    assert found == [(2, "torn_row"), 3, (4, "torn_row"), 5]


def test_a_cell_beyond_measure_tears_only_its_row() -> None:
    table = read_table("a,b\n1," + "x" * (delimited.LONGEST_CELL + 1) + "\n2,ok\n")
    assert [type(row) for row in table.rows] == [RowRefused, Row]


def test_a_quotation_mark_that_runs_over_many_rows_is_no_table() -> None:
    rows = "1,whole\n" * (delimited.LONGEST_CELL // 8)
    torn = '2,"' + "x" * 90_000 + '\n3,"torn"x\n'
    with pytest.raises(Refused) as refused:
        read_table(f'a,b\n{rows}{torn}4,"never closed\n{rows}')
    (problem,) = refused.value.problems
    line = delimited.LONGEST_CELL // 8 + 4
    assert (problem.field, problem.code) == (f"line {line}", "quote_not_closed")
    table = read_table(f'a,b\n{rows}4,"never closed\n{rows[:-16]}')
    assert [row.row.line for row in table.rows if isinstance(row, RowRefused)] == [line - 2]


@pytest.mark.parametrize("row", ['x","z\n', '"', '"\n', ',"\n', 'x"y,"z\n', '"a""\n', '""",""a\n'])
def test_lines_are_not_read_again_and_again(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However torn rows follow each other, the work stays in step with the length."""
    taken = 0
    reader = csv.reader

    def counting(lines: Iterable[str], delimiter: str, *, strict: bool) -> object:
        def counted() -> Iterator[str]:
            nonlocal taken
            for line in lines:
                taken += 1
                yield line

        return reader(counted(), delimiter=delimiter, strict=strict)

    monkeypatch.setattr(csv, "reader", counting)
    text = "a,b\n" + row * 5_000
    with suppress(Refused):
        read_table(text)
    assert 0 < taken < 3 * len(text)


def test_missing_cells_at_the_end_are_empty_and_surplus_ones_refused() -> None:
    table = read_table("a,b,c\n1\n1,2,3,,\n1,2,3,4\n,,\n,2,3\n")
    whole = [row.cells for row in table.rows if isinstance(row, Row)]
    assert whole == [["1", "", ""], ["1", "2", "3"], ["", "2", "3"]]
    refused = [row for row in table.rows if isinstance(row, RowRefused)]
    assert [(row.problem.code, row.value) for row in refused] == [("too_many_cells", "4")]
    assert [row.problem.code for row in table.rows if isinstance(row, Skipped)] == ["empty_row"]


def test_a_nul_is_refused_with_its_column() -> None:
    table = read_table("a,b\n1,2\x003\n1,2,\x00\n")
    found = [
        (row.problem.field, row.problem.code) for row in table.rows if isinstance(row, RowRefused)
    ]
    assert found == [("b", "nul_character"), ("", "nul_character")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file_is_empty"),
        ("\n \n", "file_is_empty"),
        ("a,b,a\n", "column_twice"),
        ('a,"b"c\n', "no_header"),
    ],
)
def test_a_file_without_a_header_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_table(text)
    assert refused.value.code == code


def test_empty_columns_at_the_end_of_a_header_are_none() -> None:
    assert read_table("a, b ,,\n1,2,,\n").columns == ("a", "b")


def test_a_file_beyond_the_limits_is_refused_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_BYTES", 100)
    with pytest.raises(Refused) as refused:
        gathered([b"x" * 60, b"x" * 60])
    assert refused.value.code == "file_too_large"
    monkeypatch.setattr(delimited, "MOST_BYTES", 10**6)
    monkeypatch.setattr(delimited, "MOST_ROWS", 3)
    assert gathered([b"a\n1\n2\n3\n"])
    with pytest.raises(Refused) as refused:
        gathered([b"a\n1\n2\n", b"3\n4\n"])
    assert refused.value.code == "too_many_rows"
    monkeypatch.setattr(delimited, "LONGEST_LINE", 10)
    monkeypatch.setattr(delimited, "MOST_ROWS", 300)
    with pytest.raises(Refused) as refused:
        gathered([b"a\nb\r\nccccccccccccccccccc\n"])
    assert refused.value.problems[0].field == "line 3"
    with pytest.raises(Refused) as refused:
        gathered([b"a\nb\r\nc", b"cccc", b"cccccc", b"never read"])
    assert refused.value.problems[0].field == "line 3"
    assert gathered([b"aaaa\n" * 50])


def test_a_guard_is_taken_off_only_where_one_is_needed() -> None:
    guarded = ["'=1", "'+1", "'-1", "'@a", "''a", "'\ta", "'a", "'", ""]
    assert [unguarded(text) for text in guarded] == [
        "=1", "+1", "-1", "@a", "'a", "\ta", "'a", "'", "",
    ]  # fmt: skip


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["a", "b"], *rows])
    table = read_table(written.getvalue())
    assert not [row for row in table.rows if isinstance(row, RowRefused)]
    whole = [row.row if isinstance(row, Skipped | RowRefused) else row for row in table.rows]
    found = [row.cells for row in whole]
    assert [list(each) for each in found] == rows


@given(st.text(st.sampled_from('a,"\n\r;\x00 '), max_size=60))
def test_no_text_brings_the_reader_down(text: str) -> None:
    try:
        table = read_table("a,b\n" + text)
    except Refused:
        return
    lines = [
        row.row.line if isinstance(row, Skipped | RowRefused) else row.line for row in table.rows
    ]
    assert lines == sorted(set(lines))
