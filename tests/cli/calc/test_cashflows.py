from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(*flows: tuple[str, str]) -> dict[str, Any]:
    listed = [{"date": date, "amount": amount} for date, amount in flows]
    return answer({"calc": "cashflows", "flows": listed})


def test_a_rate() -> None:
    answered = ask(("2027-01-01", "1100"), ("2026-01-01T12:00:00Z", "-1000"))
    assert answered["result"] == {"xirr": "0.1", "reason": None}


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([], "every rate"),
        ([("2026-01-01", "1"), ("2026-01-01", "-1")], "every rate"),
        ([("2026-01-01", "1"), ("2027-01-01", "1")], "no rate"),
        ([("2026-01-01", "-100"), ("2027-01-01", "230"), ("2028-01-01", "-132")], "more than one"),
    ],
)
def test_no_rate_has_a_reason(flows: list[tuple[str, str]], reason: str) -> None:
    result = ask(*flows)["result"]
    assert result["xirr"] is None
    assert reason in result["reason"]


@pytest.mark.parametrize(
    ("flow", "field"),
    [(("yesterday", "1"), "flows/0/date"), (("2026-01-01", "NaN"), "flows/0/amount")],
)
def test_refuses(flow: tuple[str, str], field: str) -> None:
    assert ask(flow)["error"]["field"] == field
