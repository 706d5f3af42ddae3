"""The `pair` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer

ETH = {"market": "ETH", "price": "2000", "maintenance_margin": "0", "collateral": "5000"}
BTC = {"market": "BTC", "price": "50000", "maintenance_margin": "0", "collateral": "5000"}
RISING, STILL = ["1", "4"] * 15, ["100"] * 30


def ask(**keys: Any) -> dict[str, Any]:
    sides = {"first": ETH, "second": BTC, "direction": "long", "value": "20000"}
    prices = {"first_prices": RISING, "second_prices": STILL}
    return answer({"calc": "pair"} | sides | prices | keys)


def test_every_figure() -> None:
    """Ratio 0.04; 0.01 and 0.04 in turns have the mean 0.025 and the deviation 0.015·√(30 / 29)."""
    result = ask(band="1")["result"]
    assert result.pop("deviation").startswith("0.015256428")
    assert result.pop("lower").startswith("0.009743571")
    assert result.pop("upper").startswith("0.040256428")
    assert result.pop("z_score").startswith("0.983192")
    assert result["first"].pop("volatility").startswith("1.40999")
    assert result.pop("pnl_at_lower")["first_moves"].startswith("-7564.107")
    assert result.pop("pnl_at_upper")["first_moves"].startswith("64.107")
    assert result.pop("pnl_at_mean")["both_move"].startswith("-4743.41649")
    assert result == {
        "ratio": "0.04",
        "mean": "0.025",
        "correlation": None,
        "first": {"market": "ETH", "size": "5", "value": "10000", "liquidation_price": "1000"},
        "second": {
            "market": "BTC",
            "size": "-0.2",
            "value": "10000",
            "volatility": "0",
            "liquidation_price": "75000",
        },
        "pooled_liquidation_prices": {"ETH": None, "BTC": "100000"},
        "common_days": 30,
        "missing_in_first": [],
        "missing_in_second": [],
        "gaps": [],
    }


def test_a_band_without_a_lower_end() -> None:
    result = ask(band="5")["result"]
    assert result["lower"] is None
    assert result["pnl_at_lower"] is None
    assert result["pnl_at_upper"] is not None


def test_equal_risk() -> None:
    result = ask(sizing="equal_risk", second_prices=RISING)["result"]
    assert result["first"]["value"] == result["second"]["value"] == "10000"
    assert (result["z_score"], result["deviation"], result["correlation"]) == (None, "0", "1")


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"second": ETH}, "second/market", "pair_of_one"),
        ({"sizing": "equal_risk"}, "sizing", "never_moved"),
        ({"sizing": "equal"}, "sizing", "not_a_choice"),
        ({"direction": "both"}, "direction", "not_a_choice"),
        ({"value": "0"}, "value", "not_positive"),
        ({"band": "-1"}, "band", "negative"),
        ({"first": ETH | {"size": "1"}}, "first/size", "unknown_key"),
        ({"second": BTC | {"price": "0"}}, "second/price", "not_positive"),
        ({"first_prices": RISING[1:]}, "second_prices", "not_so_many"),
        ({"first_prices": None}, "first_prices", "missing"),
    ],
)
def test_refusals(keys: dict[str, Any], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
    assert error["message"]
