"""A row as one text: what its checksum is made of, and what the history keeps of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

Stored = str | int | float | None
"""What SQLite keeps of a value."""

_IMAGE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_IMAGES: Final = json.JSONEncoder(ensure_ascii=False, separators=("\n", ":"))
"""Parts values and rows by line breaks, which like \\0 stand within no text in JSON as such."""

_DIGEST: Final = blake2b(digest_size=8)
"""Of nothing yet; a copy is quicker than a new one."""


def image(stored: Sequence[Stored]) -> str:
    """The text for a row's values."""
    return _IMAGE.encode(stored)


def images(stored: Sequence[Sequence[Stored]]) -> list[str]:
    """The images of one row or more, quicker than each by itself."""
    rows = _IMAGES.encode(stored)[2:-2].replace("]\n[", "\0").replace("\n", ",").split("\0")
    return [f"[{row}]" for row in rows]


def checksum(image_text: str) -> str:
    """Sixteen hex digits that change with any value of the row."""
    digest = _DIGEST.copy()
    digest.update(image_text.encode())
    return digest.hexdigest()
