"""A journal checked and mended: what was proven is back, what can only be guessed is left."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.cli.main import run
from journal_app.domain.trade import Direction, Position
from journal_app.services.checking import Checked, Repaired, check, repair
from journal_app.services.reckoning import rederive
from journal_app.services.undo import undo
from journal_app.storage.backup import backups_in, newest_good_backup, set_aside, verify_file
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk, create_journal
from tests.faults.filled import Rows, rows_of
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.samples import ETH, FULL_TRADE, NEW_YEAR, bare_trade, round_trip
from tests.services.test_safekeeping import JOURNAL, FakeFiles

CLOCK = StillClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three trades, of which two were traded."""
    made = tmp_path / "my.journal"
    create_journal(made)
    with (
        open_journal(made, for_writing=True) as file,
        SqliteJournal(file).unit_of_work() as uow,
    ):
        uow.begin_action("import", NEW_YEAR)
        long = replace(bare_trade(), positions=(Position(ETH, Direction.LONG),))
        for trade_id in uow.trades.add_many([FULL_TRADE, long, long])[1:]:
            for entry in round_trip(0, "2000", "2100"):
                uow.entries.add(trade_id, entry)
        uow.settings.put("capital", "500")
        rederive(uow, [1, 2, 3])
        uow.commit()
    return made


@pytest.fixture
def whole(path: Path) -> Rows:
    return rows_of(path)


