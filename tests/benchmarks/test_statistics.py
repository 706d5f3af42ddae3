"""P8: all statistics of a journal, cold and again after one entry, against one sum of each column.

The floor fetches the same decimals and adds each column up once. Again: the trade of the entry is
fetched and its block tallied anew, then every figure is told.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from journal_app.domain.statistics.of_trades import (
    Block,
    Columns,
    Statistics,
    blocks,
    revised,
    statistics,
)
from journal_app.services.browsing import EVERY
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.services.reviewing import STATISTICS, counted_columns
from journal_app.services.uncollected import uncollected
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from tests.benchmarks.floors import fetched_and_summed, seconds
from tests.benchmarks.large_journal import large_journal
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

SIZES: Final = (1_000, 10_000, 100_000)
QUERY: Final = (
    f"SELECT {', '.join(STATISTICS)} FROM trade_figures WHERE status IN ('closed', 'liquidated')"
)
MOST_COLD, MOST_AGAIN = 1.5, 0.05


@pytest.fixture(scope="module", params=SIZES)
def file(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[JournalFile]:
    path: Path = tmp_path_factory.mktemp("statistics") / "large.journal"
    large_journal(path, request.param)
    with open_journal(path, for_writing=False) as opened:
        yield opened


def cold(uow: UnitOfWork) -> Statistics:
    return statistics(blocks(counted_columns(uow, EVERY)))


def again(uow: UnitOfWork, present: tuple[Block, ...], trade_id: int, place: int) -> Statistics:
    """As after an entry into one trade, whose place among the others stays."""
    changed: Columns = counted_columns(uow, TradeFilter(trade_ids=(trade_id,)))
    return statistics(revised(present, place, 1, changed))


def test_all_statistics(file: JournalFile) -> None:
    """Without the collector of circles, which walks now the one and now the other's objects."""
    with (
        uncollected(),
        SqliteJournal(file).reading() as uow,
        closing(sqlite3.connect(file.path)) as raw,
    ):
        told = cold(uow)
        sums = fetched_and_summed(raw, QUERY)
        assert abs(told.net - sums[0]) < Decimal("1e-12")
        present = blocks(counted_columns(uow, EVERY))
        ids = [int(row[0] or 0) for row in uow.lists.counted(("id",), EVERY)]
        place = len(ids) * 2 // 3
        assert again(uow, present, ids[place], place) == told
        floor = seconds(lambda: fetched_and_summed(raw, QUERY), 5)
        took = seconds(lambda: cold(uow), 5)
        took_again = seconds(lambda: again(uow, present, ids[place], place))
    tell(
        "P8",
        f"{took / floor:.2f}; {took_again / floor:.3f}"
        f" ({milliseconds(took)}; {milliseconds(took_again)}; {milliseconds(floor)})",
    )
    if told.count == SIZES[-1]:
        assert took / floor <= MOST_COLD
        assert took_again / floor <= MOST_AGAIN
