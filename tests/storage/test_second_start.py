"""Requests of a second start: answered by the holder, and by nobody taken for more than it is."""

from __future__ import annotations

import json
import os
import platform
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_app.storage import second_start
from journal_app.storage.header import lock_path
from journal_app.storage.lock import Holder, acquire_lock
from journal_app.storage.second_start import Request, hand_over, request_path, take_request

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "a.journal"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_start, "PATIENCE_SECONDS", 0.15)
    monkeypatch.setattr(second_start, "STARTING_SECONDS", 0)


def note(journal: Path) -> dict[str, Any]:
    return {
        "journal": str(journal),
        "process": 7,
        "host": platform.node(),
        "at": datetime.now(UTC).isoformat(),
        "token": "",
        "is_answered": False,
    }


def leave(beside: Path, /, **changes: Any) -> None:
    request_path(beside).write_text(json.dumps(note(beside) | changes), encoding="ascii")


@contextmanager
def window_on(
    journal: Path, look: Callable[[Path], Request | None] = take_request
) -> Iterator[list[Request]]:
    """Whoever holds the journal and looks when the lock is touched, as a window does."""
    taken: list[Request] = []
    ended = threading.Event()

    def watch(lock: Path) -> None:
        before = 0  # one may have come before
        while not ended.wait(0.005):
            if (now := lock.stat().st_mtime_ns) != before:
                before = now
                if (request := look(journal)) is not None:
                    taken.append(request)

    with acquire_lock(journal) as lock:
        thread = threading.Thread(target=watch, args=(lock.path,))
        thread.start()
        try:
            yield taken
        finally:
            ended.set()
            thread.join()


def test_the_holder_answers_and_nothing_is_left(journal: Path) -> None:
    with window_on(journal) as taken:
        assert hand_over(journal, "token-7")
        assert not request_path(journal).exists()
    (request,) = taken
    assert request.journal == str(journal)
    assert request.process == os.getpid()
    assert request.token == "token-7"
    assert list(journal.parent.iterdir()) == []


def test_a_request_is_for_its_owner_alone(journal: Path, impatient: None) -> None:
    modes: list[int] = []

    def look(path: Path) -> Request | None:
        with suppress(FileNotFoundError):  # who asked has given up
            modes.append(stat.S_IMODE(request_path(path).stat().st_mode))
        return None

    with window_on(journal, look):
        assert not hand_over(journal)
    if sys.platform != "win32":
        assert set(modes) == {0o600}, modes


def test_where_nobody_holds_it_nobody_is_asked(journal: Path) -> None:
    assert not hand_over(journal)
    lock_path(journal).write_text("", encoding="utf-8")
    assert not hand_over(journal)
    assert not request_path(journal).exists()


def test_a_holder_that_is_no_window_is_waited_for_a_short_time(
    journal: Path, impatient: None
) -> None:
    with acquire_lock(journal):
        began = time.monotonic()
        assert not hand_over(journal)
        assert time.monotonic() - began < 5
        assert not request_path(journal).exists()


@pytest.mark.parametrize(
    ("age", "least", "most"), [(0, 6, 8), (5, 2, 3), (60, 2, 2), (-60, 2, 2), (None, 2, 2)]
)
def test_a_window_that_is_only_starting_is_given_more_time(
    age: int | None, least: float, most: float
) -> None:
    since = "?" if age is None else (datetime.now(UTC) - timedelta(seconds=age)).isoformat()
    assert least <= second_start._patience(Holder(7, "here", since)) <= most


def test_who_lets_go_meanwhile_is_not_waited_for(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_start, "PATIENCE_SECONDS", 60)
    lock = acquire_lock(journal)
    threading.Timer(0.1, lock.release).start()
    began = time.monotonic()
    assert not hand_over(journal)
    assert time.monotonic() - began < 30


def test_many_starts_at_once_are_all_answered(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_start, "PATIENCE_SECONDS", 30)
    answers: list[bool] = []
    with window_on(journal):
        starts = [
            threading.Thread(target=lambda: answers.append(hand_over(journal))) for _ in range(8)
        ]
        for each in starts:
            each.start()
        for each in starts:
            each.join()
    assert answers == [True] * 8
    assert list(journal.parent.iterdir()) == []


