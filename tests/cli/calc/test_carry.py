"""The `carry` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(**keys: str) -> dict[str, Any]:
    loan = {"debt_value": "36500", "borrow_apr": "0.05", "collateral_value": "36500"}
    return answer({"calc": "carry", "collateral_apr": "0.03", "days": "30", **loan} | keys)


def test_every_figure() -> None:
    assert ask(entry="2000", units="20", target="2020")["result"] == {
        "net_apr": "0.02",
        "cost_per_day": "2",
        "cost": "60",
        "break_even": "2003",
        "rate_at_which_target_pays_nothing": "0.1633333333333333333333333333333333",
    }


def test_without_a_position() -> None:
    result = ask(entry="2000")["result"]
    assert result["break_even"] is None
    assert result["rate_at_which_target_pays_nothing"] is None
    assert ask(debt_value="0")["result"]["net_apr"] is None
    assert ask(days="0")["result"]["cost"] == "0"


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({"debt_value": "-1"}, "debt_value"),
        ({"days": "-1"}, "days"),
        ({"units": "-1"}, "units"),
        ({"borrow_apr": "-2"}, "borrow_apr"),
    ],
)
def test_refusals(keys: dict[str, str], field: str) -> None:
    assert ask(**keys)["error"]["field"] == field
