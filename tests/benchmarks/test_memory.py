"""P13: what a large journal costs in memory, beside the same program on a small one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import pytest

from tests.benchmarks.large_journal import large_journal
from tests.benchmarks.measured import tell

pytestmark = pytest.mark.benchmark

MOST: Final = 1.3
SCREENS: Final = ("today", "journal")
_WINDOW: Final = Path(__file__).with_name("settled_window.py")
_PATIENCE: Final = 300
_MIB: Final = 1024


def held_by_the_window(journal: Path, settings: Path) -> int:
    """KiB that are resident once Today and the journal's list have been shown."""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(settings)}
    with subprocess.Popen(
        [sys.executable, str(_WINDOW), str(journal), *SCREENS],
        stdout=subprocess.PIPE,
        text=True,
        env=environ,
        cwd=Path(__file__).parents[2],
    ) as window:
        assert window.stdout is not None
        until = monotonic() + _PATIENCE
        while window.stdout.readline().strip() != "settled":
            assert monotonic() < until
            sleep(0.01)
        status = Path(f"/proc/{window.pid}/status").read_text(encoding="ascii")
        window.kill()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_large_journal_costs_little_memory(tmp_path: Path) -> None:
    held = [
        held_by_the_window(large_journal(tmp_path / f"{trades}.journal", trades), tmp_path)
        for trades in (200, 100_000)
    ]
    tell("P13", f"{held[1] / held[0]:.2f} ({held[1] // _MIB} MiB, {held[0] // _MIB} MiB)")
    assert held[1] <= MOST * held[0]
