from __future__ import annotations

from pathlib import Path

import pytest

from journal_app.cli.main import run
from journal_app.storage.database import open_journal
from tests.storage.test_database import interrupted


@pytest.fixture
def journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "my.journal"
    assert run(["new", str(path)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{path} is created\n"
    assert said.err == ""
    return path


def test_new_refuses_to_overwrite(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = journal.read_bytes()
    assert run(["new", str(journal)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{journal} exists already and is not overwritten\n"
    assert journal.read_bytes() == before


def test_backup_and_restore(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["backup", str(journal)]) == 0
    said = capsys.readouterr()
    (kept,) = journal.with_name("my.journal.backups").iterdir()
    assert said.out == f"{kept} is written and verified\n"
    assert said.err == ""
    journal.write_bytes(b"")
    assert run(["backup", str(journal)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{journal} is empty; the newest good backup is {kept}\n"
    assert run(["restore", str(kept), str(journal)]) == 0
    said = capsys.readouterr()
    (aside,) = journal.parent.glob("*before-restore*")
    assert said.out == (
        f"{journal} is restored from {kept}\nwhat was there before is kept as {aside}\n"
    )
    open_journal(journal, for_writing=True).close()


def test_backup_to_a_folder(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["backup", str(journal), str(tmp_path / "stick")]) == 0
    assert len(list((tmp_path / "stick").iterdir())) == 1
    assert run(["restore", str(tmp_path / "none"), str(journal)]) == 3
    assert capsys.readouterr().err == f"there is no file {tmp_path / 'none'}\n"


def test_an_interrupted_change_is_taken_back_and_told(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "a writer of {path} was interrupted; what it had not finished is taken back\n"
    interrupted(journal)
    assert run(["backup", str(journal)]) == 0
    assert capsys.readouterr().err == told.format(path=journal)
    interrupted(journal)
    assert run(["restore", str(journal), str(tmp_path / "other")]) == 0
    assert capsys.readouterr().err == told.format(path=journal)


def test_backup_lets_go_of_what_need_not_be_kept(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(11):
        assert run(["backup", str(journal)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 11
    assert len(list(journal.with_name("my.journal.backups").iterdir())) == 10
    assert "no longer needed" in said.err


@pytest.mark.parametrize("command", ["new", "backup", "restore"])
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run([command, "--help"])
    assert left.value.code == 0
    assert f"example: journal-app {command}" in capsys.readouterr().out


def test_bad_usage_leaves_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["backup"])
    assert left.value.code == 2
    assert capsys.readouterr().out == ""
