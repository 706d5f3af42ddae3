"""A whole journal passes every check; a changed one is told what changed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.cli import check_command
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.market.observed import Mark
from journal_app.domain.trade import Direction, Position
from journal_app.services.ports import Account, ExchangeRate
from journal_app.services.reckoning import reckoned_anew, rederive
from journal_app.storage.check import Check, Detail, checks_of
from journal_app.storage.database import JournalFile, open_journal
from journal_app.storage.images import checksum, image
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from journal_app.storage.layout import ENTRIES
from tests.services.samples import ETH, FULL_TRADE, NEW_YEAR, D, bare_trade, hours, round_trip


@pytest.fixture
def file(tmp_path: Path) -> Iterator[JournalFile]:
    path = tmp_path / "checked.journal"
    create_journal(path)
    with open_journal(path, for_writing=True) as opened:
        with SqliteJournal(opened).unit_of_work() as uow:
            uow.begin_action("open_trade", NEW_YEAR)
            uow.observations.add_marks([Mark(ETH, hours(0.5), D(2050))])
            long = replace(bare_trade(), positions=(Position(ETH, Direction.LONG),))
            for trade_id in uow.trades.add_many([FULL_TRADE, long, long])[1:]:
                for entry in round_trip(0, "2000", "2100"):
                    uow.entries.add(trade_id, entry)
            rederive(uow, [1, 2, 3])
            uow.commit()
        yield opened


def checked(file: JournalFile) -> dict[str, tuple[Detail, ...]]:
    with SqliteJournal(file).reading() as uow:
        checks = list(checks_of(file.connection, uow, reckoned_anew))
    assert [check.name for check in checks] == [
        "integrity", "foreign_keys", "checksums", "ledgers", "figures", "accounts", "search",
    ]  # fmt: skip
    return {check.name: check.details for check in checks if not check.is_passed}


def test_a_whole_journal_passes(file: JournalFile) -> None:
    assert checked(file) == {}


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (
            "UPDATE entries SET amount = '1.5' WHERE id = 1",
            Detail(2, "entries.amount", "1.5", "1"),
        ),
        (
            "UPDATE trades SET notes = 'x' WHERE id = 1",
            Detail(1, "trades.notes", "x", FULL_TRADE.notes),
        ),
        (
            "UPDATE marks SET price = '2051'",
            Detail(None, "marks.price", "2051", "2050"),
        ),
    ],
)
def test_a_changed_row_is_named_by_trade_and_column(
    file: JournalFile, change: str, detail: Detail
) -> None:
    file.connection.execute(change)
    assert checked(file)["checksums"] == (detail,)
    assert "figures" not in checked(file)


def test_a_changed_checksum_is_named(file: JournalFile) -> None:
    (right,) = file.connection.execute("SELECT checksum FROM entries WHERE id = 3").fetchone()
    file.connection.execute("UPDATE entries SET checksum = 'wrong' WHERE id = 3")
    assert checked(file) == {"checksums": (Detail(3, "entries.checksum", "wrong", right),)}


def test_a_text_of_broken_bytes_is_named(file: JournalFile) -> None:
    file.connection.execute("UPDATE trades SET notes = CAST(x'ff41' AS TEXT) WHERE id = 1")
    (detail,) = checked(file)["checksums"]
    assert detail == Detail(1, "trades.notes", "\ufffdA", FULL_TRADE.notes)


def test_a_changed_image_is_named_and_not_believed(file: JournalFile) -> None:
    file.connection.execute("UPDATE changes SET after = x'5b5d' WHERE table_name = 'entries'")
    file.connection.execute("UPDATE entries SET amount = '2' WHERE id = 1")
    found = [(detail.trade, detail.column) for detail in checked(file)["checksums"]]
    assert found == [(2, "entries.checksum"), *[(None, "changes.checksum")] * 4]


def test_a_row_that_the_history_does_not_know_is_named_by_its_checksum(file: JournalFile) -> None:
    file.connection.execute("DELETE FROM changes")
    file.connection.execute("UPDATE entries SET amount = '2' WHERE id = 1")
    (detail,) = checked(file)["checksums"]
    assert (detail.trade, detail.column) == (2, "entries.checksum")


@pytest.mark.parametrize(
    ("column", "stored"),
    [("net", "1"), ("net_order", 1.5), ("positions", "[]"), ("status", "open")],
)
def test_a_changed_figure_is_named_by_trade_and_column(
    file: JournalFile, column: str, stored: str | float
) -> None:
    query = f"SELECT {column} FROM trade_figures WHERE trade_id = 2"
    (right,) = file.connection.execute(query).fetchone()
    file.connection.execute(f"UPDATE trade_figures SET {column} = ? WHERE trade_id = 2", (stored,))
    assert checked(file) == {"figures": (Detail(2, f"trade_figures.{column}", stored, right),)}


def test_missing_figures_are_named(file: JournalFile) -> None:
    file.connection.execute("DELETE FROM trade_figures WHERE trade_id = 3")
    (detail,) = checked(file)["figures"]
    assert (detail.trade, detail.column, detail.stored) == (3, "trade_figures", None)


def test_a_ledger_that_cannot_be_is_named_and_the_others_are_still_reckoned(
    file: JournalFile,
) -> None:
    query = f"{ENTRIES.select} WHERE id = 2"
    row = list(file.connection.execute(query).fetchone()[:-1])
    row[ENTRIES.columns.index("amount")] = "9"
    file.connection.execute(
        "UPDATE entries SET amount = '9', checksum = ? WHERE id = 2", (checksum(image(row)),)
    )
    file.connection.execute("UPDATE trade_figures SET fees = '1' WHERE trade_id = 3")
    found = checked(file)
    assert found["ledgers"] == (Detail(2, "entries", "closes_more_than_open", "a possible ledger"),)
    assert found["figures"] == (Detail(3, "trade_figures.fees", "1", "0.35"),)


def test_a_status_that_the_ledger_denies_is_named(file: JournalFile) -> None:
    with SqliteJournal(file).unit_of_work() as uow:
        uow.begin_action("change", NEW_YEAR)
        trade = uow.trades.get(2)
        uow.trades.save(replace(trade, status=uow.trades.get(1).status))
        uow.commit()
    assert checked(file) == {"ledgers": (Detail(2, "trades.status", "planned", "closed"),)}


def test_a_text_that_does_not_find_its_trade_is_named(file: JournalFile) -> None:
    file.connection.execute("DELETE FROM search WHERE rowid = 3")
    file.connection.execute("INSERT INTO search (rowid, body) VALUES (99, 'nobody')")
    absent, left = checked(file)["search"]
    assert (absent.trade, absent.column, absent.stored) == (3, "search.body", None)
    assert left == Detail(None, "search.body", "nobody", None)


def test_references_and_pages_are_checked(file: JournalFile) -> None:
    file.connection.execute("PRAGMA foreign_keys=OFF")
    file.connection.execute("DELETE FROM trades WHERE id = 2")
    found = checked(file)["foreign_keys"]
    assert Detail(None, "entries.id", 1, "a row of trades") in found
    file.connection.execute("PRAGMA writable_schema=ON")
    file.connection.execute("DELETE FROM sqlite_master WHERE name = 'marks_at'")
    file.connection.execute("PRAGMA writable_schema=RESET")
    assert "integrity" in checked(file)


def test_the_command_answers_for_people_and_for_scripts(
    file: JournalFile, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    check_command.add_arguments(parser)
    path = str(file.path)
    file.close()
    assert check_command.run(parser.parse_args([path])) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["integrity", "ok"]
    with open_journal(file.path, for_writing=True) as opened:
        opened.connection.execute("UPDATE trade_figures SET fees = '1' WHERE trade_id = 3")
    assert check_command.run(parser.parse_args([path, "--json"])) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    failed = [check["name"] for check in answer["checks"] if not check["ok"]]
    assert failed == ["figures"]
    assert answer["checks"][4] == {
        "name": "figures",
        "ok": False,
        "details": [
            {"trade": 3, "column": "trade_figures.fees", "stored": "1", "expected": "0.35"}
        ],
    }
    assert check_command.run(parser.parse_args([path])) == 1
    told = capsys.readouterr().out
    assert "trade 3: trade_figures.fees is kept as 1, but its entries give 0.35; it can" in told


@pytest.mark.parametrize(
    ("change", "column", "stored", "expected"),
    [
        ("account = 'gone'", "account_flows.account of row 1", "gone", "an account"),
        ("amount = '0'", "account_flows.amount of row 1", "0", "more or less than 0"),
        ("price = '-0.5'", "account_flows.price of row 1", "-0.5", "more than 0"),
    ],
)
def test_a_flow_of_nothing_or_of_nobody_is_found(
    file: JournalFile, change: str, column: str, stored: str, expected: str
) -> None:
    _keep_a_flow(file)
    assert checked(file) == {}
    file.connection.execute(f"UPDATE account_flows SET {change}")
    found = checked(file)
    assert found.keys() == {"checksums", "accounts"}
    assert found["checksums"][0].column == column.removesuffix(" of row 1")
    assert found["accounts"] == (Detail(None, column, stored, expected),)


def test_an_exchange_rate_of_nothing_is_found(file: JournalFile) -> None:
    _keep_a_flow(file)
    file.connection.execute("UPDATE exchange_rates SET rate = '0'")
    found = checked(file)
    assert found["checksums"] == (Detail(None, "exchange_rates.rate", "0", "1.08"),)
    assert found["accounts"] == (Detail(None, "exchange_rates.rate of row 1", "0", "more than 0"),)


def _keep_a_flow(file: JournalFile) -> None:
    with SqliteJournal(file).unit_of_work() as uow:
        uow.begin_action("record_deposit", NEW_YEAR)
        uow.keep_account(Account(name="main"))
        uow.flows.add(
            AccountFlow(account="main", at=NEW_YEAR, asset=ETH, amount=D(2), price=D(2000))
        )
        uow.keep_exchange_rate(ExchangeRate(currency="EUR", at=NEW_YEAR, rate=D("1.08")))
        uow.commit()


def test_a_check_passes_without_details() -> None:
    assert Check("any", ()).is_passed
    assert not Check("any", (Detail(None, "x", None, None),)).is_passed
