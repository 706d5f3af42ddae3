"""P1: from the start of the process to the first painted window, against a bare one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import pytest

from journal_app.assembly.demo_journal import write_demo_journal
from tests.benchmarks.measured import milliseconds, tell

pytestmark = pytest.mark.benchmark

ROOT: Final = Path(__file__).parents[2]
ROUNDS: Final = 11
TRADES: Final = 5_000
AT_MOST: Final = 1.5


def run(arguments: Sequence[str], settings: Path) -> tuple[float, str]:
    """Run Python until it leaves; return the seconds, and what it said."""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(settings)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environ,
        cwd=ROOT,
    )
    return perf_counter() - start, done.stdout


def test_p1_the_first_paint_of_five_thousand_trades(tmp_path: Path) -> None:
    journal = tmp_path / "large.journal"
    write_demo_journal(journal, trades=TRADES)
    window = ["-m", "journal_app", str(journal), "--exit-after-paint"]
    bare = [str(ROOT / "tests" / "benchmarks" / "bare_window.py")]
    told = json.loads(run(window, tmp_path)[1])
    assert {"sqlmodel", "sqlalchemy", "pyqtgraph", "numpy", "openpyxl"}.isdisjoint(told["modules"])
    run(bare, tmp_path)
    taken, floor = [], []
    for _ in range(ROUNDS):  # by turns, so that a busy machine is busy for both
        taken.append(run(window, tmp_path)[0])
        floor.append(run(bare, tmp_path)[0])
    ratio = median(taken) / median(floor)
    tell("P1", f"{ratio:.2f} ({milliseconds(median(taken))}, {milliseconds(median(floor))})")
    assert median(taken) <= AT_MOST * median(floor)
