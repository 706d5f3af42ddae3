"""Journals with rows in them, written through the storage layer, and all rows of a journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from journal_app.storage.connection import connect_for_viewing, transaction
from journal_app.storage.database import open_journal
from journal_app.storage.images import Stored, checksum, image
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import (
    ENTRIES,
    MARKS,
    RECORDED,
    TRADES,
    EntryRecord,
    Layout,
    MarkRecord,
    TradeRecord,
)

NEW_YEAR: Final = datetime(2026, 1, 1, tzinfo=UTC)
ENTRIES_PER_TRADE: Final = 3

Rows = dict[str, list[tuple[Stored, ...]]]


def filled_journal(path: Path, trades: int) -> Path:
    """A journal with so many trades, their entries, and marks."""
    create_journal(path)
    with open_journal(path, for_writing=True) as journal, transaction(journal.connection):
        for number in range(1, trades + 1):
            add_trade(journal.connection, number)
    return path


def add_trade(connection: sqlite3.Connection, number: int) -> None:
    """Write a trade with its entries and a mark, inside a transaction."""
    at = NEW_YEAR + timedelta(hours=number)
    trade = TradeRecord(
        id=number, number=number, account="main", platform="aave_v3", label=f"trade {number}",
        margin_mode="cross", strategy="breakout", status="open", terms_id=None, created_at=at,
        deleted_at=None, notes="what was thought of it, at some length " * 3, grade="", lesson="",
    )  # fmt: skip
    insert(connection, TRADES, trade)
    for sequence in range(ENTRIES_PER_TRADE):
        entry = EntryRecord(
            id=number * ENTRIES_PER_TRADE + sequence, trade_id=number, at=at, sequence=sequence,
            kind="buy", asset="ETH", amount=Decimal(f"1.{number:04}"), price=Decimal("2000.125"),
            apr=None, to_asset=None, to_amount=None, to_price=None, penalty=None,
            fee_amount=Decimal("0.5"), fee_asset="USDC", fee_price=Decimal(1), reference="0xabc",
            note="", raw_row_id=None,
        )  # fmt: skip
        insert(connection, ENTRIES, entry)
    mark = MarkRecord(
        id=number, asset="ETH", at=at, platform="", price=Decimal(2000 + number), oracle_price=None
    )
    insert(connection, MARKS, mark)


def insert(connection: sqlite3.Connection, layout: Layout[Any], record: tuple[Any, ...]) -> None:
    """Write a row with its checksum."""
    stored = layout.stored(record)
    marks = ", ".join("?" * (len(stored) + 1))
    columns = ", ".join((*layout.columns, "checksum"))
    connection.execute(
        f"INSERT INTO {layout.table} ({columns}) VALUES ({marks})",
        (*stored, checksum(image(stored))),
    )


def rows_of(path: Path) -> Rows:
    """Every row of what the trader said, by table; a table of a later version has none yet."""
    with closing(connect_for_viewing(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        return {
            name: list(_rows(connection, layout)) if name in tables else []
            for name, layout in RECORDED.items()
        }


def with_wrong_checksum(rows: Rows) -> list[tuple[str, Stored]]:
    """Table and id of every row that is not what was written."""
    return [
        (table, row[0])
        for table, found in rows.items()
        for row in found
        if checksum(image(row[:-1])) != row[-1]
    ]


def _rows(connection: sqlite3.Connection, layout: Layout[Any]) -> Iterator[tuple[Stored, ...]]:
    yield from connection.execute(f"{layout.select} ORDER BY 1")
