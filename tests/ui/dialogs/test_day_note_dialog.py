"""The note of a day: written, left, turned over by the keyboard, and kept as one step each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.noting import day_note
from journal_app.services.ports import DayNote
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.day_note_dialog import DayNoteDialog
from tests.ui.conftest import NOW

Settle = Callable[[Desk], None]
TODAY = NOW.date()
ALT = Qt.KeyboardModifier.AltModifier


class Driven:
    """The note of today of a new journal."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self._settle = desk, settle
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = DayNoteDialog(desk, self.window)
        with qtbot.waitActive(self.dialog):
            self.dialog.open()
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)

    def kept(self, day: date = TODAY) -> DayNote:
        found: list[DayNote] = []
        self.desk.bridge.read(lambda uow: day_note(uow, day), found.append, owner=self.desk)
        self.settle()
        return found[0]


@pytest.fixture
def driven(desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Driven:
    return Driven(desk_on(), qtbot, settle)


def test_a_note_is_kept_when_it_is_left(driven: Driven) -> None:
    assert driven.dialog.text.hasFocus()
    QTest.keyClicks(driven.dialog.text, "Quiet. No setup, no trade.")
    driven.dialog.mood.setText("Calm")
    driven.dialog.checked.click()
    driven.dialog.reject()
    driven.settle()
    wanted = DayNote(day="2026-11-22", text="Quiet. No setup, no trade.", mood="calm", checked=True)
    assert driven.kept() == wanted
    driven.desk.bridge.change(undo, owner=driven.desk)
    assert driven.kept() == DayNote(day="2026-11-22")


def test_the_days_are_turned_by_the_keyboard_and_each_keeps_its_own(driven: Driven) -> None:
    dialog = driven.dialog
    after = dialog.findChild(QPushButton, "day_note.after")
    assert isinstance(after, QPushButton)
    assert not after.isEnabled()
    QTest.keyClicks(dialog.text, "today")
    QTest.keyClick(dialog.text, Qt.Key.Key_Left, ALT)
    driven.settle()
    assert (dialog.day, dialog.text.toPlainText()) == (date(2026, 11, 21), "")
    assert after.isEnabled()
    QTest.keyClicks(dialog.text, "yesterday")
    QTest.keyClick(dialog.text, Qt.Key.Key_Right, ALT)
    driven.settle()
    assert (dialog.day, dialog.text.toPlainText()) == (TODAY, "today")
    QTest.keyClick(dialog.text, Qt.Key.Key_Right, ALT)
    assert dialog.day == TODAY
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert (driven.kept().text, driven.kept(date(2026, 11, 21)).text) == ("today", "yesterday")


def test_what_was_not_changed_is_no_step(driven: Driven) -> None:
    driven.dialog.accept()
    driven.settle()
    found: list[object] = []
    driven.desk.bridge.read(lambda uow: uow.history.newest_done(), found.append, owner=driven.desk)
    driven.settle()
    assert found == [None]


def test_a_journal_that_is_only_viewed_shows_its_notes(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    driven = Driven(desk_on(demo_journal, read_only=True), qtbot, settle)
    assert driven.dialog.text.isReadOnly()
    assert not driven.dialog.checked.isEnabled()
    shown = [each.text() for each in driven.dialog.findChildren(QLabel)]
    assert not any("Kept" in text for text in shown), "nothing is written, so nothing is kept"
    driven.dialog.reject()
