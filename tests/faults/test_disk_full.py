"""R3: no space left. What was saved stands, and saving works again once there is space."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.storage import header, migrations
from journal_app.storage.backup import backup_folder, verify_file
from journal_app.storage.connection import faults_named, transaction
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.journal_files import FilesOnDisk, bring_back, create_journal
from tests.faults.filled import add_trade, filled_journal, rows_of

if sys.platform == "win32":
    pytest.skip("needs a small file system", allow_module_level=True)

from tests.faults.disks import KIBIBYTE, Disk, disk

__all__ = ["disk"]

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def save_trades(journal: JournalFile, numbers: Iterable[int]) -> None:
    """Save trades in one transaction."""
    with faults_named(journal.path), transaction(journal.connection):
        for number in numbers:
            add_trade(journal.connection, number)


def test_a_save_that_finds_no_space(disk: Disk) -> None:
    path = filled_journal(disk.folder / "a.journal", trades=10)
    before = rows_of(path)
    with open_journal(path, for_writing=True) as journal:
        disk.fill()
        with pytest.raises(JournalUnusable) as refused:
            save_trades(journal, range(11, 200))
        assert refused.value.code == disk.sign
        assert not journal.connection.in_transaction
        assert rows_of(path) == before
        disk.free()
        save_trades(journal, [11])
    verify_file(path)
    assert len(rows_of(path)["trades"]) == 11


def test_a_backup_that_finds_no_space(disk: Disk) -> None:
    path = filled_journal(disk.folder / "a.journal", trades=10)
    before = rows_of(path)
    files = FilesOnDisk()
    disk.fill(left_bytes=64 * KIBIBYTE)
    with pytest.raises(JournalUnusable) as refused:
        files.write_backup(path, backup_folder(path), NOW)
    assert refused.value.code == disk.sign
    disk.free()
    assert list(backup_folder(path).iterdir()) == []
    assert rows_of(path) == before
    assert rows_of(files.write_backup(path, backup_folder(path), NOW).path) == before


def test_a_new_journal_that_finds_no_space(disk: Disk) -> None:
    path = disk.folder / "a.journal"
    disk.fill(left_bytes=64 * KIBIBYTE)
    with pytest.raises(JournalUnusable) as refused:
        create_journal(path)
    assert refused.value.code == disk.sign
    assert not path.exists()
    disk.free()
    create_journal(path)
    assert sorted(disk.folder.iterdir()) == [path]


def test_a_restore_that_finds_no_space(disk: Disk) -> None:
    path = filled_journal(disk.folder / "a.journal", trades=10)
    copy = filled_journal(disk.folder / "b.journal", trades=2)
    before = path.read_bytes()
    disk.fill(left_bytes=64 * KIBIBYTE)
    with pytest.raises(JournalUnusable) as refused:
        bring_back(copy, path, NOW)
    assert refused.value.code == disk.sign
    assert path.read_bytes() == before
    disk.free()
    assert bring_back(copy, path, NOW) is not None
    assert rows_of(path) == rows_of(copy)


def test_an_upgrade_that_finds_no_space(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    def grow(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more AS SELECT zeroblob(100000) AS body FROM trades")

    path = filled_journal(disk.folder / "a.journal", trades=10)
    before = path.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, grow))
    monkeypatch.setattr(header, "SCHEMA_VERSION", len(migrations.STEPS))
    disk.fill(left_bytes=len(before) + 128 * KIBIBYTE)
    with pytest.raises(JournalUnusable) as refused:
        open_journal(path, for_writing=True)
    assert refused.value.code == disk.sign
    assert path.read_bytes() == before
    disk.free()
    with open_journal(path, for_writing=True) as journal:
        assert journal.connection.execute("SELECT count(*) FROM more").fetchone() == (10,)
