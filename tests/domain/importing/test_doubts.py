"""A slip of the decimal sign is questioned; a market that moves is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.importing.doubts import price_doubt, rate_doubt

D = Decimal


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ("2000", "20000", "far_above_last"),
        ("2000", "200", "far_below_last"),
        ("2000", "10000", "far_above_last"),
        ("2000", "2900", None),
        ("2000", "900", None),
        ("0.00002", "0.0002", "far_above_last"),
    ],
)
def test_a_price_far_from_the_last_one_is_questioned(
    before: str, now: str, code: str | None
) -> None:
    found = price_doubt("ETH", D(before), D(now))
    assert (found.code if found else None) == code


def test_nothing_is_questioned_without_a_last_value() -> None:
    assert price_doubt("ETH", None, D(1)) is None
    assert rate_doubt("USDC", D(0), D("0.08")) is None


def test_a_rate_may_move_more_and_a_percent_for_a_fraction_is_seen() -> None:
    assert rate_doubt("USDC", D("0.05"), D("0.31")) is None
    found = rate_doubt("USDC", D("0.08"), D("0.0008"))
    assert found is not None
    assert found.facts["times"] == 100
