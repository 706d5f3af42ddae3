"""JSON lists as tables: keys as columns, answers around them, and what is no such list."""

from __future__ import annotations

import pytest

from journal_app.domain.importing.imported import Row, RowRefused, Skipped
from journal_app.domain.problems import Refused
from journal_app.importers.delimited import LONGEST_LINE, gathered
from journal_app.importers.objects import is_objects, read_objects


def test_keys_are_columns_and_numbers_stay_as_written() -> None:
    table = read_objects('[{"px":"1.10","sz":0.30000000000000000001,"n":7},{"px":"2","ok":true}]')
    assert table.columns == ("px", "sz", "n", "ok")
    cells = [row.cells for row in table.rows if isinstance(row, Row)]
    assert cells == [["1.10", "0.30000000000000000001", "7", ""], ["2", "", "", "true"]]
    assert [row.row.line if not isinstance(row, Row) else row.line for row in table.rows] == [1, 2]


def test_the_list_may_stand_in_an_answer_and_objects_in_objects() -> None:
    text = '{"status":"ok","data":{"rows":[{"reserve":{"symbol":"USDC","decimals":6},"x":null}]}}'
    table = read_objects(text)
    assert table.columns == ("reserve.symbol", "reserve.decimals", "x")
    (row,) = table.rows
    assert isinstance(row, Row)
    assert row.cells == ["USDC", "6", ""]


def test_what_is_no_object_is_refused_by_itself_and_an_empty_one_skipped() -> None:
    table = read_objects('[{"a":"1"}, 5, {}, {"a":"x\\u0000y"}]')
    kinds = [type(row) for row in table.rows]
    assert kinds == [Row, RowRefused, Skipped, RowRefused]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[{"a":1', "no_json_here"),
        ('{"a":1}', "no_list_of_objects"),
        ('{"a":1,"b":["c",2]}', "no_list_of_objects"),
        ('[{},{"a":{}}]', "no_list_of_objects"),
        ("[]", "file_is_empty"),
        ('{"a":[{"x":1}],"b":[{"x":2}]}', "several_lists"),
        ('[{"a":1,"a":2}]', "column_twice"),
        ('[{"a":NaN}]', "no_number_of_json"),
        ("[" * 200_000, "nested_too_deep"),
    ],
)
def test_no_list_is_refused_whole(text: str, code: str) -> None:
    assert is_objects(text)
    with pytest.raises(Refused) as refused:
        read_objects(text)
    assert refused.value.problems[0].code == code


def test_a_list_may_stand_in_one_long_line() -> None:
    content = b'[{"a":"' + b"x" * LONGEST_LINE + b'"}]'
    assert gathered([content]) == content


def test_a_row_with_half_a_sign_is_refused_and_no_other() -> None:
    table = read_objects('[{"a": "1", "b": "x"}, {"a": "2", "b": "y\\ud83d"}]')
    first, second = table.rows
    assert isinstance(first, Row)
    assert isinstance(second, RowRefused)
    assert second.problem.code == "half_a_sign"
    assert second.row.text == '{"a": "2", "b": "y\ufffd"}'
