"""S1: what a stranger wrote never becomes a formula, in no text column of any file."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from journal_app.domain.ledger.entries import Cost, Deposit, Entry, Note, Open, Swap
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.trade import (
    ChecklistAnswer,
    Direction,
    Plan,
    Position,
    Status,
    Trade,
    Verdict,
)
from journal_app.exporters.csv_text import GUARDED, write_csv
from journal_app.exporters.workbook.book import write_workbook
from journal_app.reports.exported_tables import TABLES
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection
from tests.exporters.selections import record_of, selected

PAYLOADS: Final = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    '=HYPERLINK("http://x";"y")',
    "#REF!",
    "{=1+1}",
)
TEMPLATES: Final = re.compile(
    r"(SUBTOTAL|SUMIFS|COUNTIFS|SUMPRODUCT|SUM|MIN|PRODUCT|IF|IFERROR|[BC][0-9]+\b)"
)
AT: Final = datetime(2026, 2, 1, 12, tzinfo=UTC)


@pytest.fixture(params=PAYLOADS)
def hostile(request: pytest.FixtureRequest) -> tuple[str, Selection]:
    payload: str = request.param
    asset = Asset(payload)
    fee = Cost(Decimal("0.5"), asset, Decimal(1))
    one = Decimal(1)
    entries: list[Entry] = [
        Deposit(at=AT, asset=asset, amount=Decimal(9), price=one, reference=payload, note=payload),
        Open(at=AT, sequence=1, asset=asset, size=Decimal(-3), price=Decimal(2), fee=fee),
        Swap(
            at=AT, sequence=2, asset=asset, amount=one, price=one, to_asset=Asset(payload + "2"),
            to_amount=one, to_price=one, note=payload,
        ),
        Note(at=AT, sequence=3, note=payload),
    ]  # fmt: skip
    plan = Plan(
        planned_at=AT,
        checklist=(ChecklistAnswer(payload, payload, payload, Verdict.BREACH, reason=payload),),
    )
    trade = Trade(
        id=1, number=1, account=payload, platform=payload, label=payload, strategy=payload,
        tags=(payload,), positions=(Position(asset, Direction.SHORT),), plan=plan, created_at=AT,
        notes=payload, grade=payload, lesson=payload, mistakes=(payload,), emotions=(payload,),
    )  # fmt: skip
    told = selected([record_of(trade, entries, NO_MARKET)], NO_MARKET)
    # an open trade is in no statistics; count it, so that every sheet has a row of it
    return payload, replace(told, counted=_closed(told), filters=(payload,), currency=payload)


def _closed(told: Selection) -> list[TradeRecord]:
    return [
        replace(record, figures=replace(record.figures, status=Status.CLOSED, closed_at=AT))
        for record in told.listed
    ]


def test_no_text_of_a_workbook_is_a_formula(hostile: tuple[str, Selection], tmp_path: Path) -> None:
    payload, told = hostile
    told = replace(told, listed=told.counted)
    path = tmp_path / "a.xlsx"
    write_workbook(told, path, lambda _done, _of: None)
    workbook: Any = load_workbook(path)
    shown = 0
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and payload.strip("\r") in cell.value:
                    assert cell.data_type == "s", f"{sheet.title} {cell.coordinate}"
                    shown += 1
    assert shown >= 20
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for formula in re.findall(r"<f>(.*?)</f>", archive.read(name).decode()):
                    assert TEMPLATES.match(formula)
                    assert "1+1" not in formula


def test_no_text_of_a_csv_begins_like_a_formula(
    hostile: tuple[str, Selection], tmp_path: Path
) -> None:
    _, told = hostile
    for name, tabulate in TABLES.items():
        table = tabulate(told)
        write_csv(table, tmp_path / f"{name}.csv", lambda _done, _of: None)
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            _, *rows = list(csv.reader(file))
        for row, cells in zip(table.rows, rows, strict=True):
            for value, written in zip(row, cells, strict=True):
                if isinstance(value, str) and value.startswith(GUARDED):
                    assert written == f"'{value}"
                elif isinstance(value, Decimal):
                    assert Decimal(written) == pytest.approx(value)


def test_negative_numbers_stay_numbers(hostile: tuple[str, Selection], tmp_path: Path) -> None:
    _, told = hostile
    write_workbook(told, tmp_path / "a.xlsx", lambda _done, _of: None)
    sheet: Any = load_workbook(tmp_path / "a.xlsx")["Ledger"]
    numbers = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "n"]
    assert -3 in numbers
