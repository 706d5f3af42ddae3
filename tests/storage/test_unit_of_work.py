"""What SQLite adds to the contract: bytes, checksums, the history and the search index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalError, JournalUnusable
from journal_app.services.ports import TradeFilter
from journal_app.services.reckoning import rederive
from journal_app.services.undo import undo
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.images import checksum, image
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import DAY_NOTES, ENTRIES, TRADES
from journal_app.storage.recorded_rows import RecordedRows
from journal_app.storage.rows import Rows
from tests.services.samples import (
    EVERY_KIND,
    FULL_TRADE,
    NEW_YEAR,
    TERMS,
    bare_trade,
    hours,
    round_trip,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[JournalFile]:
    path = tmp_path / "one.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as opened:
        yield opened


@pytest.fixture
def journal(file: JournalFile) -> SqliteJournal:
    return SqliteJournal(file)


def keep_a_trade(journal: SqliteJournal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR, kind="open")
        trade = uow.trades.add(FULL_TRADE)
        for entry in round_trip(0, "2000", "2100"):
            uow.entries.add(trade.id, entry)
        rederive(uow, [trade.id])
        uow.commit()


def test_every_row_carries_the_checksum_of_its_content(
    journal: SqliteJournal, file: JournalFile
) -> None:
    keep_a_trade(journal)
    for layout in (TRADES, ENTRIES):
        rows = file.connection.execute(layout.select).fetchall()
        assert rows
        for row in rows:
            assert row[-1] == checksum(image(row[:-1]))
            assert len(row[-1]) == 16


def test_a_row_that_was_changed_elsewhere_is_not_read(
    journal: SqliteJournal, file: JournalFile
) -> None:
    keep_a_trade(journal)
    file.connection.execute("UPDATE entries SET price = '2001' WHERE id = 1")
    with journal.reading() as uow, pytest.raises(JournalUnusable) as unusable:
        uow.entries.of(1)
    assert unusable.value.code == "row_damaged"
    assert unusable.value.facts == {"table": "entries", "row": 1}
    with pytest.raises(JournalError, match="changed_since"):
        undo(journal)


def test_undo_leaves_what_was_changed_elsewhere(journal: SqliteJournal, file: JournalFile) -> None:
    keep_a_trade(journal)
    file.connection.execute("DELETE FROM entries WHERE id = 2")
    before = list(file.connection.iterdump())
    with pytest.raises(JournalError, match="changed_since"):
        undo(journal)
    assert list(file.connection.iterdump()) == before


def test_an_action_keeps_the_rows_before_and_after(
    journal: SqliteJournal, file: JournalFile
) -> None:
    keep_a_trade(journal)
    with journal.unit_of_work() as uow:
        uow.begin_action("change", NEW_YEAR, number="1")
        uow.trades.save(replace(uow.trades.get(1), grade="A"))
        uow.commit()
    actions = file.connection.execute("SELECT id, name, facts, state FROM actions").fetchall()
    assert actions == [
        (1, "open_trade", '{"kind": "open"}', "done"),
        (2, "change", '{"number": "1"}', "done"),
    ]
    ((table, columns, before, after),) = file.connection.execute(
        "SELECT table_name, columns, before, after FROM changes WHERE action_id = 2"
    )
    place = columns.split(",").index("grade")
    assert table == "trades"
    assert [row[place] for row in json.loads(before)] == ["B"]
    assert [row[place] for row in json.loads(after)] == ["A"]


def test_terms_are_kept_once(journal: SqliteJournal, file: JournalFile) -> None:
    for terms in (TERMS, replace(TERMS), replace(TERMS, note="later")):
        with journal.unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            uow.trades.add_many([replace(FULL_TRADE, terms=terms)] * 2)
            uow.commit()
    assert file.connection.execute("SELECT count(*) FROM terms").fetchone() == (2,)
    with journal.reading() as uow:
        kept = [trade.terms for trade in uow.trades.every()]
    assert kept == [TERMS] * 4 + [replace(TERMS, note="later")] * 2


def test_ids_go_on_where_rows_were_put_back(journal: SqliteJournal) -> None:
    keep_a_trade(journal)
    with journal.unit_of_work() as uow:
        uow.begin_action("change", NEW_YEAR)
        uow.entries.add(1, EVERY_KIND[-1])
        action = uow.history.newest_done()
        assert action is not None
        assert uow.history.revert(action) == {1}
        kept = uow.entries.add(1, replace(EVERY_KIND[-1], at=hours(30)))
        assert kept.id == 3
    with journal.unit_of_work() as uow:
        first = uow.history.newest_done()
        assert first is not None
        uow.history.revert(first)
        uow.begin_action("open_trade", NEW_YEAR)
        assert uow.trades.add(bare_trade()).id == 1


def test_search_follows_what_is_written(journal: SqliteJournal) -> None:
    keep_a_trade(journal)

    def found(text: str) -> list[int]:
        with journal.reading() as uow:
            return list(uow.lists.ids(TradeFilter(text=text)))

    for text in ("größe", "GRÖSSE HALTEN", "confirmed", "calm", "#1", "file-7", "eth", "th"):
        assert found(text) == [1], text
    with journal.unit_of_work() as uow:
        uow.begin_action("change", NEW_YEAR)
        uow.trades.save(replace(uow.trades.get(1), notes="", emotions=()))
        uow.entries.add(1, EVERY_KIND[-1])
        uow.commit()
    assert found("größe") == found("calm") == []
    assert found("remark just") == [1]
    undo(journal)
    assert found("just") == []
    undo(journal)
    assert found("eth") == []


def test_reading_and_writing_take_turns(journal: SqliteJournal, file: JournalFile) -> None:
    keep_a_trade(journal)
    with journal.reading() as uow:
        assert uow.trades.get(1).id == 1
        assert _is_busy(file)
    assert not _is_busy(file)
    with journal.unit_of_work():
        assert _is_busy(file)
    assert not _is_busy(file)


def _is_busy(file: JournalFile) -> bool:
    return file.connection.in_transaction


def test_a_fault_of_the_disk_is_named(journal: SqliteJournal, file: JournalFile) -> None:
    file.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(JournalUnusable) as unusable:
        _write_much(journal)
    assert unusable.value.code == "no_space"


def _write_much(journal: SqliteJournal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(replace(bare_trade(), notes="much" * 10_000))
        uow.commit()


def test_rows_for_viewing_refuse_every_change(file: JournalFile) -> None:
    rows = Rows(file.connection)
    record = DAY_NOTES.record((1, "2026-01-01", "", "", 0))
    writes: list[Callable[[], object]] = [
        lambda: rows.insert(DAY_NOTES, record),
        lambda: rows.insert_many(DAY_NOTES, [record]),
        lambda: rows.update(DAY_NOTES, record),
        lambda: rows.delete(DAY_NOTES, 1),
        lambda: rows.put_derived(DAY_NOTES, {"day": ["2026-01-01"]}),
        lambda: rows.drop_derived(DAY_NOTES),
        lambda: rows.note_put_back([]),
    ]
    for write in writes:
        with pytest.raises(JournalError, match="only_viewed"):
            write()


def test_an_image_that_was_changed_is_not_put_back(
    journal: SqliteJournal, file: JournalFile
) -> None:
    keep_a_trade(journal)
    file.connection.execute(
        "UPDATE changes SET after = CAST(replace(after, '2000', '2001') AS BLOB)"
        " WHERE table_name = 'entries'"
    )
    with pytest.raises(JournalUnusable) as unusable:
        undo(journal)
    assert unusable.value.facts["table"] == "changes"


def test_a_row_that_is_not_there_cannot_change(journal: SqliteJournal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("change", NEW_YEAR)
        with pytest.raises(RuntimeError, match="no row 1 of trades"):
            uow.trades.save(replace(bare_trade(), id=1, number=1))


def test_columns_are_asked_for_by_name(journal: SqliteJournal, file: JournalFile) -> None:
    keep_a_trade(journal)
    with journal.reading() as uow:
        assert uow.lists.counted(["closed_at", "number"], TradeFilter()) == [
            (1767229200000, 1),
        ]
        with pytest.raises(ValueError, match="no column"):
            uow.lists.counted(["net; DROP TABLE trades"], TradeFilter())


def test_a_plain_connection_reads_what_was_written(
    journal: SqliteJournal, file: JournalFile
) -> None:
    keep_a_trade(journal)
    other = sqlite3.connect(file.path)
    assert other.execute("SELECT amount, price, typeof(price) FROM entries").fetchone() == (
        "1",
        "2000",
        "text",
    )
    other.close()
    assert issubclass(RecordedRows, Rows)
