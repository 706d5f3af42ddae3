"""Words that are offered while one types: which, how long, and what a click beside them does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.completion import Completion


class Form(QWidget):
    """Two fields and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.button = QLineEdit(), QLineEdit(), QPushButton("Go")
        self.completion = Completion(["ETH", "Ethena", "WBTC"], self.first)
        self.first.setCompleter(self.completion)
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addSpacing(150)  # for the list
        column.addWidget(self.second)
        column.addWidget(self.button)
        column.addStretch(1)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    made.first.setFocus()
    qtbot.waitExposed(made)
    return made


def offered(form: Form) -> list[str]:
    if not form.completion.list.isVisible():
        return []
    model = form.completion.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_words_are_offered_until_one_is_complete(form: Form) -> None:
    QTest.keyClicks(form.first, "et")
    assert offered(form) == ["ETH", "Ethena"]
    QTest.keyClicks(form.first, "h")
    assert offered(form) == []
    QTest.keyClicks(form.first, "e")
    assert offered(form) == ["Ethena"]
    form.completion.offer(["Ether"])
    QTest.keyClick(form.first, Qt.Key.Key_Backspace)
    assert offered(form) == ["Ether"]


def press_beside(form: Form, target: QWidget) -> None:
    """A press that the list takes, as the window system gives it to what is open on top."""
    at = target.mapToGlobal(QPoint(5, 5))
    shown = form.completion.list
    press = QMouseEvent(
        QMouseEvent.Type.MouseButtonPress,
        QPointF(shown.mapFromGlobal(at)), QPointF(at),
        Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(shown, press)
    QApplication.processEvents()


def test_a_click_beside_the_list_is_a_click_there(form: Form, qtbot: QtBot) -> None:
    QTest.keyClicks(form.first, "et")
    press_beside(form, form.second)
    assert offered(form) == []
    assert form.second.hasFocus()
    form.first.setFocus()
    QTest.keyClicks(form.first, "h")
    QTest.keyClick(form.first, Qt.Key.Key_Backspace)
    assert offered(form)
    with qtbot.waitSignal(form.button.pressed):
        press_beside(form, form.button)


def test_a_click_on_a_word_takes_it(form: Form) -> None:
    QTest.keyClicks(form.first, "et")
    shown = form.completion.list
    at = shown.visualRect(shown.model().index(1, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert form.first.text() == "Ethena"
