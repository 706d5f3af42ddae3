"""R10: what was changed behind the program's back is named, and derived columns are only that."""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from journal_app.cli import check_command
from journal_app.cli.main import run as run_command
from journal_app.domain.ledger.entries import KINDS
from journal_app.domain.market.observed import Mark
from journal_app.domain.trade import Direction, Position
from journal_app.services.reckoning import rederive
from journal_app.storage.attachment_store import attachment_folder
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import FIGURES, RECORDED
from tests.faults.counted import count
from tests.faults.steps import Steps
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


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal in which every kind of step was done, so that every table holds rows."""
    journal = tmp_path_factory.mktemp("wide") / "wide.journal"
    create_journal(journal)
    steps = Steps(journal, seed=12)
    with steps.journal() as opened:
        steps.do_each(opened)
    assert set(steps.done) == set(steps.every)
    assert set(steps.kinds) == set(KINDS)
    with closing(sqlite3.connect(journal)) as connection:
        for table in (*RECORDED, FIGURES.table):
            assert connection.execute(f"SELECT 1 FROM {table}").fetchone(), table
    return journal


QUICK: Final = frozenset({
    "entries.amount", "entries.price", "entries.apr", "entries.fee_amount", "entries.checksum",
    "trades.checksum", "trades.notes", "positions.checksum", "tags.checksum", "plans.body",
    "plans.checksum", "marks.price", "marks.checksum", "rates.apr", "rates.checksum",
    "exchange_rates.rate", "exchange_rates.checksum", "accounts.checksum", "settings.value",
    "settings.checksum", "terms.body", "terms.checksum", "batches.checksum", "raw_rows.text",
    "raw_rows.checksum", "day_notes.text", "day_notes.checksum", "trade_figures.net",
    "trade_figures.interest", "trade_figures.net_order", "changes.checksum", "changes.after",
    "account_flows.amount", "account_flows.price", "account_flows.checksum",
    "attachments.file_name", "attachments.checksum", "saved_views.body", "saved_views.checksum",
    "reviews.body", "reviews.checksum",
    "trade_links.checksum", "own_terms.body", "own_terms.checksum",
})  # fmt: skip
"""Amounts, derived figures and checksums of every table that holds them."""

COLUMNS: Final = [
    *(
        (layout.table, column)
        for layout in RECORDED.values()
        for column in (*layout.columns[1:], "checksum")
        if not column.endswith("_id")
    ),
    *((FIGURES.table, column) for column in FIGURES.columns[1:]),
    ("changes", "before"),
    ("changes", "after"),
    ("changes", "checksum"),
]
"""Every column of what the trader said, of what is derived of it, and of the history."""


@pytest.mark.parametrize(
    ("table", "column"),
    [
        pytest.param(
            table, column, marks=[] if f"{table}.{column}" in QUICK else [pytest.mark.long]
        )
        for table, column in COLUMNS
    ],
)
def test_whatever_is_changed_is_named_by_trade_and_column(
    table: str, column: str, wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copied(wide, tmp_path / "tampered.journal")
    number = changed_in(path, table, column)
    count("columns changed")
    code = check_command.run(argparse.Namespace(journal=path, json=True, repair=False))
    answer = json.loads(capsys.readouterr().out)
    found = [detail for check in answer["checks"] for detail in check["details"]]
    assert (code, answer["ok"]) == (1, False)
    named = "changes.checksum" if table == "changes" else f"{table}.{column}"
    assert (number, named) in {(detail["trade"], detail["column"]) for detail in found}


def test_the_quick_form_knows_its_columns() -> None:
    assert {f"{table}.{column}" for table, column in COLUMNS} >= QUICK


def changed_in(path: Path, table: str, column: str) -> int | None:
    """Change one value of a column with sqlite3; return the number of the trade it belongs to."""
    with closing(sqlite3.connect(path)) as connection, connection:
        kinds = {
            name: kind for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        }
        key = "trade_id" if table == FIGURES.table else "id"
        row_id, value = connection.execute(
            f"SELECT {key}, {column} FROM {table} ORDER BY {column} IS NULL, {key} LIMIT 1"
        ).fetchone()
        other: object = 7
        if kinds[column] == "TEXT":
            other = "7" if value is None else f"{value}7"
        elif kinds[column] == "BLOB":
            other = b"[]"
        elif value is not None:
            other = value + 7_000
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (other, row_id))
        place = {"trades": "id"}.get(table, "trade_id")
        if place not in kinds:
            return None
        query = (
            f"SELECT number FROM trades WHERE id = (SELECT {place} FROM {table} WHERE {key} = ?)"
        )
        found = connection.execute(query, (row_id,)).fetchone()
        return None if found is None else int(found[0])  # what belongs to a day has no trade


def test_a_tampered_ledger_is_not_shown_as_if_it_were_whole(path: Path) -> None:
    tamper(path, "UPDATE entries SET amount = '1.01' WHERE id = 9")
    done = command("trades", path, "--json", "--at", "2026-06-01")
    assert (done.returncode, done.stdout) == (3, "")
    assert "row 9 of entries" in done.stderr


def test_derived_columns_of_everything_rebuilt_give_equal_trades(
    wide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copied(wide, tmp_path / "rebuilt.journal")
    before = told(path, capsys)
    with (
        open_journal(path, for_writing=True) as file,
        SqliteJournal(file).unit_of_work() as uow,
    ):
        uow.figures.drop_all()
        assert list(uow.figures.every()) == []
        rederive(uow, [trade.id for trade in uow.trades.every()])
        uow.commit()
    assert told(path, capsys) == before
    assert check_command.run(argparse.Namespace(journal=path, json=False, repair=False)) == 0


def copied(journal: Path, path: Path) -> Path:
    """A copy with the files that are attached."""
    shutil.copytree(attachment_folder(journal), attachment_folder(path))
    return Path(shutil.copy(journal, path))


def told(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `trades --json` says."""
    capsys.readouterr()
    assert run_command(["trades", str(path), "--json"]) == 0
    return capsys.readouterr().out


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