def tamper(path: Path, *changes: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for change in changes:
            connection.execute(change)


def notes_and_amounts(path: Path) -> list[bytes]:
    """Of all rows, as they lie there, whatever they are."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        query = (
            "SELECT notes || label FROM trades UNION ALL SELECT amount || checksum FROM entries"
            " UNION ALL SELECT checksum FROM plans UNION ALL SELECT value FROM settings"
        )
        return [value for (value,) in connection.execute(query)]


def checked(path: Path) -> Checked:
    with open_journal(path, for_writing=False) as file:
        return check(SqliteJournal(file))


def repaired(path: Path) -> Repaired:
    with open_journal(path, for_writing=True) as file:
        return repair(SqliteJournal(file), FilesOnDisk(), path, CLOCK)


def test_a_whole_journal_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    done = repaired(path)
    assert done.before.is_whole
    assert done.kept is None
    assert path.read_bytes() == before
    assert backups_in(FilesOnDisk().backup_folder(path), path) == []


@pytest.mark.parametrize(
    ("change", "way"),
    [
        ("UPDATE trade_figures SET net = '99' WHERE trade_id = 2", "figures"),
        ("DELETE FROM trade_figures WHERE trade_id = 3", "figures"),
        ("DELETE FROM search WHERE rowid = 1", "search"),
        ("UPDATE search SET body = 'x' WHERE rowid = 1", "search"),
        ("INSERT INTO search (rowid, body) VALUES (77, 'nobody')", "search"),
    ],
)
def test_what_is_derived_is_derived_anew_after_a_good_backup(
    path: Path, whole: Rows, change: str, way: str
) -> None:
    tamper(path, change)
    done = repaired(path)
    assert {detail.mend for _, detail in done.before.findings} == {way}
    assert done.after.is_whole
    assert rows_of(path) == whole
    (kept,) = backups_in(FilesOnDisk().backup_folder(path), path)
    assert (kept.path, kept.kind) == (done.kept, "repair")
    verify_file(kept.path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET amount = '1.5' WHERE id = 1",
        "UPDATE trades SET notes = 'x', label = 'y' WHERE id = 1",
        "UPDATE plans SET checksum = 'ffffffffffffffff'",
        "UPDATE trades SET notes = CAST(x'FF41' AS TEXT) WHERE id = 1",
        "UPDATE settings SET value = '5' WHERE name = 'capital'",
    ],
)
def test_a_row_that_the_history_proves_is_put_back(path: Path, whole: Rows, change: str) -> None:
    tamper(path, change)
    damaged = notes_and_amounts(path)
    done = repaired(path)
    assert {detail.mend for _, detail in done.before.findings} == {"history"}
    assert done.after.is_whole
    assert rows_of(path) == whole
    (aside,) = set_aside(path)
    assert aside.path == done.kept
    assert notes_and_amounts(aside.path) == damaged


def test_a_row_put_back_brings_its_figures_with_it(path: Path, whole: Rows) -> None:
    tamper(
        path,
        "UPDATE entries SET amount = '1.5' WHERE id = 1",
        "UPDATE trade_figures SET net = '99', fees = '4' WHERE trade_id = 2",
    )
    done = repaired(path)
    assert done.after.is_whole
    assert rows_of(path) == whole


def test_what_nothing_proves_is_left_and_named(path: Path) -> None:
    tamper(
        path,
        "UPDATE entries SET amount = '1.5', checksum = 'ffffffffffffffff' WHERE id = 1",
        "UPDATE trade_figures SET net = '99' WHERE trade_id = 3",
    )
    done = repaired(path)
    left = [(name, each.trade, each.column, each.mend) for name, each in done.after.findings]
    assert left == [("checksums", 2, "entries.amount", "")]
    with open_journal(path, for_writing=False) as file:
        row = file.connection.execute("SELECT amount FROM entries WHERE id = 1").fetchone()
    assert row == ("1.5",)


def test_a_repair_is_no_step_of_undo(path: Path) -> None:
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        file.connection.execute("UPDATE trade_figures SET net = '99' WHERE trade_id = 2")
        repair(journal, FilesOnDisk(), path, CLOCK)
        with journal.reading() as uow:
            newest = uow.history.newest_done()
        assert newest is not None
        assert newest.name == "import"
        assert undo(journal) is not None


def test_an_index_is_sorted_anew(path: Path) -> None:
    """An index that does not hear of a deletion, since it was hidden meanwhile."""
    name = "trade_figures_closed"
    with closing(sqlite3.connect(path)) as connection, connection:
        hidden = connection.execute(
            "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master WHERE name = ?", (name,)
        ).fetchone()
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = ?", (name,))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM trade_figures WHERE trade_id = 3")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", hidden)
    before = checked(path)
    assert any(name == "integrity" and each.mend == "index" for name, each in before.findings)
    assert repaired(path).after.is_whole


def test_files_that_nothing_needs_are_removed(path: Path) -> None:
    with open_journal(path, for_writing=True) as file:
        files = SqliteJournal(file).attached_files
        files.take_in_content(b"left over")
        assert len(files.every()) == 1
    done = repaired(path)
    assert (done.before.unneeded, done.cleared, done.after.unneeded) == (1, 1, 0)
    assert done.kept is None


def test_a_damaged_backup_keeps_every_file(path: Path) -> None:
    with open_journal(path, for_writing=True) as file:
        SqliteJournal(file).attached_files.take_in_content(b"left over")
    kept = FilesOnDisk().write_backup(path, FilesOnDisk().backup_folder(path), NEW_YEAR)
    kept.path.write_bytes(b"damaged")
    done = repaired(path)
    assert (done.cleared, done.after.unneeded) == (0, 1)
    assert newest_good_backup(path) is None


def test_the_same_on_the_fake() -> None:
    journal, files = FakeJournal(), FakeFiles()
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        uow.trades.add(bare_trade())
        uow.commit()
    assert [detail.trade for _, detail in check(journal).findings] == [1]
    told: list[tuple[int, int]] = []
    done = repair(journal, files, JOURNAL, CLOCK, lambda *far: told.append(far))
    assert done.after.is_whole
    assert [each.kind for each in files.kept] == ["repair"]
    assert told
    assert check(journal).is_whole


def test_the_command_repairs_only_when_asked(
    path: Path, whole: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(path, "UPDATE entries SET amount = '1.5' WHERE id = 1")
    tampered = path.read_bytes()
    assert run(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "trade 2: entries.amount is 1.5, but 1 was written; the history proves" in out
    assert path.read_bytes() == tampered
    assert run(["check", str(path), "--repair"]) == 0
    out = capsys.readouterr().out
    assert "1 repaired, 0 left" in out
    assert "my.journal.before-repair-" in out
    assert rows_of(path) == whole
    assert run(["check", str(path), "--repair", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["repaired"], told["kept"], told["cleared"]) == (True, 0, None, 0)


def test_the_command_says_what_it_cannot_repair(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(path, "UPDATE entries SET amount = '1.5', checksum = 'ffffffffffffffff' WHERE id = 1")
    assert run(["check", str(path), "--repair", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["repaired"] == 0
    assert run(["check", str(path)]) == 1
    assert "this cannot be repaired; a backup may have it whole" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run(["check", "--help"])
    assert "--repair" in capsys.readouterr().out
