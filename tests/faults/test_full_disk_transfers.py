"""R3: no space left for an import or export: nothing is half done, and it works once there is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journal_app.domain.problems import JournalError
from journal_app.storage.backup import verify_file
from journal_app.storage.journal_files import create_journal
from tests.faults import transfers
from tests.faults.filled import rows_of

if sys.platform == "win32":
    pytest.skip("needs a small file system", allow_module_level=True)

from tests.faults.disks import KIBIBYTE, Disk, disk

__all__ = ["disk"]

FULL = frozenset({"no_space", "unreadable", "cannot_write"})
"""The last two of a limit on the size of files, which the system tells in other words."""


@pytest.fixture
def path(disk: Disk) -> Path:
    """A journal with a few trades, and a file beside it that holds more."""
    made = disk.folder / "a.journal"
    create_journal(made)
    made.with_name(transfers.FILE).write_text(transfers.fills(30), encoding="utf-8")
    transfers.take_file(made)
    made.with_name(transfers.FILE).write_text(transfers.fills(300), encoding="utf-8")
    return made


def test_an_import_that_finds_no_space(disk: Disk, path: Path) -> None:
    before = rows_of(path)
    disk.fill(left_bytes=16 * KIBIBYTE)
    with pytest.raises(JournalError) as refused:
        transfers.take_file(path)
    assert refused.value.code in FULL
    disk.free()
    assert rows_of(path) == before
    verify_file(path)
    transfers.take_file(path)
    assert len(rows_of(path)["trades"]) == 300


@pytest.mark.parametrize("kind", transfers.KINDS)
def test_an_export_that_finds_no_space(disk: Disk, path: Path, kind: str) -> None:
    out = disk.folder / f"out.{kind}"
    transfers.export(path, kind, out)
    before = out.read_bytes()
    disk.fill(left_bytes=KIBIBYTE)
    with pytest.raises(JournalError) as refused:
        transfers.export(path, kind, out)
    assert refused.value.code in FULL
    assert out.read_bytes() == before
    disk.free()
    assert list(disk.folder.glob("*.partial")) == []
    transfers.export(path, kind, out)


def test_bringing_a_journal_in_finds_no_space(disk: Disk, path: Path) -> None:
    transfers.take_file(path)
    transfers.export(path, "json", path.with_name(transfers.ARCHIVE))
    path.unlink()
    create_journal(path)
    before = rows_of(path)
    disk.fill(left_bytes=16 * KIBIBYTE)
    with pytest.raises(JournalError) as refused:
        transfers.bring_in(path)
    assert refused.value.code in FULL
    disk.free()
    assert rows_of(path) == before
    transfers.bring_in(path)
    assert len(rows_of(path)["trades"]) == 300
