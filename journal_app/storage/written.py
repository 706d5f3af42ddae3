"""What is recorded in a journal, as fingerprints that tell where two journals differ.

They are made of the checksums of rows, which change with any value; no row is read for them.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from journal_app.services.ports import TradeWritten, Written
from journal_app.storage.layout import BATCHES, RAW_ROWS, RECORDED, TERMS, TRADES
from journal_app.storage.stored import moment_of

_COME_ALONG: Final = (TERMS, BATCHES, RAW_ROWS)
"""Tables whose rows are told by the trades that rest on them."""


def written_in(connection: sqlite3.Connection) -> Written:
    """Take the fingerprints of all trades, and of what belongs to none."""
    of_trades: dict[int, blake2b] = defaultdict(lambda: blake2b(digest_size=16))
    others: dict[str, str] = {}
    for layout in RECORDED.values():
        if layout in _COME_ALONG:
            continue
        owner = "NULL" if layout.trade_place is None else layout.columns[layout.trade_place]
        alone = blake2b(digest_size=16)
        for trade_id, row_id, checksum in _checksums(connection, layout.table, owner):
            of_one = alone if trade_id is None else of_trades[trade_id]
            of_one.update(f"{layout.table} {row_id} {checksum}\n".encode())
        others[layout.table] = alone.hexdigest()
    trades = {
        trade_id: TradeWritten(
            moment_of(created_at), deleted_at is not None, of_trades[trade_id].hexdigest()
        )
        for trade_id, created_at, deleted_at in connection.execute(
            f"SELECT id, created_at, deleted_at FROM {TRADES.table}"
        )
    }
    return Written(trades, others)


def _checksums(
    connection: sqlite3.Connection, table: str, owner: str
) -> Iterable[tuple[int | None, int, str]]:
    return connection.execute(f"SELECT {owner}, id, checksum FROM {table} ORDER BY id")
