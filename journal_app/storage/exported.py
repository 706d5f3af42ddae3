"""Files written where nobody holds a lock: exports, saved copies, attachments that are taken out.

Two processes may write to the same target at once, so each fills a file of its own, under a name
that no other program makes. The writer holds that file as a lock is held, and so what a dead one
left is known by nobody holding it.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from journal_app.storage.durable import PARTIAL
from journal_app.storage.lock import hold

_EXPORT: Final = f".export{PARTIAL}"
_OURS: Final = re.compile(rf".+\.[0-9a-f]{{8}}{re.escape(_EXPORT)}(-journal)?")
_DAY_SECONDS: Final = 24 * 60 * 60


@contextmanager
def exported_file(target: Path) -> Iterator[Path]:
    """Give an empty file beside the target to fill, readable by its owner alone.

    Whoever fills it publishes it; what is left of it afterwards is removed, and so is what
    processes that died left in the folder.
    """
    for _ in clear_dead_exports(target.parent):
        pass
    partial, handle = _begun(target)
    try:
        yield partial
    finally:
        _remove(partial)
        if handle is not None:
            os.close(handle)


def clear_dead_exports(folder: Path) -> Iterator[Path]:
    """Remove what processes that died were writing into a folder; one that lives keeps its own."""
    try:
        found = sorted(path for path in folder.iterdir() if _OURS.fullmatch(path.name))
    except OSError:  # a folder that may be written and not read
        return
    for path in found:
        with suppress(OSError):  # another process holds it, or was quicker
            _remove_dead(path)
            yield path


def _begun(target: Path) -> tuple[Path, int | None]:
    """A new file, with the handle by which it is held."""
    while True:
        partial = target.with_name(f"{target.name}.{token_hex(4)}{_EXPORT}")
        handle = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        if sys.platform == "win32":  # where no file that is held can get another name
            os.close(handle)
            return partial, None
        try:
            hold(handle)
        except BlockingIOError:  # taken for dead by another process in this very moment
            os.close(handle)
            continue
        except OSError:  # a file system without locks, where no file is taken for dead
            return partial, handle
        if partial.exists():
            return partial, handle
        os.close(handle)


def _remove_dead(path: Path) -> None:
    """Remove a file that nobody holds or, where none is held, that is older than any export.

    Raises: OSError where it is not to be removed.
    """
    if sys.platform == "win32":
        if time.time() - path.stat().st_mtime < _DAY_SECONDS:
            raise PermissionError(path)
        path.unlink()
        return
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        hold(handle)
        path.unlink()
    finally:
        os.close(handle)


def _remove(partial: Path) -> None:
    for left in (partial, partial.with_name(f"{partial.name}-journal")):
        left.unlink(missing_ok=True)
