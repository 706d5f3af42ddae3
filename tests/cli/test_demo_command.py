from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal_app.assembly import demo_journal
from journal_app.cli.main import run


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.journal"
    assert run(["demo", str(path)]) == 0
    return path


@pytest.mark.parametrize(
    "command", [["check"], ["stats"], ["stats", "--by", "strategy"], ["trades"], ["review"]]
)
def test_a_demo_journal_answers_every_command(
    journal: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = command
    assert run([name, str(journal), *options]) == 0
    said = capsys.readouterr()
    assert said.out
    assert said.err == ""


def test_nothing_is_overwritten(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = journal.read_bytes()
    assert run(["demo", str(journal)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert journal.read_bytes() == before


def test_two_runs_are_equal_and_another_seed_is_not(tmp_path: Path) -> None:
    for name, seed in (("one", "4"), ("same", "4"), ("other", "5")):
        assert run(["demo", str(tmp_path / name), "--trades", "12", "--seed", seed]) == 0
    one, same, other = (_content(tmp_path / name) for name in ("one", "same", "other"))
    assert one == same
    assert one != other


def _content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.mark.parametrize("count", ["0", "-1", "1000001", "many"])
def test_a_number_beyond_reason_is_refused(
    count: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "demo.journal"
    with pytest.raises(SystemExit) as left:
        run(["demo", str(path), f"--trades={count}"])
    assert left.value.code == 2
    assert "not a number from 1 to 1,000,000" in capsys.readouterr().err
    assert not path.exists()


def test_what_was_not_finished_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo_journal, "write_demo", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(["demo", str(tmp_path / "demo.journal")])
    assert list(tmp_path.glob("demo.journal")) == []


def test_progress_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(["demo", str(tmp_path / "demo.journal"), "--trades", "3"]) == 0
    assert capsys.readouterr().err == "\r3 of 3 trades\n"
