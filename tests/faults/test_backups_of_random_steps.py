"""R7: every backup that is kept through random steps comes back as the journal it was made of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.exporters.archive import checksum
from journal_app.services.archiving import archived
from journal_app.services.safekeeping import back_up, restore
from journal_app.storage.backup import verify_file
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import FilesOnDisk, create_journal
from tests.faults.counted import count
from tests.faults.filled import rows_of
from tests.faults.steps import StandingClock, Steps

FILES = FilesOnDisk()


def exported(path: Path) -> str:
    """What the JSON export of a journal comes to."""
    with open_journal(path, for_writing=False) as file:
        return checksum(archived(SqliteJournal(file)))


@pytest.mark.parametrize("steps", [30, pytest.param(1_000, marks=pytest.mark.long, id="long")])
def test_every_kept_backup_comes_back_as_it_was(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "a.journal"
    create_journal(path)
    random_steps = Steps(path, seed=steps)
    clock = StandingClock(datetime(2026, 1, 1, tzinfo=UTC))
    states: dict[Path, str] = {}
    done = 0
    while done < steps:
        with random_steps.journal() as journal:
            for _ in range(random_steps.chance.randrange(1, 12)):
                random_steps.do(journal)
                done += 1
        clock.at += timedelta(hours=random_steps.chance.choice([1, 5, 30, -20]))
        written = back_up(FILES, path, clock)
        verify_file(written.backup.path)
        assert rows_of(written.backup.path) == rows_of(path)
        states[written.backup.path] = exported(path)
    kept = [backup.path for backup in FILES.backups(path)]
    assert 0 < len(kept) <= 33
    assert kept[-1] == list(states)[-1]
    other = tmp_path / "other" / "a.journal"
    other.parent.mkdir()
    create_journal(other)
    for backup in kept:
        verify_file(backup)
        aside = restore(FILES, backup, other, clock)
        assert exported(other) == states[backup]
        assert aside is not None
        aside.unlink()
    count("random steps backed up", done)
    count("backups made", len(states))
    count("backups restored", len(kept))
