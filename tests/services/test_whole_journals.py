"""A whole journal out as JSON and back: equal in every table, figure and statistic.

The journals are drawn from a seed: ledgers of all kinds under crossed accounts, and on top of them
everything a user can do. The tables are compared as SQLite has them, so that a column which no
export knows of is missed.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from journal_app.cli.main import run
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import ACCOUNT_FLOWS, FIGURES, RECORDED
from tests.faults.steps import Steps
from tests.services.drawn_journals import drawn_journal

Rows = dict[str, Counter[tuple[Any, ...]]]

_NUMBERED: Final = ("id", "checksum")
_PLACE: Final = "row_number() OVER (PARTITION BY account, at ORDER BY sequence)"
"""A flow that was deleted leaves a gap in the sequence of its time; only the order counts."""


def test_twenty_journals_come_back_equal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in range(20):
        _there_and_back(tmp_path, capsys, seed, steps=8)


@pytest.mark.long
def test_two_hundred_journals_come_back_equal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in range(1_000, 1_200):
        _there_and_back(tmp_path, capsys, seed, steps=40)


def test_the_demo_comes_back_equal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = tmp_path / "demo.journal"
    assert run(["demo", str(journal)]) == 0
    _compare(journal, tmp_path, capsys)


def _there_and_back(
    folder: Path, capsys: pytest.CaptureFixture[str], seed: int, *, steps: int
) -> None:
    journal = folder / f"{seed}.journal"
    create_journal(journal)
    if seed % 2:
        with (
            open_journal(journal, for_writing=True) as file,
            SqliteJournal(file).unit_of_work() as uow,
        ):
            drawn_journal(seed).keep(uow)
    user = Steps(journal, seed)
    with user.journal() as opened:
        for _ in range(steps):
            user.do(opened)
    _compare(journal, folder, capsys)


def _compare(journal: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, other, again = (folder / f"{journal.stem}-{name}" for name in ("a.json", "b", "c.json"))
    assert run(["export", str(journal), str(out)]) == 0
    assert run(["new", str(other)]) == 0
    assert run(["import", str(other), str(out)]) == 0
    assert run(["export", str(other), str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()
    assert rows_of(other) == rows_of(journal), journal.name
    capsys.readouterr()
    for command in ("stats", "trades"):
        one, same = (_told(capsys, command, path) for path in (journal, other))
        assert one == same, journal.name


def rows_of(path: Path) -> Rows:
    """Every row of every table, but for the numbers that a file gives by itself."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: Counter(connection.execute(f"SELECT {_columns(connection, table)} FROM {table}"))
            for table in (*RECORDED, FIGURES.table)
        }


def _columns(connection: sqlite3.Connection, table: str) -> str:
    named = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    kept = [name for name in named if not name.endswith(_NUMBERED)]
    if table == ACCOUNT_FLOWS.table:
        kept[kept.index("sequence")] = _PLACE
    return ", ".join(kept)


def _told(capsys: pytest.CaptureFixture[str], command: str, path: Path) -> Any:
    assert run([command, str(path), "--json"]) == 0
    return json.loads(capsys.readouterr().out)
