"""One writer at a time: a file beside the journal, held by the operating system.

The kernel lets go of it when a process dies, so no lock outlives its holder. What stands in the
file only tells a person who holds it. A network drive may not carry such a lock to another
machine; a note of another machine is therefore believed until a person says otherwise.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from journal_app.domain.problems import JournalUnusable
from journal_app.storage.header import lock_path

if sys.platform == "win32":
    import msvcrt

    def hold(handle: int) -> None:
        """Lock a file that is open, at once or not at all. Raises: OSError."""
        # Far behind the text: a locked byte cannot be read by others on this system.
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def hold(handle: int) -> None:
        """Lock a file that is open, at once or not at all. Raises: OSError."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PATIENCE: Final = 10
_PATIENCE_SECONDS: Final = 0.01


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: process, machine, and since when (ISO 8601, UTC)."""

    process: int
    host: str
    since: str

    @classmethod
    def myself(cls) -> Holder:
        """Tell of the process that asks, from now on."""
        return cls(os.getpid(), platform.node(), datetime.now(UTC).isoformat(timespec="seconds"))


class JournalLock:
    """A lock that is held until `release`. `taken_over_from` is a holder that died."""

    def __init__(self, path: Path, handle: int, taken_over_from: Holder | None) -> None:
        self.path = path
        self.taken_over_from = taken_over_from
        self._handle: int | None = handle

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform != "win32":
            # While it is held, so that nobody loses a lock taken in between.
            self.path.unlink(missing_ok=True)
            os.close(handle)
        else:
            os.close(handle)
            with contextlib.suppress(OSError):  # somebody else holds it already
                self.path.unlink()

    def __enter__(self) -> JournalLock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def acquire_lock(path: Path) -> JournalLock:
    """Become the one writer of a journal.

    Raises: JournalUnusable `locked` with process, host and since; `locked_elsewhere` where
    another machine left its note; OSError where the folder cannot be written.
    """
    beside = lock_path(path)
    while True:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            hold(handle)
        except OSError:
            holder = _holder_once_written(handle)
            os.close(handle)
            raise JournalUnusable("locked", path=path, **_facts(holder)) from None
        if _is_still(beside, handle):
            break
        os.close(handle)  # the holder before removed it while it was being opened
    before = _holder(handle)
    if before is not None and before.host != platform.node():
        os.close(handle)
        raise JournalUnusable("locked_elsewhere", path=path, lock=beside, **_facts(before))
    lock = JournalLock(beside, handle, before)
    try:
        _write(handle, Holder.myself())
    except OSError:  # no space left for even so little
        lock.release()
        raise
    return lock


def holder_here(path: Path) -> Holder | None:
    """Who on this machine holds a journal; None where nobody does, or whom we may not ask.

    A lock that nobody holds is held by the question, for as long as it takes to let go.
    """
    try:
        handle = os.open(lock_path(path), os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        hold(handle)
    except OSError:
        holder = _holder_once_written(handle)
        return holder if holder is not None and holder.host == platform.node() else None
    finally:
        os.close(handle)
    return None


def forget_holder_elsewhere(path: Path) -> None:
    """Take a person's word that the machine named in the lock has let go of the journal.

    Raises: JournalUnusable `locked` where a process of this machine holds it.
    """
    beside = lock_path(path)
    if not beside.exists():
        return
    handle = os.open(beside, os.O_RDWR)
    try:
        hold(handle)
        os.ftruncate(handle, 0)
    except OSError:
        raise JournalUnusable("locked", path=path, **_facts(_holder(handle))) from None
    finally:
        os.close(handle)


def _is_still(beside: Path, handle: int) -> bool:
    try:
        return os.path.samestat(beside.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _holder_once_written(handle: int) -> Holder | None:
    """Who holds a lock, which somebody may have got a moment ago."""
    for _ in range(_PATIENCE):
        if holder := _holder(handle):
            return holder
        time.sleep(_PATIENCE_SECONDS)
    return None


def _holder(handle: int) -> Holder | None:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        note = json.loads(os.read(handle, 4096))
        return Holder(int(note["process"]), str(note["host"]), str(note["since"]))
    except (ValueError, KeyError, TypeError):
        return None  # not written yet, or not by this program


def _write(handle: int, holder: Holder) -> None:
    note = {"process": holder.process, "host": holder.host, "since": holder.since}
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(note).encode())
    os.fsync(handle)


def _facts(holder: Holder | None) -> dict[str, object]:
    if holder is None:
        return {"process": "?", "host": platform.node(), "since": "?"}
    return {"process": holder.process, "host": holder.host, "since": holder.since}
