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
ROOT: Final = Path(__file__).parents[2]
_REST: Final = 2.5
"""Seconds without work, after which all that a start asks for is there."""
_MIB: Final = 1024


def held_by_the_program(journal: Path, settings: Path) -> int:
    """KiB that are resident once the program has opened a journal and come to rest."""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(settings)}
    window = subprocess.Popen(
        [sys.executable, "-m", "journal_app", str(journal)],
        stderr=subprocess.DEVNULL,
        env=environ,
        cwd=ROOT,
    )
    try:
        worked, since = -1, monotonic()
        while monotonic() - since < _REST:
            sleep(0.1)
            if (now := _ticks(window.pid)) > worked + 1:
                worked, since = now, monotonic()
        status = Path(f"/proc/{window.pid}/status").read_text(encoding="ascii")
    finally:
        window.kill()
        window.wait()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def _ticks(pid: int) -> int:
    """The processor's time so far, of all threads."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_large_journal_costs_little_memory(tmp_path: Path) -> None:
    held = [
        held_by_the_program(large_journal(tmp_path / f"{trades}.journal", trades), tmp_path)
        for trades in (200, 100_000)
    ]
    tell("P13", f"{held[1] / held[0]:.2f} ({held[1] // _MIB} MiB, {held[0] // _MIB} MiB)")
    assert held[1] <= MOST * held[0]
