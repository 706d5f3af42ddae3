"""Long tasks: how far they are, and how they are stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many of how many are done; may raise `Cancelled` to stop, which leaves nothing."""


class Cancelled(Exception):  # noqa: N818 - what the user did
    """The user stopped a long task; its transaction is rolled back."""


def silent(_done: int, _of: int) -> None:
    """Progress that nobody watches."""
