"""Keep journals safe: make one, back it up, bring it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from journal_app.domain.problems import JournalUnusable, Problem
from journal_app.domain.watching.watched import BackupKept
from journal_app.services.ports import (
    Backup,
    BackupKind,
    Clock,
    JournalFiles,
    Progress,
    SavedCopy,
    silent,
)

LATEST: Final = 10
DAILY: Final = 7
WEEKLY: Final = 4
MONTHLY: Final = 12

Period = Callable[[datetime], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was written and verified, and the older ones that it made superfluous."""

    backup: Backup
    removed: Sequence[Backup]


def create_journal(files: JournalFiles, journal: Path) -> None:
    """Make an empty journal; nothing is overwritten.

    Raises: JournalUnusable.
    """
    files.create(journal)


def back_up(
    files: JournalFiles, journal: Path, clock: Clock, kind: BackupKind = "hand"
) -> BackedUp:
    """Write a backup into the journal's own folder, and let go of what need not be kept.

    Raises: JournalUnusable, and then no backup has gone.
    """
    written = files.write_backup(journal, files.backup_folder(journal), clock.now(), kind)
    present = files.backups(journal)
    kept = backups_to_keep(present)
    removed = [backup for backup in present if backup not in kept and backup != written]
    for backup in removed:
        files.remove_backup(backup)
    return BackedUp(written, removed)


def back_up_after_change(
    files: JournalFiles, journal: Path, clock: Clock, kind: BackupKind = "opening"
) -> BackedUp | None:
    """Write a backup where the newest one lacks the journal's last change.

    kind: what it is made after or before.
    Raises: JournalUnusable.
    """
    return None if files.is_backed_up(journal) else back_up(files, journal, clock, kind)


def backup_kept(files: JournalFiles, journal: Path, fault: Problem | None = None) -> BackupKept:
    """How a journal is backed up. fault: why the last backup failed, where it did."""
    try:
        present = files.backups(journal)
        holds_all = files.is_backed_up(journal)
    except JournalUnusable as refused:
        return BackupKept(None, holds_all=False, fault=Problem("", refused.code, refused.facts))
    newest_at = present[-1].at if present else None
    return BackupKept(newest_at, holds_all, None if holds_all else fault)


def back_up_to(files: JournalFiles, journal: Path, folder: Path, clock: Clock) -> Backup:
    """Write a backup into another folder, where nothing is ever removed.

    Raises: JournalUnusable.
    """
    return files.write_backup(journal, folder, clock.now())


def save_copy(
    files: JournalFiles, journal: Path, target: Path, progress: Progress = silent
) -> SavedCopy:
    """Write a journal and all that is attached to it into one file, which `restore` reads.

    Raises: JournalUnusable, JournalError `exports_onto_itself`; then the target is as before.
    """
    return files.save_copy(journal, target, progress)


def restore(files: JournalFiles, backup: Path, journal: Path, clock: Clock) -> Path | None:
    """Bring a journal back from a backup; return where the present one was set aside.

    Raises: JournalUnusable, and then the journal is as before.
    """
    return files.bring_back(backup, journal, clock.now())


def backups_to_keep(backups: Iterable[Backup]) -> frozenset[Backup]:
    """The latest ones, and the last of each day, week and month that has one.

    Periods are counted where backups were made, back from the newest in order of sequence. A clock
    that was set forward or back can so make periods of its own, but never age what is kept.
    """
    newest_first = sorted(backups, key=lambda backup: backup.sequence, reverse=True)
    return frozenset(
        [
            *newest_first[:LATEST],
            *_last_of_each(newest_first, _day, DAILY),
            *_last_of_each(newest_first, _week, WEEKLY),
            *_last_of_each(newest_first, _month, MONTHLY),
        ]
    )


def _last_of_each(newest_first: Iterable[Backup], period: Period, most: int) -> list[Backup]:
    last: dict[tuple[int, ...], Backup] = {}
    for backup in newest_first:
        last.setdefault(period(backup.at), backup)
    return list(last.values())[:most]


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    year, week, _ = at.isocalendar()
    return year, week


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month
