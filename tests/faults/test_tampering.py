"""R10: what was changed behind the program's back is named, and derived columns are only that."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.market import Mark
from journal_app.domain.trade import Direction, Position
from journal_app.services.reckoning import rederive
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import FIGURES
from tests.services.samples import ETH, FULL_TRADE, NEW_YEAR, D, bare_trade, hours, round_trip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Twelve trades, the last of them open."""
    journal = tmp_path / "tampered.journal"
    create_journal(journal)
    with (
        open_journal(journal, for_writing=True) as file,
        SqliteJournal(file).unit_of_work() as uow,
    ):
        uow.begin_action("import", NEW_YEAR)
        uow.observations.add_marks([Mark(ETH, hours(0.5), D(2050))])
        long = replace(bare_trade(), positions=(Position(ETH, Direction.LONG),))
        added = uow.trades.add_many([long] * 12)
        uow.entries.add_many(
            (trade_id, entry, None)
            for trade_id in added
            for entry in round_trip(trade_id, "2000.1", "2100.2")[: 1 if trade_id == 12 else 2]
        )
        uow.trades.add(FULL_TRADE)
        rederive(uow, [trade.id for trade in uow.trades.every()])
        uow.commit()
    return journal


def command(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "journal_app", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def tamper(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change)


@pytest.mark.parametrize(
    ("change", "trade", "column"),
    [
        ("UPDATE entries SET amount = '1.01' WHERE id = 9", 5, "entries.amount"),
        ("UPDATE trade_figures SET net = '99' WHERE trade_id = 7", 7, "trade_figures.net"),
        ("UPDATE plans SET checksum = 'ffffffffffffffff'", 13, "plans.checksum"),
    ],
)
def test_check_leaves_with_1_and_names_trade_and_column(
    path: Path, change: str, trade: int, column: str
) -> None:
    tamper(path, change)
    done = command("check", path, "--json")
    assert done.returncode == 1, done.stderr
    answer = json.loads(done.stdout)
    found = [detail for check in answer["checks"] for detail in check["details"]]
    assert answer["ok"] is False
    assert [(detail["trade"], detail["column"]) for detail in found] == [(trade, column)]


def test_a_tampered_ledger_is_not_shown_as_if_it_were_whole(path: Path) -> None:
    tamper(path, "UPDATE entries SET amount = '1.01' WHERE id = 9")
    done = command("trades", path, "--json", "--at", "2026-06-01")
    assert (done.returncode, done.stdout) == (3, "")
    assert "row 9 of entries" in done.stderr


def test_derived_columns_dropped_and_rebuilt_give_equal_trades(path: Path) -> None:
    before = command("trades", path, "--json")
    with open_journal(path, for_writing=True) as file:
        kept = file.connection.execute(f"SELECT * FROM {FIGURES.table}").fetchall()
        file.connection.execute(f"DELETE FROM {FIGURES.table}")
        with SqliteJournal(file).unit_of_work() as uow:
            uow.figures.drop_all()
            rederive(uow, [trade.id for trade in uow.trades.every()])
            uow.commit()
        assert file.connection.execute(f"SELECT * FROM {FIGURES.table}").fetchall() == kept
    after = command("trades", path, "--json")
    assert (before.returncode, after.returncode) == (0, 0)
    assert json.loads(after.stdout) == json.loads(before.stdout)
    assert len(json.loads(after.stdout)) == 13
    assert command("check", path).returncode == 0
