"""What a few typed letters can mean."""

from __future__ import annotations

import pytest

from journal_app.ui.finding import found

WORDS = ["Open journal…", "New journal…", "Back up now", "Journal", "Update prices and rates…"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", WORDS),
        ("jou", ["Journal", "Open journal…", "New journal…"]),
        ("JOURNAL new", ["New journal…"]),
        ("ices", ["Update prices and rates…"]),
        ("upr", ["Update prices and rates…"]),
        ("xyz", []),
    ],
)
def test_the_likeliest_comes_first(typed: str, first: list[str]) -> None:
    assert found(typed, WORDS) == first
