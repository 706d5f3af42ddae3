"""What a number of the checklist cannot be is told, and what it can be is taken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.planning.answer_ranges import answer_problem
from journal_app.wording import explain


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("borrow_apr", "6.2", "-150"),
        ("borrow_apr", "-5", "1e29"),
        ("collateral_apr", "3", "1001"),
        ("risk_fraction", "1.5", "101"),
        ("fee_rate", "-0.01", "-150"),
        ("days", "14", "1e30"),
        ("leverage", "3", "1e29"),
        ("depeg_to", "0.95", "95"),
        ("correlation", "-1", "1.01"),
    ],
)
def test_what_a_number_cannot_be_is_told(name: str, right: str, wrong: str) -> None:
    assert answer_problem(name, Decimal(right)) is None
    problem = answer_problem(name, Decimal(wrong))
    assert problem is not None
    assert explain(problem)


def test_any_price_can_be_an_entry() -> None:
    assert answer_problem("entry", Decimal("1e29")) is None
