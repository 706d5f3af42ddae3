"""`import` and `mark` from the command line: answers, exit codes, one line where it cannot be."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli.main import run
from journal_app.services.uncollected import uncollected
from tests.importers.files import SAMPLES

HISTORY = SAMPLES / "hyperliquid_trade_history.csv"
EVENTS = SAMPLES / "lending_events.csv"


@pytest.fixture
def journal(tmp_path: Path) -> str:
    path = str(tmp_path / "a.journal")
    assert run(["new", path]) == 0
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run(["import", *arguments, "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    counted = told["accepted"] + len(told["skipped"]) + len(told["refused"]) + told["duplicates"]
    assert told["rows"] == counted
    return code, told


def text(folder: Path, content: str) -> str:
    path = folder / "file.csv"
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_the_answer_has_the_promised_keys(journal: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = answer(capsys, journal, str(HISTORY), "--dry-run")
    assert code == 0
    assert list(told) == [
        "format", "rows", "accepted", "skipped", "refused", "duplicates", "trades_opened",
        "trades_closed", "fees", "net", "dry_run",
    ]  # fmt: skip
    assert told["dry_run"] is True
    assert (told["rows"], told["accepted"]) == (48, 48)
    assert isinstance(told["fees"], str)
    _, kept = answer(capsys, journal, str(HISTORY))
    assert kept == told | {"dry_run": False}
    _, again = answer(capsys, journal, str(HISTORY))
    assert (again["accepted"], again["duplicates"]) == (0, 48)
    assert run(["check", journal]) == 0


def test_refused_and_skipped_rows_are_named(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = text(
        tmp_path, "time,asset,price\n2026-01-01T00:00Z,ETH,x\n,,\n2026-01-01T00:00Z,ETH,1\n"
    )
    code, told = answer(capsys, journal, prices)
    assert code == 1
    assert told["refused"] == [
        {"row": 2, "column": "price", "value": "x", "reason": "'x' is not a number"}
    ]
    assert told["skipped"] == [{"row": 3, "reason": "the row is empty"}]
    assert run(["import", journal, prices]) == 1
    said = capsys.readouterr()
    assert "line 2: price: 'x' is not a number ('x')" in said.err
    assert "line 3: the row is empty" in said.err
    assert "duplicates     1" in said.out


def test_a_reason_writes_small_numbers_without_an_exponent(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = text(
        tmp_path,
        "time,account,platform,event,asset,amount,price\n"
        "2026-01-01T00:00:00Z,a,p,open,BTC,0.00000001,90000\n"
        "2026-01-02T00:00:00Z,a,p,reduce,BTC,0.00000002,90000\n",
    )
    _, told = answer(capsys, journal, ledger)
    assert [each["reason"] for each in told["refused"]] == [
        "0.00000002 is more than the 0.00000001 that is open"
    ]


def test_people_are_told_what_was_assumed_and_checked(
    journal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["import", journal, str(HISTORY), "--dry-run"]) == 0
    said = capsys.readouterr()
    assert "read as UTC" in said.err
    assert "by the file's own column" in said.out
    assert "nothing was written" in said.out
    assert run(["import", journal, str(HISTORY), "--timezone", "+01:00"]) == 0
    assert "read as UTC" not in capsys.readouterr().err
    assert run(["import", journal, str(EVENTS), "--account", "b", "--platform", "spark"]) == 0
    assert run(["trades", journal, "--json"]) == 0
    out = capsys.readouterr().out
    found = json.loads(out[out.index("[\n") :])
    assert {(trade["account"], trade["platform"]) for trade in found} == {
        ("main", "hyperliquid"),
        ("b", "spark"),
    }
    assert found[0]["opened_at"] == "2026-02-11T09:04:11Z"


def test_a_file_that_is_read_again_in_another_zone_is_told(
    journal: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", journal, str(HISTORY)]) == 0
    capsys.readouterr()
    assert run(["import", journal, str(HISTORY), "--timezone", "-03:00", "--dry-run"]) in (0, 1)
    said = "rows that stand in the journal already, read otherwise then"
    told = capsys.readouterr().err
    assert said in told
    assert "account or platform): 48; undo that import first" in told
    run(["import", journal, str(HISTORY)])
    assert said not in capsys.readouterr().err


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_was_taken_for_granted_is_said_in_either_form_of_the_answer(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    close = text(
        tmp_path,
        "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
        "13/12/2025 - 14:35:16,ETH,Close Short,3000,0.1636,490.8,0.1,5\n",
    )
    capsys.readouterr()
    assert run(["import", journal, close, *form]) == 0
    said = capsys.readouterr()
    assert "the file closes ETH where nothing of it is held" in said.err
    assert "closes ETH" not in said.out


@pytest.mark.parametrize(
    ("content", "options", "names"),
    [
        ("time,asset,price\n2026-01-01,ETH,1\n", [], "--timezone"),
        ("time,asset,price\n2026-01-01,ETH,1\n", ["--timezone", "Mars/Base"], "Mars/Base"),
        ("time,coin,dir,px,sz,ntl,fee,closedPnl\n08/03/2026 - 11:15:00,E,Buy,1,1,1,0,0\n",
         [], "--day-first"),
        ("time,coin,dir,px,sz,ntl,fee,closedPnl\n18/03/2026 - 11:15:00,E,Buy,1,1,1,0,0\n",
         ["--month-first"], "--month-first"),
        ("a,b\n1,2\n", [], "a, b"),
        ("a,b\n1,2\n", ["--format", "xyz"], "xyz"),
        ("a,b\n1,2\n", ["--mapping", "mine"], "mine"),
        ("", [], "empty"),
        ("\x00\x01\x02", [], "text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line_and_leaves_with_2(
    journal: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str,
    options: list[str],
    names: str,
) -> None:
    before = Path(journal).read_bytes()
    capsys.readouterr()
    assert run(["import", journal, text(tmp_path, content), *options]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert names in said.err
    assert Path(journal).read_bytes() == before


@pytest.mark.parametrize("zone", ["UTC", "z", "Europe/Berlin", "-0530", "+00:00"])
def test_zones_by_name_and_by_offset(journal: str, tmp_path: Path, zone: str) -> None:
    prices = text(tmp_path, "time,asset,price\n2026-01-01,ETH,1\n")
    assert run(["import", journal, prices, "--timezone", zone]) == 0


@pytest.mark.parametrize(("order", "opened"), [("day", "2026-03-08"), ("month", "2026-08-03")])
def test_the_order_of_dates_can_be_named(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], order: str, opened: str
) -> None:
    row = "08/03/2026 - 11:15:00,ETH,Open Long,1,1,1,0,0\n"
    file = text(tmp_path, "time,coin,dir,px,sz,ntl,fee,closedPnl\n" + row)
    assert run(["import", journal, file, f"--{order}-first"]) == 0
    capsys.readouterr()
    assert run(["trades", journal, "--json"]) == 0
    (trade,) = json.loads(capsys.readouterr().out)
    assert trade["opened_at"].startswith(opened)


def test_no_file_and_no_journal(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", journal, str(tmp_path / "none.csv")]) == 2
    assert run(["import", journal, str(tmp_path)]) == 2
    assert run(["import", str(tmp_path / "none.journal"), str(HISTORY)]) == 3
    assert not (tmp_path / "none.journal").exists()
    assert capsys.readouterr().err.count("\n") == 3


def test_marks_and_rates_from_files(
    journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prices = text(tmp_path, "time,asset,price\n2026-03-01T00:00Z,ETH,1\n2026-03-01T00:00Z,BTC,x\n")
    assert run(["mark", journal, prices]) == 1
    said = capsys.readouterr()
    assert "1 prices and 0 rates" in said.out
    assert "line 3: price" in said.err
    rates = text(tmp_path, "time,platform,asset,borrow_apr\n2026-03-01,aave_v3,USDC,0.05\n")
    assert run(["mark", journal, rates, "--timezone", "UTC"]) == 0
    assert "0 prices and 1 rates" in capsys.readouterr().out
    assert run(["mark", journal, rates]) == 2
    assert run(["mark", journal, str(HISTORY)]) == 2
    assert run(["check", journal]) == 0


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("zone", ["-05:00", "-0500"])
def test_a_zone_west_of_greenwich_is_no_option(
    zone: str, journal: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = text(tmp_path, "time,asset,price\n2026-02-01 20:00,ETH,2000\n")
    code, told = answer(capsys, journal, path, "--timezone", zone)
    assert (code, told["accepted"]) == (0, 1)
    same = text(tmp_path, "time,asset,price\n2026-02-02T01:00Z,ETH,2000\n")
    assert answer(capsys, journal, same)[1]["duplicates"] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as text")
def test_a_file_whose_name_is_no_text_is_imported_and_the_journal_backed_up(tmp_path: Path) -> None:
    journal = str(tmp_path / os.fsdecode(b"caf\xe9.journal"))
    file = str(tmp_path / os.fsdecode(b"f\xfclls.csv"))
    shutil.copy(HISTORY, file)
    for arguments in (["new", journal], ["import", journal, file], ["backup", journal],
                      ["check", journal]):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "journal_app", *arguments],
            capture_output=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("option", ["--account", "--platform"])
@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_an_argument_that_is_no_text_is_refused_in_one_line(
    journal: str, capsys: pytest.CaptureFixture[str], option: str, more: list[str]
) -> None:
    capsys.readouterr()
    assert run(["import", journal, str(HISTORY), option, "ma\udcefn", *more]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "ma\ufffd' holds half a sign, which no journal can keep" in said.err
