from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(*fills: dict[str, object], **keys: object) -> dict[str, Any]:
    return answer({"calc": "round_trips", "fills": list(fills), **keys})


def fill(size: str, price: str, fee: str = "0", **keys: object) -> dict[str, object]:
    return {"size": size, "price": price, "fee": fee, **keys}


def test_every_key_of_the_answer() -> None:
    answered = ask(
        fill("3", "10", "0.3", at="2026-01-01T00:00:00+01:00"),
        fill("-1", "11", "0.1", at=1767312000),
        fill("-5", "12", "0.6", at="2026-01-03"),
        mark="13",
    )
    assert answered["result"] == {
        "position": "-3",
        "average_entry": "12",
        "realised": "4",
        "unrealised": "-3",
        "closes": [
            {"fill": 1, "size": "1", "gross": "1", "fees": "0.2", "net": "0.8"},
            {"fill": 2, "size": "2", "gross": "4", "fees": "0.44", "net": "3.56"},
        ],
        "trades": [
            {
                "direction": "long",
                "size": "3",
                "entry": "10",
                "exit": "11.66666666666666666666666666666667",
                "gross": "5",
                "fees": "0.64",
                "net": "4.36",
                "opened_at": "2025-12-31T23:00:00Z",
                "closed_at": "2026-01-03T00:00:00Z",
            }
        ],
    }


def test_no_fills() -> None:
    assert ask()["result"] == {
        "position": "0",
        "average_entry": None,
        "realised": "0",
        "unrealised": "0",
        "closes": [],
        "trades": [],
    }


def test_what_is_open_has_no_value_without_a_mark() -> None:
    assert ask(fill("1", "10"))["result"]["unrealised"] is None
    assert ask(fill("1", "10"), mark="0")["result"]["unrealised"] == "-10"
    assert ask(fill("1", "10"), fill("-1", "12"))["result"]["unrealised"] == "0"


def test_a_rebate_adds_to_what_is_realised() -> None:
    result = ask(fill("1", "10", "-0.01"), fill("-1", "10", "-0.02"))["result"]
    assert result["realised"] == result["trades"][0]["net"] == "0.03"


def test_dated_fills_are_taken_in_order_of_time_and_named_as_they_stand() -> None:
    newest_first = [fill("-1", "12", at=200), fill("2", "10", at=100)]
    result = ask(*newest_first)["result"]
    assert result["position"] == "1"
    assert result["closes"][0]["fill"] == 0
    assert result["realised"] == "2"


def test_fills_of_one_time_or_without_times_stand_as_they_are() -> None:
    of_one_time = ask(fill("2", "10", at=100), fill("-1", "12", at=100))["result"]
    undated = ask(fill("2", "10"), fill("-1", "12"))["result"]
    assert of_one_time["closes"][0]["fill"] == undated["closes"][0]["fill"] == 1
    half_dated = ask(fill("2", "10", at=200), fill("-1", "12"))["result"]
    assert half_dated["closes"][0]["fill"] == 1


@pytest.mark.parametrize(
    ("bad", "field", "code"),
    [
        (fill("0", "10"), "fills/1/size", "no_size"),
        (fill("-0.0", "10"), "fills/1/size", "no_size"),
        (fill("1", "-10"), "fills/1/price", "negative"),
        (fill("NaN", "10"), "fills/1/size", "not_a_number"),
        (fill("1", "10", at="soon"), "fills/1/at", "not_a_time"),
        (fill("1", "10", side="buy"), "fills/1/side", "unknown_key"),
        ({"size": "1"}, "fills/1/price", "missing"),
    ],
)
def test_refuses(bad: dict[str, object], field: str, code: str) -> None:
    error = ask(fill("1", "10"), bad)["error"]
    assert (error["field"], error["code"]) == (field, code)


def test_refuses_a_negative_mark() -> None:
    assert ask(mark="-1")["error"]["field"] == "mark"
