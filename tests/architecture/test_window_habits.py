"""A widget draws and asks; a function below it decides. What no type checker sees of that."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.source_tree import Module, calls, modules_of, texts

WINDOW: Final = [module for module in modules_of() if module.layer == "ui"]

DRAWING: Final = ("ui.charts.", "ui.printing.charts", "ui.widgets.")
"""Where a decimal may become a float: on its way to a pixel."""

SQL: Final = re.compile(r"\b(SELECT\b.+\bFROM|INSERT INTO|UPDATE\b.+\bSET|DELETE FROM)\b")


def _is_drawing(module: Module) -> bool:
    return module.name.startswith(DRAWING)


def test_no_query_in_the_window() -> None:
    found = [
        f"{module.name}: {text}"
        for module in WINDOW
        for text in texts(module.tree)
        if SQL.search(text)
    ]
    assert found == []


def test_money_becomes_a_float_only_where_it_is_drawn() -> None:
    found = [f"{m.name}:{line}" for m in WINDOW if not _is_drawing(m) for line in _floats_made(m)]
    assert found == []


def test_no_rule_stands_in_the_window() -> None:
    """No number that decides, and no reckoning with exact numbers: the domain does that."""
    found = [
        f"{module.name}:{line}"
        for module in WINDOW
        if module.name not in ("ui.formatting",) and not _is_drawing(module)
        for line in _decimals_made(module)
    ]
    assert found == []


def test_planted_slips_are_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "from decimal import Decimal\n"
        "half = float(price)\n"
        "limit = Decimal('0.3')\n"
        "text = 'SELECT net FROM trades'\n"
    )
    module = Module("ui.screens.planted", planted)
    assert list(_floats_made(module)) == [2]
    assert list(_decimals_made(module)) == [3]
    assert [text for text in texts(module.tree) if SQL.search(text)] != []


def _floats_made(module: Module) -> Iterator[int]:
    for callee, call in calls(module):
        if callee == "float" and isinstance(call.func, ast.Name):
            yield call.lineno


def _decimals_made(module: Module) -> Iterator[int]:
    for callee, call in calls(module):
        if callee == "Decimal":
            yield call.lineno
