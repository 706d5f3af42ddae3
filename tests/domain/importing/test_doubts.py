"""A slip of the decimal sign is questioned; a market that moves is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.importing.doubts import price_doubt, rate_doubt, stood_still
from journal_app.domain.money import Asset
from journal_app.wording import explain

D = Decimal


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ("2000", "20000", "ten_times_last"),
        ("2000", "21500", "ten_times_last"),
        ("2000", "212050", "hundred_times_last"),
        ("2000", "200", "tenth_of_last"),
        ("2000", "19.5", "hundredth_of_last"),
        ("2000", "10000", "far_above_last"),
        ("2000", "2", "far_below_last"),
        ("2000", "2601", "jumped_up"),
        ("2000", "2600", None),
        ("2000", "1400", None),
        ("2000", "1399", "jumped_down"),
        ("0.00002", "0.0002", "ten_times_last"),
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
    assert (found.code, found.facts) == ("rate_as_fraction", {"typed": D("0.08"), "meant": 8})
    assert rate_doubt("USDC", D("0.30"), D("0.029")) is not None
    assert rate_doubt("USDC", D("0.001"), D("0.0012")) is None


def test_where_no_rate_was_known_one_below_a_percent_is_questioned() -> None:
    found = rate_doubt("USDC", None, D("0.0008"))
    assert found is not None
    assert explain(found) == "USDC: rates are in percent here: 0.08 % a year; was 8 % meant?"
    assert rate_doubt("USDC", None, D("0.02")) is None
    assert rate_doubt("USDC", None, D(0)) is None


def test_a_slip_says_what_may_be_meant() -> None:
    found = price_doubt("", D("3012.5"), D(302))
    assert found is not None
    assert explain(found) == "a tenth of 3012.5; was 3020 meant?"


ETH, BTC, SOL, USDC = map(Asset, ("ETH", "BTC", "SOL", "USDC"))
LAST = {ETH: D(2000), BTC: D(60_000), SOL: None, USDC: D(1)}


@pytest.mark.parametrize(
    ("typed", "still"),
    [
        ({ETH: D(2010), BTC: D("60000.0"), USDC: D(1)}, {BTC}),
        ({ETH: D(2000), BTC: D(60_000)}, set()),
        ({ETH: D(2000), USDC: D("0.99")}, set()),
        ({ETH: D(2000), SOL: D(150)}, set()),
        ({ETH: D(2000)}, set()),
    ],
)
def test_a_price_that_stands_still_while_others_move_is_questioned(
    typed: dict[Asset, D], still: set[Asset]
) -> None:
    assert set(stood_still(LAST, typed)) == still
