"""The `lending` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

ETH = {
    "asset": "ETH",
    "amount": "10",
    "price": "2000",
    "max_ltv": "0.8",
    "liquidation_threshold": "0.83",
}
USDC = {"asset": "USDC", "amount": "8000", "price": "1"}


def test_every_figure_of_an_account() -> None:
    request = {"calc": "lending", "collateral": [ETH], "debt": [USDC]}
    assert answer(request)["result"] == {
        "collateral_value": "20000",
        "debt_value": "8000",
        "equity": "12000",
        "ltv": "0.4",
        "max_ltv": "0.8",
        "liquidation_threshold": "0.83",
        "health_factor": "2.075",
        "borrow_limit": "16000",
        "available_to_borrow": "8000",
        "liquidatable": False,
        "leverage": "1.666666666666666666666666666666667",
        "margin_ratio": "0.6",
        "most_leverage": "5",
        "fall_to_liquidation": "0.5180722891566265060240963855421687",
        "liquidation_prices": {
            "ETH": "963.8554216867469879518072289156627",
            "USDC": "2.075",
        },
    }


@pytest.mark.parametrize(
    ("request_body", "field", "code"),
    [
        ({"collateral": [ETH]}, "debt", "missing"),
        ({"collateral": [{**ETH, "amount": "-1"}], "debt": []}, "collateral/0/amount", "negative"),
        (
            {"collateral": [{**ETH, "max_ltv": "1.1"}], "debt": []},
            "collateral/0/max_ltv",
            "not_a_fraction",
        ),
        (
            {"collateral": [ETH], "debt": [USDC, {**USDC, "max_ltv": "0"}]},
            "debt/1/max_ltv",
            "unknown_key",
        ),
    ],
)
def test_what_is_refused(request_body: dict[str, Any], field: str, code: str) -> None:
    said = answer({"calc": "lending", **request_body})
    assert said["ok"] is False
    error = said["error"]
    assert isinstance(error, dict)
    assert (error["field"], error["code"]) == (field, code)
