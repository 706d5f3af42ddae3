"""Files that appear whole or not at all, and stay when the power goes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PARTIAL: Final = ".partial"
"""Ends the name of a file that is still being written."""


@contextmanager
def partial_file(target: Path) -> Iterator[Path]:
    """Give an empty file beside the target to fill, readable by its owner alone.

    Whoever fills it publishes it; what is left of it afterwards is removed. The caller holds a
    lock, so a file of that name was left by a process that died.
    """
    partial = target.with_name(f"{target.name}{PARTIAL}")
    _remove(partial)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield partial
    finally:
        _remove(partial)


def publish(partial: Path, target: Path) -> None:
    """Put a written file in the place of the target, whether or not there is one."""
    sync_file(partial)
    partial.replace(target)
    sync_folder(target.parent)


def publish_new(partial: Path, target: Path) -> None:
    """Give a written file its name.

    Raises: FileExistsError where anything has that name.
    """
    sync_file(partial)
    try:
        target.hardlink_to(partial)  # unlike a rename, it never replaces
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on most memory sticks
        if target.exists():
            raise FileExistsError(str(target)) from None
        partial.rename(target)
    sync_folder(target.parent)


def keep_under(path: Path, other: Path) -> None:
    """Let a file stand under another name too, before something takes its place."""
    try:
        other.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        with partial_file(other) as partial:
            partial.write_bytes(path.read_bytes())
            publish_new(partial, other)
    sync_folder(other.parent)


def leftovers(folder: Path, target: re.Pattern[str]) -> list[Path]:
    """What processes that died were writing, where the name that it was to get is one of these."""
    if not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.iterdir())
        if (name := path.name.removesuffix("-journal")).endswith(PARTIAL)
        and target.fullmatch(name.removesuffix(PARTIAL))
    ]


def sync_file(path: Path) -> None:
    """Have the system write a file to the medium."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Have the system write the names in a folder to the medium."""
    if sys.platform != "win32":  # which has no such call, and orders names by itself
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(partial: Path) -> None:
    for left in (partial, partial.with_name(f"{partial.name}-journal")):
        left.unlink(missing_ok=True)
