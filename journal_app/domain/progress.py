"""How far something long is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise to stop, which leaves nothing."""

PORTION: Final = 1_000
"""Things between two tellings: a few hundredths of a second, so that a stop is felt at once."""

T = TypeVar("T")


def silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""


def told(things: Iterable[T], of: int, progress: Progress) -> Iterator[T]:
    """Things one by one, telling how many were taken; of: how many there are, 0 if unknown."""
    rest, done = iter(things), 0
    while portion := list(islice(rest, PORTION)):
        progress(min(done, of), of)
        yield from portion
        done += len(portion)
