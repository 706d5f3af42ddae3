"""How far the writing of a workbook is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Progress = Callable[[int, int], None]
"""Told how many of how many rows are written; may raise to stop."""

_TOLD_EVERY: Final = 500


class Tally:
    """The rows of a workbook as they are written."""

    def __init__(self, report: Progress, rows: int) -> None:
        self._report: Final = report
        self._rows: Final = rows
        self._done = 0

    def count(self) -> None:
        """A row is written; whoever watches is told of some, and may stop."""
        self._done += 1
        if self._done % _TOLD_EVERY == 0:
            self.tell()

    def tell(self) -> None:
        """Tell how far it is."""
        self._report(self._done, self._rows)
