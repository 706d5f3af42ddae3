"""The `rates` calculation: its keys, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

D = Decimal
CONTRACT = {
    "law": "perp",
    "direction": "long",
    "entry": "2000",
    "collateral": "20000",
    "leverage": "2",
    "maintenance_margin": "0.05",
}
SCHEDULE = [
    {"at": "2026-01-01T00:00:00Z", "apr": "0.2"},
    {"at": "2027-01-01T00:00:00Z", "apr": "0.5"},
]


def ask(**keys: object) -> dict[str, Any]:
    return answer({"calc": "rates", **CONTRACT, **keys})


def test_every_figure() -> None:
    result = ask(
        borrow_apr="0.1",
        days="73",
        target="2200",
        schedule=SCHEDULE,
        until="2027-07-02T12:00:00Z",
        curve={"model": "comet", "base": "0.015", "slope_low": "0.035", "slope_high": "0.25",
               "kink": "0.8"},
    )["result"]  # fmt: skip
    table, curve = result.pop("table"), result.pop("curve")
    assert result.pop("borrow_apy").startswith("0.10517091")
    assert result.pop("break_even_apy").startswith("0.6487")
    assert result.pop("interest_per_day").startswith("10.958904109589041095890")
    assert result == {
        "rate_bearing_value": "40000",
        "borrow_apr": "0.1",
        "interest": "800",
        "growth_to_line": "0.45",
        "days_to_line": "1642.5",
        "break_even_apr": "0.5",
        "schedule": {
            "interest": "18000",
            "balance": "58000",
            "factor": "1.45",
            "days_to_line": "547.5",
        },
    }
    assert len(table) == 10
    assert table[3]["apr"] == "0.2"
    assert table[3]["interest"] == "1600"
    assert table[3]["balance"] == "41600"
    assert table[3]["days_to_line"] == "821.25"
    assert [point["borrow_apr"] for point in curve[::10]] == ["0.015", "0.0325", "0.093"]


def test_what_was_not_asked_is_null() -> None:
    result = ask()["result"]
    assert (result["break_even_apr"], result["break_even_apy"]) == (None, None)
    assert (result["schedule"], result["curve"]) == (None, None)
    assert result["days_to_line"] is None
    assert result["interest"] == "0"


def test_a_break_even_rate_whose_yield_cannot_be_reckoned() -> None:
    result = ask(days="0.01", target="3000")["result"]
    assert D(result["break_even_apr"]) > 10_000
    assert result["break_even_apy"] is None


def test_a_convention_of_one_s_own() -> None:
    loan = {"law": "lending", "liquidation_threshold": "0.83", "maintenance_margin": None}
    compounded = ask(borrow_apr="0.1", days="365", **loan)["result"]
    simple = ask(borrow_apr="0.1", days="365", convention="simple", **loan)["result"]
    assert simple["interest"] == "2000"
    assert round(D(compounded["interest"]), 2) == D("2103.42")
    assert simple["days_to_line"] == compounded["days_to_line"]
    schedule = {"schedule": SCHEDULE[:1], "until": "2027-01-01T00:00:00Z"}
    dated = ask(convention="simple", **schedule, **loan)["result"]["schedule"]
    assert dated["interest"] == "4000"


@pytest.mark.parametrize("model", [
    {"model": "two_slope", "base": "0", "slope1": "0.027", "slope2": "0.8", "optimal": "0.9"},
    {"model": "adaptive", "rate_at_target": "0.04"},
])  # fmt: skip
def test_every_curve_has_its_points(model: dict[str, str]) -> None:
    curve = ask(curve=model)["result"]["curve"]
    assert [point["utilisation"] for point in curve[-2:]] == ["0.95", "1"]
    assert D(curve[-1]["borrow_apr"]) > D(curve[-2]["borrow_apr"])


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"marks": ["1"]}, "marks", "unknown_key"),
        ({"targets": []}, "targets", "unknown_key"),
        ({"price": "0"}, "price", "not_positive"),
        ({"schedule": SCHEDULE}, "until", "missing"),
        ({"schedule": [], "until": "2026-01-01T00:00:00Z"}, "schedule", "missing"),
        ({"schedule": SCHEDULE, "until": "2026-01-01T00:00:00Z"}, "until", "not_later"),
        ({"schedule": SCHEDULE[::-1], "until": "2028-01-01T00:00:00Z"}, "schedule/1/at",
         "not_later"),
        ({"days": "100000000000"}, "days", "growth_out_of_range"),
        ({"curve": {"model": "none"}}, "curve/model", "not_a_choice"),
        ({"curve": {}}, "curve/model", "missing"),
        ({"curve": "comet"}, "curve", "not_an_object"),
        ({"curve": {"model": "adaptive", "rate_at_target": "0.04", "utilisation": "1"}},
         "curve/utilisation", "unknown_key"),
        ({"curve": {"model": "adaptive", "rate_at_target": "99"}}, "curve", "growth_out_of_range"),
    ],
)  # fmt: skip
def test_refusals(keys: dict[str, object], field: str, code: str) -> None:
    error = ask(**{"law": "lending", "liquidation_threshold": "0.8"} | keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
