"""Funding by the hour and by the year are one figure, and each comes back as it was typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.planning.funding import A_YEAR, AN_HOUR, EIGHT_HOURS, each_time, yearly

D = Decimal


@pytest.mark.parametrize(
    ("typed", "times", "of_a_year"),
    [
        ("0.0013", AN_HOUR, "11.388"),  # 24 · 365 hours
        ("-0.00125", AN_HOUR, "-10.95"),
        ("0.01", EIGHT_HOURS, "10.95"),
        ("7.3", A_YEAR, "7.3"),
    ],
)
def test_what_is_typed_for_a_shorter_time_is_of_a_year_and_comes_back(
    typed: str, times: Decimal, of_a_year: str
) -> None:
    assert yearly(D(typed), times) == D(of_a_year)
    assert each_time(D(of_a_year), times) == D(typed)


def test_what_does_not_come_out_even_is_cut_to_what_can_be_read() -> None:
    assert each_time(D(10), AN_HOUR) == D("0.0011415525")
