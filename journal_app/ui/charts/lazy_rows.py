"""Rows of words, written when they are looked at: of a long chart few are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload


class LazyRows(Sequence[list[str]]):
    """So many rows, each made by its number."""

    def __init__(self, count: int, row: Callable[[int], list[str]]) -> None:
        self._count, self._row = count, row

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> list[str]: ...

    @overload
    def __getitem__(self, at: slice) -> list[list[str]]: ...

    def __getitem__(self, at: int | slice) -> list[str] | list[list[str]]:
        """One row, or some."""
        numbers = range(self._count)[at]
        return self._row(numbers) if isinstance(numbers, int) else [*map(self._row, numbers)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]
