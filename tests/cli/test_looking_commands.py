"""`trades`, `stats`, `review`: what they print and promise in JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli.main import run

EVENTS = """\
time,account,platform,event,asset,amount,price,rate,trade,strategy,tags
2026-01-01T00:00:00Z,main,aave_v3,deposit,USDC,20000,,,A,trend,"swing, weth"
2026-01-01T00:00:00Z,main,aave_v3,borrow,USDC,20000,,0.08,A,,
2026-01-01T00:00:00Z,main,aave_v3,open,ETH,20,2000,,A,,
2026-01-31T00:00:00Z,main,aave_v3,close,ETH,20,2100,,A,,
2026-01-31T00:00:00Z,main,aave_v3,repay,USDC,20131.94014961162207414057023067,,,A,,
2026-02-02T00:00:00Z,main,hyperliquid,deposit,USDC,1000,,,B,,
2026-02-02T00:00:00Z,main,hyperliquid,open,ETH,-2,2000,,B,,
2026-02-03T00:00:00Z,main,hyperliquid,funding,USDC,1.25,,,B,,
2026-02-04T00:00:00Z,,,mark,ETH,,1900,,,,
"""


@pytest.fixture
def journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path, events = tmp_path / "a.journal", tmp_path / "events.csv"
    events.write_text(EVENTS, encoding="utf-8")
    assert run(["new", str(path)]) == 0
    assert run(["import", str(path), str(events)]) == 0
    capsys.readouterr()
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(printed(capsys, *arguments, "--json"))


def test_trades_as_json(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = document(capsys, "trades", str(journal))
    promised = {
        "number", "label", "account", "platform", "status", "strategy", "opened_at", "closed_at",
        "gross", "interest", "funding", "fees", "gas", "yield", "net", "r_initial", "planned",
        "health_factor", "margin_ratio", "leverage", "debt", "collateral", "positions",
    }  # fmt: skip
    assert promised <= set(first)
    assert (first["number"], first["label"], first["status"]) == (1, "A", "closed")
    assert (first["opened_at"], first["closed_at"]) == (
        "2026-01-01T00:00:00Z",
        "2026-01-31T00:00:00Z",
    )
    assert first["strategy"] == "trend"
    assert first["tags"] == ["swing", "weth"]
    assert (first["gross"], first["debt"], first["planned"]) == ("2000", {}, False)
    assert first["interest"].startswith("131.9401496116220")
    assert first["positions"][0]["average_exit"] == "2100"
    assert (second["gross"], second["funding"], second["net"]) == ("200", "1.25", "201.25")
    assert second["positions"][0]["direction"] == "short"
    assert second["positions"][0]["liquidation_price"] is not None


def test_trades_as_they_stood(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (only,) = document(capsys, "trades", str(journal), "--at", "2026-01-16T00:00:00Z")
    assert only["status"] == "open"
    assert only["health_factor"].startswith("1.654")
    assert document(capsys, "trades", str(journal), "--at", "2025-12-31") == []
    then_open = document(
        capsys, "trades", str(journal), "--status", "open", "--at", "2026-01-16T00:00:00Z"
    )
    assert [trade["label"] for trade in then_open] == ["A"]
    (still_open,) = document(capsys, "trades", str(journal), "--status", "open")
    assert still_open["label"] == "B"


def test_trades_as_a_table(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "trades", str(journal))
    assert "ETH long" in out
    assert "1,868.06" in out
    assert "Total" in out


def test_statistics_as_json(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "stats", str(journal))
    assert (told["count"], told["wins"], told["open_trades"]) == (1, 1, 1)
    assert told["net"].startswith("1868.0598503883779")
    assert (told["gross"], told["profit_factor"], told["funding"]) == ("2000", None, "0")
    assert told["open_net"] == "201.25"
    assert told["max_drawdown"] == {"amount": "0", "fraction": "0"}


def test_statistics_of_a_stretch_and_of_a_moment(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = document(capsys, "stats", str(journal), "--from", "2026-01-31", "--to", "2026-01-31")
    outside = document(capsys, "stats", str(journal), "--from", "2026-02-01")
    earlier = document(capsys, "stats", str(journal), "--at", "2026-01-16")
    assert (inside["count"], outside["count"], earlier["count"]) == (1, 0, 0)
    assert (inside["open_trades"], earlier["open_trades"]) == (1, 1)


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("strategy", {"trend"}),
        ("platform", {"aave_v3"}),
        ("asset", {"ETH"}),
        ("direction", {"long"}),
        ("weekday", {"Thursday"}),
        ("hour", {"00"}),
        ("tag", {"swing", "weth"}),
        ("leverage", {"1–2×"}),
        ("account", {"main"}),
        ("held", {"over 4 weeks"}),
        ("margin", {"isolated"}),
        ("profile", {"none"}),
        ("mistake", {"none"}),
        ("month", {"2026-01"}),
    ],
)
def test_statistics_in_groups(
    journal: Path, capsys: pytest.CaptureFixture[str], by: str, groups: set[str]
) -> None:
    told = document(capsys, "stats", str(journal), "--by", by)
    assert set(told["groups"]) == groups
    assert all(group["count"] == 1 for group in told["groups"].values())
    assert next(iter(groups)) in printed(capsys, "stats", str(journal), "--by", by)


def test_a_fall_from_nothing_is_no_part_of_a_peak(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, events = tmp_path / "a.journal", tmp_path / "events.csv"
    events.write_text(EVENTS.replace("ETH,20,2100", "ETH,20,1900"), encoding="utf-8")
    assert run(["new", str(path)]) == 0
    assert run(["import", str(path), str(events)]) == 0
    capsys.readouterr()
    told = document(capsys, "stats", str(path))
    assert told["worst_drawdown_fraction"] is None
    assert told["max_drawdown"]["fraction"] is None
    more = document(capsys, "stats", str(path), "--full")["more"]["drawdowns"]
    assert more["drawdown_began"]["value"] == "2026-01-01"
    assert more["drawdown_days"]["reason"] == "not_recovered"


def test_further_figures(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = document(capsys, "stats", str(journal), "--full")["more"]
    assert set(more) == {"drawdowns", "returns", "discipline", "hindsight", "chance"}
    assert more["returns"]["sharpe"] == {
        "value": None,
        "sample": 0,
        "reason": "return_without_own_money",
    }
    assert more["drawdowns"]["drawdown_began"]["reason"] == "no_drawdown"
    assert more["hindsight"]["borrowing_effect"]["value"].startswith("868.05985")
    out = printed(capsys, "stats", str(journal), "--full")
    assert "Sharpe (daily × √365)" in out
    assert "– (no capital and no deposit is recorded)" in out


def test_two_stretches_side_by_side(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside = ("stats", str(journal), "--to", "2026-01-31", "--compare-from", "2026-02-01")
    told = document(capsys, *beside)["compared"]
    assert (told["one"], told["other"]) == ("the start to 2026-01-31", "2026-02-01 to the end")
    assert told["figures"]["count"] == {
        "one": 1,
        "other": 0,
        "difference": -1,
        "samples": [1, 0],
    }
    assert told["figures"]["win_rate"]["difference"] is None
    assert len(told["remarks"]) == 2
    out = printed(capsys, *beside[:2], "--compare-to", "2026-01-31")
    assert "1 are fewer than 20: too few to conclude from" in out


def test_a_review(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "review", str(journal), "--month", "2026-01")
    assert told["period"] == "2026-01"
    assert (told["from"], told["until"]) == ("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
    assert told["money"]["total"]["net"].startswith("1868.0598503883779")
    assert told["money"]["deposits"] == "20000"
    assert told["statistics"]["count"] == 1
    assert [trade["label"] for trade in told["closed"]] == ["A"]
    assert told["open_at_end"] == []
    out = printed(capsys, "review", str(journal), "--week", "2026-W06")
    assert "ETH short" in out
    assert "too few to conclude from" in out


def test_the_usual_review_is_of_the_last_full_week(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert document(capsys, "review", str(journal))["period"] == "2026-W05"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["review", "{journal}", "--week", "2026-W60"], "2026-W60"),
        (["review", "{journal}", "--month", "2026"], "2026-11"),
    ],
)
def test_what_cannot_be_reviewed(
    journal: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run([argument.replace("{journal}", str(journal)) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("command", ["trades", "stats", "review"])
def test_a_journal_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run([command, str(tmp_path / "none.journal")]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


BAD_ARGUMENTS = [
    ["stats", "{journal}", "--to", "9999-12-31"],
    ["stats", "{journal}", "--by", "zzz"],
    ["stats", "{journal}", "--at", "0001-01-01T00:00:00+14:00"],
    ["trades", "{journal}", "--at", "9999-12-31T23:59:59-23:00"],
    ["trades", "{journal}", "--at", "yesterday"],
    ["trades", "{journal}", "--status", "foo"],
    ["review", "{journal}", "--week", "9999-W52"],
    ["review", "{journal}", "--week", "0001-W01"],
    ["review", "{journal}", "--month", "9999-12"],
    ["import"],
    ["trades", "x" * 300],
    ["new", "x" * 300],
]


@pytest.mark.parametrize("arguments", BAD_ARGUMENTS)
def test_what_is_wrong_is_said_in_one_line(
    journal: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    try:
        code = run([argument.replace("{journal}", str(journal)) for argument in arguments])
    except SystemExit as left:
        assert isinstance(left.code, int)
        code = left.code
    captured = capsys.readouterr()
    assert code in (2, 3)
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_equity_goes_on_from_one_week_to_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, events = tmp_path / "b.journal", tmp_path / "events.csv"
    events.write_text(
        "time,account,platform,event,asset,amount,price,trade\n"
        "2026-01-05T00:00:00Z,main,hyperliquid,deposit,USDC,1000,,A\n"
        "2026-01-05T00:00:00Z,main,hyperliquid,open,ETH,-1,2000,A\n"
        "2026-01-06T00:00:00Z,main,hyperliquid,close,ETH,1,1900,A\n"
        "2026-02-01T00:00:00Z,main,hyperliquid,open,ETH,1,1900,B\n",
        encoding="utf-8",
    )
    assert run(["new", str(path)]) == 0
    assert run(["import", str(path), str(events)]) == 0
    capsys.readouterr()
    first = document(capsys, "review", str(path), "--week", "2026-W02")["money"]
    second = document(capsys, "review", str(path), "--week", "2026-W03")["money"]
    assert first["equity_end"] == second["equity_start"] == second["equity_end"] == "1100"


def test_equity_is_told_with_its_return_to_the_last_digit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "demo.journal"
    assert run(["demo", str(path)]) == 0
    capsys.readouterr()
    told = document(capsys, "review", str(path), "--month", "2026-10")
    equity = told["equity"]
    start, deposits, result, end = (
        Fraction(equity[name]) for name in ("start", "deposits", "result", "end")
    )
    assert start + deposits + result == end
    assert float(result) == pytest.approx(float(told["money"]["total"]["net"]), rel=1e-12)
    assert float(equity["time_weighted_return"]) == pytest.approx(float(result / start))
    assert equity["reason"] is None
    assert run(["review", str(path), "--month", "2026-10"]) == 0
    said = capsys.readouterr().out
    assert "deposits less withdrawals   0.00" in said.replace("  deposits", "deposits")
    assert "Return, time-weighted         4.0 %" in said


def test_a_return_that_does_not_exist_says_why(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    equity = document(capsys, "review", str(journal), "--month", "2026-01")["equity"]
    assert equity["time_weighted_return"] is None
    assert equity["reason"]
    assert run(["review", str(journal), "--month", "2026-01"]) == 0
    assert f"– ({equity['reason']})" in capsys.readouterr().out


def test_a_terminal_that_lacks_a_sign_still_reads_the_rest(journal: Path) -> None:
    for encoding in ("cp1252", "ascii"):
        done = subprocess.run(
            [sys.executable, "-m", "journal_app", "review", str(journal), "--month", "2026-01"],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=True,
        )
        assert done.stdout.startswith(b"Review of 2026-01")
        assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_one_line(journal: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "journal_app", "trades", str(journal)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
