"""The `margin` calculation: its keys, its two forms, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

RATES = {
    "market": "ETH",
    "size": "1",
    "price": "1000",
    "initial_margin": "0.05",
    "maintenance_margin": "0.03",
}
TIERS = {"market": "SOL", "size": "-10", "price": "100", "tiers": [["0", "10"], ["1000", 5]]}


def test_every_figure_of_an_account() -> None:
    request = {"calc": "margin", "cash": "-700", "positions": [RATES]}
    assert answer(request)["result"] == {
        "equity": "300",
        "notional": "1000",
        "initial_margin": "50",
        "maintenance_margin": "30",
        "free_collateral": "250",
        "leverage": "3.333333333333333333333333333333333",
        "margin_usage": "0.1666666666666666666666666666666667",
        "liquidatable": False,
        "liquidation_prices": {"ETH": "721.6494845360824742268041237113402"},
    }


def test_maintenance_of_positions_elsewhere_counts() -> None:
    request = {"calc": "margin", "equity": "80", "other_maintenance": 51, "positions": [RATES]}
    result = answer(request)["result"]
    assert isinstance(result, dict)
    assert result["maintenance_margin"] == "81"
    assert result["liquidatable"] is True


@pytest.mark.parametrize(("leverage", "initial_margin"), [({}, "200"), ({"leverage": 4}, "250")])
def test_tiers_and_a_chosen_leverage(leverage: dict[str, int], initial_margin: str) -> None:
    request = {"calc": "margin", "equity": "300", "positions": [{**TIERS, **leverage}]}
    result = answer(request)["result"]
    assert isinstance(result, dict)
    assert (result["initial_margin"], result["maintenance_margin"]) == (initial_margin, "50")


def test_a_given_rate_counts_before_a_chosen_leverage() -> None:
    request = {"calc": "margin", "equity": "300", "positions": [{**RATES, "leverage": 4}]}
    result = answer(request)["result"]
    assert isinstance(result, dict)
    assert result["initial_margin"] == "50"


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in RATES.items() if name != key}


@pytest.mark.parametrize(
    ("request_body", "field", "code"),
    [
        ({"positions": []}, "equity", "missing"),
        ({"positions": [], "cash": 1, "equity": 1}, "cash", "not_both"),
        (
            {"positions": [RATES], "equity": 1, "other_maintenance": -1},
            "other_maintenance",
            "negative",
        ),
        (
            {"positions": [without("initial_margin")], "equity": 1},
            "positions/0/initial_margin",
            "missing",
        ),
        (
            {"positions": [RATES, {**TIERS, "maintenance_margin": 0}], "equity": 1},
            "positions/1/maintenance_margin",
            "not_both",
        ),
        (
            {"positions": [RATES, {**TIERS, "tiers": []}], "equity": 1},
            "positions/1/tiers",
            "tiers_not_from_zero",
        ),
        (
            {"positions": [{**TIERS, "tiers": [["0", "9"], ["5", "0.5"]]}], "equity": 1},
            "positions/0/tiers/1/1",
            "leverage_below_one",
        ),
        (
            {"positions": [{**TIERS, "tiers": [["0"]]}], "equity": 1},
            "positions/0/tiers/0",
            "not_a_tier",
        ),
        (
            {"positions": [{**TIERS, "tiers": [["-1", "5"]]}], "equity": 1},
            "positions/0/tiers/0/0",
            "negative",
        ),
        (
            {"positions": [{**RATES, "leverage": 0}], "equity": 1},
            "positions/0/leverage",
            "not_positive",
        ),
        (
            {"positions": [RATES, {**RATES, "price": 2}], "equity": 1},
            "positions/1/market",
            "market_disagrees",
        ),
    ],
)
def test_what_is_refused(request_body: dict[str, Any], field: str, code: str) -> None:
    said = answer({"calc": "margin", **request_body})
    assert said["ok"] is False
    error = said["error"]
    assert isinstance(error, dict)
    assert (error["field"], error["code"]) == (field, code)
