"""Whole journals, periods and filters of them, recalculated by a spreadsheet program."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from journal_app.cli.main import run
from journal_app.exporters.workbook.book import write_workbook
from tests.exporters.recalculated import NEEDS_OFFICE, errors_in, is_equal, pairs_in, recalculate
from tests.exporters.selections import OWN, OWN_WITH_FLOWS, selection

pytestmark = NEEDS_OFFICE

OF_DEMO: Final = {
    "all": (),
    "month": ("--month", "2026-10"),
    "week": ("--week", "2026-W44"),
    "year": ("--year", "2026"),
    "filter": ("--platform", "aave_v3", "--strategy", "Trend"),
    "nothing": ("--asset", "NONE"),
}
MADE_UP: Final = {"one": 1, "few": 3, "dozen": 12, "some": 35, "many": 150}
WRITTEN: Final = (*OF_DEMO, *MADE_UP)


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("journals")
    journal = folder / "a.journal"
    assert run(["demo", str(journal)]) == 0
    for name, chosen in OF_DEMO.items():
        assert run(["export", str(journal), str(folder / f"{name}.xlsx"), *chosen]) == 0
    for seed, (name, count) in enumerate(MADE_UP.items(), start=11):
        told = selection(count, seed, own=OWN_WITH_FLOWS if seed % 2 else OWN)
        write_workbook(told, folder / f"{name}.xlsx", lambda _done, _of: None)
    recalculate(folder, *(f"{name}.xlsx" for name in WRITTEN))
    return folder / "recalculated"


@pytest.mark.parametrize("name", WRITTEN)
def test_every_formula_equals_the_value_beside_it(name: str, recalculated: Path) -> None:
    workbook: Any = load_workbook(recalculated / f"{name}.xlsx", data_only=True)
    pairs = list(pairs_in(workbook))
    assert len(pairs) >= 60
    assert [pair for pair in pairs if not is_equal(pair[1], pair[2])] == []
    assert errors_in(workbook) == []
    figures = {where.removeprefix("Summary ") for where, *_ in pairs}
    assert {"Largest drawdown", "Largest drawdown, of its peak", "Realised"} <= figures
    assert any(each.startswith("SQN (of ") for each in figures)
