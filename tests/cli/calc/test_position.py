"""The `position` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

GUIDE = {
    "calc": "position",
    "law": "equity_ratio",
    "direction": "long",
    "entry": "2000",
    "maintenance_margin": "0.2",
}
TWO = {"collateral": "20000", "leverage": "2"}
RISK = {"capital": "20000", "risk_fraction": "0.015", "stop": "1850", "leverage": "2"}


def ask(*parts: dict[str, Any], **keys: Any) -> dict[str, Any]:
    request: dict[str, Any] = dict(GUIDE)
    for part in parts:
        request |= part
    return answer(request | keys)


def test_every_figure() -> None:
    request: dict[str, Any] = {
        "initial_margin": "0.5",
        "borrow_apr": "0.073",
        "days": "10",
        "stop": "1850",
        "capital": "160000",
        "target": "2400",
        "marks": ["1200"],
    }
    assert ask(TWO, request)["result"] == {
        "units": "20",
        "position_value": "40000",
        "borrowed": "20000",
        "collateral": "20000",
        "leverage": "2",
        "ltv": "0.5",
        "margin_ratio": "0.5",
        "health_factor": None,
        "liquidation_price": "1250",
        "liquidation_price_at_end": "1252.5",
        "liquidation_distance": "0.375",
        "most_leverage": "2",
        "interest_per_day": "4",
        "interest": "40",
        "fees": "0",
        "break_even": "2002",
        "risk": "3040",
        "risk_of_capital": "0.019",
        "reward": "7960",
        "reward_to_risk": "2.618421052631578947368421052631579",
        "breaches": [],
        "scenarios": [
            {
                "price": "1200",
                "position_value": "24000",
                "equity": "4000",
                "pnl": "-16000",
                "return_on_collateral": "-0.8",
                "margin_ratio": "0.1666666666666666666666666666666667",
                "liquidated": True,
            }
        ],
    }


@pytest.mark.parametrize(
    ("law", "direction", "requirement", "price"),
    [
        ("equity_ratio", "long", {"maintenance_margin": "0.2"}, "1250"),
        ("perp", "long", {"maintenance_margin": "0.2"}, "1250"),
        ("debt_ratio", "long", {"maintenance_margin": "0.2"}, "1200"),
        ("debt_ratio", "long", {"maintenance_margin": "1.5"}, "2500"),
        ("lending", "long", {"liquidation_threshold": "0.8"}, "1250"),
        ("equity_ratio", "short", {"maintenance_margin": "0.2"}, "2500"),
        ("perp", "short", {"maintenance_margin": "0.2"}, "2500"),
        ("debt_ratio", "short", {"maintenance_margin": "0.2"}, "2500"),
        ("lending", "short", {"liquidation_threshold": "0.8"}, "2400"),
    ],
)
def test_the_laws(law: str, direction: str, requirement: dict[str, str], price: str) -> None:
    request = {key: value for key, value in GUIDE.items() if key != "maintenance_margin"}
    plan: dict[str, Any] = {**request, **TWO, **requirement, "law": law, "direction": direction}
    result: Any = answer(plan)["result"]
    assert result["liquidation_price"] == price
    assert (result["health_factor"] is not None) == (law == "lending")


def test_the_size_from_the_risk() -> None:
    result = ask(RISK)["result"]
    assert (result["units"], result["risk"], result["risk_of_capital"]) == ("2", "300", "0.015")
    backed = ask({**RISK, "leverage": None, "collateral": "2000"})["result"]
    assert (backed["units"], backed["leverage"]) == ("2", "2")


def test_several_targets_are_weighted_by_their_shares() -> None:
    targets = [{"price": "2200", "share": "0.25"}, {"price": "2400", "share": "0.75"}]
    assert ask(TWO, targets=targets)["result"]["reward"] == "7000"


def test_the_most_leverage_by_loan_to_value_is_for_lent_longs() -> None:
    lent = {"law": "lending", "liquidation_threshold": "0.85", "max_ltv": "0.8"}
    assert ask(TWO, lent)["result"]["most_leverage"] == "5"
    assert ask(TWO, lent, direction="short")["result"]["most_leverage"] is None
    assert ask(TWO, max_ltv="0.8")["result"]["most_leverage"] is None


def test_a_rebate_and_no_time() -> None:
    result = ask(TWO, fee_rate="-0.001", days="0", borrow_apr="0.5")["result"]
    assert (result["fees"], result["interest"]) == ("-80", "0")
    assert result["liquidation_price_at_end"] == result["liquidation_price"]


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({}, "collateral", "two_figures_needed"),
        ({"units": "1"}, "collateral", "two_figures_needed"),
        ({**TWO, "units": "1"}, "units", "too_many_figures"),
        ({**TWO, "law": "lending"}, "liquidation_threshold", "missing"),
        ({**TWO, "maintenance_margin": None}, "maintenance_margin", "missing"),
        ({**TWO, "maintenance_margin": "1.1"}, "maintenance_margin", "not_a_fraction"),
        ({**TWO, "law": "gmx"}, "law", "not_a_choice"),
        ({**TWO, "direction": "up"}, "direction", "not_a_choice"),
        ({**TWO, "entry": "0"}, "entry", "not_positive"),
        ({**TWO, "days": "-1"}, "days", "negative"),
        ({**TWO, "borrow_apr": "-1", "days": "366"}, "days", "debt_below_zero"),
        ({**TWO, "marks": ["-1"]}, "marks/0", "negative"),
        ({**TWO, "side": "long"}, "side", "unknown_key"),
        ({**TWO, "target": "1", "targets": []}, "targets", "target_and_targets"),
        (
            {**TWO, "targets": [{"price": "1", "share": "0.6"}] * 2},
            "targets",
            "shares_above_one",
        ),
        ({**RISK, "capital": None}, "capital", "missing"),
        ({**RISK, "stop": None}, "stop", "missing"),
        ({**RISK, "stop": "2000"}, "stop", "stop_wrong_side"),
        ({**RISK, "capital": "0"}, "capital", "nothing_bought"),
        ({**RISK, "risk_fraction": "0"}, "risk_fraction", "nothing_bought"),
        ({**RISK, "leverage": None}, "leverage", "two_figures_needed"),
        ({**RISK, "units": "2"}, "units", "too_many_figures"),
        ({**RISK, "collateral": "2"}, "leverage", "too_many_figures"),
    ],
)
def test_refusals(keys: dict[str, Any], field: str, code: str) -> None:
    error = ask(keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
    assert error["message"]
