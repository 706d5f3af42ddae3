from __future__ import annotations

import random
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.storage import durable
from journal_app.storage.backup import (
    backup_folder,
    backups_in,
    newest_good_backup,
    verify_file,
    write_backup,
)
from journal_app.storage.connection import connect_for_writing, transaction
from journal_app.storage.database import open_journal
from journal_app.storage.header import rollback_journal
from journal_app.storage.journal_files import FilesOnDisk, bring_back
from journal_app.storage.lock import acquire_lock
from tests.faults.filled import add_trade, filled_journal, rows_of
from tests.storage.test_database import interrupted

NOW = datetime(2026, 11, 22, 21, 45, 1, tzinfo=UTC)
FILES = FilesOnDisk()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return filled_journal(tmp_path / "my.first.journal", trades=3)


def change(path: Path, number: int) -> None:
    with open_journal(path, for_writing=True) as opened, transaction(opened.connection):
        add_trade(opened.connection, number)


def test_a_backup_equals_the_journal_and_is_private(journal: Path) -> None:
    kept = FILES.write_backup(journal, FILES.backup_folder(journal), NOW)
    assert kept.path.name == "my.first-000001-2026-11-22T214501Z-hand.journal"
    assert kept.path.parent == journal.with_name("my.first.journal.backups")
    assert rows_of(kept.path) == rows_of(journal)
    assert list(kept.path.parent.iterdir()) == [kept.path]
    assert FILES.backups(journal) == [kept]
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    open_journal(kept.path, for_writing=True).close()


def test_backups_are_numbered_whatever_the_clock_says(journal: Path) -> None:
    moments = [NOW, NOW - timedelta(days=400), NOW + timedelta(days=4000), NOW, NOW]
    kept = [FILES.write_backup(journal, backup_folder(journal), at) for at in moments]
    assert [each.sequence for each in FILES.backups(journal)] == [1, 2, 3, 4, 5]
    assert FILES.backups(journal) == kept
    FILES.remove_backup(kept[0])
    FILES.remove_backup(kept[0])
    assert FILES.backups(journal) == kept[1:]
    assert FILES.write_backup(journal, backup_folder(journal), NOW).sequence == 6


