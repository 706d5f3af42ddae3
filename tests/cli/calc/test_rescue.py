"""The `rescue` calculation: both kinds of account, reasons, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

ETH = {
    "asset": "ETH",
    "amount": "20",
    "price": "1500",
    "max_ltv": "0.8",
    "liquidation_threshold": "0.83",
}
LENDING = {
    "calc": "rescue",
    "collateral": [ETH],
    "debt": [{"asset": "USDC", "amount": "20000", "price": "1"}],
    "asset": "ETH",
    "target": {"health_factor": "1.3"},
    "cost_rate": "0.003",
    "entry": "1600",
    "swap_to": {"asset": "DAI", "price": "1", "max_ltv": "0.77", "liquidation_threshold": "0.9"},
}
SHORT = {
    "market": "ETH",
    "size": "-3",
    "price": "3000",
    "initial_margin": "0.1",
    "maintenance_margin": "0.05",
}
MARGIN = {
    "calc": "rescue",
    "equity": "1000",
    "positions": [SHORT],
    "market": "ETH",
    "target": {"liquidation_price": "3500"},
}


def result_of(request: dict[str, Any]) -> dict[str, Any]:
    result = answer(request)["result"]
    assert isinstance(result, dict)
    return result


def test_three_ways_for_a_lending_account() -> None:
    result = result_of(LENDING)
    assert result["reasons"] == {}
    assert set(result["add_collateral"]) == {"amount", "value", "after"}
    assert set(result["partial_close"]) == {"fraction", "units", "repaid", "realised", "after"}
    assert set(result["swap_collateral"]) == {"amount", "after"}
    for way in ("add_collateral", "partial_close", "swap_collateral"):
        reached = Decimal(result[way]["after"]["health_factor"])
        assert abs(reached - Decimal("1.3")) < Decimal("1e-30")


def test_a_way_that_is_barred_is_null_and_says_why() -> None:
    result = result_of({**LENDING, "target": {"margin_ratio": "0.5"}})
    assert result["swap_collateral"] is None
    assert result["reasons"] == {
        "swap_collateral": "DAI in place of ETH does not bring the target nearer"
    }


def test_a_margin_account_has_nothing_to_swap() -> None:
    result = result_of({**MARGIN, "swap_to": LENDING["swap_to"]})
    assert result["swap_collateral"] is None
    assert set(result["reasons"]) == {"swap_collateral"}


def test_without_swap_to_there_is_a_reason() -> None:
    result = result_of({**LENDING, "swap_to": None})
    assert result["reasons"] == {"swap_collateral": "no asset to swap into was named"}


@pytest.mark.parametrize("funds", [{"equity": "1000"}, {"equity": None, "cash": "10000"}])
def test_a_margin_account(funds: dict[str, str]) -> None:
    result = result_of({**MARGIN, **funds})
    assert result["add_collateral"]["amount"] == result["add_collateral"]["value"] == "1025"
    assert result["add_collateral"]["after"]["liquidation_prices"] == {"ETH": "3500"}
    assert result["partial_close"]["repaid"] is None
    assert set(result["reasons"]) == {"swap_collateral"}


NOT_OF_LAW = "target_not_of_law"
GMX = {
    "calc": "rescue",
    "position": {
        "side": "long",
        "size_usd": "20000",
        "size_tokens": "10",
        "price": "1900",
        "collateral_tokens": "2000",
        "collateral_price": "1",
        "min_collateral_factor": "0.01",
    },
    "target": {"margin_ratio": "0.1"},
}


def test_a_gmx_position() -> None:
    result = result_of(GMX)
    assert result["add_collateral"]["value"] == "1000"
    assert result["partial_close"]["fraction"] == "0.5"
    assert result["partial_close"]["after"]["net_value"] == "1000"
    assert set(result["reasons"]) == {"swap_collateral"}
    factor = result_of({**GMX, "target": {"collateral_factor": "0.1"}})
    assert factor["add_collateral"]["amount"] == "1000"


def test_a_vault_by_its_ratio() -> None:
    result = result_of({**LENDING, "target": {"collateral_ratio": "1.8"}, "cost_rate": None})
    assert result["add_collateral"]["value"] == "6000"
    after = result["add_collateral"]["after"]
    assert (after["collateral_value"], after["debt_value"]) == ("36000", "20000")
    assert after["health_factor"] is None


def test_the_same_share_of_several_positions() -> None:
    sol = {**SHORT, "market": "SOL", "size": "90", "price": "100"}
    body = {
        **MARGIN,
        "positions": [SHORT, sol],
        "target": {"margin_ratio": "0.1"},
        "besides": [{"asset": "SOL", "entry": "90"}],
        "entry": "3000",
    }
    closed = result_of(body)["partial_close"]
    assert Decimal(closed["after"]["notional"]) == 10_000
    assert abs(Decimal(closed["realised"]) - 900 * Decimal(closed["fraction"])) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("request_body", "field", "code"),
    [
        ({**LENDING, "asset": None}, "asset", "missing"),
        ({**LENDING, "asset": "BTC"}, "asset", "asset_not_in_account"),
        ({**LENDING, "positions": []}, "positions", "unknown_key"),
        ({**LENDING, "target": {}}, "target/health_factor", "missing"),
        (
            {**LENDING, "target": {"health_factor": 1, "margin_ratio": 1}},
            "target/margin_ratio",
            "not_both",
        ),
        (
            {**LENDING, "target": {"liquidation_price": 0}},
            "target/liquidation_price",
            "not_positive",
        ),
        ({**LENDING, "cost_rate": "-2"}, "cost_rate", "rate_below_minus_one"),
        ({**MARGIN, "market": "SOL"}, "market", "market_not_in_account"),
        ({**MARGIN, "market": None}, "market", "missing"),
        ({**MARGIN, "target": {"health_factor": 2}}, "target/health_factor", "no_health_factor"),
        ({**MARGIN, "asset": "ETH"}, "collateral", "missing"),
        ({**GMX, "target": {"health_factor": 2}}, "target/health_factor", "no_health_factor"),
        (
            {**GMX, "target": {"collateral_ratio": 2}},
            "target/collateral_ratio",
            "target_not_of_law",
        ),
        ({**GMX, "equity": "1"}, "collateral", "missing"),
        ({"calc": "rescue", "target": {"health_factor": 2}}, "collateral", "missing"),
    ],
)
def test_what_is_refused(request_body: dict[str, Any], field: str, code: str) -> None:
    said = answer(request_body)
    assert said["ok"] is False
    error = said["error"]
    assert isinstance(error, dict)
    assert (error["field"], error["code"]) == (field, code)
