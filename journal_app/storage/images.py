"""A row as one text: what its checksum is made of, and what the history keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from typing import Final

Stored = str | int | float | None
"""What SQLite keeps of a value."""

_DIGEST: Final = blake2b(digest_size=8)
"""Of nothing yet; a copy is quicker than a new one."""


def image(stored: Sequence[Stored]) -> bytes:
    """The text for a row's values: JSON without a space, in UTF-8."""
    return _encode()(stored)


def images(stored: Sequence[Sequence[Stored]]) -> list[bytes]:
    """The images of many rows."""
    return list(map(_encode(), stored))


def checksum(image_text: bytes) -> str:
    """Sixteen hex digits that change with any value of the row."""
    digest = _DIGEST.copy()
    digest.update(image_text)
    return digest.hexdigest()


@cache
def _encode() -> Callable[[Sequence[Stored]], bytes]:
    from msgspec.json import Encoder  # the first list is shown without it

    return Encoder().encode