def test_another_journals_backups_and_other_files_are_not_counted(
    journal: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    for name in ("my-000009-2026-11-22T214501Z.journal", "my.first-9.journal", "notes.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    assert FILES.write_backup(journal, folder, NOW).sequence == 1
    assert backups_in(tmp_path / "none", journal) == []


def test_a_backup_is_made_while_another_writes(journal: Path) -> None:
    before = rows_of(journal)
    with open_journal(journal, for_writing=True) as opened, transaction(opened.connection):
        add_trade(opened.connection, 4)
        kept = FILES.write_backup(journal, backup_folder(journal), NOW)
    assert rows_of(kept.path) == before != rows_of(journal)


def test_a_backup_takes_back_what_a_dead_writer_left(journal: Path) -> None:
    before = rows_of(journal)
    interrupted(journal)
    kept = FILES.write_backup(journal, backup_folder(journal), NOW)
    assert rows_of(kept.path) == before == rows_of(journal)


def test_one_backup_at_a_time(journal: Path) -> None:
    folder = backup_folder(journal)
    folder.mkdir()
    with acquire_lock(folder / "backups"), pytest.raises(JournalUnusable) as refused:
        FILES.write_backup(journal, folder, NOW)
    assert refused.value.code == "locked"


def test_whether_the_last_change_is_backed_up(journal: Path) -> None:
    assert not FILES.is_backed_up(journal)
    FILES.write_backup(journal, backup_folder(journal), NOW)
    assert FILES.is_backed_up(journal)
    open_journal(journal, for_writing=True).close()
    open_journal(journal, for_writing=False).close()
    assert FILES.is_backed_up(journal)
    change(journal, 4)
    assert not FILES.is_backed_up(journal)


def test_a_damaged_journal_is_not_backed_up_and_the_good_backup_is_named(journal: Path) -> None:
    good = FILES.write_backup(journal, backup_folder(journal), NOW)
    with closing(sqlite3.connect(journal)) as connection, connection:
        connection.execute("UPDATE entries SET price = '2100.125' WHERE id = 4")
    with pytest.raises(JournalUnusable) as refused:
        FILES.write_backup(journal, backup_folder(journal), NOW)
    assert refused.value.code == "damaged"
    assert refused.value.facts["found"] == "row 4 of entries is not what was written"
    assert refused.value.facts["backup"] == good.path
    assert FILES.backups(journal) == [good]
    journal.write_bytes(journal.read_bytes()[:5000])
    with pytest.raises(JournalUnusable) as refused:
        FILES.write_backup(journal, backup_folder(journal), NOW)
    assert refused.value.code == "truncated"


def test_the_newest_good_backup_skips_the_bad_ones(journal: Path) -> None:
    assert newest_good_backup(journal) is None
    kept = [FILES.write_backup(journal, backup_folder(journal), NOW) for _ in range(3)]
    assert newest_good_backup(journal) == kept[2].path
    kept[2].path.write_bytes(b"")
    with closing(sqlite3.connect(kept[1].path)) as connection, connection:
        connection.execute("UPDATE marks SET price = '1'")
    assert newest_good_backup(journal) == kept[0].path
    kept[0].path.write_text("x" * 500, encoding="utf-8")
    assert newest_good_backup(journal) is None


def test_where_one_may_not_look_there_is_no_backup(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FILES.write_backup(journal, backup_folder(journal), NOW)

    def refused(_self: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refused)
    assert newest_good_backup(journal) is None


def test_restore_sets_the_present_journal_aside(journal: Path) -> None:
    kept = FILES.write_backup(journal, backup_folder(journal), NOW)
    before = rows_of(journal)
    for number in (4, 5):
        change(journal, number)
        present = journal.read_bytes()
        aside = FILES.bring_back(kept.path, journal, NOW)
        assert aside is not None
        assert aside.name.startswith("my.first.journal.before-restore-2026-11-22T214501Z")
        assert aside.read_bytes() == present
        assert rows_of(journal) == before
    assert len(list(journal.parent.glob("*.before-restore-*"))) == 2
    assert not list(journal.parent.glob("*.partial"))


def test_the_second_name_that_a_killed_restore_gave_is_taken_away(journal: Path) -> None:
    kept = FILES.write_backup(journal, backup_folder(journal), NOW)
    aside = FILES.bring_back(kept.path, journal, NOW)
    second = journal.with_name(f"{journal.name}.before-restore-2026-11-23T000000Z")
    try:
        second.hardlink_to(journal)
    except OSError:
        pytest.skip("no links here")
    with open_journal(journal, for_writing=True) as opened:
        assert [notice.facts["path"] for notice in opened.notices] == [second]
    assert not second.exists()
    assert aside is not None
    assert aside.exists()


def test_restore_to_where_nothing_is(journal: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.journal"
    assert bring_back(journal, other, NOW) is None
    assert rows_of(other) == rows_of(journal)


@pytest.mark.parametrize("present", [b"", b"text", b"SQLite format 3\0"])
def test_restore_over_what_is_no_journal(journal: Path, tmp_path: Path, present: bytes) -> None:
    other = tmp_path / "other.journal"
    other.write_bytes(present)
    aside = bring_back(journal, other, NOW)
    assert aside is not None
    assert aside.read_bytes() == present
    assert rows_of(other) == rows_of(journal)


def test_restore_over_an_interrupted_change(journal: Path, tmp_path: Path) -> None:
    other = filled_journal(tmp_path / "other.journal", trades=1)
    before = rows_of(other)
    interrupted(other)
    aside = bring_back(journal, other, NOW)
    assert aside is not None
    assert rows_of(aside) == before
    assert rows_of(other) == rows_of(journal)
    assert not rollback_journal(other).exists()


def test_restore_of_an_interrupted_change(journal: Path, tmp_path: Path) -> None:
    before = rows_of(journal)
    interrupted(journal)
    bring_back(journal, tmp_path / "other.journal", NOW)
    assert rows_of(tmp_path / "other.journal") == before


def test_a_stray_rollback_journal_is_not_mixed_into_the_restored(
    journal: Path, tmp_path: Path
) -> None:
    other = filled_journal(tmp_path / "other.journal", trades=1)
    interrupted(other)
    other.unlink()
    assert bring_back(journal, other, NOW) is None
    assert rows_of(other) == rows_of(journal)
    assert len(list(tmp_path.glob("*before-restore*-journal"))) == 1


def test_a_bad_backup_is_not_restored(journal: Path, tmp_path: Path) -> None:
    present = journal.read_bytes()
    bad = tmp_path / "bad.journal"
    bad.write_bytes(present[:-4096])
    with pytest.raises(JournalUnusable) as refused:
        bring_back(bad, journal, NOW)
    assert refused.value.code == "truncated"
    assert refused.value.facts["path"] == bad
    assert journal.read_bytes() == present
    assert sorted(tmp_path.iterdir()) == [bad, journal]


def test_a_journal_in_use_is_not_replaced(journal: Path, tmp_path: Path) -> None:
    copy = filled_journal(tmp_path / "copy.journal", trades=1)
    with open_journal(journal, for_writing=True), pytest.raises(JournalUnusable) as refused:
        bring_back(copy, journal, NOW)
    assert refused.value.code == "locked"
    (tmp_path / "folder").mkdir()
    with pytest.raises(JournalUnusable) as refused:
        bring_back(copy, tmp_path / "folder", NOW)
    assert refused.value.code == "not_a_file"


def test_where_the_file_system_has_no_links(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    present = journal.read_bytes()
    kept = FILES.write_backup(journal, backup_folder(journal), NOW)
    aside = FILES.bring_back(kept.path, journal, NOW)
    assert aside is not None
    assert aside.read_bytes() == present
    assert rows_of(journal) == rows_of(aside)
    partial = tmp_path / "p"
    partial.write_bytes(b"x")
    with pytest.raises(FileExistsError):
        durable.publish_new(partial, journal)


def test_what_a_dead_backup_left_is_removed_by_the_next_writer(journal: Path) -> None:
    kept = FILES.write_backup(journal, backup_folder(journal), NOW)
    left = kept.path.with_name(kept.path.name.replace("000001", "000002") + ".partial")
    foreign = kept.path.with_name("mine.partial")
    for path in (left, foreign):
        path.write_bytes(b"x")
    with acquire_lock(backup_folder(journal) / "backups"):
        open_journal(journal, for_writing=True).close()
        assert left.exists()
    with open_journal(journal, for_writing=True) as opened:
        assert [notice.code for notice in opened.notices] == ["leftover_removed"]
    assert sorted(backup_folder(journal).iterdir()) == sorted([kept.path, foreign])


@pytest.mark.parametrize("steps", [60, pytest.param(1_000, marks=pytest.mark.long, id="long")])
def test_every_backup_equals_the_state_at_its_time(journal: Path, steps: int) -> None:
    """R7."""
    chance = random.Random(steps)
    states = {}
    with closing(connect_for_writing(journal)) as connection:
        for step in range(steps):
            with transaction(connection):
                if chance.random() < 0.3:
                    victim = chance.randrange(1, 4 + step)
                    for table in ("entries", "trades"):
                        column = "trade_id" if table == "entries" else "id"
                        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (victim,))
                add_trade(connection, 4 + step)
            if chance.random() < 0.2:
                kept = write_backup(journal, backup_folder(journal), NOW)
                states[kept.path] = rows_of(journal)
    assert states
    for path, rows in states.items():
        verify_file(path)
        assert rows_of(path) == rows
