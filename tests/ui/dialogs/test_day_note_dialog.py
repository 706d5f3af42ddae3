"""The note of a day: written, left, turned over by the keyboard, and kept as one step each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.noting import day_note
from journal_app.services.ports import DayNote
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.day_note_dialog import DayNoteDialog
from journal_app.ui.undoing import Undoing
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


class TestAttachments:
    """What is attached to the day that is shown."""

    @pytest.fixture
    def driven(
        self, desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle
    ) -> Iterator[Driven]:
        desk = desk_on()
        undoing = Undoing(desk)
        yield Driven(desk, qtbot, settle)
        undoing.deleteLater()

    @staticmethod
    def names(driven: Driven, qtbot: QtBot) -> list[str]:
        driven.settle()
        page = driven.dialog.attachments
        qtbot.waitUntil(lambda: not page.pictures.is_busy, timeout=20_000)
        return [file.name for file in page.list.model_.files]

    def test_a_screenshot_is_pasted_while_one_writes_and_taken_back(
        self, driven: Driven, qtbot: QtBot
    ) -> None:
        dialog = driven.dialog
        assert dialog.attachments.empty.isVisible()
        low = dialog.attachments.height()
        QTest.keyClicks(dialog.text, "as seen:")
        QGuiApplication.clipboard().setImage(picture())
        QTest.keyClick(dialog.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert self.names(driven, qtbot) == ["2026-11-22 12.00.png"]
        assert dialog.attachments.height() > low
        assert dialog.text.toPlainText() == "as seen:"
        assert dialog._notices.text == "Attached: 2026-11-22 12.00.png"
        QTest.mouseClick(dialog._notices.button, Qt.MouseButton.LeftButton)
        assert self.names(driven, qtbot) == []
        assert dialog.text.toPlainText() == "as seen:"

    def test_text_is_pasted_as_text_and_a_file_is_attached(
        self, driven: Driven, qtbot: QtBot, tmp_path: Path
    ) -> None:
        dialog, file = driven.dialog, tmp_path / "plan.txt"
        file.write_text("wait")
        both = QMimeData()
        both.setText("words")
        both.setImageData(picture())
        dialog.text.insertFromMimeData(both)
        assert dialog.text.toPlainText() == "words"
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(file))])
        assert dialog.text.canInsertFromMimeData(copied)
        dialog.text.insertFromMimeData(copied)
        assert self.names(driven, qtbot) == ["plan.txt"]
        linked = QMimeData()
        linked.setUrls([QUrl("https://example.org/chart")])
        dialog.text.insertFromMimeData(linked)
        assert dialog.text.toPlainText() == "wordshttps://example.org/chart"

    def test_each_day_has_its_own_and_one_is_taken_off_by_key(
        self, driven: Driven, qtbot: QtBot
    ) -> None:
        dialog = driven.dialog
        dialog.attachments.attach_picture(picture())
        assert len(self.names(driven, qtbot)) == 1
        dialog.go(date(2026, 11, 21))
        assert self.names(driven, qtbot) == []
        assert not dialog._notices.isVisible()
        dialog.go(TODAY)
        assert len(self.names(driven, qtbot)) == 1
        files = dialog.attachments.list
        files.setCurrentIndex(files.model_.index(0))
        QTest.keyClick(files, Qt.Key.Key_Delete)
        assert self.names(driven, qtbot) == []
        assert dialog._notices.text == "Taken off: 2026-11-22 12.00.png"
        QTest.mouseClick(dialog._notices.button, Qt.MouseButton.LeftButton)
        assert len(self.names(driven, qtbot)) == 1

    def test_a_picture_is_dropped_anywhere_on_the_dialog(
        self, driven: Driven, qtbot: QtBot
    ) -> None:
        shot = QMimeData()
        shot.setImageData(picture())
        how = (shot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        copy = Qt.DropAction.CopyAction
        enter = QDragEnterEvent(QPoint(5, 5), copy, *how)
        enter.ignore()
        QApplication.sendEvent(driven.dialog, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(driven.dialog, QDropEvent(QPointF(5, 5), copy, *how))
        assert self.names(driven, qtbot) == ["2026-11-22 12.00.png"]

    def test_what_is_only_viewed_takes_nothing(
        self, desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
    ) -> None:
        driven = Driven(desk_on(demo_journal, read_only=True), qtbot, settle)
        assert driven.dialog.attachments.none.isVisible()
        shot = QMimeData()
        shot.setImageData(picture())
        assert not driven.dialog.text.canInsertFromMimeData(shot)
        driven.dialog.reject()


def picture() -> QImage:
    made = QImage(64, 48, QImage.Format.Format_RGB32)
    made.fill(QColor("#2366db"))
    return made
