from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.problems import JournalUnusable, Problem
from journal_app.domain.watching.watched import BackupKept
from journal_app.services.ports import Backup, BackupKind, Progress, SavedCopy, UnitOfWork
from journal_app.services.safekeeping import (
    DAILY,
    LATEST,
    MONTHLY,
    WEEKLY,
    back_up,
    back_up_after_change,
    back_up_to,
    backup_kept,
    backups_to_keep,
    create_journal,
    restore,
    save_copy,
)
from tests.services.fake import FakeJournal

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
JOURNAL, FOLDER, STICK = Path("a.journal"), Path("a.journal.backups"), Path("stick")


@dataclass
class Clock:
    at: datetime = START

    def now(self) -> datetime:
        return self.at


@dataclass
class FakeFiles:
    """Journals and backups as names alone."""

    journals: set[Path] = field(default_factory=set)
    kept: list[Backup] = field(default_factory=list)
    is_changed: bool = True
    is_broken: bool = False
    aside: list[Backup] = field(default_factory=list)
    contents: dict[Path, FakeJournal] = field(default_factory=dict)

    def create(self, journal: Path) -> None:
        self.journals.add(journal)

    def backup_folder(self, journal: Path) -> Path:
        return journal.with_name(f"{journal.name}.backups")

    def backups(self, journal: Path) -> list[Backup]:
        return [each for each in self.kept if each.path.parent == self.backup_folder(journal)]

    def set_aside(self, journal: Path) -> list[Backup]:
        return self.aside

    @contextmanager
    def look_into(self, copy: Path) -> Iterator[UnitOfWork]:
        if copy not in self.contents:
            raise JournalUnusable("missing_file", path=copy)
        with self.contents[copy].reading() as uow:
            yield uow

    def is_backed_up(self, journal: Path) -> bool:
        return not self.is_changed

    def write_backup(
        self, journal: Path, folder: Path, at: datetime, kind: BackupKind = "hand"
    ) -> Backup:
        if self.is_broken:
            raise JournalUnusable("no_space", path=folder)
        sequence = max((each.sequence for each in self.kept), default=0) + 1
        written = Backup(path=folder / f"{sequence}", sequence=sequence, at=at, kind=kind)
        self.kept.append(written)
        self.is_changed = False
        return written

    def remove_backup(self, backup: Backup) -> None:
        self.kept.remove(backup)

    def keep_before_repair(self, journal: Path, at: datetime) -> Path:
        return self.write_backup(journal, self.backup_folder(journal), at, "repair").path

    def save_copy(self, journal: Path, target: Path, progress: Progress) -> SavedCopy:
        progress(1, 1)
        return SavedCopy(target, 0, [journal.name])

    def bring_back(self, backup: Path, journal: Path, at: datetime) -> Path | None:
        present = journal in self.journals
        self.journals.add(journal)
        return Path(f"{journal}.aside") if present else None


def backups_at(moments: Sequence[datetime]) -> list[Backup]:
    return [
        Backup(path=FOLDER / f"{sequence}", sequence=sequence, at=at)
        for sequence, at in enumerate(moments, start=1)
    ]


def test_a_year_of_daily_backups() -> None:
    present = backups_at([START + timedelta(days=day) for day in range(365)])
    kept = sorted(backups_to_keep(present), key=lambda backup: backup.sequence)
    days = [backup.at.date().isoformat() for backup in kept]
    assert days[-LATEST:] == [f"2026-12-{day}" for day in range(22, 32)]
    assert days[:-LATEST] == [
        *("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"),
        *("2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30"),
        *("2026-12-13", "2026-12-20"),
    ]


def test_many_backups_in_a_day_leave_room_for_the_days_before() -> None:
    days = [START + timedelta(days=day) for day in range(6)]
    busy = [START + timedelta(days=6, minutes=minute) for minute in range(30)]
    kept = backups_to_keep(backups_at([*days, *busy]))
    assert {backup.sequence for backup in kept} == {*range(1, 7), *range(27, 37)}


