"""The workbook as it is reopened: sheets, tables, numbers, dates, print set-up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from journal_app.domain.ledger.own_money import NO_OWN_MONEY
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.problems import Refused
from journal_app.exporters.workbook.book import write_workbook
from journal_app.reports.selection import Selection
from journal_app.reports.summary import NO_RETURN
from tests.exporters.selections import selected, selection

SHEETS: Final = [
    "Summary", "Trades", "Ledger", "Open positions", "Strategies", "Interest", "Discipline",
    "Definitions",
]  # fmt: skip
TABLES: Final = [
    "ByPeriod", "RDistribution", "MoneyByComponent", "EquityBetweenDeposits", "Trades", "Ledger",
    "OpenPositions", "Strategies", "InterestByPeriod", "InterestByPlatform", "Rules", "Planning",
    "Mistakes", "RulesBroken", "Definitions",
]  # fmt: skip
BERLIN: Final = ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="module")
def told() -> Selection:
    return selection(40, zone=BERLIN)


@pytest.fixture(scope="module")
def path(told: Selection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "review.xlsx"
    write_workbook(told, path, lambda _done, _of: None)
    return path


@pytest.fixture(scope="module")
def workbook(path: Path) -> Any:
    return load_workbook(path)


def test_the_sheets_are_those_of_a_review(workbook: Any) -> None:
    assert workbook.sheetnames == SHEETS


def test_where_there_is_no_return_its_reason_stands_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "unfunded.xlsx"
    unfunded = selection(5, own=NO_OWN_MONEY)
    write_workbook(unfunded, path, lambda _done, _of: None)
    sheet = load_workbook(path)["Summary"]
    lines = {row[0]: row[1:3] for row in sheet.iter_rows(values_only=True)}
    value, live = lines["Return, time-weighted"]
    assert value == "no own money"
    assert not live
    assert unfunded.equity is not None
    assert unfunded.equity.missing is not None
    assert unfunded.equity.missing.code in NO_RETURN


def test_every_table_is_a_real_one_with_its_own_heads(workbook: Any) -> None:
    for sheet in workbook:
        for table in sheet.tables.values():
            head, *_, last = sheet[table.ref]
            titles = [cell.value for cell in head]
            assert titles == [column.name for column in table.tableColumns]
            assert len({title.lower() for title in titles}) == len(titles)
            assert any(cell.value is not None for cell in last)
    assert _names_of_tables(workbook) == TABLES


def test_charts_are_native(path: Path) -> None:
    charts = [name for name in ZipFile(path).namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 6


def test_a_formula_stands_beside_every_total(workbook: Any) -> None:
    formulas = {
        sheet.title: sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        for sheet in workbook
    }
    assert formulas["Summary"] >= 30
    assert formulas["Trades"] == 12
    assert formulas["Definitions"] == 0
    assert all(formulas[name] for name in SHEETS if name not in ("Ledger", "Definitions"))


def test_numbers_are_numbers_and_times_local_dates(workbook: Any, told: Selection) -> None:
    rows = list(_rows(workbook["Trades"]))
    assert len(rows) == len(told.listed)
    for row, record in zip(rows, told.listed, strict=True):
        figures = record.figures
        assert row["Net P&L"] == pytest.approx(float(figures.total.net), rel=1e-14)
        opened_at = figures.opened_at
        assert opened_at is not None
        assert row["Opened"] == opened_at.astimezone(BERLIN).replace(tzinfo=None)
        assert isinstance(row["Closed"], datetime) == (figures.closed_at is not None)
    assert "Europe/Berlin" in workbook["Trades"]["A2"].value


def test_all_digits_stand_beside_a_number_that_a_cell_would_cut(workbook: Any) -> None:
    rows = [row for row in _rows(workbook["Ledger"]) if row["Event"] == "add"]
    assert rows
    for row in rows:
        assert row["Amount"] == 0.123456789012346
        assert Decimal(row["Amount (exact)"]) == Decimal("0.123456789012345678")
    assert {
        row["Amount (exact)"] for row in _rows(workbook["Ledger"]) if row["Event"] == "gas"
    } == {None}


def test_each_sheet_prints_landscape_and_as_wide_as_the_paper(workbook: Any) -> None:
    for sheet in workbook:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes
    for name in ("Trades", "Ledger", "Open positions", "Strategies", "Definitions"):
        sheet = workbook[name]
        table = next(iter(sheet.tables.values()))
        row = table.ref.split(":")[0].removeprefix("A")
        assert sheet.print_title_rows == f"${row}:${row}"
    assert not workbook["Summary"].sheet_view.showGridLines


def test_the_workbook_says_what_it_is(workbook: Any) -> None:
    assert workbook.properties.title == "Margin Journal: All trades"
    assert workbook.properties.creator == "Margin Journal"


def test_columns_of_which_no_row_says_anything_are_folded_away(workbook: Any) -> None:
    sheet = workbook["Trades"]
    heads = {cell.value: cell.column_letter for cell in sheet[6]}
    assert sheet.column_dimensions[heads["Swap cost"]].hidden
    assert not sheet.column_dimensions[heads["Net P&L"]].hidden


def test_a_journal_without_trades_gives_a_whole_workbook(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    write_workbook(selected([], NO_MARKET), path, lambda _done, _of: None)
    workbook: Any = load_workbook(path)
    assert workbook.sheetnames == SHEETS
    assert _names_of_tables(workbook) == TABLES
    for sheet in workbook:
        for table in sheet.tables.values():
            head, *rows = sheet[table.ref]
            assert rows
            assert all(isinstance(cell.value, str) for cell in head)
    assert workbook["Trades"]["A7"].value == "no trades"
    assert not [name for name in ZipFile(path).namelist() if "chart" in name]


def test_more_rows_than_a_sheet_has_are_refused(
    told: Selection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal_app.exporters.workbook.layout.MOST_ROWS", 100)
    with pytest.raises(Refused) as refused:
        write_workbook(told, tmp_path / "a.xlsx", lambda _done, _of: None)
    assert refused.value.code == "too_long_for_sheet"
    assert list(tmp_path.iterdir()) == []


def test_progress_reaches_the_end_and_may_stop(told: Selection, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_workbook(told, tmp_path / "a.xlsx", lambda done, of: seen.append((done, of)))
    assert seen[0] == (0, 1)
    assert seen[-1][0] == seen[-1][1] > len(told.listed)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_workbook(told, tmp_path / "b.xlsx", stop)
    assert not (tmp_path / "b.xlsx").exists()


def _names_of_tables(workbook: Any) -> list[str]:
    return [table.name for sheet in workbook for table in sheet.tables.values()]


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    """The rows of a sheet's table by their heads."""
    (table,) = sheet.tables.values()
    head, *rows = sheet[table.ref]
    for row in rows:
        yield {title.value: cell.value for title, cell in zip(head, row, strict=True)}
