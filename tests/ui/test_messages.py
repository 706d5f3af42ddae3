"""Sentences with their numbers as the trader reads them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal as D

import pytest

from journal_app.domain.problems import Problem
from journal_app.ui.formatting import Formats
from journal_app.ui.hiding import HidingFormats
from journal_app.ui.messages import clause, done_words, explain, say
from journal_app.ui.widgets.number_style import use_formats

FACTS = {"amount": D("1234.5"), "asset": "ETH", "held": D(2)}


@pytest.fixture(autouse=True)
def points_again() -> Iterator[None]:
    yield
    use_formats(Formats())


def test_numbers_are_written_in_the_traders_style() -> None:
    use_formats(Formats(",", "."))
    assert say("swaps_more_than_held", FACTS) == "1.234,5 ETH is more than the 2 that is held"
    assert clause("far_above_last", {"times": D("12.5")}).startswith("this is 12,5 times")


def test_how_much_there_is_is_not_told_where_amounts_are_hidden() -> None:
    use_formats(HidingFormats.of(Formats()))
    assert say("swaps_more_than_held", FACTS) == "••• ETH is more than the ••• that is held"
    assert explain(Problem("", "not_price_times_size", {"expected": "1200"})) == (
        "Price times size is •••"
    )
    assert clause("far_above_last", {"times": D("12.5")}).startswith("this is 12.5 times")


def test_a_percentage_is_written_without_a_space() -> None:
    assert "100%" in say("not_a_percentage", {"text": "101"})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026-W04", "week 4 of 2026"),
        ("2026-11", "November 2026"),
        ("2026", "2026"),
        ("2026-13", "2026-13"),
        ("another", "another"),
    ],
)
def test_a_review_that_was_written_is_called_by_its_week_or_month(name: str, said: str) -> None:
    assert done_words("keep_review", {"period": name}) == f"review of {said} written"
