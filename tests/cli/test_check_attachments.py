"""`check` tells which attached files are not as they were; what is left over is no fault."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from journal_app.cli import check_command
from journal_app.cli.main import run
from journal_app.services.attaching import attach_content
from journal_app.storage.attachment_store import attachment_folder
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.services.conftest import StillClock
from tests.services.samples import NEW_YEAR, bare_trade


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        with journal.unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            uow.trades.add(bare_trade())
            uow.figures.drop_all()
            uow.commit()
        attach_content(journal, StillClock(), b"one", "../chart.png", trade_id=1)
        attach_content(journal, StillClock(), b"two", "b.txt", day="2026-03-01")
    return path


def told(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, object], str]:
    check_command.run(argparse.Namespace(journal=path, json=True, repair=False))
    out, err = capsys.readouterr()
    return next(each for each in json.loads(out)["checks"] if each["name"] == "attachments"), err


def test_whole_files_pass(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(path, capsys) == ({"name": "attachments", "ok": True, "details": []}, "")


def test_missing_and_changed_files_are_named(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = sorted(
        (each for each in attachment_folder(path).rglob("*") if each.is_file()),
        key=lambda file: file.read_bytes(),
    )
    first.unlink()
    second.write_bytes(b"2")
    check, _ = told(path, capsys)
    assert check["details"] == [
        {
            "trade": 1,
            "column": "attachments.content_hash",
            "stored": "chart.png: missing",
            "expected": first.parent.name + first.name,
        },
        {
            "trade": None,
            "column": "attachments.content_hash",
            "stored": "b.txt: changed",
            "expected": second.parent.name + second.name,
        },
    ]


def test_a_file_that_nothing_names_is_a_line_and_no_fault(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_journal(path, for_writing=True) as file:
        SqliteJournal(file).attached_files.take_in_content(b"left over")
    check, err = told(path, capsys)
    assert check["ok"]
    assert err == "1 attached files are no longer named by the journal or its history\n"


def test_damaged_rows_are_not_passed_over(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_journal(path, for_writing=True) as file:
        file.connection.execute("UPDATE attachments SET note = 'x' WHERE id = 1")
    check, _ = told(path, capsys)
    assert not check["ok"]


def test_a_backup_and_an_export_brought_elsewhere_say_what_they_do_not_carry(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export, brought, restored = (tmp_path / name for name in ("a.json", "b.journal", "c.journal"))
    assert run(["export", str(path), str(export)]) == 0
    assert run(["new", str(brought)]) == 0
    capsys.readouterr()
    assert run(["import", str(brought), str(export)]) == 0
    assert "do not lie beside" in capsys.readouterr().err
    assert run(["restore", str(path), str(restored)]) == 0
    assert f"do not lie beside {restored}: 2;" in capsys.readouterr().err
