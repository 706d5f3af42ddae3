"""Closing a window whose journal is being written: it waits, says so, or calls it off."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from journal_app.services.ports import Journal, Progress
from journal_app.services.preferences import change_settings
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.ui.closing import ClosingDialog
from journal_app.ui.desk import Desk
from journal_app.ui.main_window import MainWindow
from tests.ui.conftest import StandingClock
from tests.ui.windows import leave, whole_window

Settle = Callable[[Desk], None]


class Slow:
    """A write that holds the worker until it is let go."""

    def __init__(self, desk: Desk) -> None:
        self.begun, self.may_end = Event(), Event()
        self._desk = desk

    def change(self, journal: Journal) -> None:
        self.begun.set()
        assert self.may_end.wait(20)
        change_settings(journal, self._desk.clock, {"capital": "4321"})

    def long(self, journal: Journal, progress: Progress) -> None:
        with journal.unit_of_work() as uow:
            uow.begin_action("change_settings", self._desk.now())
            uow.settings.put("capital", "4321")
            self.begun.set()
            while not self.may_end.wait(0.01):
                progress(1, 2)
            uow.commit()


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, settle: Settle, demo_journal: Path
) -> Iterator[MainWindow]:
    made, opening = whole_window(tmp_path, StandingClock())
    desk = made.desk
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    settle(desk)
    yield made
    leave(made)


@pytest.fixture
def slow(window: MainWindow) -> Iterator[Slow]:
    made = Slow(window.desk)
    yield made
    made.may_end.set()


def asked(window: MainWindow) -> ClosingDialog | None:
    return next((each for each in window.findChildren(ClosingDialog) if each.isVisible()), None)


def press(dialog: ClosingDialog, name: str) -> None:
    found = dialog.findChild(QAbstractButton, f"closing.{name}")
    assert found is not None
    found.click()


def capital_in(path: Path) -> str | None:
    with open_journal(path, for_writing=False) as file, SqliteJournal(file).reading() as uow:
        return uow.settings.get("capital")


def test_the_window_is_used_while_a_write_takes_its_time(
    window: MainWindow, slow: Slow, qtbot: QtBot
) -> None:
    window.desk.bridge.change(slow.change, owner=window)
    assert slow.begun.wait(10)
    longest = 0.0
    for name in ("plan", "journal", "settings", "today"):
        began = time.perf_counter()
        window.show_screen(name)
        qtbot.wait(10)
        longest = max(longest, time.perf_counter() - began)
        assert window.pages.currentWidget() is window.screen_of(name)
    assert longest < 5  # a window that waited for the write would wait for ever


def test_closing_waits_for_a_write_and_says_so(
    window: MainWindow, slow: Slow, qtbot: QtBot, demo_journal: Path
) -> None:
    window.desk.bridge.change(slow.change, owner=window)
    assert slow.begun.wait(10)
    began = time.perf_counter()
    assert not window.close()
    assert time.perf_counter() - began < 2
    dialog = asked(window)
    assert dialog is not None
    assert not dialog.call_off.isVisible()
    assert not window.close()  # asked again, it says the same
    assert asked(window) is dialog
    slow.may_end.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert capital_in(demo_journal) == "4321"


def test_the_window_can_be_kept_open(
    window: MainWindow, slow: Slow, settle: Settle, demo_journal: Path
) -> None:
    window.desk.bridge.change(slow.change, owner=window)
    assert slow.begun.wait(10)
    window.close()
    dialog = asked(window)
    assert dialog is not None
    press(dialog, "stay")
    slow.may_end.set()
    settle(window.desk)
    assert window.isVisible()
    assert window.close()
    assert capital_in(demo_journal) == "4321"


def test_what_is_long_can_be_called_off(
    window: MainWindow, slow: Slow, qtbot: QtBot, demo_journal: Path
) -> None:
    window.desk.bridge.long(slow.long, owner=window)
    assert slow.begun.wait(10)
    window.close()
    dialog = asked(window)
    assert dialog is not None
    press(dialog, "call_off")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert capital_in(demo_journal) == "60000"


def test_what_is_written_in_a_moment_is_waited_for_without_a_word(
    window: MainWindow, demo_journal: Path
) -> None:
    desk = window.desk
    desk.bridge.change(
        lambda journal: change_settings(journal, desk.clock, {"capital": "99"}), owner=window
    )
    assert window.close()
    assert asked(window) is None
    assert capital_in(demo_journal) == "99"
