"""The `borrow_rate` calculation: its keys by model, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer
from journal_app.cli.calc.borrow_rate import SHAPE
from journal_app.domain.problems import Refused

TWO_SLOPE: dict[str, Any] = {
    "calc": "borrow_rate",
    "model": "two_slope",
    "base": "0.01",
    "slope1": "0.04",
    "slope2": "0.6",
    "optimal": "0.8",
    "utilisation": "0.8",
}
COMET: dict[str, Any] = {
    "calc": "borrow_rate",
    "model": "comet",
    "base": "0.01",
    "slope_low": "0.05",
    "slope_high": "0.3",
    "kink": "0.8",
    "utilisation": "1.1",
}
ADAPTIVE: dict[str, Any] = {
    "calc": "borrow_rate",
    "model": "adaptive",
    "rate_at_target": "0.04",
    "utilisation": "0.45",
}


def ask(request: dict[str, Any]) -> dict[str, Any]:
    return answer(request)


def test_two_slope() -> None:
    assert ask(TWO_SLOPE | {"reserve_factor": "0.1"})["result"] == {
        "borrow_apr": "0.05",
        "borrow_apy": "0.05127109633435455501160300546893018",
        "supply_apr": "0.036",
    }
    assert ask(TWO_SLOPE)["result"]["supply_apr"] is None


def test_comet_with_a_curve_for_supply() -> None:
    supply = {"base": "0", "slope_low": "0.04", "slope_high": "0.2", "kink": "0.8"}
    result = ask(COMET | {"supply": supply})["result"]
    assert (result["borrow_apr"], result["supply_apr"]) == ("0.14", "0.092")
    assert ask(COMET)["result"]["supply_apr"] is None


def test_adaptive() -> None:
    result = ask(ADAPTIVE | {"fee": "0.1"})["result"]
    assert result["borrow_apr"] == "0.025"
    assert result["supply_apr"] == "0.010125"
    assert result["rate_at_target"] == "0.04"
    later = ask(ADAPTIVE | {"elapsed_seconds": "864000"})["result"]
    assert later["rate_at_target"] < "0.04"
    assert later["supply_apr"] is None


@pytest.mark.parametrize(
    ("request_", "field", "code"),
    [
        ({"calc": "borrow_rate"}, "model", "missing"),
        ({"calc": "borrow_rate", "model": "flat"}, "model", "not_a_choice"),
        (TWO_SLOPE | {"utilisation": "1.1"}, "utilisation", "not_a_fraction"),
        (TWO_SLOPE | {"kink": "0.8"}, "kink", "unknown_key"),
        (TWO_SLOPE | {"slope2": "1e9", "utilisation": "1"}, "utilisation", "growth_out_of_range"),
        (COMET | {"supply": {"base": "0"}}, "supply/slope_low", "missing"),
        (ADAPTIVE | {"rate_at_target": "-0.1"}, "rate_at_target", "negative"),
        (ADAPTIVE | {"fee": "2"}, "fee", "not_a_fraction"),
    ],
)
def test_refusals(request_: dict[str, Any], field: str, code: str) -> None:
    error = ask(request_)["error"]
    assert (error["field"], error["code"]) == (field, code)


def test_only_an_object_has_a_model() -> None:
    with pytest.raises(Refused, match="not_an_object"):
        SHAPE([], "")
