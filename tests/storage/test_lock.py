from __future__ import annotations

import json
import os
import platform
import stat
import sys
import threading
import time
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.storage.header import lock_path
from journal_app.storage.lock import acquire_lock, holder_here
from journal_app.wording import refusal


def test_the_note_says_who_holds_it(tmp_path: Path) -> None:
    journal = tmp_path / "a.journal"
    with acquire_lock(journal) as lock:
        assert lock.path == lock_path(journal) == tmp_path / "a.journal.lock"
        note = json.loads(lock.path.read_bytes())
        assert note["process"] == os.getpid()
        assert note["host"] == platform.node()
        assert note["since"].endswith("+00:00")
        if sys.platform != "win32":
            assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600
        with pytest.raises(JournalUnusable) as refused:
            acquire_lock(journal)
        assert refusal(refused.value) == (
            f"{journal} is in use by process {os.getpid()} on {platform.node()} "
            f"since {note['since']}"
        )
    assert not lock.path.exists()
    lock.release()


def test_a_holder_that_has_not_written_its_note_is_a_holder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.storage.lock._PATIENCE_SECONDS", 0)
    journal = tmp_path / "a.journal"
    with acquire_lock(journal) as lock:
        lock.path.write_bytes(b"")
        with pytest.raises(JournalUnusable) as refused:
            acquire_lock(journal)
    assert refused.value.facts["process"] == "?"
    assert refusal(refused.value)


def test_where_no_note_can_be_written_nothing_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    journal = tmp_path / "a.journal"
    with monkeypatch.context() as full:
        full.setattr(os, "write", refuse)
        with pytest.raises(OSError, match="No space"):
            acquire_lock(journal)
    assert list(tmp_path.iterdir()) == []
    acquire_lock(journal).release()


def test_never_two_at_once_however_they_crowd(tmp_path: Path) -> None:
    """Releasing removes the file, while others open it, wait, or make it anew."""
    journal = tmp_path / "a.journal"
    inside, most, taken = 0, 0, 0
    deadline = time.monotonic() + 60
    guard = threading.Lock()

    def crowd() -> None:
        nonlocal inside, most, taken
        while taken < 40 and time.monotonic() < deadline:
            try:
                lock = acquire_lock(journal)
            except JournalUnusable:
                continue
            with guard:
                inside += 1
                most = max(most, inside)
                taken += 1
            with guard:
                inside -= 1
            lock.release()

    threads = [threading.Thread(target=crowd) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert taken >= 40
    assert list(tmp_path.iterdir()) == []


def test_the_holder_on_this_machine_is_told_without_disturbing_anybody(tmp_path: Path) -> None:
    journal = tmp_path / "a.journal"
    assert holder_here(journal) is None
    with acquire_lock(journal):
        holder = holder_here(journal)
        assert holder is not None
        assert holder.process == os.getpid()
    acquire_lock(journal).release()


def test_a_lock_of_the_dead_or_of_another_machine_has_no_holder_here(tmp_path: Path) -> None:
    journal = tmp_path / "a.journal"
    note = {"process": 7, "host": platform.node(), "since": "2026-11-01T00:00:00+00:00"}
    lock_path(journal).write_text(json.dumps(note), encoding="utf-8")
    assert holder_here(journal) is None
    with acquire_lock(journal) as lock:
        lock.path.write_text(json.dumps(note | {"host": "elsewhere"}), encoding="utf-8")
        assert holder_here(journal) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_in_the_place_of_a_lock_is_not_followed(tmp_path: Path) -> None:
    journal, other = tmp_path / "a.journal", tmp_path / "other.journal"
    with acquire_lock(other) as lock:
        lock_path(journal).symlink_to(lock.path)
        assert holder_here(journal) is None
