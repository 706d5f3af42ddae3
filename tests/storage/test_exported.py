"""Exports are written where nobody holds a lock: each process fills a file of its own."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest

from journal_app.storage import exported
from journal_app.storage.durable import publish
from journal_app.storage.exported import clear_dead_exports, exported_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, nothing is held")


def test_two_that_write_to_one_place_never_mix(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with exported_file(out) as slow:
        slow.write_text("half", encoding="utf-8")
        with exported_file(out) as quick:
            assert quick != slow
            quick.write_text("quick", encoding="utf-8")
            publish(quick, out)
        assert out.read_text(encoding="utf-8") == "quick"
        slow.write_text("whole", encoding="utf-8")
        publish(slow, out)
    assert out.read_text(encoding="utf-8") == "whole"
    assert [*tmp_path.iterdir()] == [out]
    assert out.stat().st_mode & 0o777 == 0o600


def test_what_the_dead_left_goes_and_what_the_living_write_stays(tmp_path: Path) -> None:
    dead = tmp_path / "out.xlsx.0123abcd.export.partial"
    beside = tmp_path / f"{dead.name}-journal"
    others = [tmp_path / name for name in ("mine.partial", "0123abcd.export.partial", "a.xlsx")]
    for path in (dead, beside, *others):
        path.write_bytes(b"x")
    with exported_file(tmp_path / "b.csv") as living:
        assert sorted(tmp_path.iterdir()) == sorted([living, *others])
        assert [*clear_dead_exports(tmp_path)] == []
        assert living.exists()
    assert sorted(tmp_path.iterdir()) == sorted(others)
    assert [*clear_dead_exports(tmp_path / "none")] == []


def test_a_link_in_the_place_of_such_a_file_is_not_followed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"x")
    (tmp_path / "out.csv.0123abcd.export.partial").symlink_to(kept)
    assert [*clear_dead_exports(tmp_path)] == []
    assert kept.exists()


def test_one_that_is_taken_for_dead_begins_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[OSError | None] = [BlockingIOError(), None, OSError(errno.ENOLCK, "none")]
    seen = []

    def hold(_handle: int) -> None:
        seen.append(sorted(tmp_path.glob("*.partial")))
        match faults.pop(0):
            case None:
                seen[-1][-1].unlink()
                for path in seen[-1]:
                    path.unlink(missing_ok=True)
            case fault:
                raise fault

    with monkeypatch.context() as patched:
        patched.setattr(exported, "hold", hold)
        with exported_file(tmp_path / "out.csv") as partial:
            assert partial.exists()
    assert faults == []
