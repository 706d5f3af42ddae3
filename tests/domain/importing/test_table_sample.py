"""A look at a table finds its first rows and the columns that hold words."""

from __future__ import annotations

from journal_app.domain.importing.table_sample import MOST_WORDS, SHOWN_ROWS, sampled


def test_columns_of_few_values_hold_words() -> None:
    rows = [(str(place), " buy " if place % 2 else "sell", "") for place in range(100)]
    sample = sampled(("id", "side", "empty"), rows)
    assert sample.words == {"side": ("sell", "buy")}
    assert len(sample.rows) == SHOWN_ROWS
    assert sample.values_of("id", 3) == ["0", "1", "2"]
    assert sample.values_of("side", 3) == ["sell", "buy"]
    assert sample.values_of("empty", 3) == []


def test_as_many_as_can_be_words() -> None:
    rows = [(str(place % MOST_WORDS),) for place in range(100)]
    assert len(sampled(("kind",), rows).words["kind"]) == MOST_WORDS
