"""A double click presses one button, also where another has come to stand under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.buttons import Button, button


def placed(qtbot: QtBot, window: QWidget) -> tuple[Button, Button, list[str]]:
    """Two buttons, and which was pressed."""
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    pressed: list[str] = []
    made = []
    for name in ("sign_off", "undo"):
        each = button(name)
        each.setObjectName(name)
        each.clicked.connect(lambda _=False, name=name: pressed.append(name))
        row.addWidget(each)
        made.append(each)
    window.show()
    return made[0], made[1], pressed


def test_the_second_click_on_another_button_does_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    sign_off, undo, pressed = placed(qtbot, window)
    QTest.mouseClick(sign_off, Qt.MouseButton.LeftButton)
    QTest.mousePress(undo, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(undo, Qt.MouseButton.LeftButton)
    assert pressed == ["sign_off", "undo"]  # two clicks are two
    QTest.mouseClick(sign_off, Qt.MouseButton.LeftButton)
    pressed.clear()
    second_of_a_double_click(undo)
    assert pressed == []


def test_two_quick_clicks_on_one_button_are_two(qtbot: QtBot) -> None:
    window = QWidget()
    sign_off, _undo, pressed = placed(qtbot, window)
    QTest.mouseClick(sign_off, Qt.MouseButton.LeftButton)
    second_of_a_double_click(sign_off)
    assert pressed == ["sign_off", "sign_off"]


def second_of_a_double_click(on: Button) -> None:
    """The second press, and letting go, without the first."""
    at = QPointF(on.rect().center())
    for kind in (QMouseEvent.Type.MouseButtonDblClick, QMouseEvent.Type.MouseButtonRelease):
        down = Qt.MouseButton.LeftButton
        held = down if kind is QMouseEvent.Type.MouseButtonDblClick else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind, at, on.mapToGlobal(at), down, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(on, event)
