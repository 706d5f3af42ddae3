"""A table as CSV: exact numbers, times in ISO 8601 and UTC, text that no spreadsheet runs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from journal_app.domain.exact import figure, plain
from journal_app.reports.tables import Cell, Column, Holds, Table

Progress = Callable[[int, int], None]
"""Told how many of how many rows are written; may raise to stop."""

GUARDED: Final = ("=", "+", "-", "@", "\t", "\r", "'")
"""A text that begins so gets an apostrophe, which our importer takes off again."""

_RECKONED: Final = (Holds.MONEY, Holds.RATIO)
_REPORT_EVERY: Final = 1_000


def write_csv(table: Table, path: Path, report: Progress) -> None:
    """Write a table; the heads are the keys of its columns."""
    count = len(table.rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)  # lines end in CR LF, so that a CR within a text is quoted
        writer.writerow([column.key for column in table.columns])
        for done, row in enumerate(table.rows):
            if done % _REPORT_EVERY == 0:
                report(done, count)
            writer.writerow(map(written, row, table.columns))
    report(count, count)


def written(value: Cell, column: Column) -> str:
    """One value. What was recorded keeps every digit; a reckoned one those that count."""
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(GUARDED) else value
        case Decimal():
            return figure(value) if column.holds in _RECKONED else plain(value)
        case datetime():
            spec = "milliseconds" if value.microsecond else "seconds"
            return value.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return str(value)
