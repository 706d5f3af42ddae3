"""What the same work costs with the standard library alone, and openpyxl or a bare QPainter.

Imports nothing of the program.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPixmap

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


def painted_polyline(
    points: Sequence[tuple[datetime, Decimal]], width: int, height: int
) -> QPixmap:
    """A curve of exact points as one polyline through the lowest and highest of each pixel.

    The places of pixels are found by bisection, and only what is drawn becomes a float.
    """
    from bisect import bisect_left

    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

    times, values = list(map(itemgetter(0), points)), list(map(itemgetter(1), points))
    step = (times[-1] - times[0]) / width
    places = [bisect_left(times, times[0] + step * pixel) for pixel in range(width)]
    columns = [
        (x, min(part), max(part))
        for x, (start, stop) in enumerate(zip(places, [*places[1:], len(points)], strict=True))
        if (part := values[start:stop])
    ]
    low = float(min(least for _, least, _ in columns))
    scale = height / (float(max(most for *_, most in columns)) - low)
    line = [
        QPointF(x, height - (float(value) - low) * scale)
        for x, least, most in columns
        for value in (least, most)
    ]
    picture = QPixmap(width, height)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("blue"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawPolyline(line)
    painter.end()
    return picture


def dense_growth(rates: Sequence[float], spans: Sequence[tuple[int, int]]) -> Sequence[float]:
    """What one unit grows to over spans of seconds, at a rate for each day: a dense matrix of days.

    Compounds each second, as (1 + r / Y)ⁿ.
    """
    import numpy as np

    from_second = np.array([start for start, _ in spans], dtype=np.float64)[:, None]
    to_second = np.array([end for _, end in spans], dtype=np.float64)[:, None]
    days = np.arange(len(rates), dtype=np.float64) * 86_400
    held = np.clip(np.minimum(to_second, days + 86_400) - np.maximum(from_second, days), 0, None)
    logs = np.log1p(np.array(rates) / (365 * 86_400))
    grown: Sequence[float] = np.exp(held @ logs).tolist()
    return grown
