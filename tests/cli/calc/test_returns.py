from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(*returns: str, **keys: str) -> dict[str, Any]:
    return answer({"calc": "returns", "returns": list(returns), **keys})


def test_every_key_of_the_answer() -> None:
    answered = ask("0.5", "-0.5", "0.25", "-0.25", periods_per_year="4", minimum_return="0.25")
    assert answered["result"] == {
        "sharpe": "0",
        # (0 − 0.25) · 4 / √0.8125
        "sortino": "-1.109400392450458244036683466913999",
        # √(0.625/3) · 2
        "volatility": "0.9128709291752768557616163046680036",
        # √((0 + 0.5625 + 0 + 0.25)/4) · 2
        "downside_risk": "0.901387818865997323279805316867624",
        "annual_return": "-0.296875",
        "max_drawdown": "-0.53125",
        "calmar": "-0.5588235294117647058823529411764706",
    }


def test_no_returns() -> None:
    assert set(ask(periods_per_year="365")["result"].values()) == {None}


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({}, "periods_per_year"),
        ({"periods_per_year": "0"}, "periods_per_year"),
        ({"periods_per_year": "-1"}, "periods_per_year"),
        ({"periods_per_year": "365", "risk_free": "x"}, "risk_free"),
    ],
)
def test_refuses(keys: dict[str, str], field: str) -> None:
    assert ask("0.1", **keys)["error"]["field"] == field


def test_more_than_all_cannot_be_lost() -> None:
    error = ask("0.1", "-1.5", periods_per_year="365")["error"]
    assert (error["field"], error["code"]) == ("returns/1", "rate_below_minus_one")
