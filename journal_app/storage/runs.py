"""Ids that follow each other, which a database finds by two comparisons instead of one for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def runs(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where runs of ids that follow each other start and stop among ascending ones."""
    start = 0
    for place in range(1, len(ids) + 1):
        if place == len(ids) or ids[place] != ids[place - 1] + 1:
            yield start, place
            start = place
