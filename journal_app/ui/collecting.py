"""Collect garbage in the window's thread alone, and not while somebody waits for a key.

Left to itself, Python collects wherever memory is asked for, in the worker's thread as well; a
widget that is freed there takes the program with it.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY: Final = 1_000
"""Milliseconds."""


class Collector(QObject):
    """Takes the place of Python's own collecting for as long as the program runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(collect_if_due)
        timer.start()


def collect_if_due() -> None:
    """Collect the generation that Python would, if there is enough by now."""
    limits, counts = gc.get_threshold(), gc.get_count()
    if counts[0] <= limits[0]:
        return
    generation = 0
    while generation < 2 and counts[generation + 1] > limits[generation + 1]:
        generation += 1
    gc.collect(generation)
