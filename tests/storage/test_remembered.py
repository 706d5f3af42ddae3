"""What was read before is told again only of rows that stand as they stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.services.ports import Journal, UnitOfWork
from journal_app.services.reckoning import rederive
from journal_app.services.undo import undo
from journal_app.storage import remembered
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.samples import NEW_YEAR, bare_trade, round_trip


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
