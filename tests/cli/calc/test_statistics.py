from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(*trades: object, **keys: object) -> dict[str, Any]:
    listed = [trade if isinstance(trade, dict) else {"net": trade} for trade in trades]
    return answer({"calc": "statistics", "trades": listed, **keys})


def test_every_key_of_the_answer() -> None:
    answered = ask(
        {"net": "200", "r": "2"},
        {"net": "-100", "r": "-1"},
        {"net": "0", "r": "0"},
        {"net": "100", "r": "1"},
        start_capital="1000",
    )
    assert answered["result"] == {
        "count": 4,
        "wins": 2,
        "losses": 1,
        "break_even": 1,
        "win_rate": "0.5",
        "gross_profit": "300",
        "gross_loss": "100",
        "profit_factor": "3",
        "expectancy": "50",
        "expectancy_ratio": "0.5",
        "expectancy_r": "0.5",
        "average_win": "150",
        "average_loss": "100",
        "payoff": "1.5",
        # 2 · 0.5 / √(5/3) = √0.6
        "sqn": "0.7745966692414833770358530799564799",
        "kelly": "0.1666666666666666666666666666666667",
        "max_drawdown": {"amount": "100", "fraction": "0.08333333333333333333333333333333333"},
        "worst_drawdown_fraction": {
            "amount": "100",
            "fraction": "0.08333333333333333333333333333333333",
        },
    }


def test_no_trades() -> None:
    result = ask()["result"]
    assert (result["count"], result["gross_profit"], result["gross_loss"]) == (0, "0", "0")
    absent = {name for name, figure in result.items() if figure is None}
    assert absent == {
        "win_rate", "profit_factor", "expectancy", "expectancy_ratio", "expectancy_r",
        "average_win", "average_loss", "payoff", "sqn", "kelly",
    }  # fmt: skip
    assert result["max_drawdown"] == {"amount": "0", "fraction": "0"}


def test_losses_from_no_capital_have_no_percent() -> None:
    result = ask("-5", "-6")["result"]
    assert result["max_drawdown"] == {"amount": "11", "fraction": None}
    assert result["worst_drawdown_fraction"] == {"amount": None, "fraction": None}


def test_trades_count_in_order_of_closing() -> None:
    late, early = {"net": "-50", "closed_at": "2026-02-01"}, {"net": "100", "closed_at": 0}
    assert ask(late, early)["result"]["max_drawdown"] == {"amount": "50", "fraction": "0.5"}


def test_ties_and_undated_trades_stand_as_they_are() -> None:
    first, second = {"net": "-50", "closed_at": 5}, {"net": "100", "closed_at": 5}
    assert ask(first, second)["result"]["max_drawdown"] == {"amount": "50", "fraction": None}
    assert ask(first, "100")["result"]["max_drawdown"] == {"amount": "50", "fraction": None}


@pytest.mark.parametrize(
    ("trades", "keys", "field"),
    [
        ([{"r": "1"}], {}, "trades/0/net"),
        ([{"net": "1", "r": "x"}], {}, "trades/0/r"),
        ([{"net": "1", "closed_at": "x"}], {}, "trades/0/closed_at"),
        ([], {"start_capital": "-1"}, "start_capital"),
    ],
)
def test_refuses(trades: list[object], keys: dict[str, object], field: str) -> None:
    assert ask(*trades, **keys)["error"]["field"] == field
