"""R8: two openers, a dead lock, another machine's lock."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalUnusable
from journal_app.storage.database import open_journal
from journal_app.storage.header import lock_path
from journal_app.storage.lock import forget_holder_elsewhere
from tests.architecture.source_tree import ROOT
from tests.faults.filled import filled_journal, rows_of

HOLD = """
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from journal_app.storage.database import open_journal
with open_journal(Path(sys.argv[1]), for_writing=True):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return filled_journal(tmp_path / "a.journal", trades=2)


@contextmanager
def holder_of(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the journal open for writing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.stdin.close()


def test_the_second_writer_is_told_who_holds_it_and_may_view(journal: Path) -> None:
    with holder_of(journal) as first:
        with pytest.raises(JournalUnusable) as refused:
            open_journal(journal, for_writing=True)
        assert refused.value.code == "locked"
        assert refused.value.facts["process"] == first.pid
        assert refused.value.facts["host"] == platform.node()
        with open_journal(journal, for_writing=False) as viewed:
            assert viewed.is_read_only
            assert viewed.connection.execute("SELECT count(*) FROM trades").fetchone() == (2,)
    with open_journal(journal, for_writing=True) as second:
        assert second.notices == ()
    assert not lock_path(journal).exists()


def test_a_dead_holder_is_taken_over_from(journal: Path) -> None:
    with holder_of(journal) as first:
        os.kill(first.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        first.wait()
    with open_journal(journal, for_writing=True) as second:
        assert [notice.code for notice in second.notices] == ["lock_taken_over"]
        assert second.notices[0].facts["process"] == first.pid


def test_another_machine_is_asked_about(journal: Path) -> None:
    note = {"process": 77, "host": "elsewhere", "since": "2026-01-01T00:00:00+00:00"}
    lock_path(journal).write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(JournalUnusable) as refused:
        open_journal(journal, for_writing=True)
    assert refused.value.code == "locked_elsewhere"
    assert note.items() <= refused.value.facts.items()
    open_journal(journal, for_writing=False).close()
    forget_holder_elsewhere(journal)
    with open_journal(journal, for_writing=True) as opened:
        assert opened.notices == ()
        with pytest.raises(JournalUnusable) as refused:
            forget_holder_elsewhere(journal)
        assert refused.value.code == "locked"
    forget_holder_elsewhere(journal)


@pytest.mark.parametrize("note", ["", "{", "[]", '{"process": "x"}', "\0" * 100])
def test_a_note_that_cannot_be_read_holds_nobody_up(journal: Path, note: str) -> None:
    lock_path(journal).write_text(note, encoding="utf-8")
    with open_journal(journal, for_writing=True) as opened:
        assert opened.notices == ()


def test_one_process_is_no_second_writer_either(journal: Path) -> None:
    with open_journal(journal, for_writing=True):
        with pytest.raises(JournalUnusable) as refused:
            open_journal(journal, for_writing=True)
        assert refused.value.code == "locked"
    assert rows_of(journal)["trades"]
