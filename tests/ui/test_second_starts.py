"""A second start brings the first window to the front: in one process, and between real ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.app import _Options, _SecondStart
from journal_app.storage.header import lock_path
from journal_app.storage.journal_files import create_journal
from journal_app.storage.second_start import hand_over, request_path, take_request
from journal_app.ui.desk import Desk
from journal_app.ui.second_starts import SecondStarts, come_to_the_front
from tests.faults.test_locks import holder_of

ROOT: Final = Path(__file__).parents[2]
LONG: Final = 60


class Asked:
    """A second start in a thread of its own."""

    def __init__(self, journal: Path, token: str = "") -> None:
        self.answer: bool | None = None
        self._thread = threading.Thread(target=self._ask, args=(journal, token))
        self._thread.start()

    def _ask(self, journal: Path, token: str) -> None:
        self.answer = hand_over(journal, token)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    return window


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")  # put back afterwards


def test_the_minimised_window_comes_to_the_front_each_time(
    desk_on: Callable[..., Desk], window: QWidget, demo_journal: Path, qtbot: QtBot
) -> None:
    desk = desk_on(demo_journal)
    SecondStarts(desk, window)._watch()
    for token in ("one", "two"):
        window.showMinimized()
        asked = Asked(demo_journal, token)
        qtbot.waitUntil(lambda asked=asked: asked.answer is not None, timeout=10_000)  # type: ignore[misc]
        assert asked.answer
        assert not window.isMinimized()
        assert os.environ["XDG_ACTIVATION_TOKEN"] == token


def test_it_is_watched_again_once_it_was_opened_again(
    desk_on: Callable[..., Desk], window: QWidget, demo_journal: Path, qtbot: QtBot
) -> None:
    desk = desk_on(demo_journal)
    SecondStarts(desk, window)._watch()
    for _ in range(2):
        with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
            desk.bridge.open(lambda: desk.openings.open(demo_journal, read_only=False))
        asked = Asked(demo_journal)
        qtbot.waitUntil(lambda asked=asked: asked.answer is not None, timeout=10_000)  # type: ignore[misc]
        assert asked.answer


def test_who_only_views_answers_nobody(
    desk_on: Callable[..., Desk],
    window: QWidget,
    demo_journal: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("journal_app.storage.second_start.STARTING_SECONDS", 0)
    desk = desk_on(demo_journal, read_only=True)
    SecondStarts(desk, window)._watch()
    with holder_of(demo_journal):
        asked = Asked(demo_journal)
        qtbot.waitUntil(lambda: asked.answer is not None, timeout=20_000)
    assert asked.answer is False
    assert window.isMinimized()


def test_a_flood_of_touches_is_looked_at_now_and_then(
    desk_on: Callable[..., Desk],
    window: QWidget,
    demo_journal: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks: list[Path] = []

    def take(path: Path) -> object:
        looks.append(path)
        return take_request(path)

    monkeypatch.setattr("journal_app.storage.second_start.take_request", take)
    desk = desk_on(demo_journal)
    SecondStarts(desk, window)._watch()
    qtbot.waitUntil(lambda: bool(looks), timeout=5_000)
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        for _ in range(20):
            os.utime(lock_path(demo_journal))
        qtbot.wait(1)
    assert 1 < len(looks) <= 15


def test_a_window_that_was_as_large_as_the_screen_is_so_again(
    window: QWidget, qtbot: QtBot
) -> None:
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    come_to_the_front(window)
    assert window.windowState() & Qt.WindowState.WindowMaximized
    assert not window.isMinimized()
    assert window.isActiveWindow()


# Real processes


@contextmanager
def started(settings: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The program off-screen, ended in any case."""
    with subprocess.Popen(
        [sys.executable, "-m", "journal_app", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(settings)},
        cwd=ROOT,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    create_journal(tmp_path / "a.journal")
    return tmp_path / "a.journal"


def test_a_second_start_leaves_saying_why(journal: Path, tmp_path: Path) -> None:
    with started(tmp_path, str(journal)):
        wait_until(lock_path(journal).exists)
        wait_until((tmp_path / "margin-journal" / "window.ini").exists)
        for arguments in ([str(journal)], []):
            with started(tmp_path, *arguments) as second:
                said, faults = second.communicate(timeout=LONG)
            assert second.returncode == 0, faults
            assert said == f"{journal} is open already; its window comes to the front\n"
            assert faults == ""
    assert not request_path(journal).exists()


def test_of_two_starts_at_once_one_window_stays(journal: Path, tmp_path: Path) -> None:
    with started(tmp_path, str(journal)) as one, started(tmp_path, str(journal)) as other:
        wait_until(lambda: one.poll() is not None or other.poll() is not None)
        left, stays = (one, other) if one.poll() is not None else (other, one)
        said, faults = left.communicate(timeout=LONG)
        assert (left.returncode, faults) == (0, "")
        assert "its window comes to the front" in said
        assert stays.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be stopped there")
def test_where_the_window_hangs_the_second_start_shows_one_of_its_own(
    journal: Path, tmp_path: Path
) -> None:
    with started(tmp_path, str(journal)) as first:
        wait_until((tmp_path / "margin-journal" / "window.ini").exists)
        first.send_signal(signal.SIGSTOP)
        with started(tmp_path, str(journal)) as second:
            wait_until(request_path(journal).exists)
            wait_until(lambda: not request_path(journal).exists())
            with pytest.raises(subprocess.TimeoutExpired):
                second.communicate(timeout=2)


def test_who_looks_only_asks_nobody(journal: Path, tmp_path: Path) -> None:
    with holder_of(journal):
        for arguments in (["--read-only"], ["--exit-after-paint"]):
            with started(tmp_path, str(journal), *arguments, "--exit-after-paint") as second:
                said, _ = second.communicate(timeout=LONG)
            assert said.startswith('{"first_paint_ms"')
            assert not request_path(journal).exists()


def test_a_name_that_no_file_can_have_is_left_to_the_opening(tmp_path: Path) -> None:
    loop = tmp_path / "loop.journal"
    loop.symlink_to(loop)
    for path in (loop, tmp_path / ("long" * 100), tmp_path / "file" / "a.journal", None):
        assert not _SecondStart(path, _Options([])).is_handed_over()


def test_a_lock_of_the_dead_does_not_count_as_asking(journal: Path) -> None:
    lock_path(journal).touch()
    second = _SecondStart(journal, _Options([]))
    assert not second.is_handed_over()
    assert second.can_ask
