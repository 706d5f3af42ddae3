"""The keys of actions are the actions' in a field too, though the desktop edits with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.actions import Actions
from journal_app.ui.keys_in_fields import KeysInFields

CTRL = Qt.KeyboardModifier.ControlModifier


def is_wanted_by(field: QWidget, key: Qt.Key) -> bool:
    """Whether a field keeps a key with Ctrl from the actions of its window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
    event.ignore()
    QCoreApplication.sendEvent(field, event)
    return event.isAccepted()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.setLayout(QVBoxLayout())
    return made


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_lets_the_keys_of_actions_through(
    window: QWidget, qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    first, second = kind(), QLineEdit()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(first)
    layout.addWidget(second)
    actions = Actions(window)
    actions.make_all()
    actions["add_entry"].setShortcuts([QKeySequence("Ctrl+Right")])  # which moves by a word
    KeysInFields(actions, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    assert not is_wanted_by(first, Qt.Key.Key_Right)
    assert is_wanted_by(first, Qt.Key.Key_Left)  # no action's
    assert is_wanted_by(first, Qt.Key.Key_C)
    assert is_wanted_by(first, Qt.Key.Key_Z)  # the text's own undo comes first
    actions["add_entry"].setEnabled(False)
    assert is_wanted_by(first, Qt.Key.Key_Right)
    actions["add_entry"].setEnabled(True)
    second.setFocus()
    first.deleteLater()
    second.setFocus()
    assert not is_wanted_by(second, Qt.Key.Key_Right)


def test_a_dialog_keeps_the_keys_of_its_fields(window: QWidget, qtbot: QtBot) -> None:
    actions = Actions(window)
    actions.make_all()
    actions["add_entry"].setShortcuts([QKeySequence("Ctrl+Right")])
    KeysInFields(actions, window)
    dialog = QWidget(window, Qt.WindowType.Dialog)
    field = QLineEdit(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    field.setFocus()
    assert is_wanted_by(field, Qt.Key.Key_Right)
