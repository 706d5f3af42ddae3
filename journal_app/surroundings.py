"""What the window needs of the machine, looked for before Qt is loaded, which would abort."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import Final

_STARTED: Final = time.monotonic()


def missing_for_a_window(environ: Mapping[str, str]) -> str:
    """One line on what to install or set before the window can open; empty where it can."""
    if sys.platform.startswith(("win", "darwin")) or environ.get("QT_QPA_PLATFORM"):
        return ""
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return ""
    return "there is no display"


def milliseconds_since_start() -> float:
    """How long this process has been running."""
    try:
        with open("/proc/self/stat", "rb") as file:  # noqa: PTH123 - lighter than a Path
            ticks = int(file.read().rpartition(b")")[2].split()[19])
        began = ticks / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
    except (OSError, AttributeError, ValueError):
        return (time.monotonic() - _STARTED) * 1000
