"""What other programs are given to read holds the same trades; the README tells what they took."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from math import expm1, log1p
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.benchmarks import peers
from tests.benchmarks.loans import Loan, Loans, drawn_loans, interest_in, write_loans
from tests.benchmarks.peer_files import Fill, fills_of, ledger_of, write_loan_sheet, write_sheet
from tests.benchmarks.peers import COMMAND, HEAD, Beside, in_turn
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
    assert rows[0][0] == f"=SUM(F3:F{len(fills) + 2})"
    assert rows[4][5:] == ("=-C5*D5-E5", "=N(G4)+F5")


def test_loans_come_to_the_same_by_formulas_and_by_a_text(tmp_path: Path) -> None:
    """A day at 10 % a year and half a day at 20 %, a second at a time."""
    drawn = Loans([D("0.1"), D("0.2")], [Loan(0, 129_600, D("1000.5")), Loan(7, 7, D("5"))])
    write_loans(drawn, tmp_path / "loans.txt")
    grown = 86_400 * log1p(0.1 / 31_536_000) + 43_200 * log1p(0.2 / 31_536_000)
    assert float(interest_in(tmp_path / "loans.txt")) == pytest.approx(1000.5 * expm1(grown))
    write_loan_sheet(drawn, tmp_path / "loans.xlsx")
    book = load_workbook(tmp_path / "loans.xlsx")
    rows = list(book["loans"].iter_rows(values_only=True))
    assert rows[0][0] == "=SUM(F3:F4)"
    assert rows[2][:3] == (0, 129_600, 1000.5)
    assert rows[2][4:] == (
        "=INDEX(rates!B$1:B$2,INT(B3/86400)+1)"
        "+MOD(B3,86400)*LN(1+INDEX(rates!A$1:A$2,INT(B3/86400)+1)/31536000)",
        "=C3*(EXP(E3-D3)-1)",
    )
    assert list(book["rates"].iter_rows(values_only=True)) == [
        (0.1, 0),
        (0.2, "=B1+86400*LN(1+A1/31536000)"),
    ]


def test_drawn_loans_lie_within_the_year() -> None:
    drawn = drawn_loans(50)
    assert drawn == drawn_loans(50)
    assert len(drawn.rates) == 365
    assert all(0 <= loan.start < loan.end < 365 * 86_400 for loan in drawn.loans)


def test_two_take_turns_and_the_median_of_each_is_told() -> None:
    turns: list[str] = []

    def taking(who: str, times: list[float]) -> Callable[[], float]:
        def one() -> float:
            turns.append(who)
            return times.pop()

        return one

    slow, fast = [9.0, 3.0, 1.0, 2.0, 4.0], [0.5, 0.1, 0.4, 0.2, 0.3]
    assert in_turn(taking("theirs", slow), taking("ours", fast)) == (3.0, 0.3)
    assert turns == ["theirs", "ours"] * 5


def test_what_is_left_out_leaves_the_table_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"<!-- {COMMAND} -->\nold\n<!-- end -->\n", encoding="utf-8")
    monkeypatch.setattr(peers, "README", readme)

    def there(_folder: Path) -> Iterator[Beside]:
        yield Beside("work", "it", 2, 1)

    monkeypatch.setattr(peers, "PEERS", (there, peers.beside_calc))
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert peers.main() == 1
    assert "left out: LibreOffice is not on this machine" in capsys.readouterr().out
    assert section(readme.read_text(encoding="utf-8"), COMMAND) == ["old"]
    monkeypatch.setattr(peers, "PEERS", (there,))
    assert peers.main() == 0
    written = [*HEAD, "| work | it | 2.0 s | 1.0 s |"]
    assert section(readme.read_text(encoding="utf-8"), COMMAND) == written


def test_the_readme_tells_what_each_took() -> None:
    lines = section(README.read_text(encoding="utf-8"), COMMAND)
    assert lines[:2] == list(HEAD)
    assert len(lines) > 2
    assert Beside("work", "it", 0.0123, 4.56).line() == "| work | it | 12.3 ms | 4.6 s |"
