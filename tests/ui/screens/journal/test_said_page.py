"""What is said of a trade, in its part of the trade's page: the grade, and the way to the lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.services.describing import describe_trade
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.word_lists_dialog import WordListsDialog
from journal_app.ui.screens.journal.said_page import SaidPage
from journal_app.ui.screens.journal.screen import JournalScreen
from journal_app.ui.undoing import Undoing
from journal_app.ui.widgets.words_edit import WordsEdit

NOTES = 3
CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """The words on the first trade of the demo journal."""

    def __init__(self, desk: Desk, settle: Callable[[Desk], None]) -> None:
        self.desk, self._settle = desk, settle
        self.said: list[str] = []
        desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.undoing = Undoing(desk)
        self.screen = JournalScreen(desk)
        self.screen.resize(1080, 700)
        self.screen.show()
        self.settle()
        self.screen.panel.parts.choose(NOTES)
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)

    @property
    def page(self) -> SaidPage:
        return self.screen.panel.about

    @property
    def kept(self) -> str:
        """The grade that the journal has of the trade."""
        self.screen.refresh()
        self.settle()
        page = self.screen.panel.page
        assert page is not None
        return page.trade.grade


@pytest.fixture
def shown(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> Shown:
    shown = Shown(desk_on(demo_journal), settle)
    qtbot.addWidget(shown.screen)
    return shown


def test_a_grade_is_chosen_by_key_kept_and_taken_back(shown: Shown) -> None:
    grade = shown.page.grade
    assert grade.accessibleName() == "Grade"
    assert [grade.itemText(at) for at in range(grade.count())] == ["—", "A", "B", "C", "D", "E"]
    grade.setFocus()
    QTest.keyClicks(grade, "b")
    QTest.keyClick(grade, Qt.Key.Key_Return, CONTROL)
    shown.settle()
    assert shown.kept == "B"
    shown.desk.actions["undo"].trigger()
    shown.settle()
    assert shown.kept == ""
    assert grade.grade == ""


def test_a_grade_of_ones_own_stays_shown(shown: Shown) -> None:
    desk, trade = shown.desk, shown.screen.panel.page.trade  # type: ignore[union-attr]
    desk.bridge.change(
        lambda journal: describe_trade(journal, desk.clock, trade.id, grade="7/10"), owner=desk
    )
    assert shown.kept == "7/10"
    assert shown.page.grade.currentText() == "7/10"
    shown.page.keep()
    assert shown.kept == "7/10"
    shown.page.grade.choose("A")
    shown.page.keep()
    shown.settle()
    assert shown.kept == "A"
    assert shown.page.grade.count() == 6


def test_what_is_half_said_is_not_kept_when_the_grades_drop_down(shown: Shown) -> None:
    lesson = shown.page.findChild(QLineEdit, "journal.said.lesson")
    assert lesson is not None
    lesson.setFocus()
    QTest.keyClicks(lesson, "Wait")
    grade = shown.page.grade
    grade.setFocus()
    grade.showPopup()
    QTest.keyClick(grade.view(), Qt.Key.Key_Down)
    QTest.keyClick(grade.view(), Qt.Key.Key_Return)
    shown.settle()
    assert shown.said == []
    assert grade.grade == "A"
    shown.screen.search.setFocus()
    shown.settle()
    assert len(shown.said) == 1
    assert shown.kept == "A"


def test_a_grade_is_only_read_where_the_journal_is(
    desk_on: Callable[..., Desk], demo_journal: Path, settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    shown = Shown(desk_on(demo_journal, read_only=True), settle)
    qtbot.addWidget(shown.screen)
    assert not shown.page.grade.isEnabled()


def test_the_lists_are_changed_from_here_and_offered_at_once(shown: Shown) -> None:
    change = shown.page.findChild(QPushButton, "journal.said.lists")
    assert change is not None
    QTest.keyClick(change, Qt.Key.Key_Space)
    shown.settle()
    (dialog,) = shown.screen.findChildren(WordListsDialog)
    dialog.lists["emotions"].setPlainText("焦り")
    dialog.keep()
    shown.settle()
    assert shown.said == ["The lists are kept."]
    emotions = shown.page.findChild(WordsEdit, "journal.said.emotions")
    assert emotions is not None
    assert emotions.offered[0] == "焦り"
