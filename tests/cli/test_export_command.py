"""`export`: which file comes out, that it is whole or not there, and what is refused."""

from __future__ import annotations

import csv
import errno
import json
import os
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from journal_app.assembly.exported_files import Write
from journal_app.cli.main import run
from journal_app.reports.exported_tables import TABLES
from journal_app.reports.selection import Selection
from journal_app.storage import durable

EVENTS: Final = """\
time,account,platform,event,asset,amount,price,rate,trade,strategy,tags,to_asset,to_amount,fee,note
2026-01-01T00:00:00Z,,,mark,ETH,,2000,,,,,,,,
2026-01-02T00:00:00Z,main,aave_v3,deposit,ETH,10,,,A,trend,"swing, weth",,,,
2026-01-02T00:00:00Z,main,aave_v3,borrow,USDC,20000,,0.08,A,,,,,,
2026-01-02T00:00:00Z,main,aave_v3,open,ETH,10,2000,,A,,,,,3,=1+1
2026-01-12T00:00:00Z,main,aave_v3,swap,ETH,1,,,A,,,USDC,1990,,
2026-01-31T00:00:00Z,main,aave_v3,close,ETH,10,2100,,A,,,,,,
2026-01-31T00:00:00Z,main,aave_v3,repay,USDC,20127.53,,,A,,,,,,
2026-02-02T00:00:00Z,own,compound_v3,deposit,USDC,9000,,,,,,,,,
2026-02-02T00:00:00Z,own,compound_v3,borrow,ETH,2.123456789012345678,,,,,,,,,
2026-02-02T00:00:00Z,own,compound_v3,open,ETH,-2,2000,,,range,,,,,
2026-02-03T00:00:00Z,,compound_v3,rate,ETH,,,0.05,,,,,,,
2026-02-04T00:00:00Z,,,mark,ETH,,1900,,,,,,,,
"""


