"""Stopping: at any moment, on a full disk; nothing of a workbook is left anywhere."""

from __future__ import annotations

import errno
import sys
import tempfile
from pathlib import Path

import pytest

from journal_app.assembly.exported_files import workbook_of, write_whole
from journal_app.exporters.workbook.book import write_workbook
from journal_app.reports.selection import Selection
from tests.exporters.selections import selection


class Stopped(BaseException):
    """Raised to stop an export."""


@pytest.fixture(scope="module")
def told() -> Selection:
    return selection(120)


@pytest.fixture
def others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which programs lay their temporary files."""
    folder = tmp_path / "others"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_workbook_lies_nowhere_but_in_its_file(
    told: Selection, tmp_path: Path, others: Path
) -> None:
    seen: list[Path] = []

    def look(_done: int, _of: int) -> None:
        seen.extend(others.iterdir())

    write_workbook(told, tmp_path / "a.xlsx", look)
    assert seen == list(others.iterdir()) == []


def test_it_may_be_stopped_whenever_it_tells_how_far_it_is(
    told: Selection, tmp_path: Path, others: Path
) -> None:
    out = tmp_path / "out" / "a.xlsx"
    out.parent.mkdir()
    out.write_bytes(b"an older one")
    times = 0

    def count(_done: int, _of: int) -> None:
        nonlocal times
        times += 1

    write_workbook(told, tmp_path / "b.xlsx", count)
    assert times >= 15
    for stop_at in range(times):
        left = stop_at

        def stop(_done: int, _of: int) -> None:
            nonlocal left
            if not left:
                raise Stopped
            left -= 1

        with pytest.raises(Stopped):
            write_whole(workbook_of(told), out, stop)
        assert [path.name for path in out.parent.iterdir()] == ["a.xlsx"]
        assert list(others.iterdir()) == []
    assert out.read_bytes() == b"an older one"


@pytest.mark.skipif(sys.platform != "linux", reason="a device that is always full")
@pytest.mark.parametrize("count", [0, 1, 120])
def test_a_full_disk_is_told_once(count: int) -> None:
    with pytest.raises(OSError) as full:
        write_workbook(selection(count), Path("/dev/full"), lambda _done, _of: None)
    assert full.value.errno == errno.ENOSPC
