"""The trash: marked by keyboard, brought back as one step, empty, and only viewed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.recording import trash
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.trash_dialog import TrashDialog

Settle = Callable[[Desk], None]


class Driven:
    """The trash of the demo journal."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self._settle = desk, settle
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.said: list[str] = []
        desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.dialog = TrashDialog(desk, self.window)
        self.dialog.open()
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)
        self._settle(self.desk)

    @property
    def back(self) -> Any:
        return self.dialog.findChild(QPushButton, "trash.bring_back")

    def lying(self) -> list[str]:
        model = self.dialog.model
        return [model.cell(row, 1).text.split()[0] for row in range(model.rowCount())]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.dialog.table, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def driven(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> Driven:
    desk = desk_on(demo_journal)
    desk.bridge.change(lambda journal: trash(journal, desk.clock, [3, 5, 9]), owner=desk)
    return Driven(desk, qtbot, settle)


def test_several_are_marked_by_the_keyboard_and_brought_back_as_one_step(driven: Driven) -> None:
    assert driven.lying() == ["#9", "#5", "#3"]
    assert driven.dialog.table.hasFocus()
    driven.press(Qt.Key.Key_Space)
    driven.press(Qt.Key.Key_Down)
    driven.press(Qt.Key.Key_Down)
    assert driven.back.text() == "Bring back"
    driven.press(Qt.Key.Key_Space)
    assert driven.back.text() == "Bring back 2"
    driven.back.click()
    driven.settle()
    assert driven.lying() == ["#5"]
    assert driven.said == ["2 trades are back."]
    driven.desk.bridge.change(undo, owner=driven.desk)
    driven.settle()
    assert driven.lying() == ["#9", "#5", "#3"]


def test_all_are_marked_at_once_and_let_go(driven: Driven) -> None:
    driven.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert driven.back.text() == "Bring back 3"
    driven.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert driven.back.text() == "Bring back"
    driven.press(Qt.Key.Key_Return)
    driven.settle()
    assert driven.lying() == ["#5", "#3"]
    assert driven.said == ["The trade is back."]


def test_a_mark_is_clicked(driven: Driven) -> None:
    table = driven.dialog.table
    place = table.visualRect(table.table.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert driven.dialog.model.cell(1, 0).spoken == "marked"
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert driven.dialog.model.cell(1, 0).spoken == "not marked"


def test_an_empty_trash_says_so_and_a_viewed_one_gives_nothing_back(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(demo_journal, read_only=True)
    driven = Driven(desk, qtbot, settle)
    texts = [each.text() for each in driven.dialog.findChildren(QLabel) if each.isVisible()]
    assert "The trash is empty." in texts
    assert not driven.back.isVisible()
