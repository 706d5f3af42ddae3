"""The `arbitrage` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(**keys: str) -> dict[str, Any]:
    prices = {"units": "10", "buy_price": "2000", "sell_price": "2020"}
    return answer({"calc": "arbitrage"} | prices | keys)


def test_every_figure() -> None:
    loan = {"own": "5000", "borrow_apr": "0.365", "days": "2"}
    assert ask(gas="10", sell_impact="0.01", sell_fee_rate="-0.0001", **loan)["result"] == {
        "spread": "20",
        "gross": "200",
        "impact": "202",
        "fees": "-1.9998",
        "gas": "10",
        "borrowed": "15010",
        "interest": "30.02",
        "profit": "-40.0202",
        "capital_used": "5000",
        "return_on_capital": "-0.00800404",
        "break_even_sell_price": "2024.04204024042040240420402404204",
        "break_even_spread": "24.04204024042040240420402404204024",
    }


def test_the_figures_of_the_guide() -> None:
    fees = [{"buy_fee_rate": rate, "sell_fee_rate": rate} for rate in ("0", "0.003", "0.005")]
    profits = [ask(units="1", **fee)["result"]["profit"] for fee in fees]
    assert profits == ["20", "7.94", "-0.1"]


def test_a_loan_of_everything_has_no_return() -> None:
    assert ask(own="0")["result"]["return_on_capital"] is None
    assert ask(sell_impact="1")["result"]["break_even_spread"] is None


@pytest.mark.parametrize(
    ("keys", "field", "code"),
    [
        ({"units": "0"}, "units", "not_positive"),
        ({"buy_price": "0"}, "buy_price", "not_positive"),
        ({"sell_price": "-1"}, "sell_price", "negative"),
        ({"sell_impact": "1.1"}, "sell_impact", "not_between"),
        ({"gas": "-1"}, "gas", "negative"),
        ({"own": "0", "borrow_apr": "-1", "days": "366"}, "days", "debt_below_zero"),
        ({"spread": "1"}, "spread", "unknown_key"),
    ],
)
def test_refusals(keys: dict[str, str], field: str, code: str) -> None:
    error = ask(**keys)["error"]
    assert (error["field"], error["code"]) == (field, code)
