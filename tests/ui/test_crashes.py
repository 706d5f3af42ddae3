from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.crashes import CrashDialog, Crashes
from journal_app.ui.desk import Desk

DeskOn = Callable[..., Desk]


@pytest.fixture
def crashes(desk_on: DeskOn, qtbot: QtBot, tmp_path: Path) -> Crashes:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Crashes(desk_on().bridge, window, tmp_path / "log")


def _fail(crashes: Crashes) -> None:
    try:
        1 // int()  # noqa: UP018 - a mistake
    except ZeroDivisionError as error:
        crashes.note(type(error), error, error.__traceback__)


def test_a_mistake_is_written_down_and_told_once(crashes: Crashes, qtbot: QtBot) -> None:
    _fail(crashes)
    _fail(crashes)
    dialogs = crashes._window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    assert crashes.log_file.read_text("utf-8").count("ZeroDivisionError") == 2
    copy = dialogs[0].findChild(QPushButton, "crash.copy")
    assert copy is not None
    copy.click()
    assert "Margin Journal" in QGuiApplication.clipboard().text()
    assert "in _fail" in QGuiApplication.clipboard().text()


def test_a_mistake_in_the_worker_is_told_too(crashes: Crashes, qtbot: QtBot) -> None:
    crashes.note(KeyError, KeyError("x"), None)
    qtbot.waitUntil(lambda: bool(crashes._window.findChildren(CrashDialog)))


def test_the_log_can_be_missing(desk_on: DeskOn, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    window = QWidget()
    qtbot.addWidget(window)
    crashes = Crashes(desk_on().bridge, window, tmp_path / "a file" / "log")
    _fail(crashes)
    assert window.findChildren(CrashDialog)


def test_nothing_is_hooked_before_it_is_asked(crashes: Crashes) -> None:
    assert sys.excepthook != crashes.note
