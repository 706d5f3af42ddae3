"""R2: killed while it imports or exports: all of a file is taken or nothing, and no half export."""

from __future__ import annotations

import csv
import random
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from journal_app.exporters.archive import read_archive
from journal_app.storage.backup import verify_file
from journal_app.storage.database import open_journal
from journal_app.storage.journal_files import create_journal
from tests.faults import transfers
from tests.faults.counted import count
from tests.faults.filled import Rows, rows_of
from tests.faults.killing import writers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

ROUND_TRIPS: Final = 60
MORE_ROUNDS: Final = 60
"""After those that are asked for, until both ends were seen."""


def killed_until_both_ends_are_seen(path: Path, task: str, word: str, rounds: int) -> None:
    """Kill a task at random moments; each time the journal is as it was, or as it should be."""
    older = path.read_bytes()
    before = rows_of(path)
    getattr(transfers, task)(path)
    after = rows_of(path)
    assert before != after
    chance = random.Random(rounds)
    seen: set[str] = set()
    longest = 0.1
    with writers(path) as children:
        for number in range(rounds + MORE_ROUNDS):
            if number >= rounds and seen == {"old", "new"}:
                break
            if "new" not in seen:
                longest *= 1.3  # a busy machine takes longer to come to the end
            path.write_bytes(older)
            said = children.killed(task, partial(time.sleep, chance.uniform(0, longest)))
            count(f"kills: {task}")
            seen.add(which_end(path, before, after, is_over=word in said))
    assert seen == {"old", "new"}


def which_end(path: Path, before: Rows, after: Rows, *, is_over: bool) -> str:
    """Whether a journal is as it was or as it should be; nothing else lies beside it."""
    open_journal(path, for_writing=True).close()
    verify_file(path)
    assert {each.name for each in path.parent.iterdir()} <= {
        path.name, transfers.FILE, transfers.ARCHIVE, f"{path.name}.attachments"
    }  # fmt: skip
    present = rows_of(path)
    assert present in (before, after)
    assert present == after or not is_over
    return "new" if present == after else "old"


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.long, id="long")])
def test_a_killed_import_takes_all_of_a_file_or_nothing(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "a.journal"
    create_journal(path)
    (tmp_path / transfers.FILE).write_text(transfers.fills(ROUND_TRIPS), encoding="utf-8")
    killed_until_both_ends_are_seen(path, "take_file", "taken", rounds)


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.long, id="long")])
def test_a_killed_bringing_in_brings_a_whole_journal_or_nothing(
    tmp_path: Path, rounds: int
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / transfers.FILE).write_text(transfers.fills(ROUND_TRIPS), encoding="utf-8")
    create_journal(other / "full.journal")
    transfers.take_file(other / "full.journal")
    place = tmp_path / "here"
    place.mkdir()
    transfers.export(other / "full.journal", "json", place / transfers.ARCHIVE)
    path = place / "a.journal"
    create_journal(path)
    killed_until_both_ends_are_seen(path, "bring_in", "brought", rounds)


@pytest.mark.parametrize("rounds", [5, pytest.param(50, marks=pytest.mark.long, id="long")])
def test_a_killed_export_leaves_a_whole_file(tmp_path: Path, rounds: int) -> None:
    path = tmp_path / "a.journal"
    create_journal(path)
    (tmp_path / transfers.FILE).write_text(transfers.fills(ROUND_TRIPS), encoding="utf-8")
    transfers.take_file(path)
    (tmp_path / transfers.FILE).unlink()
    outs = {kind: tmp_path / f"out.{kind}" for kind in transfers.KINDS}
    for kind, out in outs.items():
        transfers.export(path, kind, out)
    table = outs["csv"].read_bytes()
    before = path.read_bytes()
    chance = random.Random(rounds)
    died_within = 0
    with writers(path) as children:
        for _ in range(rounds):
            children.killed(
                "export", partial(time.sleep, chance.uniform(0, 0.4)), words=chance.randrange(3)
            )
            count("kills: export")
            died_within += len(list(tmp_path.glob("*.partial")))
            read_archive(outs["json"].read_text(encoding="utf-8"))
            assert outs["csv"].read_bytes() == table
            with ZipFile(outs["xlsx"]) as workbook:
                assert workbook.testzip() is None
            open_journal(path, for_writing=True).close()
            assert sorted(tmp_path.iterdir()) == sorted([path, *outs.values()])
    assert path.read_bytes() == before
    assert len(list(csv.reader(table.decode("utf-8-sig").splitlines()))) > 1
    assert died_within > 0
