"""What is text: a name of a file or JSON may hold half of a sign, which no journal can keep."""

from __future__ import annotations

import re
from typing import Final

INSTEAD: Final = "\ufffd"
"""The sign that stands for what is none."""

_HALVES: Final = re.compile("[\ud800-\udfff]")
"""Of a pair, or of a byte that was no text."""


def is_whole(text: str) -> bool:
    """Whether no half of a sign is in it, so that it can be written in UTF-8."""
    return _HALVES.search(text) is None


def whole(text: str) -> str:
    """The text as it can be kept: each half of a sign gives way to one that says so."""
    return _HALVES.sub(INSTEAD, text)
