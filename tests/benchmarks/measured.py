"""What the benchmarks measured, by the key of the goal: printed, and kept for the README."""

from __future__ import annotations

from typing import Final

MEASURED: Final[dict[str, str]] = {}


def tell(goal: str, words: str) -> None:
    """Print what was measured for a goal; of a goal told twice the later stands in the table."""
    print(f"\n{goal}: {words}")
    MEASURED[goal] = words


def milliseconds(seconds: float) -> str:
    """A time in words."""
    return f"{seconds * 1e3:.1f} ms" if seconds < 0.01 else f"{seconds * 1e3:,.0f} ms"
