"""P3 and what the journal's list needs beside it: order, filters and groups of 100,000 trades.

Qt's proxy has the same rows: what the list shows, and all that was written about a trade. For
order it is given values that need no conversion. The processor's time counts, since both are at
work for minutes on a machine that may have other work.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.exact import SUMS
from journal_app.services.gathering import GATHERED_BY, gathered
from journal_app.services.ports import TradeFilter, UnitOfWork
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.ui.screens.journal.trade_cells import columns
from tests.benchmarks.floors import cpu_seconds, fetched_and_summed
from tests.benchmarks.large_journal import large_journal
from tests.benchmarks.measured import tell
from tests.benchmarks.proxy_floor import Proxy
from tests.benchmarks.test_storage import COLUMNS

pytestmark = pytest.mark.benchmark

TRADES: Final = 100_000
PAGE: Final = 200
EVERY: Final = TradeFilter()
ROWS: Final = (
    f"SELECT {COLUMNS}, f.net_order, s.body FROM trades AS t JOIN trade_figures AS f"
    " ON f.trade_id = t.id JOIN search AS s ON s.rowid = t.id"
)
STRATEGY, NET, ALL_COLUMNS = 5, 19, -1
TYPED: Final = ("t", "th", "thesis", "0xab", "number 77", "#99", "’“?*", "no such word")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalFile]:
    path = tmp_path_factory.mktemp("list") / "large.journal"
    large_journal(path, TRADES)
    with open_journal(path, for_writing=False) as opened:
        yield opened


def proxy_over(path: Path) -> Proxy:
    with closing(sqlite3.connect(path)) as raw:
        return Proxy(raw.execute(ROWS).fetchall())


def least(work: Callable[[], object]) -> float:
    """The least of some rounds."""
    return min(cpu_seconds(work) for _ in range(3))


def look(uow: UnitOfWork, wanted: TradeFilter, order: str) -> list[int]:
    """What the screen asks for at a keystroke: ids, counts, and the first page of lines."""
    ids = uow.lists.ids(wanted, order)
    uow.lists.by_status()
    uow.lists.lines(list(ids[:PAGE]))
    return list(ids)


def test_order_by_any_column(file: JournalFile) -> None:
    proxy = proxy_over(file.path)
    by_net, nets = proxy.sorted_by(NET)
    by_word, _ = proxy.sorted_by(STRATEGY)
    print(f"\nP3 floor: by number {by_net:.2f} s, by word {by_word:.2f} s")
    fewest = float("inf")
    with SqliteJournal(file).reading() as uow:
        figures = {row[0]: row[1] for row in uow.lists.listed(("id", "net_order"), EVERY)}
        assert [figures[each] for each in look(uow, EVERY, "net")] == nets
        for column in columns():
            took = least(lambda key=column.key: look(uow, EVERY, key))  # type: ignore[misc]
            floor = by_net if column.is_right or column.key.endswith("_at") else by_word
            fewest = min(fewest, floor / took)
            print(f"P3 by {column.key}: {took * 1e3:.0f} ms, {floor / took:.0f} times faster")
    tell("P3 order", f"1/{fewest:.0f} at least")
    assert fewest >= 50


def test_a_keystroke_in_the_filter(file: JournalFile) -> None:
    proxy = proxy_over(file.path)
    ratios = []
    with SqliteJournal(file).reading() as uow:
        for typed in TYPED:
            found = len(look(uow, TradeFilter(text=typed), "number"))
            took = least(lambda typed=typed: look(uow, TradeFilter(text=typed), "number"))  # type: ignore[misc]
            floor, passed = proxy.filtered_by(typed, ALL_COLUMNS)
            if " " not in typed:  # the program looks for each word by itself
                assert found == passed
            ratios.append(floor / took)
            print(
                f"P3 {typed!r}: {took * 1e3:.0f} ms for {found}, floor {floor * 1e3:.0f} ms,"
                f" {ratios[-1]:.0f} times faster"
            )
    tell("P3 filter", f"1/{min(ratios):.0f} at least")
    assert min(ratios) >= 10


@pytest.mark.parametrize("by", GATHERED_BY)
def test_groups_with_exact_sums(file: JournalFile, by: str) -> None:
    """Gathering all is not much more than fetching the same figures and summing them once."""
    query = (
        "SELECT net, r_initial FROM trades AS t JOIN trade_figures AS f ON f.trade_id = t.id"
        " WHERE deleted_at IS NULL ORDER BY net_order"
    )
    zone = ZoneInfo("Europe/Berlin")
    with SqliteJournal(file).reading() as uow, closing(sqlite3.connect(file.path)) as raw:
        groups = gathered(uow, EVERY, by, zone, "net")  # type: ignore[arg-type]
        assert sorted(each for group in groups for each in group.trade_ids) == sorted(
            uow.lists.ids(EVERY)
        )
        with localcontext(SUMS):
            nets = [Decimal(str(net)) for (net,) in raw.execute("SELECT net FROM trade_figures")]
            assert sum(group.net for group in groups) == sum(nets)
            floor = least(lambda: fetched_and_summed(raw, query))
        took = least(lambda: gathered(uow, EVERY, by, zone, "net"))  # type: ignore[arg-type]
        print(f"\ngroups by {by}: {took:.2f} s, floor {floor:.2f} s, ratio {took / floor:.2f}")
    assert took <= 3 * floor
