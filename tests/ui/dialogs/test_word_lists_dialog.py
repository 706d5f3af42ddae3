"""The lists of mistakes and emotions by keyboard: written, kept as one step, taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.describing import USUAL_WORDS, listed_words
from journal_app.services.undo import undo
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.word_lists_dialog import WordListsDialog

Settle = Callable[[Desk], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Driven:
    """The dialog over a journal, and what was said in the rail."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self._settle = desk, settle
        self.said: list[str] = []
        desk.noticed.connect(lambda text, *_: self.said.append(text))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.dialog = WordListsDialog(desk, self.window)
        with qtbot.waitActive(self.dialog):
            self.dialog.open()
        self.settle()

    def settle(self) -> None:
        self._settle(self.desk)

    def kept(self) -> Mapping[str, Sequence[str]]:
        found: list[Mapping[str, Sequence[str]]] = []
        self.desk.bridge.read(
            lambda uow: {kind: listed_words(uow, kind) for kind in USUAL_WORDS},
            found.append,
            owner=self.desk,
        )
        self.settle()
        return found[0]


@pytest.fixture
def driven(desk_on: Callable[..., Desk], qtbot: QtBot, settle: Settle) -> Driven:
    return Driven(desk_on(), qtbot, settle)


def test_a_new_journal_shows_the_usual_words_and_nothing_to_save(driven: Driven) -> None:
    mistakes, emotions = driven.dialog.lists.values()
    assert mistakes.toPlainText().splitlines() == list(USUAL_WORDS["mistakes"])
    assert emotions.accessibleName() == "Emotions"
    assert mistakes.hasFocus()
    assert not driven.dialog.save.isEnabled()
    QTest.keyClick(mistakes, Qt.Key.Key_Tab)
    assert emotions.hasFocus()


def test_words_are_written_kept_in_their_order_and_taken_back(driven: Driven) -> None:
    mistakes = driven.dialog.lists["mistakes"]
    mistakes.selectAll()
    QTest.keyClicks(mistakes, "zu groß")
    QTest.keyClick(mistakes, Qt.Key.Key_Return)
    mistakes.insertPlainText("ложный вход\nZu GROSS\n\n  متأخر ")
    QTest.keyClick(mistakes, Qt.Key.Key_Return, CONTROL)
    driven.settle()
    assert driven.said == ["The lists are kept."]
    assert driven.kept()["mistakes"] == ("zu groß", "ложный вход", "متأخر")
    assert driven.kept()["emotions"] == USUAL_WORDS["emotions"]
    driven.desk.bridge.change(undo, owner=driven.desk)
    assert driven.kept() == {kind: tuple(words) for kind, words in USUAL_WORDS.items()}


def test_words_that_say_the_same_are_no_step(driven: Driven) -> None:
    driven.dialog.lists["mistakes"].appendPlainText("NO STOP")
    driven.dialog.save.click()
    driven.settle()
    assert driven.said == []
    assert driven.kept()["mistakes"] == USUAL_WORDS["mistakes"]


def test_the_usual_words_come_back_and_the_editor_takes_that_back(driven: Driven) -> None:
    mistakes = driven.dialog.lists["mistakes"]
    mistakes.setPlainText("mine")
    driven.dialog.usual.click()
    assert mistakes.toPlainText().splitlines() == list(USUAL_WORDS["mistakes"])
    assert not driven.dialog.save.isEnabled()
    mistakes.undo()
    assert mistakes.toPlainText() == "mine"


def test_cancelled_it_changes_nothing(driven: Driven) -> None:
    driven.dialog.lists["emotions"].setPlainText("hope")
    QTest.keyClick(driven.dialog, Qt.Key.Key_Escape)
    assert driven.kept()["emotions"] == USUAL_WORDS["emotions"]


def test_a_journal_that_is_only_viewed_shows_its_lists(
    desk_on: Callable[..., Desk], demo_journal: Path, qtbot: QtBot, settle: Settle
) -> None:
    driven = Driven(desk_on(demo_journal, read_only=True), qtbot, settle)
    assert driven.dialog.lists["mistakes"].isReadOnly()
    assert not driven.dialog.save.isVisible()
    leave = driven.dialog.findChild(QPushButton, "word_lists.cancel")
    assert leave is not None
    assert leave.text() == "Close"
    driven.dialog.lists["mistakes"].setFocus()
    QTest.keyClick(driven.dialog.lists["mistakes"], Qt.Key.Key_Return, CONTROL)
    assert driven.dialog.isVisible()
    leave.click()
