"""Show on a terminal how far a long task is; nowhere else, and only once it takes a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from journal_app.services.ports import Progress, silent

PATIENCE_SECONDS: Final = 1.0


@contextmanager
def shown_progress(what: str) -> Iterator[Progress]:
    """Give a `Progress` that writes one line and wipes it at the end."""
    if not sys.stderr.isatty():
        yield silent
        return
    began = time.monotonic()
    is_shown = False

    def report(done: int, of: int) -> None:
        nonlocal is_shown
        if time.monotonic() - began >= PATIENCE_SECONDS:
            is_shown = True
            print(f"\r{what}: {done:,} of {of:,} ", end="", file=sys.stderr, flush=True)

    try:
        yield report
    finally:
        if is_shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
