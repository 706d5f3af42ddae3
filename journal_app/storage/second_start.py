"""A second start hands its journal to the window that has it open, by a file beside the lock.

The second start writes a request and touches the lock, which the window watches; the window puts
its answer in the request's place. Neither believes a file that another user made, that is a link
or old, or that comes from another machine; and who gets no answer goes on as if there had been
no window.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import stat
import sys
import time
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkstemp
from typing import Final

from journal_app.storage.durable import PARTIAL
from journal_app.storage.header import lock_path
from journal_app.storage.lock import Holder, holder_here

PATIENCE_SECONDS: Final = 2.0
"""How long a second start waits for an answer of a window that has long been open."""

STARTING_SECONDS: Final = 8.0
"""How old a lock is at most while the window that took it may still be getting ready."""

_LOOK_AGAIN_SECONDS: Final = 0.02
_FRESH_FOR: Final = timedelta(seconds=12)
"""Longer than anybody waits."""

_LONGEST: Final = 32_768
"""Bytes: a path of 4,096, each of them escaped, and the rest."""

_LONGEST_TOKEN: Final = 256
_OPENING: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Request:
    """What a second start asks for. `token`: what lets a window of this desktop come forward."""

    journal: str
    process: int
    host: str
    at: str
    token: str
    is_answered: bool = False

    @property
    def is_fresh(self) -> bool:
        """Whether somebody may still be waiting for the answer, or be about to read it."""
        age = datetime.now(UTC) - datetime.fromisoformat(self.at)
        return -_FRESH_FOR <= age <= _FRESH_FOR


def request_path(path: Path) -> Path:
    """Where a second start leaves its request."""
    return path.with_name(f"{path.name}.request")


def hand_over(path: Path, token: str = "") -> bool:
    """Ask the window that holds a journal to come to the front; tell whether it answered.

    False where nobody holds it, where its holder is no window or does not answer in time, and
    where it lets go of the journal meanwhile.
    """
    path = path.resolve()
    holder = holder_here(path)
    if holder is None:
        return False
    try:
        return _is_answered(path, token, _patience(holder))
    except OSError:  # the folder cannot be written, or the lock is another user's
        return False
    finally:
        with contextlib.suppress(OSError):
            if _read(request_path(path)) is not None:
                request_path(path).unlink()


def take_request(path: Path) -> Request | None:
    """What a second start asks of the window that holds a journal, answered; None for nothing.

    Whatever else lies in that place is removed.
    """
    path = path.resolve()
    beside = request_path(path)
    request = _read(beside)
    if request is None or request.journal != str(path) or not request.is_fresh:
        with contextlib.suppress(OSError):  # nothing is there, or nothing that we may remove
            beside.unlink()
        return None
    if request.is_answered:  # who asked removes it
        return None
    with contextlib.suppress(OSError):  # no space: the window comes to the front all the same
        _publish(beside, replace(request, is_answered=True))
    return request


def _patience(holder: Holder) -> float:
    try:
        age = (datetime.now(UTC) - datetime.fromisoformat(holder.since)).total_seconds()
    except (ValueError, TypeError):  # no time, or one without its zone
        return PATIENCE_SECONDS
    is_starting = 0 <= age < STARTING_SECONDS
    return max(PATIENCE_SECONDS, STARTING_SECONDS - age if is_starting else 0)


def _is_answered(path: Path, token: str, seconds: float) -> bool:
    lock, beside = lock_path(path), request_path(path)
    until = time.monotonic() + seconds
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    mine = Request(str(path), os.getpid(), platform.node(), at, _plain(token))
    _publish(beside, mine)
    os.utime(lock)
    while time.monotonic() < until:
        standing = _read(beside)
        if standing is not None and standing.is_answered:
            return True
        if not lock.exists():
            return False
        if standing is None:  # another start has removed it with its own, or somebody spoilt it
            _publish(beside, mine)
            os.utime(lock)
        time.sleep(_LOOK_AGAIN_SECONDS)
    return False


def _read(beside: Path) -> Request | None:
    """A request or an answer by this user on this machine; None for anything else."""
    try:
        handle = os.open(beside, _OPENING)
    except OSError:
        return None
    try:
        if not _is_ours(os.fstat(handle)):
            return None
        return _request_of(json.loads(os.read(handle, _LONGEST)))
    except (OSError, ValueError, RecursionError):
        return None
    finally:
        os.close(handle)


def _is_ours(status: os.stat_result) -> bool:
    if sys.platform != "win32" and status.st_uid != os.geteuid():
        return False
    return stat.S_ISREG(status.st_mode)


def _request_of(note: object) -> Request | None:
    """Raises: ValueError where the time is none."""
    match note:
        case {
            "journal": str(journal),
            "process": int(process),
            "host": str(host),
            "at": str(at),
            "token": str(token),
            "is_answered": bool(is_answered),
        } if host == platform.node() and datetime.fromisoformat(at).tzinfo is not None:
            return Request(journal, process, host, at, _plain(token), is_answered)
        case _:
            return None


def _plain(token: str) -> str:
    """A token as desktops make them; nothing else gets into the environment."""
    is_plain = token.isascii() and token.isprintable() and len(token) <= _LONGEST_TOKEN
    return token if is_plain else ""


def _publish(beside: Path, request: Request) -> None:
    """Put a note in its place at one moment, readable by its owner alone.

    Raises: OSError.
    """
    handle, name = mkstemp(PARTIAL, f"{beside.name}.", beside.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(asdict(request), file)
        Path(name).replace(beside)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
