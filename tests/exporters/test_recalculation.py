"""A spreadsheet program recalculates every formula to the program's own value beside it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from math import isclose
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from journal_app.domain.market.observed import NO_MARKET
from journal_app.exporters.workbook.book import write_workbook
from journal_app.reports.selection import Selection
from tests.exporters.selections import OWN_WITH_FLOWS, selected, selection

TRADES: Final = 60
LEAST_PAIRS: Final = 60
WRITTEN: Final = ("plain", "edited", "empty", "flowing", "partial")

pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.xdist_group("soffice"),
]


def _silent(_done: int, _of: int) -> None:
    pass


@pytest.fixture(scope="module")
def told() -> Selection:
    return selection(TRADES)


@pytest.fixture(scope="module")
def written(told: Selection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As written, with one row edited, and of no trade at all; each recalculated."""
    folder = tmp_path_factory.mktemp("workbook")
    write_workbook(told, folder / "plain.xlsx", _silent)
    write_workbook(selected([], NO_MARKET), folder / "empty.xlsx", _silent)
    workbook: Any = load_workbook(folder / "plain.xlsx")
    sheet = workbook["Trades"]
    cell = sheet.cell(row=_first_row(sheet), column=_column(sheet, "Net P&L"))
    cell.value = cell.value + 1000
    workbook.save(folder / "edited.xlsx")
    flowing = selection(TRADES, own=OWN_WITH_FLOWS)
    write_workbook(flowing, folder / "flowing.xlsx", _silent)
    write_workbook(replace(flowing, equity=None), folder / "partial.xlsx", _silent)
    recalculate(folder, *(f"{name}.xlsx" for name in WRITTEN))
    return folder / "recalculated"


def recalculate(folder: Path, *names: str) -> None:
    """Let LibreOffice open and save workbooks, under a profile of its own."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "recalculated"),
            *(str(folder / name) for name in names),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def test_every_formula_equals_the_value_beside_it(written: Path) -> None:
    pairs = list(_pairs(load_workbook(written / "plain.xlsx", data_only=True)))
    assert len(pairs) >= LEAST_PAIRS
    different = [pair for pair in pairs if not _equal(pair[1], pair[2])]
    assert different == []


def test_no_cell_is_an_error(written: Path) -> None:
    for name in WRITTEN:
        workbook: Any = load_workbook(written / f"{name}.xlsx", data_only=True)
        found = [
            f"{name} {sheet.title} {cell.coordinate}"
            for sheet in workbook
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "e"
        ]
        assert found == []


def test_an_edited_row_moves_the_formulas_and_not_the_values(written: Path) -> None:
    before = {where: (value, live) for where, value, live in _all_pairs(written / "plain.xlsx")}
    after = {where: (value, live) for where, value, live in _all_pairs(written / "edited.xlsx")}
    for where in ("Summary Net P&L", "Trades total Net P&L"):
        assert after[where][0] == before[where][0]
        assert isclose(after[where][1], before[where][1] + 1000, rel_tol=1e-12)
    for figure in ("Expectancy", "Sum of wins", "Profit factor"):
        assert after[f"Summary {figure}"][0] == before[f"Summary {figure}"][0]
        assert after[f"Summary {figure}"][1] != before[f"Summary {figure}"][1]
    moved = [
        where
        for where in before
        if where.startswith("Strategies row") and after[where][1] != before[where][1]
    ]
    assert len(moved) == 1


def test_a_journal_without_trades_recalculates_too(written: Path) -> None:
    pairs = list(_pairs(load_workbook(written / "empty.xlsx", data_only=True)))
    assert [pair for pair in pairs if not _equal(pair[1], pair[2])] == []
    assert ("Summary Profit factor", "–", "–") in pairs


def test_equity_and_its_return_are_recalculated_from_their_stretches(written: Path) -> None:
    told = selection(TRADES, own=OWN_WITH_FLOWS).equity
    assert told is not None
    assert told.time_weighted is not None
    pairs = list(_all_pairs(written / "flowing.xlsx"))
    assert [pair for pair in pairs if not _equal(pair[1], pair[2])] == []
    of_summary = {where: live for where, _, live in pairs}
    for name, value in (
        ("Deposits less withdrawals", told.deposits),
        ("Result", told.result),
        ("Equity at the end", told.end),
        ("Return, time-weighted", told.time_weighted),
    ):
        assert isclose(of_summary[f"Summary {name}"], value, rel_tol=1e-12)
    stretches = [where for where, *_ in pairs if where.startswith("Summary 2026-")]
    assert len([where for where in stretches if ":" in where]) == len(told.stretches) == 3


def test_trades_that_are_no_whole_account_have_no_equity(written: Path) -> None:
    names = {where for where, *_ in _all_pairs(written / "partial.xlsx")}
    assert "Summary Equity in trades at the end" in names
    assert "Summary Equity at the end" not in names
    sheet: Any = load_workbook(written / "partial.xlsx")["Summary"]
    said = [row[0] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], str)]
    assert any("whole accounts" in each for each in said)


def _all_pairs(path: Path) -> Iterator[tuple[str, Any, Any]]:
    return _pairs(load_workbook(path, data_only=True))


def _pairs(workbook: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where a value stands, the value, and what the formula beside it says."""
    for sheet in workbook:
        rows = list(sheet.iter_rows(values_only=True))
        for place, row in enumerate(rows):
            if row[0] == "Total":
                head, live = rows[place + 2], rows[place + 1]
                assert live[0] == "Recalculated"
                for title, value, recalculated in zip(head[1:], row[1:], live[1:], strict=True):
                    if value is not None or recalculated is not None:
                        yield f"{sheet.title} total {title}", value, recalculated
            if "Recalculated" in row[1:]:
                column = row.index("Recalculated")
                for below in rows[place + 1 :]:
                    if below[0] is None or below[column] is None:
                        if below[0] is not None and below[1] is not None:
                            continue  # a figure without a formula
                        break
                    name = below[0] if sheet.title == "Summary" else f"row {below[0]}"
                    yield f"{sheet.title} {name}", below[column - 1], below[column]


def _equal(value: Any, live: Any) -> bool:
    if isinstance(value, str) or isinstance(live, str):
        return bool(value == live)
    return isclose(value, live, rel_tol=1e-12, abs_tol=1e-9)


def _first_row(sheet: Any) -> int:
    return next(row for row in range(1, 20) if sheet.cell(row=row, column=1).value == "Number") + 1


def _column(sheet: Any, title: str) -> int:
    head = sheet[_first_row(sheet) - 1]
    return next(number for number, cell in enumerate(head, start=1) if cell.value == title)
