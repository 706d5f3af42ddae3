"""What nobody lends: a loan that would be liquidated as it is taken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.problems import Problem
from journal_app.domain.terms import loan_problem

D = Decimal


@pytest.mark.parametrize(
    ("max_ltv", "threshold", "code"),
    [
        (None, D("0.8"), None),
        (D("0.8"), D("0.8"), None),  # one number for both, as Morpho's LLTV is
        (D("0.99"), None, None),
        (D("0.81"), D("0.8"), "ltv_above_threshold"),
        (D(1), None, "lends_all"),
        (D(1), D(1), "lends_all"),
    ],
)
def test_a_loan_up_to_the_line_is_the_most(
    max_ltv: Decimal | None, threshold: Decimal | None, code: str | None
) -> None:
    found = loan_problem("ltv", max_ltv, threshold)
    assert found == (None if code is None else Problem("ltv", code))
