"""Backups told by their names, and looked into without being touched."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.services.looking_back import SinceThen, changes_since, every_backup, examine
from journal_app.services.ports import BackupKind
from journal_app.services.recording import trash
from journal_app.storage.backup import backup_folder
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk, create_journal
from tests.services.conftest import StillClock
from tests.services.samples import FULL_TRADE, NEW_YEAR, bare_trade
from tests.storage.test_backup import NOW
from tests.storage.test_golden import GOLDEN

FILES = FilesOnDisk()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "my.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        add(SqliteJournal(file), 1, 2, 3)
    return path


def add(journal: SqliteJournal, *numbers: int) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("open_trade", NEW_YEAR)
        for number in numbers:
            uow.trades.add(replace(bare_trade(), number=number))
        uow.commit()


@pytest.mark.parametrize("kind", ["opening", "import", "upgrade", "repair", "hand"])
def test_the_name_says_why_it_was_made(journal: Path, kind: BackupKind) -> None:
    made = FILES.write_backup(journal, backup_folder(journal), NOW, kind)
    assert made.path.stem.endswith(f"Z-{kind}")
    assert FILES.backups(journal) == [made]
    assert made.kind == kind


def test_a_name_of_before_says_nothing(journal: Path) -> None:
    made = FILES.write_backup(journal, backup_folder(journal), NOW)
    earlier = made.path.with_name("my-000001-2026-11-22T214501Z.journal")
    made.path.rename(earlier)
    (found,) = FILES.backups(journal)
    assert (found.path, found.kind, found.sequence) == (earlier, "", 1)
    assert FILES.write_backup(journal, backup_folder(journal), NOW).sequence == 2


def test_what_a_restore_set_aside_is_listed(journal: Path) -> None:
    made = FILES.write_backup(journal, backup_folder(journal), NOW)
    asides = [FILES.bring_back(made.path, journal, NOW) for _ in range(2)]
    found = FILES.set_aside(journal)
    assert [each.path for each in found] == asides
    assert {(each.kind, each.at, each.sequence) for each in found} == {("aside", NOW, 0)}
    assert len(every_backup(FILES, journal)) == 3


def test_what_came_since_is_told_by_what_was_written(journal: Path) -> None:
    made = FILES.write_backup(journal, backup_folder(journal), NOW)
    before = made.path.read_bytes()
    with open_journal(journal, for_writing=True) as file:
        kept = SqliteJournal(file)
        with kept.reading() as uow:
            assert examine(FILES, made.path, uow).since.is_nothing
        add(kept, 4, 5)
        with kept.unit_of_work() as uow:
            uow.begin_action("describe_trade", NEW_YEAR)
            uow.trades.save(replace(uow.trades.get(2), tags=("late",)))
            uow.settings.put("capital", "7")
            uow.commit()
        trash(kept, StillClock(), [3])
        with kept.reading() as uow:
            told = examine(FILES, made.path, uow)
    assert told.trades == 3
    assert told.since == SinceThen(added=2, changed=1, deleted=1, others=["settings"])
    assert made.path.read_bytes() == before
    assert list(made.path.parent.iterdir()) == [made.path]


def test_figures_and_search_are_no_change(journal: Path) -> None:
    made = FILES.write_backup(journal, backup_folder(journal), NOW)
    with open_journal(journal, for_writing=True) as file:
        kept = SqliteJournal(file)
        with kept.unit_of_work() as uow:
            uow.figures.drop_all()
            uow.commit()
        with FILES.look_into(made.path) as then, kept.reading() as now:
            assert changes_since(then, now).is_nothing


@pytest.mark.parametrize("packed", sorted(GOLDEN.glob("*.gz")), ids=lambda path: path.name)
def test_an_older_backup_is_looked_into_as_it_would_be_upgraded(
    packed: Path, tmp_path: Path
) -> None:
    old, upgraded = tmp_path / "old.journal", tmp_path / "new.journal"
    for path in (old, upgraded):
        path.write_bytes(gzip.decompress(packed.read_bytes()))
    before = old.read_bytes()
    with open_journal(upgraded, for_writing=True) as file:
        with SqliteJournal(file).reading() as now:
            told = examine(FILES, old, now)
            assert told.trades == sum(now.lists.by_status().values()) > 0
        assert told.since.is_nothing
    assert old.read_bytes() == before


def test_a_damaged_backup_says_so(journal: Path) -> None:
    made = FILES.write_backup(journal, backup_folder(journal), NOW)
    with closing(sqlite3.connect(made.path)) as connection, connection:
        connection.execute("UPDATE trades SET label = 'x' WHERE id = 1")
    with pytest.raises(JournalUnusable, match="damaged"), FILES.look_into(made.path):
        pass
    made.path.write_bytes(made.path.read_bytes()[:5000])
    with pytest.raises(JournalUnusable, match="truncated"), FILES.look_into(made.path):
        pass


def test_every_part_of_a_trade_changes_its_fingerprint(journal: Path) -> None:
    with open_journal(journal, for_writing=True) as file:
        kept = SqliteJournal(file)
        with kept.unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            trade = uow.trades.add(replace(FULL_TRADE, number=9))
            uow.commit()
        seen = set()
        for name, value in (("notes", "n"), ("tags", ("t",)), ("plan", None), ("positions", ())):
            with kept.unit_of_work() as uow:
                uow.begin_action("describe_trade", NEW_YEAR)
                uow.trades.save(replace(uow.trades.get(trade.id), **{name: value}))  # type: ignore[arg-type]
                uow.commit()
            with kept.reading() as uow:
                seen.add(uow.lists.written().trades[trade.id].fingerprint)
        assert len(seen) == 4
