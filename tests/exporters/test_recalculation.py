"""A spreadsheet program recalculates every formula to the program's own value beside it."""

from __future__ import annotations

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
from tests.exporters.recalculated import NEEDS_OFFICE, errors_in, is_equal, pairs_in, recalculate
from tests.exporters.selections import OWN_WITH_FLOWS, selected, selection

TRADES: Final = 60
LEAST_PAIRS: Final = 60
WRITTEN: Final = ("plain", "edited", "empty", "flowing", "partial")

pytestmark = NEEDS_OFFICE


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


def test_every_formula_equals_the_value_beside_it(written: Path) -> None:
    pairs = list(pairs_in(load_workbook(written / "plain.xlsx", data_only=True)))
    assert len(pairs) >= LEAST_PAIRS
    different = [pair for pair in pairs if not is_equal(pair[1], pair[2])]
    assert different == []


def test_no_cell_is_an_error(written: Path) -> None:
    for name in WRITTEN:
        workbook: Any = load_workbook(written / f"{name}.xlsx", data_only=True)
        assert errors_in(workbook) == []


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
    pairs = list(pairs_in(load_workbook(written / "empty.xlsx", data_only=True)))
    assert [pair for pair in pairs if not is_equal(pair[1], pair[2])] == []
    assert ("Summary Profit factor", "–", "–") in pairs


def test_equity_and_its_return_are_recalculated_from_their_stretches(written: Path) -> None:
    told = selection(TRADES, own=OWN_WITH_FLOWS).equity
    assert told is not None
    assert told.time_weighted is not None
    pairs = list(_all_pairs(written / "flowing.xlsx"))
    assert [pair for pair in pairs if not is_equal(pair[1], pair[2])] == []
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
    return pairs_in(load_workbook(path, data_only=True))


def _first_row(sheet: Any) -> int:
    return next(row for row in range(1, 20) if sheet.cell(row=row, column=1).value == "Number") + 1


def _column(sheet: Any, title: str) -> int:
    head = sheet[_first_row(sheet) - 1]
    return next(number for number, cell in enumerate(head, start=1) if cell.value == title)
