"""The `collateral` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

WSTETH: dict[str, Any] = {
    "asset": "wstETH",
    "amount": "10",
    "price": "2500",
    "max_ltv": "0.8",
    "liquidation_threshold": "0.81",
    "tier": "large_cap",
    "yield_apr": "0.03",
    "yield_in_price": True,
    "can_depeg": True,
}
DEBT: dict[str, Any] = {"asset": "USDC", "amount": "10000", "price": "1", "borrow_apr": "0.0365"}


def ask(**keys: Any) -> dict[str, Any]:
    request = {"collateral": [WSTETH], "debt": [DEBT], "price_fall": "0.2", "days": "10"}
    return answer({"calc": "collateral"} | request | keys)


def test_every_figure() -> None:
    result = ask()["result"]
    assert result.pop("liquidation_prices")["wstETH"].startswith("1234.567901")
    assert result.pop("fall_to_liquidation").startswith("0.5061728395")
    assert result.pop("leverage").startswith("1.666666")
    assert result == {
        "collateral_value": "25000",
        "debt_value": "10000",
        "equity": "15000",
        "ltv": "0.4",
        "max_ltv": "0.8",
        "liquidation_threshold": "0.81",
        "health_factor": "2.025",
        "borrow_limit": "20000",
        "available_to_borrow": "10000",
        "liquidatable": False,
        "margin_ratio": "0.6",
        "most_leverage": "5",
        "collateral": [
            {
                "asset": "wstETH",
                "value": "25000",
                "share": "1",
                "tier": "large_cap",
                "usual_ltv": ["0.6", "0.75"],
                "breach": "ltv_above_tier",
            }
        ],
        "borrow_apr": "0.0365",
        "collateral_apr": "0.03",
        "net_apr": "-0.0385",
        "cost_per_day": "-1.054794520547945205479452054794521",
        "cost": "-10.54794520547945205479452054794521",
        "beside_price": {
            "collateral_apr": "0",
            "net_apr": "0.0365",
            "cost_per_day": "1",
            "cost": "10",
        },
        "depeg": {
            "sale_value": "19000",
            "sale_equity": "9000",
            "debt_value": "10000",
            "seen": {
                "collateral_value": "19000",
                "equity": "9000",
                "ltv": "0.5263157894736842105263157894736842",
                "health_factor": "1.539",
                "liquidatable": False,
            },
            "unseen": {
                "collateral_value": "20000",
                "equity": "10000",
                "ltv": "0.5",
                "health_factor": "1.62",
                "liquidatable": False,
            },
            "depeg_to_liquidation": "0.617283950617283950617283950617284",
        },
    }


def test_what_is_left_out_is_the_tier_of_the_ltv_and_no_debt() -> None:
    bare = {key: WSTETH[key] for key in list(WSTETH)[:5]}
    result = ask(collateral=[bare], debt=None, price_fall=None)["result"]
    assert (result["collateral"][0]["tier"], result["collateral"][0]["breach"]) == ("major", None)
    assert (result["net_apr"], result["health_factor"]) == (None, None)
    assert result["depeg"]["sale_equity"] == "25000"
    nothing = ask(collateral=[WSTETH | {"amount": "0"}])["result"]
    assert nothing["collateral"][0]["share"] is None


def test_what_falls_can_be_said() -> None:
    assert ask(collateral=[WSTETH | {"falls": False}])["result"]["depeg"]["sale_value"] == "23750"
    assert ask(debt=[DEBT | {"falls": True}])["result"]["depeg"]["debt_value"] == "8000"


def test_a_yield_may_be_given_as_an_apy() -> None:
    apy = {key: value for key, value in WSTETH.items() if key != "yield_apr"}
    result = ask(collateral=[apy | {"yield_apy": "0.03"}])["result"]
    assert result["collateral_apr"].startswith("0.0295588")


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"collateral": None}, "collateral", "missing"),
        ({"collateral": [WSTETH | {"tier": "blue"}]}, "collateral/0/tier", "not_a_choice"),
        ({"collateral": [WSTETH | {"max_ltv": "2"}]}, "collateral/0/max_ltv", "not_a_fraction"),
        ({"collateral": [WSTETH | {"can_depeg": 1}]}, "collateral/0/can_depeg", "not_a_flag"),
        ({"debt": [DEBT | {"tier": "major"}]}, "debt/0/tier", "unknown_key"),
        ({"debt": [DEBT | {"amount": "-1"}]}, "debt/0/amount", "negative"),
        ({"price_fall": "1.1"}, "price_fall", "not_a_fraction"),
        ({"depeg_to": "-0.1"}, "depeg_to", "not_a_fraction"),
        ({"days": "-1"}, "days", "negative"),
    ],
)
def test_refusals(keys: dict[str, Any], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
