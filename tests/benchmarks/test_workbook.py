"""P12: the review workbook of 10,000 trades against openpyxl writing the same values, unstyled."""

from __future__ import annotations

import tracemalloc
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from journal_app.exporters.workbook.book import write_workbook
from tests.benchmarks.floors import cpu_seconds, workbook_of_values
from tests.benchmarks.measured import tell
from tests.exporters.selections import selection

pytestmark = pytest.mark.benchmark

TRADES: Final = 10_000


def _silent(_done: int, _of: int) -> None:
    pass


def test_the_review_workbook_takes_at_most_twice_the_time(tmp_path: Path) -> None:
    told = selection(TRADES)
    ours, floor = tmp_path / "ours.xlsx", tmp_path / "floor.xlsx"
    written = cpu_seconds(lambda: write_workbook(told, ours, _silent))
    values = _values(ours)
    assert len(values["Trades"]) == TRADES + 6
    plain = cpu_seconds(lambda: workbook_of_values(values, floor))
    tell("P12 time", f"{written / plain:.2f} ({written:.1f} s, {plain:.1f} s)")
    assert written / plain <= 2


def test_the_review_workbook_takes_at_most_twice_the_memory(tmp_path: Path) -> None:
    """Fewer trades, since every allocation is watched; what is held grows with them alone."""
    told = selection(TRADES // 10)
    ours, floor = tmp_path / "ours.xlsx", tmp_path / "floor.xlsx"
    written = _peak(lambda: write_workbook(told, ours, _silent))
    values = _values(ours)
    plain = _peak(lambda: workbook_of_values(deepcopy(values), floor))
    tell("P12 memory", f"{written / plain:.2f}")
    assert written / plain <= 2


def _values(path: Path) -> dict[str, list[Any]]:
    workbook: Any = load_workbook(path, read_only=True)
    values = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}
    workbook.close()
    return values


def _peak(work: Any) -> int:
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
