"""R1, R2: a writer is killed at any moment; nothing acknowledged is lost, nothing is torn."""

from __future__ import annotations

import random
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from journal_app.storage.backup import backup_folder, backups_in, verify_file
from journal_app.storage.database import open_journal
from journal_app.storage.header import has_hot_journal
from tests.faults.counted import count
from tests.faults.filled import ENTRIES_PER_TRADE, filled_journal, rows_of, with_wrong_checksum
from tests.faults.killing import moment, writers
from tests.faults.writer import next_version

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")


def inside_a_commit(path: Path) -> None:
    """Wait until pages to roll back lie beside the journal."""
    until = time.monotonic() + 0.5
    while not has_hot_journal(path) and time.monotonic() < until:
        pass


def after_a_commit(path: Path) -> None:
    """Wait until these pages are gone: it is done, and not yet told."""
    inside_a_commit(path)
    until = time.monotonic() + 0.5
    while has_hot_journal(path) and time.monotonic() < until:
        pass


@pytest.mark.parametrize("rounds", [100, pytest.param(500, marks=pytest.mark.long, id="long")])
def test_a_killed_writer_loses_nothing_it_acknowledged(tmp_path: Path, rounds: int) -> None:
    path = filled_journal(tmp_path / "a.journal", trades=0)
    chance = random.Random(rounds)
    hot = unfinished = finished_unheard = known = 0
    with writers(path) as children:
        for number in range(rounds):
            wait = (partial(inside_a_commit, path), partial(after_a_commit, path), moment(chance))
            said = children.killed("record", wait[number % 3], words=chance.randrange(2))
            count("kills while recording")
            acknowledged = int(said[-1]) if said else known
            hot += has_hot_journal(path)
            began = time.perf_counter()
            with open_journal(path, for_writing=True) as journal:
                assert time.perf_counter() - began < 2
                assert "lock_taken_over" in {notice.code for notice in journal.notices}
                present, entries, positions, actions, found = journal.connection.execute(
                    "SELECT (SELECT count(*) FROM trades), (SELECT count(*) FROM entries),"
                    " (SELECT count(*) FROM positions), (SELECT count(*) FROM actions),"
                    " (SELECT count(*) FROM search WHERE search MATCH 'tra')"
                ).fetchone()
            assert present in (acknowledged, acknowledged + 1)
            assert entries == present * ENTRIES_PER_TRADE
            assert positions == actions == found == present
            unfinished += present == acknowledged
            finished_unheard += present > acknowledged
            known = present
    rows = rows_of(path)
    assert with_wrong_checksum(rows) == []
    assert [row[0] for row in rows["trades"]] == list(range(1, known + 1))
    verify_file(path)
    assert known >= rounds // 2
    assert unfinished >= 3
    assert finished_unheard >= 3
    assert hot >= 3


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.long, id="long")])
def test_a_killed_backup_counts_only_when_it_is_whole(tmp_path: Path, rounds: int) -> None:
    path = filled_journal(tmp_path / "a.journal", trades=20)
    before = rows_of(path)
    folder = backup_folder(path)
    chance = random.Random(rounds)
    with writers(path) as children:
        for _ in range(rounds):
            children.killed("back_up", moment(chance))
            count("kills while backing up")
            with open_journal(path, for_writing=True):
                pass
            assert sorted(folder.iterdir()) == sorted(b.path for b in backups_in(folder, path))
            for backup in backups_in(folder, path):
                assert rows_of(backup.path) == before
                backup.path.unlink()


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.long, id="long")])
def test_a_killed_restore_leaves_one_journal_or_the_other(tmp_path: Path, rounds: int) -> None:
    states = {
        name: rows_of(filled_journal(tmp_path / name, trades))
        for name, trades in (("one", 5), ("other", 40))
    }
    path = filled_journal(tmp_path / "a.journal", trades=5)
    chance = random.Random(rounds)
    with writers(path) as children:
        for _ in range(rounds):
            children.killed("restore", moment(chance))
            count("kills while restoring")
            with open_journal(path, for_writing=True):
                pass
            assert rows_of(path) in states.values()
            assert not list(tmp_path.glob("*.partial*"))
            for aside in tmp_path.glob("*before-restore*"):
                assert rows_of(aside) in states.values()
                aside.unlink()


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.long, id="long")])
def test_a_killed_upgrade_leaves_one_version_or_the_other(tmp_path: Path, rounds: int) -> None:
    path = filled_journal(tmp_path / "a.journal", trades=40)
    older, before = path.read_bytes(), rows_of(path)
    chance = random.Random(rounds)
    seen: set[str] = set()
    longest = 0.08
    with writers(path) as children:
        for number in range(rounds + 60):
            if number >= rounds and seen == {"old", "new"}:
                break
            if "new" not in seen:
                longest *= 1.15  # a busy machine takes longer to come to the end
            path.write_bytes(older)
            children.killed("upgrade", partial(time.sleep, chance.uniform(0, longest)))
            count("kills while upgrading")
            with next_version(), open_journal(path, for_writing=True) as journal:
                told = {each.code for each in journal.notices}
                seen.add("old" if "upgraded" in told else "new")
                (kept,) = journal.connection.execute("SELECT count(*) FROM more").fetchone()
                assert kept == len(before["trades"])
            assert rows_of(path) == before
            assert not list(tmp_path.rglob("*.partial*"))
            assert not list(tmp_path.rglob("*-journal"))
            for backup in backups_in(backup_folder(path), path):
                assert rows_of(backup.path) == before
                backup.path.unlink()
    assert seen == {"old", "new"}
