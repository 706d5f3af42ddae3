"""A part of the README that a command writes: what stands between its two marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tests.architecture.source_tree import ROOT

README: Final = ROOT / "README.md"
END: Final = "<!-- end -->\n"


def section(readme: str, command: str) -> list[str]:
    """The lines that a command wrote."""
    return readme.partition(_start(command))[2].partition(END)[0].splitlines()


def with_lines(readme: str, command: str, lines: Sequence[str]) -> str:
    """The README with other lines in that part."""
    before, start, rest = readme.partition(_start(command))
    _, end, after = rest.partition(END)
    return "".join([before, start, *(f"{line}\n" for line in lines), end, after])


def _start(command: str) -> str:
    return f"<!-- {command} -->\n"