def test_a_fresh_request_is_taken_once(journal: Path) -> None:
    leave(journal)
    assert take_request(journal) is not None
    answered = json.loads(request_path(journal).read_bytes())
    assert answered == note(journal) | {"at": answered["at"], "is_answered": True}
    assert take_request(journal) is None
    assert request_path(journal).exists()  # who asked has still to read it


LONG_AGO = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
YET_TO_COME = (datetime.now(UTC) + timedelta(hours=1)).isoformat()


@pytest.mark.parametrize(
    "changes",
    [
        {"at": LONG_AGO},
        {"at": YET_TO_COME},
        {"at": LONG_AGO, "is_answered": True},
        {"at": "2026-11-29T08:00:00"},
        {"at": "0001-01-01T00:00:00+23:59"},
        {"at": "soon"},
        {"at": 7},
        {"host": "elsewhere"},
        {"journal": "/etc/passwd"},
        {"journal": "another.journal"},
        {"journal": None},
        {"process": "7"},
        {"token": ["x"]},
        {"is_answered": "yes"},
    ],
)
def test_what_is_stale_or_from_elsewhere_is_removed(journal: Path, changes: dict[str, Any]) -> None:
    leave(journal, **changes)
    assert take_request(journal) is None
    assert not request_path(journal).exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b"[" * 32_000, b"\xff\xfe", b"x" * 1_000_000, b'{"journal": "a"}'],
)
def test_what_is_no_request_is_removed(journal: Path, content: bytes) -> None:
    request_path(journal).write_bytes(content)
    assert take_request(journal) is None
    assert not request_path(journal).exists()


@pytest.mark.parametrize("token", ["a\nb", "ü", "x" * 300, "a\0b"])
def test_a_token_that_no_desktop_makes_is_left_out(journal: Path, token: str) -> None:
    leave(journal, token=token)
    request = take_request(journal)
    assert request is not None
    assert request.token == ""


@needs_links
def test_a_link_is_removed_and_never_followed(journal: Path, impatient: None) -> None:
    secret = journal.with_name("secret")
    secret.write_text(json.dumps(note(journal)), encoding="ascii")
    before = secret.read_bytes()
    request_path(journal).symlink_to(secret)
    assert take_request(journal) is None
    assert not request_path(journal).is_symlink()
    request_path(journal).symlink_to(secret)
    with acquire_lock(journal):
        assert not hand_over(journal)
    assert secret.read_bytes() == before
    assert stat.S_ISREG(secret.lstat().st_mode)


@needs_links
def test_the_journal_behind_a_link_is_one_and_the_same(journal: Path) -> None:
    journal.touch()
    link = journal.with_name("link.journal")
    link.symlink_to(journal)
    with window_on(journal) as taken:
        assert hand_over(link)
    assert [each.journal for each in taken] == [str(journal)]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_a_pipe_keeps_nobody_waiting(journal: Path) -> None:
    os.mkfifo(request_path(journal))
    assert take_request(journal) is None
    assert not request_path(journal).exists()


def test_a_folder_in_its_place_spoils_nothing(journal: Path, impatient: None) -> None:
    request_path(journal).mkdir()
    assert take_request(journal) is None
    with acquire_lock(journal):
        assert not hand_over(journal)
    assert sorted(each.name for each in journal.parent.iterdir()) == ["a.journal.request"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such owners")
def test_what_another_user_made_counts_for_nothing(
    journal: Path, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(journal)
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert take_request(journal) is None
    assert not request_path(journal).exists()
    leave(journal, is_answered=True)
    with acquire_lock(journal):
        assert not hand_over(journal)


def test_an_old_answer_is_not_taken_for_ones_own(journal: Path, impatient: None) -> None:
    leave(journal, is_answered=True)
    with acquire_lock(journal):
        assert not hand_over(journal)


def test_what_was_spoilt_is_asked_again(journal: Path) -> None:
    spoilt: list[Path] = []

    def look(path: Path) -> Request | None:
        if spoilt:
            return take_request(path)
        spoilt.append(path)
        request_path(path).write_bytes(b"spoilt")
        return None

    with window_on(journal, look) as taken:
        assert hand_over(journal)
    assert len(taken) == 1


def test_a_full_disk_keeps_nobody_from_going_on(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    leave(journal)
    with acquire_lock(journal), monkeypatch.context() as full:
        full.setattr(json, "dump", refuse)
        assert take_request(journal) is not None  # the window comes to the front all the same
        assert not hand_over(journal)
    assert list(journal.parent.iterdir()) == []
