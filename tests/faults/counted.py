"""How much the tests of faults tried, counted as they run.

`python -m tests.faults.figures` writes the counts into the README.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

COUNTED: Final[Counter[str]] = Counter()


def count(what: str, times: int = 1) -> None:
    """Add to what this process has tried so far."""
    COUNTED[what] += times
