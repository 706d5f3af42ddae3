"""The `touch` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(**keys: object) -> dict[str, Any]:
    given = {"price": "100", "level": "80", "volatility": "0.5", "days": "30"}
    return answer({"calc": "touch", **given, **keys})


def test_both_figures() -> None:
    result = {"probability": "0.1334265155", "stays_away": "0.8665734845"}
    assert ask()["result"] == result
    assert ask(level="100")["result"] == {"probability": "1", "stays_away": "0"}
    assert ask(drift="-0.9")["result"]["probability"] > "0.13"


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"price": "0"}, "price", "not_positive"),
        ({"level": "-1"}, "level", "negative"),
        ({"volatility": "-1"}, "volatility", "negative"),
        ({"drift": "-2"}, "drift", "rate_below_minus_one"),
        ({"paths": "1"}, "paths", "unknown_key"),
    ],
)
def test_refusals(keys: dict[str, object], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
