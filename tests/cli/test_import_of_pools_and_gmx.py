"""Aave's and GMX's files through the command line: the figures they state, and once only."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli.main import run
from tests.importers.files import SAMPLES

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def journal(tmp_path: Path) -> str:
    path = str(tmp_path / "a.journal")
    assert run(["new", path]) == 0
    return path


def answer(capsys: Captured, *arguments: str) -> Any:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def taken(capsys: Captured, journal: str, file: Path) -> tuple[int, int, int, int]:
    told = answer(capsys, "import", journal, str(file))
    assert told["rows"] == told["accepted"] + len(told["skipped"]) + told["duplicates"]
    return told["accepted"], len(told["skipped"]), len(told["refused"]), told["duplicates"]


def test_aave_comes_to_its_interest_penalty_and_yield(journal: str, capsys: Captured) -> None:
    file = SAMPLES / "aave_app_transactions.csv"
    assert taken(capsys, journal, file) == (6, 1, 0, 0)
    (trade,) = answer(capsys, "trades", journal)
    assert trade["platform"] == "aave_v3"
    assert trade["status"] == "closed"
    assert trade["interest"] == "61.237804"
    assert trade["penalty"] == "150.4"
    assert trade["yield"] == "3.44701"  # 0.0023 WETH at 1,498.70
    assert (trade["debt"], trade["collateral"]) == ({}, {})
    # 8,000·0.99991 − 4,000·1.00002 − 1,500.1 − 2,500, the price of the dollar alone
    assert trade["borrowed_price"] == "-0.9"
    assert answer(capsys, "stats", journal)["interest"] == "61.237804"
    assert taken(capsys, journal, file) == (0, 1, 0, 6)
    assert run(["check", journal]) == 0


def test_an_overlapping_history_adds_what_is_new(
    journal: str, tmp_path: Path, capsys: Captured
) -> None:
    lines = (SAMPLES / "aave_app_transactions.csv").read_text().splitlines(keepends=True)
    earlier = tmp_path / "earlier.csv"
    earlier.write_text(lines[0] + "".join(lines[4:]))
    assert taken(capsys, journal, earlier) == (3, 1, 0, 0)
    assert taken(capsys, journal, SAMPLES / "aave_app_transactions.csv") == (3, 1, 0, 3)
    (trade,) = answer(capsys, "trades", journal)
    assert (trade["interest"], trade["yield"]) == ("61.237804", "3.44701")


def test_a_row_of_two_entries_is_taken_whole_or_not_at_all(
    journal: str, tmp_path: Path, capsys: Captured
) -> None:
    rows = [
        {"__typename": kind, "timestamp": 1770000000 + place, "txHash": "0x1", "amount": amount,
         "reserve": {"symbol": "USDC", "decimals": 6}, "assetPriceUSD": "1", **more}
        for place, (kind, amount, more) in enumerate(
            [("Supply", "100000000", {}), ("Borrow", "50000000", {}),
             ("Repay", "60000000", {"useATokens": True}), ("Borrow", "50000000", {}),
             ("Repay", "201000000", {}), ("Supply", "1000000", {}),
             ("Repay", "91000000", {"useATokens": True})]
        )
    ]  # fmt: skip
    file = tmp_path / "transactions.json"
    file.write_text(json.dumps({"data": {"userTransactions": rows}}))
    capsys.readouterr()
    assert run(["import", journal, str(file), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["row"], each["column"]) for each in told["refused"]] == [(5, "amount")]
    (trade,) = answer(capsys, "trades", journal)
    # 60 and then 91 repaid for 50 and 50: 51 of interest; 151 left a supply of 101
    assert (trade["interest"], trade["yield"], trade["status"]) == ("51", "50", "closed")


def test_gmx_comes_to_the_result_it_states(journal: str, capsys: Captured) -> None:
    file = SAMPLES / "gmx_detailed_trade_history.csv"
    assert taken(capsys, journal, file) == (3, 4, 0, 0)
    (trade,) = answer(capsys, "trades", journal)
    assert (trade["platform"], trade["status"]) == ("gmx_v2", "liquidated")
    assert trade["net"] == "-641.35"
    assert trade["gross"] == "-591.4"  # 250 − 1.4 of impact − 840
    assert trade["fees"] == "15.15"  # 6.75 + 2.4 + 6
    assert trade["interest"] == "4.8"
    assert trade["penalty"] == "30"
    assert trade["equity"] == "112.75"  # 1,000 put in, 245.9 paid out, 641.35 lost
    assert answer(capsys, "stats", journal)["net"] == "-641.35"
    assert taken(capsys, journal, file) == (0, 4, 0, 3)
    assert run(["check", journal]) == 0


def test_an_open_gmx_position_is_a_perpetual_with_its_margin(
    journal: str, tmp_path: Path, capsys: Captured
) -> None:
    lines = (SAMPLES / "gmx_detailed_trade_history.csv").read_text().splitlines(keepends=True)
    file = tmp_path / "open.csv"
    file.write_text("".join(lines[:5]))
    assert taken(capsys, journal, file) == (2, 2, 0, 0)
    (trade,) = answer(capsys, "trades", journal)
    assert (trade["status"], trade["collateral"], trade["debt"]) == ("open", {"USDC": "754.1"}, {})
    assert trade["realised"]["net"] == "239.15"  # 245.9 − 6.75
    (position,) = trade["positions"]
    assert (position["quantity"], position["average_entry"]) == ("2.4", "2500")
    # by the law: 754.1 + 239.15 of margin under 2.4 ETH that cost 6,000
    assert Decimal(position["liquidation_price"]) < 2500
