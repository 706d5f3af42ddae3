"""Edges at fractional scales: one even hairline, nothing smeared, ticks of one width."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("scale", ["1.25", "1.5"])
def test_hairlines_and_ticks_are_whole_pixels(scale: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "tests.ui.widgets.pixels"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    seen = json.loads(answer.stdout)
    assert seen["scale"] == float(scale)
    assert seen["edge"] == 1
    assert seen["between"] == []
    assert seen["ticks"] == [round(2 * float(scale))] * 2
