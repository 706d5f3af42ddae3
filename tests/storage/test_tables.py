"""The tables, the records that are read without them, and the migrations tell one story."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from journal_app.storage import migrations
from journal_app.storage.layout import FIGURES, RECORDED, Layout
from journal_app.storage.tables import RecordedRow, Row, TradeFiguresRow, schema_ddl

WRITTEN: list[type[Row]] = [*RecordedRow.__subclasses__(), TradeFiguresRow]
ROWS = {str(row.__tablename__): row for row in WRITTEN}


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    for statement in schema_ddl():
        connection.execute(statement)
    yield connection
    connection.close()


def test_a_fresh_journal_has_these_tables(empty: sqlite3.Connection) -> None:
    assert migrations.schema_in(empty) == migrations.schema_of(tuple(migrations.STEPS))


@pytest.mark.parametrize("layout", [*RECORDED.values(), FIGURES], ids=lambda each: each.table)
def test_a_record_is_its_row(layout: Layout[Any], empty: sqlite3.Connection) -> None:
    row = ROWS[layout.table]
    hints = get_type_hints(row)
    for column, hint in get_type_hints(layout.record_type).items():
        assert hints[column] == hint, column
    columns = {name for _, name, *_ in empty.execute(f"PRAGMA table_info({layout.table})")}
    assert columns - {"checksum"} == set(layout.columns)


def test_nothing_is_null_that_a_record_promises(empty: sqlite3.Connection) -> None:
    for layout in (*RECORDED.values(), FIGURES):
        hints = get_type_hints(layout.record_type)
        for _, name, _, is_needed, _, _ in empty.execute(f"PRAGMA table_info({layout.table})"):
            if name in hints:
                assert bool(is_needed) is (type(None) not in get_args(hints[name])), name


def test_every_table_of_what_was_said_has_checksums_and_types(empty: sqlite3.Connection) -> None:
    derived = {"actions", "trade_figures"}
    for table in Row.metadata.tables.values():
        assert ("checksum" in table.columns) is (table.name not in derived)
        (text,) = empty.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.name,))
        assert text[0].endswith("STRICT"), table.name


def test_a_journal_can_run_nothing(empty: sqlite3.Connection) -> None:
    found = empty.execute("SELECT type, sql FROM sqlite_master").fetchall()
    assert {kind for kind, _ in found} == {"table", "index"}
    assert not [text for _, text in found if text and "AUTOINCREMENT" in text.upper()]


def test_reading_loads_no_sqlmodel() -> None:
    code = (
        "import sys\n"
        "from journal_app.storage import check, journal\n"
        "print([name for name in ('sqlmodel', 'sqlalchemy', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
