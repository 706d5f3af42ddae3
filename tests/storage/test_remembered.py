"""What was read before is told again only of rows that stand as they stood."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.market.observed import Mark
from journal_app.domain.problems import JournalUnusable
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.reckoning import rederive
from journal_app.services.undo import undo
from journal_app.storage import remembered
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.samples import ETH, NEW_YEAR, bare_trade, round_trip


@pytest.fixture
def file(tmp_path: Path) -> Iterator[JournalFile]:
    path = tmp_path / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as opened:
        yield opened


@pytest.fixture
def journal(file: JournalFile) -> SqliteJournal:
    journal = SqliteJournal(file)
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        trade = uow.trades.add(bare_trade())
        for entry in round_trip(0, "2000", "2100"):
            uow.entries.add(trade.id, entry)
        rederive(uow, [trade.id])
        uow.commit()
    return journal


def read(journal: Journal) -> tuple[object, ...]:
    def told(uow: UnitOfWork) -> tuple[object, ...]:
        ((_, entries),) = uow.entries.of_some([1])
        return (*uow.trades.some([1]), *entries)

    with journal.reading() as uow:
        return told(uow)


def test_what_stands_as_it_stood_is_the_very_same(journal: SqliteJournal) -> None:
    first, again = read(journal), read(journal)
    assert all(one is other for one, other in zip(first[1:], again[1:], strict=True))
    assert first == again


def test_what_changed_is_read_anew_and_so_is_what_was_put_back(journal: SqliteJournal) -> None:
    before = read(journal)
    with journal.unit_of_work() as uow:
        uow.begin_action("add_entry", NEW_YEAR)
        for entry in round_trip(9, "2000", "2200"):
            uow.entries.add(1, entry)
        rederive(uow, [1])
        uow.commit()
    assert len(read(journal)) == 2 * len(before) - 1
    undo(journal)
    assert read(journal) == before


def test_a_row_that_was_damaged_since_is_found(journal: SqliteJournal, file: JournalFile) -> None:
    read(journal)
    file.connection.execute("UPDATE entries SET price = '2001' WHERE id = 1")
    with pytest.raises(JournalUnusable) as unusable:
        read(journal)
    assert unusable.value.code == "row_damaged"


def test_no_more_is_remembered_than_a_book_needs(
    journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "MOST_ROWS", 1)
    before = read(journal)
    assert read(journal) == before


# the market, which is made of all that was observed


def price_in(journal: Journal) -> Decimal | None:
    with journal.reading() as uow:
        quote = uow.observations.market().quote(ETH, NEW_YEAR)
    return quote.price if quote else None


def mark(uow: UnitOfWork, price: str) -> None:
    uow.begin_action("mark", NEW_YEAR)
    uow.observations.add_marks([Mark(ETH, NEW_YEAR, Decimal(price))])


def test_a_market_is_made_once_while_nothing_changes(
    journal: SqliteJournal, file: JournalFile
) -> None:
    with journal.unit_of_work() as uow:
        mark(uow, "2000")
        uow.commit()
    asked: list[str] = []
    file.connection.set_trace_callback(asked.append)
    assert price_in(journal) == 2000
    assert price_in(journal) == 2000
    assert len([each for each in asked if " FROM marks" in each]) == 1


def test_a_market_knows_what_was_marked_undone_and_taken_back(journal: SqliteJournal) -> None:
    assert price_in(journal) is None
    with journal.unit_of_work() as uow:
        mark(uow, "2000")
        uow.commit()
    assert price_in(journal) == 2000
    with journal.unit_of_work() as uow:
        mark(uow, "2100")
        quote = uow.observations.market().quote(ETH, NEW_YEAR)
        assert quote is not None
        assert quote.price == 2100  # seen within, and never committed
    assert price_in(journal) == 2000
    undo(journal)
    assert price_in(journal) is None


def test_a_market_knows_what_another_program_wrote(
    journal: SqliteJournal, file: JournalFile
) -> None:
    with journal.unit_of_work() as uow:
        mark(uow, "2000")
        uow.commit()
    assert price_in(journal) == 2000
    with closing(sqlite3.connect(file.path)) as other:
        other.execute("DELETE FROM marks")
        other.commit()
    assert price_in(journal) is None


def test_a_mark_that_was_damaged_since_is_found(journal: SqliteJournal, file: JournalFile) -> None:
    with journal.unit_of_work() as uow:
        mark(uow, "2000")
        uow.commit()
    price_in(journal)
    with closing(sqlite3.connect(file.path)) as other:
        other.execute("UPDATE marks SET price = '2001'")
        other.commit()
    with pytest.raises(JournalUnusable) as unusable:
        price_in(journal)
    assert unusable.value.code == "row_damaged"
