"""The `loop` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(**keys: str) -> dict[str, Any]:
    terms = {"amount": "10", "price": "2000", "ltv": "0.5", "liquidation_threshold": "0.8"}
    return answer({"calc": "loop", "steps": "1", **terms} | keys)


def test_every_figure() -> None:
    assert ask(unwind_health="1", borrow_apr="0.03", supply_apr="0.02")["result"] == {
        "steps": [
            {
                "borrowed": "10000",
                "bought": "5",
                "collateral": "15",
                "debt": "10000",
                "health_factor": "2.4",
            }
        ],
        "exposure": "15",
        "leverage": "1.5",
        "limit": "2",
        "debt": "10000",
        "liquidation_price": "833.3333333333333333333333333333333333333",
        "net_apr": "0.015",
        "unwind": [{"sold": "5", "repaid": "10000", "health_factor": None}],
        "unwind_least_health": "1.6",
        "economics": None,
    }


def test_no_step_at_all() -> None:
    result = ask(steps="0")["result"]
    assert (result["steps"], result["unwind"]) == ([], [])
    assert (result["exposure"], result["leverage"], result["debt"]) == ("10", "1", "0")
    assert result["liquidation_price"] is None


def test_no_unwind_where_health_is_already_too_low() -> None:
    assert ask(unwind_health="2.4")["result"]["unwind"] is None


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"amount": "0"}, "amount", "not_positive"),
        ({"ltv": "1.1"}, "ltv", "not_a_fraction"),
        ({"steps": "1.5"}, "steps", "not_a_count"),
        ({"steps": "10001"}, "steps", "not_a_count"),
        ({"swap_cost": "-0.1"}, "swap_cost", "not_a_fraction"),
        ({"step_cost": "-1"}, "step_cost", "negative"),
        ({"unwind_health": "0.99"}, "unwind_health", "health_below_one"),
    ],
)
def test_refusals(keys: dict[str, str], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)


def test_the_economics_of_each_step_and_of_all() -> None:
    """10,000 borrowed for a year at 2 %, 9,990 of them held at 4 %; 10 of gas there and back."""
    result = ask(days="365", borrow_apr="0.02", supply_apr="0.04", step_cost="10", steps="1")
    assert result["result"]["economics"] == {
        "carry": "999.6",
        "swap_cost": "0",
        "gas": "20",
        "net": "979.6",
        "net_of_own": "800",
        "gain": "179.6",
        "steps": [{"carry": "199.6", "swap_cost": "0", "gas": "20", "net": "179.6"}],
        "least_that_pays": "1020",
        "stops_paying_at": 5,
    }


def test_no_step_that_pays() -> None:
    economics = ask(days="30", borrow_apr="0.05")["result"]["economics"]
    assert (economics["least_that_pays"], economics["stops_paying_at"]) == (None, 1)
