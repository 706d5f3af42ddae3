"""`review`: the period before, what was written and told, a week's parts, a year's parts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli.main import run
from journal_app.domain.importing.imported import draft_of
from journal_app.domain.ledger.entries import Close
from journal_app.domain.periods import named_month, named_week
from journal_app.services.recording import correct_entry
from journal_app.services.signing_off import ReviewWords, keep_review, sign_off_review
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal

D = Decimal
EVENTS = """time,account,platform,event,asset,amount,price,rate,trade,note
2026-01-01T00:00:00Z,main,aave_v3,deposit,USDC,20000,,,A,
2026-01-01T00:00:00Z,main,aave_v3,borrow,USDC,20000,,0.08,A,
2026-01-01T00:00:00Z,main,aave_v3,open,ETH,20,2000,,A,
2026-01-05T00:00:00Z,main,aave_v3,stop,ETH,,1900,,A,trailed
2026-01-06T00:00:00Z,main,aave_v3,stop,ETH,,1950,,A,
2026-01-31T00:00:00Z,main,aave_v3,close,ETH,20,2100,,A,
2026-01-31T00:00:00Z,main,aave_v3,repay,USDC,20131.94014961162207414057023067,,,A,
2026-02-02T00:00:00Z,main,hyperliquid,deposit,USDC,1000,,,B,
2026-02-02T00:00:00Z,main,hyperliquid,open,ETH,-2,2000,,B,
2026-02-03T00:00:00Z,main,hyperliquid,funding,USDC,1.25,,,B,
2026-02-04T00:00:00Z,,,mark,ETH,,1900,,,
"""


class Clock:
    """Long after everything."""

    def now(self) -> datetime:
        return datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path, events = tmp_path / "a.journal", tmp_path / "events.csv"
    events.write_text(EVENTS, encoding="utf-8")
    assert run(["new", str(path)]) == 0
    assert run(["import", str(path), str(events)]) == 0
    capsys.readouterr()
    return path


def printed(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> str:
    assert run(["review", str(path), *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def document(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> Any:
    return json.loads(printed(capsys, path, *arguments, "--json"))


def write(path: Path, *, corrected: bool) -> None:
    """Write two reviews, sign one off, and correct a price afterwards where asked."""
    clock = Clock()
    with open_journal(path, for_writing=True) as file:
        journal = SqliteJournal(file)
        january = named_month("2026-01", UTC)
        rule = ReviewWords(edge="waited", rule="half the size", rule_kept=True)
        sign_off_review(journal, clock, january, rule)
        keep_review(journal, clock, january.after(), ReviewWords(leak="too large"))
        if corrected:
            with journal.reading() as uow:
                entries = uow.entries.of(1)
                closing = next(each for each in entries if isinstance(each.entry, Close))
            cheaper = replace(draft_of(closing.entry), price=D(2090))
            correct_entry(journal, clock, 1, closing.id, cheaper)


def test_a_month_stands_beside_the_one_before(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = document(capsys, path, "--month", "2026-02")
    assert told["figures"]["net"] == "0"
    assert told["before"]["period"] == "2026-01"
    assert told["before"]["figures"]["trades"] == "1"
    assert (told["written"], told["last_rule"]) == (None, None)
    assert (told["differences"], told["changed_trades"]) == ([], [])
    assert "week" not in told
    out = printed(capsys, path, "--month", "2026-02")
    assert "Against 2026-01" in out
    assert "trades" in out
    assert "Signed off" not in out


def test_what_was_written_and_told_stands_with_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, corrected=False)
    told = document(capsys, path, "--month", "2026-01")
    written = told["written"]
    assert (written["edge"], written["rule"], written["last_rule_kept"]) == (
        "waited", "half the size", True,
    )  # fmt: skip
    assert written["signed_off_at"] == "2026-06-01T00:00:00Z"
    assert written["figures_then"]["trades"] == "1"
    later = document(capsys, path, "--month", "2026-02")
    assert later["last_rule"] == "half the size"
    assert later["written"]["figures_then"] is None
    out = printed(capsys, path, "--month", "2026-01")
    assert "half the size" in out
    assert "Changed since" not in out


def test_a_correction_shows_what_was_told_and_what_is(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, corrected=True)
    told = document(capsys, path, "--month", "2026-01")
    found = {each["figure"]: (each["then"], each["now"]) for each in told["differences"]}
    then, now = (D(each) for each in found["net"])
    assert then - now == 200
    (changed,) = told["changed_trades"]
    assert changed["number"] == 1
    assert D(changed["then"]["net"]) - D(changed["now"]["net"]) == 200
    out = printed(capsys, path, "--month", "2026-01")
    assert "Changed since it was signed off" in out
    assert "  trade 1: 1,868.06 → 1,668.06" in out


def test_a_week_tells_rates_stops_and_its_stress_run(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    week = document(capsys, path, "--week", "2026-W02")["week"]
    assert [(each["before"], each["after"], each["reason"]) for each in week["stops_moved"]] == [
        (None, "1900", "trailed"),
        ("1900", "1950", ""),
    ]
    assert week["rates"] == [
        {"trade": 1, "asset": "USDC", "apr": "0.08", "planned": None, "usual": "0.08"}
    ]
    assert (week["lines_crossed"], week["stress"]) == ([], None)
    out = printed(capsys, path, "--week", "2026-W02")
    assert "  1 ETH: 1,900 → 1,950  no reason was written" in out
    last = document(capsys, path, "--week", "2026-W06")["week"]
    assert {each["scenario"] for each in last["stress"]} >= {"fall", "rates"}
    assert "Stress run" in printed(capsys, path, "--week", "2026-W06")


def test_a_line_that_was_crossed_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "demo.journal"
    assert run(["demo", str(path)]) == 0
    capsys.readouterr()
    for number in range(46, 0, -1):
        name = named_week(f"2026-W{number:02}", UTC).name
        lines = document(capsys, path, "--week", name)["week"]["lines_crossed"]
        if lines:
            break
    assert set(lines[0]) >= {"trade", "at", "asset", "done"}
    assert "Lines crossed, and what was done about them" in printed(capsys, path, "--week", name)


def test_a_year_tells_its_months_and_quarters(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, corrected=False)
    told = document(capsys, path, "--year", "2026")
    assert told["period"] == "2026"
    assert told["quarters"][0]["period"] == "2026-Q1"
    assert len(told["months"]) == 12
    assert told["months"][0]["statistics"]["count"] == 1
    assert told["months"][0]["signed_off_at"] == "2026-06-01T00:00:00Z"
    assert told["before"]["statistics"]["count"] == 0
    out = printed(capsys, path, "--year", "2026")
    assert "2026-Q1       1 trades   100.0 % won      1,868.06 net" in out


def test_a_period_of_which_nothing_is_known_yet_says_so(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = printed(capsys, path, "--month", "2031-05")
    assert "Nothing is known of 2031-05 yet: the last mark or entry is older." in out
    assert document(capsys, path, "--week", "1970-W01")["figures"]["trades"] == "0"


@pytest.mark.parametrize("year", ["26", "9999", "20261"])
def test_what_is_no_year_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    assert run(["review", str(path), "--year", year]) == 2
    assert capsys.readouterr().out == ""
