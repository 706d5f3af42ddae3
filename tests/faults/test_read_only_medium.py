"""R4: a medium that cannot be written: every look works, every change is refused in one line."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.assembly.demo_journal import write_demo_journal
from journal_app.cli.main import run
from tests.importers.files import SAMPLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mounts")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Path]:
    """A journal on a file system that is mounted for reading."""
    folder = tmp_path / "medium"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=20m,mode=700", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator may mount")
    try:
        path = folder / "a.journal"
        write_demo_journal(path, trades=10)
        shutil.copy(path, folder / "copy.journal")
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        yield path
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_every_look_works(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["check"], ["trades", "--json"], ["stats", "--json"], ["review"],
        ["export", str(tmp_path / "out.csv")], ["export", str(tmp_path / "out.json")],
    ):  # fmt: skip
        command, *rest = arguments
        assert run([command, str(journal), *rest]) == 0, arguments
    assert capsys.readouterr().out


def test_every_change_is_refused_in_one_line(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in journal.parent.iterdir() if path.is_file()}
    for arguments in (
        ["import", str(journal), str(SAMPLES / "prices.csv")],
        ["mark", str(journal), str(SAMPLES / "prices.csv")],
        ["backup", str(journal)],
        ["restore", str(journal.with_name("copy.journal")), str(journal)],
        ["new", str(journal.with_name("new.journal"))],
        ["export", str(journal), str(journal.with_name("out.csv"))],
    ):
        code = run(arguments)
        said = capsys.readouterr()
        assert code in (2, 3), arguments
        assert (said.out, said.err.count("\n")) == ("", 1), arguments
    assert {path: path.read_bytes() for path in journal.parent.iterdir()} == before
