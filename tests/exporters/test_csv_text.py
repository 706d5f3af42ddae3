"""CSV: exact numbers, ISO times, guarded texts, quoting."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.exporters.csv_text import write_csv
from journal_app.reports.exported_tables import TABLES
from journal_app.reports.tables import Cell, Column, Holds, Table
from tests.exporters.selections import selection


@pytest.mark.parametrize(
    ("value", "holds", "written"),
    [
        (None, Holds.TEXT, ""),
        ("plain", Holds.TEXT, "plain"),
        ("=1+1", Holds.TEXT, "'=1+1"),
        ("'quoted", Holds.TEXT, "''quoted"),
        ("-5", Holds.TEXT, "'-5"),
        (Decimal("-5"), Holds.MONEY, "-5"),
        (Decimal("1E+3"), Holds.AMOUNT, "1000"),
        (Decimal("0.123456789012345678901234567890123456789012345678"), Holds.AMOUNT,
         "0.123456789012345678901234567890123456789012345678"),
        (Decimal("0.123456789012345678901234567890123456789012345678"), Holds.MONEY,
         "0.1234567890123456789012345678901235"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), Holds.TIME, "2026-01-02T03:04:05Z"),
        (datetime(2026, 1, 2, 3, 4, 5, 7000, UTC), Holds.TIME, "2026-01-02T03:04:05.007Z"),
        (date(2026, 1, 2), Holds.DAY, "2026-01-02"),
        (3, Holds.COUNT, "3"),
        ('a "b", c\nd', Holds.TEXT, 'a "b", c\nd'),
    ],
)  # fmt: skip
def test_a_value_is_read_back_as_written(
    value: Cell, holds: Holds, written: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    table = Table("A", (Column("a", "A", holds), Column("b", "B")), [[value, "x"]])
    write_csv(table, path, lambda _done, _of: None)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["a", "b"], [written, "x"]]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_written(name: str, tmp_path: Path) -> None:
    told = selection(30)
    table = TABLES[name](told)
    write_csv(table, tmp_path / "a.csv", lambda _done, _of: None)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert head == [column.key for column in table.columns]
    assert len(set(head)) == len(head)
    assert len(rows) == len(table.rows)
    assert all(len(row) == len(head) for row in rows)
