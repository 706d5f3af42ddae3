"""The program is killed in the midst of the checklist: every answer is there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.proposal import Proposal
from journal_app.services.safekeeping import create_journal
from journal_app.storage.journal_files import FilesOnDisk
from journal_app.ui.unfinished import (
    Unfinished,
    drop_unfinished,
    keep_unfinished,
    place_of,
    read_unfinished,
)
from tests.architecture.source_tree import ROOT

FULL = Unfinished(
    proposal=Proposal(asset=Asset("ETH"), entry=Decimal("2000.50"), own_answers={"own_1": "yes"}),
    number=7,
)


def test_what_is_written_is_read_and_forgotten(tmp_path: Path) -> None:
    journal = tmp_path / "a.journal"
    assert read_unfinished(journal) is None
    keep_unfinished(journal, FULL)
    assert read_unfinished(journal) == FULL
    assert place_of(journal).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.journal.unfinished"]
    drop_unfinished(journal)
    drop_unfinished(journal)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"proposal": {"entry": "x"}}', b"\xff"])
def test_what_cannot_be_read_is_as_if_it_were_not_there(tmp_path: Path, content: bytes) -> None:
    journal = tmp_path / "a.journal"
    place_of(journal).write_bytes(content)
    assert read_unfinished(journal) is None


@pytest.mark.skipif(sys.platform == "win32", reason="kills")
@pytest.mark.parametrize("step", ["thesis", "levels", "costs", "exit"])
def test_a_killed_program_loses_no_answer(
    tmp_path: Path, step: str, started: Callable[[list[str]], subprocess.Popen[str]]
) -> None:
    journal = tmp_path / "a.journal"
    create_journal(FilesOnDisk(), journal)
    with started([sys.executable, "-m", "tests.faults.thinker", str(journal), step]) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip().removeprefix("plan.")
        os.kill(process.pid, signal.SIGKILL)
    assert name
    found = read_unfinished(journal)
    assert found is not None
    told = found.proposal
    assert (told.step or "thesis") == step
    assert (told.thesis, told.platform) == ("Higher low above the average", "aave_v3")
    assert told.stop == 1850
    assert told.own_answers == {"own_1": "yes"}
    typed = {"asset": "asset", "time_stop": "days"}.get(name, name)
    expected: dict[str, object] = {"borrow_apr": Decimal("0.12"), "asset": "12"}
    assert getattr(told, typed) == expected.get(typed, Decimal(12))


@pytest.fixture
def started() -> Callable[[list[str]], subprocess.Popen[str]]:
    def start(command: list[str]) -> subprocess.Popen[str]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )

    return start