moments = st.integers(0, 20 * 365 * 24).map(lambda hours: START + timedelta(hours=hours))


@given(st.lists(moments, max_size=80))
def test_whatever_the_clock_does_the_latest_stay_and_the_rest_is_bounded(
    at: list[datetime],
) -> None:
    present = backups_at(at)
    kept = backups_to_keep(present)
    assert kept <= set(present)
    assert set(present[-LATEST:]) <= kept
    assert min(len(present), LATEST) <= len(kept) <= LATEST + DAILY + WEEKLY + MONTHLY
    assert backups_to_keep(kept) == kept


@given(st.lists(moments, min_size=1, max_size=40), moments)
def test_a_clock_that_jumps_costs_at_most_what_a_new_period_costs(
    at: list[datetime], jump: datetime
) -> None:
    before = backups_to_keep(backups_at(at))
    after = backups_to_keep(backups_at([*at, jump]))
    assert len(before - after) <= 4


def test_backing_up_rotates_only_after_it_is_written() -> None:
    files, clock = FakeFiles(), Clock()
    for _ in range(LATEST + 5):
        clock.at += timedelta(seconds=1)
        done = back_up(files, JOURNAL, clock)
    assert [each.sequence for each in files.kept] == list(range(6, LATEST + 6))
    assert [each.sequence for each in done.removed] == [5]
    assert done.backup == files.kept[-1]
    files.is_broken = True
    kept = list(files.kept)
    with pytest.raises(JournalUnusable):
        back_up(files, JOURNAL, clock)
    assert files.kept == kept


def test_nothing_is_removed_from_a_folder_that_was_asked_for() -> None:
    files, clock = FakeFiles(), Clock()
    for _ in range(LATEST * 2):
        back_up_to(files, JOURNAL, STICK, clock)
    assert len(files.kept) == LATEST * 2


def test_a_backup_follows_a_change_alone() -> None:
    files, clock = FakeFiles(), Clock()
    assert back_up_after_change(files, JOURNAL, clock) is not None
    assert back_up_after_change(files, JOURNAL, clock) is None
    files.is_changed = True
    assert back_up_after_change(files, JOURNAL, clock) is not None


def test_a_journal_is_made_and_brought_back() -> None:
    files, clock = FakeFiles(), Clock()
    create_journal(files, JOURNAL)
    assert files.journals == {JOURNAL}
    assert restore(files, FOLDER / "1", JOURNAL, clock) == Path("a.journal.aside")
    assert restore(files, FOLDER / "1", Path("b.journal"), clock) is None


def test_a_copy_with_the_attached_files_tells_what_is_missing() -> None:
    told: list[tuple[int, int]] = []
    saved = save_copy(FakeFiles(), JOURNAL, Path("copy.zip"), lambda *done: told.append(done))
    assert saved == SavedCopy(Path("copy.zip"), 0, [JOURNAL.name])
    assert told == [(1, 1)]


class LostFiles(FakeFiles):
    """The folder of backups cannot be looked at."""

    def backups(self, journal: Path) -> list[Backup]:
        raise JournalUnusable("no_space", path=journal)


def test_how_a_journal_is_backed_up() -> None:
    files, clock = FakeFiles(), Clock()
    fault = Problem("", "no_space", {"path": JOURNAL})
    assert backup_kept(files, JOURNAL) == BackupKept(None, holds_all=False)
    assert backup_kept(files, JOURNAL, fault) == BackupKept(None, holds_all=False, fault=fault)
    back_up(files, JOURNAL, clock)
    assert backup_kept(files, JOURNAL, fault) == BackupKept(START, holds_all=True)
    files.is_changed = True
    assert backup_kept(files, JOURNAL) == BackupKept(START, holds_all=False)


def test_backups_that_cannot_be_looked_at_are_a_fault() -> None:
    kept = backup_kept(LostFiles(), JOURNAL)
    assert kept == BackupKept(
        None, holds_all=False, fault=Problem("", "no_space", {"path": JOURNAL})
    )
