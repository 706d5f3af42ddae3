"""The `interest` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

YEAR = "31536000"


def ask(**keys: Any) -> dict[str, Any]:
    return answer({"calc": "interest", "principal": "1000", "convention": "simple"} | keys)


def test_every_figure() -> None:
    assert ask(apr="0.08", seconds=YEAR)["result"] == {
        "interest": "80",
        "balance": "1080",
        "factor": "1.08",
    }


def test_a_schedule_compounds_unless_it_is_simple() -> None:
    schedule = [{"apr": "0.1", "seconds": YEAR}, {"apr": "0.2", "seconds": YEAR}]
    assert ask(schedule=schedule)["result"]["interest"] == "300"
    assert ask(schedule=schedule, convention="comet")["result"]["interest"] == "320"
    assert ask(schedule=[])["result"]["factor"] == "1"


def test_a_yield_stands_for_its_rate() -> None:
    compounded = ask(apy="0.1", seconds=YEAR, convention="per_second")["result"]["factor"]
    assert abs(float(compounded) - 1.1) < 1e-15
    in_schedule = ask(schedule=[{"apy": "0.1", "seconds": YEAR}], convention="per_second")
    assert in_schedule["result"]["factor"] == compounded


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({}, "apr", "missing"),
        ({"apr": "0.1"}, "seconds", "missing"),
        ({"seconds": "1", "schedule": []}, "seconds", "schedule_has_rates"),
        ({"apr": "-1.01", "seconds": "1"}, "apr", "rate_below_minus_one"),
        ({"apr": "NaN", "seconds": "1"}, "apr", "not_a_number"),
        ({"apr": "0.1", "seconds": "-1"}, "seconds", "negative"),
        ({"apr": "0.1", "seconds": "1", "principal": "-1"}, "principal", "negative"),
        ({"apr": "0.1", "apy": "0.1", "seconds": "1"}, "apy", "both_rates"),
        ({"apr": "0.1", "seconds": "1", "convention": "daily"}, "convention", "not_a_choice"),
        ({"schedule": [{"apr": "0.1"}]}, "schedule/0/seconds", "missing"),
        (
            {"schedule": [{"apr": "1e30", "seconds": "1e30"}]},
            "schedule/0/apr",
            "growth_out_of_range",
        ),
        (
            {"apr": "1e9", "seconds": YEAR, "convention": "per_second"},
            "apr",
            "growth_out_of_range",
        ),
        ({"apr": "1e30", "seconds": "1e30"}, "apr", "growth_out_of_range"),
    ],
)
def test_refusals(keys: dict[str, Any], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
    assert error["message"]
