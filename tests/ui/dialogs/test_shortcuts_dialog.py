"""All keys found by search, given by pressing them, never to two actions at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.actions import USUAL_KEYS, Actions
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.palette_dialog import PaletteDialog
from journal_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from journal_app.ui.key_rules import FIXED
from journal_app.ui.main_window import MainWindow
from journal_app.ui.preferences import Preferences

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(desk_on: Callable[..., Desk]) -> Desk:
    return desk_on()


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> ShortcutsDialog:
    dialog = ShortcutsDialog(desk)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    return dialog


def press(dialog: ShortcutsDialog, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
    dialog.edit.setFocus()
    QTest.keyClick(dialog.edit, key, held)


def shown(dialog: ShortcutsDialog) -> list[object]:
    return [dialog.model.key_at(row) for row in range(dialog.model.rowCount())]


def keys_told(dialog: ShortcutsDialog, key: object) -> str:
    return dialog.model.cell(dialog.model.row_of(key), 2).spoken


def test_every_action_is_listed_by_its_menu_and_then_what_is_fixed(
    dialog: ShortcutsDialog, desk: Desk
) -> None:
    assert set(shown(dialog)) == {*desk.actions, *FIXED}
    assert shown(dialog)[-len(FIXED) :] == list(FIXED)
    place = dialog.model.row_of("note_day")
    assert [dialog.model.cell(place, column).text for column in range(3)] == [
        "Today's note", "Trade", "Ctrl+D",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [("note today", "note_day"), ("ctrl+d", "note_day"), ("trade rescue", "compare_rescues")],
)
def test_words_menus_and_keys_find_an_action(
    typed: str, found: str, dialog: ShortcutsDialog
) -> None:
    dialog.search.setText(typed)
    assert shown(dialog) == [found]
    assert dialog.table.chosen_key == found
    dialog.search.setText("xyzzy")
    assert shown(dialog) == []
    assert not dialog.edit.isEnabled()
    assert dialog.said.text() == ""


def test_pressed_keys_hold_at_once_everywhere_and_after_the_next_start(
    dialog: ShortcutsDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.table.choose("note_day")
    press(dialog, Qt.Key.Key_J)
    assert desk.actions["note_day"].shortcut() == QKeySequence("Ctrl+J")
    assert keys_told(dialog, "note_day") == "Ctrl+J changed"
    palette = PaletteDialog(desk)
    qtbot.addWidget(palette)
    assert palette.model.cell(palette.model.row_of("Today's note"), 1).text == "Ctrl+J"
    desk.preferences.look_again()
    again = MainWindow(lambda of: Actions(of, Preferences(tmp_path / "preferences.ini").keys))
    qtbot.addWidget(again)
    assert again.actions_.keys("note_day") == ("Ctrl+J",)
    assert again.actions_["note_day"].shortcut() == QKeySequence("Ctrl+J")
    assert again.actions_.keys("export") == USUAL_KEYS["export"]


def test_keys_of_another_action_are_named_and_only_taken_when_asked(
    dialog: ShortcutsDialog, desk: Desk
) -> None:
    dialog.table.choose("note_day")
    press(dialog, Qt.Key.Key_U)
    assert dialog.said.text() == "Ctrl+U is “Update prices and rates”."
    assert desk.actions.own_keys == {}
    dialog.offer.click()
    assert desk.actions.keys("note_day") == ("Ctrl+U",)
    assert desk.actions.keys("update_prices") == ()
    assert desk.actions["update_prices"].shortcuts() == []
    assert dialog.offer.isHidden()


def test_of_two_combinations_the_other_is_left(dialog: ShortcutsDialog, desk: Desk) -> None:
    dialog.table.choose("note_day")
    press(dialog, Qt.Key.Key_Y)
    dialog.offer.click()
    assert desk.actions.keys("redo") == ("Ctrl+Shift+Z",)
    dialog.table.choose("redo")
    dialog.reset.click()
    assert dialog.said.text() == "Ctrl+Y is “Today's note”."
    dialog.offer.click()
    assert desk.actions.keys("redo") == USUAL_KEYS["redo"]
    assert desk.actions.own_keys == {"note_day": ""}


def test_keys_are_taken_away_and_given_back(dialog: ShortcutsDialog, desk: Desk) -> None:
    dialog.table.choose("note_day")
    assert not dialog.reset.isEnabled()
    dialog.clear.click()
    assert desk.preferences.keys == {"note_day": ""}
    assert (dialog.clear.isEnabled(), dialog.reset.isEnabled()) == (False, True)
    dialog.reset.click()
    assert desk.preferences.keys == {}
    assert desk.actions.keys("note_day") == ("Ctrl+D",)


def test_all_are_as_usual_again_and_that_can_be_taken_back(
    dialog: ShortcutsDialog, desk: Desk
) -> None:
    assert not dialog.reset_all.isEnabled()
    dialog.table.choose("note_day")
    press(dialog, Qt.Key.Key_J)
    dialog.reset_all.click()
    assert desk.actions.own_keys == {}
    assert dialog.said.text() == "All keys are as usual."
    dialog.offer.click()
    assert desk.actions.own_keys == {"note_day": "Ctrl+J"}


@pytest.mark.parametrize(
    ("key", "held", "said"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "types"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "fixed"),
        (Qt.Key.Key_C, CTRL, "fixed"),
    ],
)
def test_keys_that_no_action_may_have_are_refused_with_the_reason(
    key: Qt.Key, held: Qt.KeyboardModifier, said: str, dialog: ShortcutsDialog, desk: Desk
) -> None:
    dialog.table.choose("note_day")
    press(dialog, key, held)
    assert said in dialog.said.text()
    assert desk.actions.own_keys == {}
    assert dialog.edit.keySequence() == QKeySequence("Ctrl+D")
    assert dialog.isVisible()


def test_escape_says_that_it_is_fixed_leaves_the_field_and_then_closes(
    dialog: ShortcutsDialog, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(dialog):
        dialog.activateWindow()
    dialog.table.choose("note_day")
    press(dialog, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert "Esc is fixed" in dialog.said.text()
    assert dialog.table.hasFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_enter_on_a_row_leads_into_the_field_which_says_that_it_waits(
    dialog: ShortcutsDialog, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(dialog):
        dialog.activateWindow()
    dialog.table.choose("open_demo")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.edit.hasFocus()
    line = dialog.edit.focusProxy() or dialog.edit
    assert dialog.edit.placeholder == "Press the new keys"
    assert line.accessibleName() == "Keys of “Look at the demo”"
    dialog.table.setFocus()
    assert dialog.edit.placeholder == "No keys"


def test_what_is_fixed_cannot_be_changed(dialog: ShortcutsDialog) -> None:
    dialog.table.choose(FIXED[0])
    assert dialog.name.text() == "Open the menu"
    assert dialog.edit.keySequence() == QKeySequence("F10")
    assert dialog.said.text() == "These keys are fixed."
    assert not any(each.isEnabled() for each in (dialog.edit, dialog.clear, dialog.reset))


def test_the_words_that_name_keys_follow(dialog: ShortcutsDialog, desk: Desk) -> None:
    dialog.table.choose("undo")
    press(dialog, Qt.Key.Key_J)
    assert desk.actions.keys_text("undo") == "Ctrl+J"
    assert desk.actions.keys_text("open_demo") == ""
