from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from types import SimpleNamespace

import pytest

from journal_app.cli.calc import answering
from journal_app.cli.calc.answering import CALCULATIONS, answer, answers
from journal_app.cli.calc.reading import Given, Shape, optional, signed

REQUEST = '{"id": %s, "calc": "statistics", "trades": []}'


def problem(request: object) -> tuple[object, object]:
    error = answer(request)["error"]
    assert isinstance(error, dict)
    assert error["message"]
    return error["field"], error["code"]


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        (REQUEST % 1, [1]),
        ("\ufeff" + REQUEST % '"a"' + "\n", ["a"]),
        (f"[{REQUEST % 1}, {REQUEST % 2}]", [1, 2]),
        (f"{REQUEST % 1}\n\n  \r\n{REQUEST % 2}\r\n", [1, 2]),
        (json.dumps({"id": 3, "calc": "statistics", "trades": []}, indent=1), [3]),
        ("[]", []),
        ("", []),
        (" \n ", []),
        ('{"calc": "statistics", "trades": []}', [None]),
        ('{"id": "a\u2028b", "calc": "statistics"}\n' + REQUEST % 2, ["a\u2028b", 2]),
    ],
)
def test_reads_an_object_a_list_or_lines(source: str, ids: list[object]) -> None:
    assert [answered["id"] for answered in answers(source)] == ids


@pytest.mark.parametrize(
    "broken",
    ["{", "nothing", '{"id": 1, "id": 2}', "[" * 100_000, '{"calc": "x",}'],
)
def test_an_unreadable_line_is_answered_in_its_place(broken: str) -> None:
    first, middle, last = answers(f"{REQUEST % 1}\n{broken}\n{REQUEST % 3}")
    assert (first["ok"], middle["ok"], last["ok"]) == (True, False, True)
    error = middle["error"]
    assert isinstance(error, dict)
    assert error["code"] == "not_json"


def test_an_unreadable_text_of_one_line_is_one_refusal() -> None:
    (answered,) = answers("[1, 2")
    assert not answered["ok"]


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        (7, ("", "not_an_object")),
        (None, ("", "not_an_object")),
        ([], ("", "not_an_object")),
        ({}, ("calc", "missing")),
        ({"calc": "magic"}, ("calc", "unknown_calc")),
        ({"calc": ["lending"]}, ("calc", "unknown_calc")),
        ({"calc": None}, ("calc", "unknown_calc")),
        ({"calc": "statistics"}, ("trades", "missing")),
        ({"calc": "statistics", "trades": [], "x": 1}, ("x", "unknown_key")),
        ({"calc": "statistics", "trades": [{"net": "NaN"}]}, ("trades/0/net", "not_a_number")),
    ],
)
def test_names_what_is_wrong(request_: object, wanted: tuple[str, str]) -> None:
    assert problem(request_) == wanted


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"),
        ("-Infinity", "not_a_number"),
        ("1e31", "out_of_range"),
        ("1e99999999999999999999999999", "not_a_number"),
        ("9" * 5_000, "not_a_number"),
        ("9" * 100, "out_of_range"),
        ("true", "not_a_number"),
    ],
)
def test_a_wild_number_is_refused_where_it_stands(number: str, code: str) -> None:
    source = f'[{{"calc": "statistics", "trades": [{{"net": {number}}}]}}, {REQUEST % 2}]'
    wild, tame = answers(source)
    error = wild["error"]
    assert isinstance(error, dict)
    assert (error["field"], error["code"]) == ("trades/0/net", code)
    assert tame["ok"]


def test_a_json_number_is_read_digit_by_digit() -> None:
    source = '{"calc": "statistics", "trades": [{"net": 0.1}, {"net": 0.2}, {"net": 3E2}]}'
    (answered,) = answers(source)
    result = answered["result"]
    assert isinstance(result, dict)
    assert result["gross_profit"] == "300.3"


def test_every_kind_of_result_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=2)))

    def reply(given: Given) -> answering.Result:
        third = given.number("one") / 3
        return {
            "exact": Decimal("1.50"),
            "third": third,
            "at": at,
            "day": date(2026, 11, 22),
            "list": [Decimal(1), (Decimal("1E+3"), None)],
            "deep": {"flag": True, "text": "x", "count": 3},
        }

    module = SimpleNamespace(SHAPE=Shape(one=optional(signed, Decimal(1))), answer=reply)
    monkeypatch.setattr(answering, "import_module", lambda name: module)
    assert answer({"calc": "carry", "id": "x"}) == {
        "id": "x",
        "ok": True,
        "result": {
            "exact": "1.5",
            "third": "0." + "3" * 34,
            "at": "2026-11-22T10:00:00Z",
            "day": "2026-11-22",
            "list": ["1", ["1000", None]],
            "deep": {"flag": True, "text": "x", "count": 3},
        },
    }
    assert at.astimezone(UTC).hour == 10


@pytest.mark.parametrize("name", CALCULATIONS)
def test_every_calculation_says_what_it_misses(name: str) -> None:
    answered = answer({"calc": name})
    assert answered["ok"] is False
