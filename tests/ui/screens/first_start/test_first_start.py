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
    first.take_focus()
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


def test_a_double_click_goes_a_way_once(first: FirstStartScreen, ways: Noted) -> None:
    QTest.mouseClick(first.new_way, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(first.new_way, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(first.new_way, Qt.MouseButton.LeftButton)
    assert ways.asked == ["create"]


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


@pytest.fixture
def listed(desk: Desk, tmp_path: Path) -> list[Path]:
    """Six journals opened last, of which the second newest is gone."""
    paths = [tmp_path / f"{number}.journal" for number in range(6)]
    for path in paths:
        path.touch()
        desk.preferences.opened(path)
    paths.reverse()
    paths[1].unlink()
    return paths


def test_a_number_opens_a_journal_of_before(
    listed: list[Path], first: FirstStartScreen, ways: Noted, qtbot: QtBot
) -> None:
    qtbot.waitActive(first)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_9):
        QTest.keyClick(first.new_way, key)
    press(first, "first.recent.4")
    assert ways.asked == [(listed[number].name, False) for number in (0, 2, 3)]


def test_what_is_gone_is_taken_off_the_list_and_the_next_moves_up(
    listed: list[Path], first: FirstStartScreen, desk: Desk
) -> None:
    assert first.findChild(QPushButton, "first.recent.2") is None
    press(first, "first.recent.forget.2")
    assert listed[1] not in desk.preferences.recent_journals
    again = [each for each in first.findChildren(QPushButton) if each.isVisible()]
    names = [each.accessibleName() for each in again if each.text() == "Open"]
    assert names == ["Open 5", "Open 3", "Open 2", "Open 1"]
    assert first.focusWidget() in again


def test_a_cleared_list_goes_and_the_files_stay(
    listed: list[Path], first: FirstStartScreen, desk: Desk
) -> None:
    press(first, "first.recent.clear")
    assert desk.preferences.recent_journals == []
    card = first.findChild(QWidget, "first.recent")
    assert card is not None
    assert not card.isVisible()
    assert listed[0].exists()


def test_without_any_there_is_no_list(first: FirstStartScreen) -> None:
    card = first.findChild(QWidget, "first.recent")
    assert card is not None
    assert not card.isVisible()
