"""The `funding` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(**keys: str) -> dict[str, Any]:
    return answer({"calc": "funding"} | keys)


def test_the_rate_alone() -> None:
    assert ask(average_premium="0")["result"] == {
        "hourly_rate": "0.0000125",
        "apr": "0.1095",
        "payment": None,
    }


def test_the_payment_of_a_given_rate() -> None:
    assert ask(size="-10", price="2", rate="0.0001")["result"] == {
        "hourly_rate": None,
        "apr": None,
        "payment": "0.002",
    }


def test_the_payment_of_an_hour_at_the_rate_of_the_premium() -> None:
    result = ask(average_premium="0.01", interest="0.0005", size="2", price="1000")["result"]
    assert (result["hourly_rate"], result["payment"]) == ("0.0011875", "-2.375")


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({}, "average_premium"),
        ({"rate": "0.1"}, "size"),
        ({"size": "1", "rate": "0.1"}, "price"),
        ({"size": "1", "price": "1"}, "rate"),
        ({"average_premium": "0", "price": "1"}, "size"),
    ],
)
def test_what_is_missing(keys: dict[str, str], field: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, "missing")


def test_a_price_is_not_negative() -> None:
    assert ask(size="1", price="-1", rate="0")["error"]["field"] == "price"
