"""The `hedge` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

LENDER = {
    "borrow_apr": "0.0365",
    "funding_apr": None,
    "maintenance_margin": None,
    "liquidation_threshold": "0.8",
}


def ask(**keys: Any) -> dict[str, Any]:
    short = {"share": "0.5", "collateral": "5000", "maintenance_margin": "0", "days": "50"}
    holding = {"units": "10", "price": "2000", "funding_apr": "-0.073", "fee_rate": "0.001"}
    return answer({"calc": "hedge"} | holding | short | keys)


def test_every_figure() -> None:
    result = ask(marks=["1500", "4000"])["result"]
    assert result.pop("cost_per_month").startswith("60.8333333333333333333")
    assert result == {
        "short_units": "5",
        "short_value": "10000",
        "exposed_units": "5",
        "exposed_value": "10000",
        "liquidation_price": "3000",
        "liquidation_price_at_end": "2980",
        "liquidation_distance": "0.5",
        "can_be_opened": True,
        "cost_per_day": "2",
        "interest": "100",
        "fees": "20",
        "cost": "120",
        "outcomes": [
            {
                "price": "1500",
                "spot": "-5000",
                "hedge": "2500",
                "together": "-2500",
                "liquidated": False,
            },
            {
                "price": "4000",
                "spot": "20000",
                "hedge": "-5000",
                "together": "15000",
                "liquidated": True,
            },
        ],
    }


def test_borrowed_units_and_the_usual_prices() -> None:
    result = ask(**LENDER)["result"]
    assert (result["cost_per_day"], result["liquidation_price"]) == ("1", "2400")
    assert [outcome["price"] for outcome in result["outcomes"]][::5] == ["1000", "2000", "3000"]


def test_a_short_without_own_money_cannot_be_opened() -> None:
    assert ask(collateral="0", maintenance_margin="0.1")["result"]["can_be_opened"] is False


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"share": "1.1"}, "share", "not_a_fraction"),
        ({"units": "0"}, "units", "not_positive"),
        ({"borrow_apr": "0.1"}, "funding_apr", "not_both"),
        ({"funding_apr": None}, "funding_apr", "missing"),
        ({"maintenance_margin": None}, "maintenance_margin", "missing"),
        ({"liquidation_threshold": "0.8"}, "liquidation_threshold", "lender_without_funding"),
        (LENDER | {"maintenance_margin": "0.1"}, "liquidation_threshold", "not_both"),
        ({"days": "5001"}, "days", "debt_below_zero"),
        ({"marks": ["-1"]}, "marks/0", "negative"),
        ({"stop": "1"}, "stop", "unknown_key"),
    ],
)
def test_refusals(keys: dict[str, Any], field: str, code: str) -> None:
    error = ask(**({"funding_apr": "0.073"} | keys))["error"]
    assert (error["field"], error["code"]) == (field, code)
    assert error["message"]
