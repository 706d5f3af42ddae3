"""Numbers that no ordinary column holds: huge, tiny, of long fractions; and odd journals."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from journal_app.domain.ledger.entries import Close, Deposit, Entry, Open
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.trade import Direction, Position, Trade
from journal_app.exporters.workbook.book import write_workbook
from journal_app.exporters.workbook.cells import FAR
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection
from tests.exporters.selections import ETH, START, USDC, record_of, selected

HUGE = Decimal("100000000000000000000000000001.000000000000000001")
TINY = Decimal("0.000000000000000001")


def traded(number: int, size: Decimal, entry: Decimal, leave: Decimal | None) -> TradeRecord:
    """A long trade of these prices; still open where it has no exit."""
    at = START + timedelta(days=number)
    later = at + timedelta(hours=5)
    entries: list[Entry] = [
        Deposit(at=at, sequence=0, asset=USDC, amount=size * entry, price=Decimal(1)),
        Open(at=at, sequence=1, asset=ETH, size=size, price=entry),
    ]
    if leave is not None:
        entries.append(Close(at=later, sequence=2, asset=ETH, amount=None, price=leave))
    trade = Trade(
        id=number, number=number, account="main", platform="aave_v3",
        positions=(Position(ETH, Direction.LONG),), created_at=at,
    )  # fmt: skip
    return record_of(trade, entries, NO_MARKET)


def written(told: Selection, tmp_path: Path) -> Any:
    """The workbook of a selection, read again."""
    path = tmp_path / "a.xlsx"
    write_workbook(told, path, lambda _done, _of: None)
    return load_workbook(path)


def column(sheet: Any, table: str, title: str) -> list[Any]:
    """The cells of a column by its head."""
    head, *rows = sheet[sheet.tables[table].ref]
    place = [cell.value for cell in head].index(title)
    return [row[place] for row in rows]


def test_a_huge_amount_has_an_exponent_and_all_its_digits_beside_it(tmp_path: Path) -> None:
    told = selected([traded(1, HUGE, Decimal(1), Decimal(2))], NO_MARKET)
    workbook = written(told, tmp_path)
    amounts = column(workbook["Ledger"], "Ledger", "Amount")
    assert amounts[0].value == 1e29
    assert amounts[0].number_format == FAR
    texts = [cell.value for cell in column(workbook["Ledger"], "Ledger", "Amount (exact)")]
    assert texts[1] == f"{HUGE:f}"
    (net,) = column(workbook["Trades"], "Trades", "Net P&L (exact)")
    assert Decimal(net.value) == HUGE
    lines = {row[0].value: row for row in workbook["Summary"].iter_rows(max_col=4)}
    assert lines["Net P&L"][1].number_format == lines["Net P&L"][2].number_format == FAR
    assert Decimal(lines["Net P&L"][3].value) == HUGE
    assert lines["Win rate"][3].value is None
    widths = workbook["Summary"].column_dimensions
    assert widths["D"].width >= len(str(HUGE))


def test_a_tiny_amount_is_not_shown_as_none(tmp_path: Path) -> None:
    told = selected([traded(1, TINY, Decimal(3), None)], NO_MARKET)
    sheet = written(told, tmp_path)["Ledger"]
    (_, amount) = column(sheet, "Ledger", "Amount")
    assert amount.value == 1e-18
    assert amount.number_format == FAR
    (_, price) = column(sheet, "Ledger", "Price")
    assert price.number_format != FAR
    assert "Amount (exact)" not in [cell.value for cell in sheet[4]]


@pytest.mark.parametrize("size", ["1", "1000000000", "123456789012.34"])
def test_columns_are_wide_enough_for_their_numbers(size: str, tmp_path: Path) -> None:
    trades = [traded(n, Decimal(size), Decimal("5"), Decimal("4.5")) for n in (1, 2, 3)]
    sheet = written(selected(trades, NO_MARKET), tmp_path)["Trades"]
    for title in ("Net P&L", "Quantity", "Price P&L"):
        for cell in column(sheet, "Trades", title):
            shown = f"{cell.value:+,.2f}"
            assert sheet.column_dimensions[cell.column_letter].width >= len(shown)


def test_the_currency_of_the_journal_is_named(tmp_path: Path) -> None:
    told = selected([traded(1, Decimal(1), Decimal(5), Decimal(6))], NO_MARKET)
    workbook = written(replace(told, currency="EUR"), tmp_path)
    assert "amounts in EUR" in workbook["Summary"]["A2"].value
    assert workbook["Summary"]["B4"].value == "EUR"


def test_one_trade_gives_charts_of_one_point(tmp_path: Path) -> None:
    workbook = written(
        selected([traded(1, Decimal(1), Decimal(5), Decimal(6))], NO_MARKET), tmp_path
    )
    (shown,) = column(workbook["Trades"], "Trades", "Drawdown")
    assert shown.value == 0
    assert len(workbook["Summary"]._charts) == 6


def test_where_all_trades_are_open_there_is_nothing_to_draw(tmp_path: Path) -> None:
    trades = [traded(n, Decimal(1), Decimal(5), None) for n in (1, 2)]
    workbook = written(selected(trades, NO_MARKET), tmp_path)
    assert workbook["Summary"]._charts == []
    assert len(column(workbook["Open positions"], "OpenPositions", "Number")) == 2
    assert {cell.value for cell in column(workbook["Trades"], "Trades", "In statistics")} == {0}


def test_losses_alone_fall_from_the_start(tmp_path: Path) -> None:
    trades = [traded(n, Decimal(1), Decimal(5), Decimal(4)) for n in (1, 2)]
    workbook = written(selected(trades, NO_MARKET, own=OwnMoney(Decimal(10))), tmp_path)
    sheet = workbook["Trades"]
    told = {
        title: [cell.value for cell in column(sheet, "Trades", title)]
        for title in ("Running net", "Equity then", "Drawdown", "Drawdown %")
    }
    assert told == {
        "Running net": [-1, -2],
        "Equity then": [9, 8],
        "Drawdown": [-1, -2],
        "Drawdown %": [-0.1, -0.2],
    }
    unfunded = written(selected(trades, NO_MARKET, own=OwnMoney()), tmp_path)["Trades"]
    for title in ("Equity then", "Drawdown %"):
        assert [cell.value for cell in column(unfunded, "Trades", title)] == [None, None]
