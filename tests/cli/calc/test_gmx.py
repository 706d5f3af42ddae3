"""The `gmx` calculation: its keys, its two kinds of collateral, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

LONG = {
    "calc": "gmx",
    "side": "long",
    "size_usd": "2000",
    "size_tokens": "1",
    "price": "2200",
    "collateral_tokens": "1000",
    "collateral_price": "1",
    "min_collateral_factor": "0.01",
}
INDEX = {**LONG, "collateral_tokens": "1", "collateral_is_index": True, "collateral_price": None}


def test_collateral_that_stands_still() -> None:
    assert answer({**LONG, "funding_fee": "10", "borrowing_fee": "15"})["result"] == {
        "pnl": "200",
        "net_value": "1175",
        "leverage": "1.702127659574468085106382978723404",
        "liquidatable": False,
        "liquidation_price": "1045",
    }


def test_a_short() -> None:
    assert answer({**LONG, "side": "short"})["result"] == {
        "pnl": "-200",
        "net_value": "800",
        "leverage": "2.5",
        "liquidatable": False,
        "liquidation_price": "2980",
    }


@pytest.mark.parametrize("price", [None, "2200"])
def test_collateral_in_the_index_token(price: str | None) -> None:
    result = answer({**INDEX, "collateral_price": price})["result"]
    assert isinstance(result, dict)
    assert (result["net_value"], result["liquidation_price"]) == ("2400", "1010")


@pytest.mark.parametrize(
    ("request_body", "field", "code"),
    [
        ({**LONG, "side": "up"}, "side", "not_a_choice"),
        ({**LONG, "collateral_price": None}, "collateral_price", "missing"),
        ({**INDEX, "collateral_price": "1"}, "collateral_price", "index_has_another_price"),
        ({**LONG, "min_collateral_factor": "2"}, "min_collateral_factor", "not_a_fraction"),
    ],
)
def test_what_is_refused(request_body: dict[str, Any], field: str, code: str) -> None:
    said = answer(request_body)
    assert said["ok"] is False
    error = said["error"]
    assert isinstance(error, dict)
    assert (error["field"], error["code"]) == (field, code)
