"""What the same work costs with the standard library, and openpyxl, alone.

Imports nothing of the program.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from openpyxl import Workbook

Row = tuple[object, ...]


def seconds(work: Callable[[], object], rounds: int = 9) -> float:
    """The median time of some rounds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def cpu_seconds(work: Callable[[], object]) -> float:
    """The processor's time for one round, whoever else is at work on the machine."""
    start = process_time()
    work()
    return process_time() - start


def writing_connection(path: Path) -> sqlite3.Connection:
    """A connection that is as careful as the program's own."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "foreign_keys=ON",
        "journal_mode=DELETE",
        "synchronous=EXTRA",
        "cache_spill=OFF",
        "trusted_schema=OFF",
        "cell_size_check=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def page_of_tuples(connection: sqlite3.Connection, columns: str, ids: Sequence[int]) -> list[Row]:
    """Raw tuples of a page of trades and their figures."""
    marks = ", ".join("?" * len(ids))
    query = (
        f"SELECT {columns} FROM trades AS t LEFT JOIN trade_figures AS f ON f.trade_id = t.id"
        f" WHERE t.id IN ({marks})"
    )
    return connection.execute(query, ids).fetchall()


def written_row_by_row(
    connection: sqlite3.Connection, statements: Iterable[tuple[str, Row]]
) -> None:
    """One small transaction, durable."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in statements:
        connection.execute(statement, values)
    connection.execute("COMMIT")


def read_and_written_in_bulk(
    connection: sqlite3.Connection, file: Path, rows: Mapping[str, Sequence[Row]]
) -> None:
    """A CSV file read, and rows of several tables written in one transaction."""
    with file.open(newline="", encoding="utf-8") as lines:
        sum(1 for _ in csv.reader(lines))
    connection.execute("BEGIN IMMEDIATE")
    for insert, of_table in rows.items():
        connection.executemany(insert, of_table)
    connection.execute("COMMIT")


def fetched_and_summed(connection: sqlite3.Connection, query: str) -> list[Decimal]:
    """Columns of exact texts, each summed once."""
    columns = zip(*connection.execute(query), strict=True)
    return [sum(map(Decimal, filter(None, column)), Decimal(0)) for column in columns]


def workbook_of_values(sheets: Mapping[str, Iterable[Sequence[Any]]], path: Path) -> None:
    """A workbook of these values, without a style, a table, a chart or a formula that is ours."""
    workbook: Any = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
