"""The first start asks one thing, and says what is safe where a journal did not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalUnusable
from journal_app.ui.desk import Desk
from journal_app.ui.screens.first_start.screen import FirstStartScreen


class Noted:
    """Ways that only note what was asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.restored: list[tuple[Path, Path]] = []

    def restore(self, backup: Path, journal: Path) -> None:
        self.restored.append((backup, journal))

    def create_usual(self) -> None:
        self.asked.append("create")

    def ask_new(self, parent: QWidget) -> None:
        self.asked.append("elsewhere")

    def ask_open(self, parent: QWidget) -> None:
        self.asked.append("open")

    def open_other(self, path: Path, *, read_only: bool = False, is_demo: bool = False) -> None:
        self.asked.append((path.name, read_only))

    def open_demo(self) -> None:
        self.asked.append("demo")

    def usual_folder(self) -> Path:
        return Path("/home/ann/Margin Journal")


@pytest.fixture
def ways() -> Noted:
    return Noted()


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
    return desk_on()


@pytest.fixture
def first(desk: Desk, ways: Noted, qtbot: QtBot) -> FirstStartScreen:
    screen = FirstStartScreen(desk, ways)
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.show()
    screen.activateWindow()
    return screen


def press(screen: QWidget, name: str) -> None:
    found = screen.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_each_way_is_reached_by_keyboard(first: FirstStartScreen, ways: Noted) -> None:
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for way, key in (
        (first.new_way, Qt.Key.Key_Return),
        (first.open_way, Qt.Key.Key_Space),
        (first.demo_way, Qt.Key.Key_Enter),
    ):
        assert first.focusWidget() is way
        assert way.accessibleDescription()
        QTest.keyClick(way, key)
        QTest.keyClick(way, Qt.Key.Key_Tab)
    press(first, "first.elsewhere")
    assert ways.asked == ["create", "open", "demo", "elsewhere"]


def test_a_journal_in_use_can_be_viewed_or_tried_again(
    first: FirstStartScreen, ways: Noted
) -> None:
    facts = {"path": Path("a.journal"), "process": 7, "host": "desk", "since": "noon"}
    first.show_error(JournalUnusable("locked", **facts))
    press(first, "first.view")
    press(first, "first.retry")
    assert ways.asked == [("a.journal", True), ("a.journal", False)]


def test_of_a_damaged_journal_the_backup_is_offered(
    first: FirstStartScreen, ways: Noted, tmp_path: Path
) -> None:
    path, backup = tmp_path / "new.journal", tmp_path / "backup.journal"
    first.show_error(JournalUnusable("truncated", path=path, backup=backup))
    press(first, "first.restore")
    assert ways.restored == [(backup, path)]
