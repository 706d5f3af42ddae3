"""Undo from anywhere: named in the menu, done by a key, and said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.describing import describe_trade
from journal_app.ui.desk import Desk
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.search_field import SearchField


def test_the_last_step_is_named_taken_back_and_done_again(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None]
) -> None:
    desk = desk_on(demo_journal)
    undoing = Undoing(desk)
    said: list[str] = []
    gone: list[tuple[str, object]] = []
    desk.noticed.connect(lambda text, *_: said.append(text))
    desk.gone.connect(lambda screen, facts: gone.append((screen, facts)))
    desk.bridge.change(
        lambda journal: describe_trade(journal, desk.clock, 7, notes="a rule of its own"),
        owner=undoing,
    )
    settle(desk)
    assert "trade 7" in desk.actions["undo"].text()
    desk.actions["undo"].trigger()
    settle(desk)
    assert "trade 7" in said[0]
    assert gone == [("journal", {"trade_id": 7})]
    assert "trade 7" in desk.actions["redo"].text()
    assert "trade 7" not in desk.actions["undo"].text()
    desk.actions["redo"].trigger()
    settle(desk)
    assert len(said) == 2
    assert "trade 7" in desk.actions["undo"].text()
    assert not desk.actions["redo"].isEnabled()


def test_a_text_that_is_typed_gets_the_keys_first(
    desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = desk_on()
    Undoing(desk, desk)
    settle(desk)
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
        field.setFocus()
    QTest.keyClicks(field, "typed")
    desk.actions["undo"].setEnabled(True)
    desk.actions["undo"].trigger()
    assert field.text() == ""
    desk.actions["redo"].setEnabled(True)
    desk.actions["redo"].trigger()
    assert field.text() == "typed"


def test_only_a_search_in_which_nothing_was_typed_lets_the_keys_go_on(
    desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = desk_on()
    Undoing(desk, desk)
    settle(desk)
    window, search, field = QWidget(), SearchField(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(search)
    column.addWidget(field)
    done: list[str] = []
    desk.actions["undo"].triggered.connect(lambda: done.append("undo"))
    desk.actions["redo"].triggered.connect(lambda: done.append("redo"))
    for name in ("undo", "redo"):
        window.addAction(desk.actions[name])
        desk.actions[name].setEnabled(True)
        assert not desk.actions[name].autoRepeat()
    with qtbot.waitActive(window):
        window.show()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Z, control)
    QTest.keyClick(search, Qt.Key.Key_Z, control | shift)
    assert done == ["undo", "redo"]
    for text in (search, field):
        text.setFocus()
        QTest.keyClicks(text, "typed")
        for _ in range(3):  # once more than there is to take back
            QTest.keyClick(text, Qt.Key.Key_Z, control)
        assert (text.text(), done) == ("", ["undo", "redo"])
    settle(desk)
