"""What was read out of rows before, so that a row that stands as it stood need not be read anew.

A row is known by all that stands in the file of it, its checksum included: what comes back equal
was found sound when it was first read, and says the same. What was made of very many rows is known
by SQLite's own count of changes. So nothing has to be told when rows change, be it by undo or by
another program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

MOST_ROWS: Final = 4_000
"""Of one kind: some hundred open trades with their ledgers; a few megabytes."""

KnownRows = dict[tuple[Any, ...], Any]


class Remembered:
    """What rows say, by their table, the way they are read, and all of their values.

    made: what was made of many rows together, by a name, with the state that the journal was in.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, Callable[..., Any]], KnownRows] = {}
        self.made: Final[dict[str, tuple[object, Any]]] = {}

    def of(self, table: str, reading: Callable[..., Any]) -> KnownRows:
        """What is known of a table's rows that are read so; it begins anew where it became too
        much.
        """
        known = self._known.setdefault((table, reading), {})
        if len(known) > MOST_ROWS:
            known.clear()
        return known
