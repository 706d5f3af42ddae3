"""The `flash_loan` calculation: its keys, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from journal_app.cli.calc.answering import answer


def ask(**keys: str) -> dict[str, Any]:
    return answer({"calc": "flash_loan", "own": "20000", "ltv": "0.8"} | keys)


def test_a_given_loan() -> None:
    assert ask(loan="100000", fee_rate="0.0005")["result"] == {
        "most_loan": "79800.49875311720698254364089775561",
        "deposit": "120000",
        "borrow": "96000",
        "shortfall": "4050",
        "closes": False,
    }


def test_the_most_loan_put_back_closes() -> None:
    most = ask(fee_rate="0.0005")["result"]
    assert most["closes"] is True
    assert most["shortfall"] == "0"
    again = ask(fee_rate="0.0005", loan=most["most_loan"])["result"]
    assert again == most


def test_a_loan_without_limit() -> None:
    assert set(ask(ltv="1")["result"].values()) == {None}
    assert ask(ltv="1", loan="5")["result"]["closes"] is True


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({"own": "-1"}, "own"),
        ({"ltv": "1.01"}, "ltv"),
        ({"loan": "-1"}, "loan"),
        ({"fee": "1"}, "fee"),
    ],
)
def test_refusals(keys: dict[str, str], field: str) -> None:
    assert ask(**keys)["error"]["field"] == field
