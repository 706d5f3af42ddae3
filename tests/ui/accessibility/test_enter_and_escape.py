"""Enter and Escape in every dialog: what they press, and that leaving changes nothing."""

from __future__ import annotations

from re import sub
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from journal_app.ui.dialogs.dialog import Dialog
from tests.pictures.places import DIALOGS
from tests.pictures.studio import Studio
from tests.ui.accessibility.keyboard import called, stops_of

BY_ENTER: Final[dict[str, str]] = {
    "AboutDialog": "about.close",
    "AccountDialog": "settings.account.save",
    "AlertsDialog": "alerts.save",
    "BackupsDialog": "",
    "BorrowRatesDialog": "platforms.rates.save",
    "CheckDialog": "",
    "ClearDialog": "settings.clear.cancel",
    "CloseDialog": "close.save",
    "ClosingDialog": "closing.stay",
    "ColumnsDialog": "journal.columns.save",
    "CrashDialog": "crash.close",
    "DayNoteDialog": "day_note.done",
    "DropDialog": "drop.stay",
    "EntryDialog": "entry.save",
    "ErrorDialog": "error.close",
    "ExportDialog": "export.write",
    "FlowDialog": "settings.flow.save",
    "GuideDialog": "",
    "HistoryDialog": "",
    "ImportDialog": "",
    "KeepPlaybookDialog": "plan.playbook_dialog.save",
    "LinesDialog": "lines_dialog.save",
    "PaletteDialog": "",
    "PictureDialog": "",
    "PricesDialog": "prices.save",
    "ProfileDialog": "settings.profile_dialog.save",
    "QuestionDialog": "settings.question_dialog.save",
    "RatesDialog": "settings.rate.save",
    "RescueDialog": "rescue.save",
    "RestoreDialog": "restore.cancel",
    "ScenarioDialog": "planner.scenario_dialog.save",
    "ShortcutsDialog": "",
    "SnoozeDialog": "today.snooze_dialog.save",
    "TermsDialog": "platforms.own.save",
    "TrashDialog": "",
    "ViewDialog": "journal.view.save",
    "WordListsDialog": "word_lists.save",
    "WordsDialog": "journal.words.save",
}
"""The button of each dialog that Enter presses; none where what is listed is looked at, and in an
import, which is begun by its own button alone.
"""
OWN_USE: Final = {
    "guide.search": "goes to what is found",
    "history.search": "goes to the list",
    "import.path": "reads the file",
    "palette.edit": "does what is chosen",
    "prices.": "goes down the column",
    "shortcuts.keys": "takes the next keys",
    "shortcuts.search": "goes to the list",
}
"""Fields, by the beginning of their names, that have a use of their own for Enter."""
KEPT_ON_LEAVING: Final = {"DayNoteDialog": "Kept when you leave it."}
"""What is kept however it is left, and where it says so."""
NOTHING: Final = "qqq"
"""What nothing is called, so that Enter finds nothing to do."""
WORD: Final = "7"
"""What any field takes."""


def fields_of(dialog: QWidget) -> list[QLineEdit]:
    """The single lines that can be written in; of rows that differ in their number the first."""
    every = (each for each in stops_of(dialog) if isinstance(each, QLineEdit))
    by_name: dict[str, QLineEdit] = {}
    for each in every:
        if not each.isReadOnly():
            by_name.setdefault(sub(r"\d+", "", each.objectName()), each)
    return list(by_name.values())


def has_own_use(field: QLineEdit) -> bool:
    """Whether it is said above that Enter is for the field itself."""
    return field.objectName().startswith(tuple(OWN_USE)) and field.objectName() != "prices.at"


def opened(place: str, studio: Studio) -> Dialog:
    """A dialog, open and with what it shows."""
    DIALOGS[place](studio)
    dialog = studio.shown
    assert isinstance(dialog, Dialog)
    return dialog


def test_each_dialog_says_what_enter_presses() -> None:
    assert set(BY_ENTER) == set(DIALOGS)


@pytest.mark.parametrize("place", DIALOGS)
def test_enter_presses_the_default_button_and_no_other(place: str, studio: Studio) -> None:
    dialog = opened(place, studio)
    expected = BY_ENTER[place]
    found = dialog.by_enter
    assert (found.objectName() if found else "") == expected
    pressed: list[str] = []
    if found is not None:
        found.clicked.disconnect()  # it is the key that is looked at, not what comes of it
    for each in dialog.findChildren(QPushButton):
        if each.window() is dialog:
            each.clicked.connect(lambda _=False, each=each: pressed.append(each.objectName()))
    changes = QSignalSpy(studio.desk.bridge.journal_changed)
    wrong: list[str] = []
    for field in [*fields_of(dialog), dialog]:
        if isinstance(field, QLineEdit) and has_own_use(field):
            QTest.keyClicks(field, NOTHING)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed.clear()
            if found is not None:
                found.setEnabled(True)
            field.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(field, key)
            studio.settle()
            is_own = isinstance(field, QLineEdit) and has_own_use(field)
            if pressed != ([expected] if expected and not is_own else []):
                wrong.append(f"{key.name} in {called(field)} presses {pressed}")
            if studio.shown is not dialog:
                wrong.append(f"{key.name} in {called(field)} leaves")
                assert not wrong, "\n".join(wrong)
    assert not wrong, "\n".join(wrong)
    assert changes.count() == 0


@pytest.mark.parametrize("place", [place for place, name in BY_ENTER.items() if name])
def test_a_held_key_and_a_disabled_button_do_nothing(place: str, studio: Studio) -> None:
    dialog = opened(place, studio)
    button = dialog.by_enter
    assert button is not None
    button.setEnabled(False)
    changes = QSignalSpy(studio.desk.bridge.journal_changed)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    studio.settle()
    assert studio.shown is dialog
    assert changes.count() == 0


@pytest.mark.parametrize("place", DIALOGS)
def test_escape_leaves_from_every_field_and_changes_nothing(place: str, studio: Studio) -> None:
    dialog = opened(place, studio)
    names = [each.objectName() for each in fields_of(dialog)] or [""]
    for at, name in enumerate(names):
        if at:
            dialog = opened(place, studio)
        field = fields_of(dialog)[at] if name else dialog
        said = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        changes = QSignalSpy(studio.desk.bridge.journal_changed)
        if name:
            QTest.keyClicks(field, WORD)
            studio.settle()
        for _ in range(2):  # what is offered at a field, or sought in it, is left first
            if studio.shown is dialog:
                focus: QWidget | None = QApplication.focusWidget()
                QTest.keyClick(focus or dialog, Qt.Key.Key_Escape)
                studio.settle()
        assert studio.shown is not dialog, f"Escape stays in {name}"
        assert changes.count() == 0 or KEPT_ON_LEAVING.get(place) in said, name