@pytest.fixture
def journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path, events = tmp_path / "a.journal", tmp_path / "events.csv"
    events.write_text(EVENTS, encoding="utf-8")
    assert run(["new", str(path)]) == 0
    assert run(["import", str(path), str(events)]) == 0
    capsys.readouterr()
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_ledger_reads_back_to_the_same_trades(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, other = tmp_path / "out.csv", tmp_path / "other.journal"
    assert run(["export", str(journal), str(out)]) == 0
    assert run(["new", str(other)]) == 0
    capsys.readouterr()
    assert told(capsys, "import", str(journal), str(out))["accepted"] == 0
    assert told(capsys, "import", str(other), str(out))["refused"] == []
    before, after = (told(capsys, "trades", str(path)) for path in (journal, other))
    for one, same in zip(before, after, strict=True):
        assert {**one, "label": ""} == {**same, "label": ""}


def test_a_journal_travels_as_json(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again, other = (tmp_path / name for name in ("a.json", "b.json", "other.journal"))
    assert run(["export", str(journal), str(out)]) == 0
    assert run(["new", str(other)]) == 0
    capsys.readouterr()
    planned = told(capsys, "import", str(other), str(out), "--dry-run")
    assert (planned["dry_run"], planned["net"]) == (True, None)
    report = told(capsys, "import", str(other), str(out))
    assert report["accepted"] == report["rows"] == planned["rows"]
    assert (report["trades_opened"], report["trades_closed"]) == (2, 1)
    assert told(capsys, "import", str(other), str(out))["duplicates"] == report["rows"]
    assert run(["export", str(other), str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()
    assert run(["import", str(other), str(out), "--dry-run"]) == 0
    assert "nothing was written" in capsys.readouterr().out
    assert told(capsys, "check", str(other))["ok"]
    events = str(tmp_path / "events.csv")
    assert run(["import", str(other), events]) == 0
    out.write_bytes(out.read_bytes().replace(b'"number": 2', b'"number": 3'))
    capsys.readouterr()
    assert run(["import", str(other), str(out)]) == 2
    assert "was changed" in capsys.readouterr().err


def test_a_json_export_goes_into_an_empty_journal_only(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, other = tmp_path / "a.json", tmp_path / "other.journal"
    assert run(["new", str(other)]) == 0
    assert run(["export", str(other), str(out)]) == 0
    capsys.readouterr()
    assert run(["import", str(journal), str(out)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    out.write_bytes(b'{"format": "margin-journal", \xff')
    assert run(["import", str(other), str(out)]) == 2


def test_the_workbook_of_a_period_and_a_filter(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.XLSX"
    assert run(["export", str(journal), str(out), "--month", "2026-01"]) == 0
    workbook: Any = load_workbook(out)
    assert workbook["Summary"]["A1"].value == "Review of 2026-01"
    assert workbook["Trades"].tables["Trades"].ref.endswith("7")
    assert run(["export", str(journal), str(out), "--platform", "compound_v3", "--all"]) == 0
    workbook = load_workbook(out)
    assert "platform compound_v3" in workbook["Summary"]["A2"].value
    assert [cell.value for cell in workbook["Trades"]["E"]][6:] == ["compound_v3"]


def test_one_table_of_a_year(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    arguments = ["export", str(journal), str(out), "--table", "trades"]
    assert run([*arguments, "--year", "2026"]) == 0
    assert [row["number"] for row in rows(out)] == ["1", "2"]
    assert run([*arguments, "--week", "2026-W05", "--strategy", "trend", "--tag", "weth"]) == 0
    assert [row["status"] for row in rows(out)] == ["closed"]
    assert run([*arguments, "--year", "2025", "--asset", "ETH", "--account", "main"]) == 0
    assert rows(out) == []


def test_a_file_is_replaced_whole_and_is_its_owners_alone(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("before", encoding="utf-8")
    assert run(["export", str(journal), str(out)]) == 0
    assert len(rows(out)) == 12
    assert sorted(path.name for path in tmp_path.iterdir() if "out" in path.name) == ["out.csv"]
    if sys.platform != "win32":
        assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, 3), (errno.EACCES, 2)])
def test_what_cannot_be_written_leaves_the_old_file(
    journal: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: int,
) -> None:
    def fail(_path: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(durable, "sync_file", fail)
    out = tmp_path / "out.xlsx"
    out.write_text("before", encoding="utf-8")
    assert run(["export", str(journal), str(out)]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert out.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.glob("*.partial")) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["out.pdf"],
        ["out.pdf", "--paper", "letter"],
        ["out.csv", "--paper", "a4"],
        ["out.csv", "--anonymised"],
        ["out.json", "--anonymised", "--tag", "x"],
        ["out.doc"],
        ["out"],
        ["out.csv", "--week", "2026-W99"],
        ["out.csv", "--month", "2026-13"],
        ["out.xlsx", "--table", "trades"],
        ["out.json", "--month", "2026-01"],
        ["out.json", "--tag", "x"],
        ["missing/out.csv"],
        ["folder.csv"],
        ["same.csv"],
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "same.csv").hardlink_to(journal)
    before = journal.read_bytes()
    out, *options = arguments
    assert run(["export", str(journal), str(tmp_path / out), *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert journal.read_bytes() == before
    assert not (tmp_path / out).exists() or out in ("folder.csv", "same.csv")


def test_a_file_that_another_program_holds_is_named_and_stays(
    journal: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As Windows refuses while a workbook is open."""

    def held(_written: Path, _place: Path) -> Path:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    out = tmp_path / "out.xlsx"
    out.write_text("before", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", held)
    assert run(["export", str(journal), str(out)]) == 2
    said = capsys.readouterr().err
    assert said == (
        f"{out} cannot be replaced: close it in the program that has it open, or choose another "
        "name\n"
    )
    assert out.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.glob("*.partial")) == []
    out.unlink()
    assert run(["export", str(journal), str(out)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_csv_ends_its_lines_as_the_standard_does(journal: Path, tmp_path: Path) -> None:
    """RFC 4180: CR LF on every system, so that a file is the same wherever it was written."""
    for table in TABLES:
        out = tmp_path / f"{table}.csv"
        assert run(["export", str(journal), str(out), "--table", table]) == 0
        written = out.read_bytes()
        assert written.endswith(b"\r\n")
        assert not written.startswith(b"\xef\xbb\xbf")
        assert written.count(b"\n") == written.count(b"\r\n")


def test_help_names_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["export", "--help"])
    said = capsys.readouterr().out.split()
    assert {f"{table}," for table in [*TABLES][:-1]} <= set(said)


def test_what_is_printed_is_of_the_last_full_month_unless_it_is_named(
    journal: Path, tmp_path: Path
) -> None:
    asked: list[tuple[str, str, str]] = []

    def printer(chosen: Selection, paper: str, name: str) -> Write:
        asked.append((chosen.title, paper, name))
        return lambda path, _tell: (path.write_bytes(b"%PDF"), None)[1]

    out = tmp_path / "out.PDF"
    for options in ([], ["--month", "2026-02"], ["--year", "2026", "--paper", "letter"], ["--all"]):
        assert run(["export", str(journal), str(out), *options], printer) == 0
    assert asked == [
        ("Review of 2026-01", "a4", "a"),
        ("Review of 2026-02", "a4", "a"),
        ("Review of 2026", "letter", "a"),
        ("All trades", "a4", "a"),
    ]
    assert out.read_bytes() == b"%PDF"


def test_a_missing_journal_is_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", str(tmp_path / "none"), str(tmp_path / "out.csv")]) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_progress_is_shown_on_a_terminal(
    journal: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("journal_app.cli.progress.PATIENCE_SECONDS", 0)
    assert run(["export", str(journal), str(tmp_path / "out.csv")]) == 0
    assert "writing out.csv: 12 of 12" in capsys.readouterr().err


def test_a_calendar_file_tells_what_comes_next(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "next.ics"
    assert run(["export", str(journal), str(out)]) == 0
    text = out.read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("SUMMARY:Weekly review of ") == 4
    assert "ETH short" in text
    assert "2.12" not in text  # no sums
    capsys.readouterr()
    assert run(["export", str(journal), str(out), "--month", "2026-01"]) == 2
    assert "--month" in capsys.readouterr().err
    assert out.read_bytes().decode() == text
