"""What other programs are given to read holds the same trades; the README tells what they took."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from tests.benchmarks.peer_files import Fill, fills_of, ledger_of, write_sheet
from tests.benchmarks.peers import COMMAND, HEAD, Beside
from tests.benchmarks.test_import import History
from tests.written_section import README, section

D = Decimal
NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - as in a history without a zone


def test_a_ledger_holds_every_fill() -> None:
    history = History(300)
    text = ledger_of(tuple(fills_of(history.lines)))
    for coin in ("ETH", "BTC"):
        sizes = re.findall(rf"Assets:{coin}  (-?[\d.]+) {coin}", text)
        assert sizes
        assert sum(map(D, sizes)) == 0
    cash = sum(map(D, re.findall(r"Assets:Cash  (-?[\d.]+) USD", text)))
    assert cash == history.cash - history.fees
    assert sum(map(D, re.findall(r"Expenses:Fees  ([\d.]+) USD", text))) == history.fees


def test_a_fill_that_turns_a_position_closes_one_and_opens_the_other() -> None:
    fills = [
        Fill(NOON, "ETH", D("2"), D("2000"), D("1")),
        Fill(NOON, "ETH", D("-5"), D("2100"), D("1")),
    ]
    assert ledger_of(fills).splitlines()[-6:] == [
        '2026-03-01 * "fill"',
        "  Assets:ETH  -2 ETH {} @ 2100 USD",
        "  Assets:ETH  -3 ETH {2100 USD}",
        "  Expenses:Fees  1 USD",
        "  Assets:Cash  10499 USD",
        "  Income:PnL",
    ]


def test_a_spreadsheet_reckons_by_formulas(tmp_path: Path) -> None:
    fills = tuple(fills_of(History(20).lines))
    write_sheet(fills, tmp_path / "fills.xlsx")
    rows = list(load_workbook(tmp_path / "fills.xlsx")["fills"].iter_rows(values_only=True))
    assert len(rows) == len(fills) + 2
    assert rows[0][0] == f"=SUM(G3:G{len(fills) + 2})"
    assert rows[4][5:] == ("=SUMIF(B$3:B5,B5,C$3:C5)", "=-C5*D5-E5", "=N(H4)+G5")


def test_the_readme_tells_what_each_took() -> None:
    lines = section(README.read_text(encoding="utf-8"), COMMAND)
    assert lines[:2] == list(HEAD)
    assert len(lines) > 2
    assert Beside("work", "it", 0.0123, 4.56).line() == "| work | it | 12.3 ms | 4.6 s |"
