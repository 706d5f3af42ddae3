"""Leaving a form by Escape: what little was typed goes, and much is asked for first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from journal_app.ui.dialogs.form_dialog import DropDialog, FormDialog
from journal_app.ui.widgets.amount_edit import AmountEdit


class Written(FormDialog):
    """Two words, a number and a text."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.amount, self.text = AmountEdit(), QPlainTextEdit()
        column = QVBoxLayout(self)
        for each in (self.first, self.second, self.amount, self.text):
            column.addWidget(each)


@pytest.fixture
def form(qtbot: QtBot) -> Written:
    made = Written()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def escape() -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    QApplication.processEvents()


def typed(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    editor.setFocus()
    QTest.keyClicks(editor, text)


def asked(form: Written) -> DropDialog | None:
    found = form.findChild(DropDialog)
    return found if found is not None and found.isVisible() else None


def press(form: Written, name: str) -> None:
    button = form.findChild(QPushButton, name)
    assert button is not None
    button.click()
    QApplication.processEvents()


def test_a_word_is_dropped_at_once(form: Written) -> None:
    typed(form.first, "ETH")
    escape()
    assert not form.isVisible()


def test_what_the_dialog_fills_in_is_not_typed(form: Written) -> None:
    form.first.setFocus()
    form.second.setText("filled in")
    form.amount.set_amount(Decimal(2000))
    form.text.setPlainText("a long text that the journal knew of this trade before")
    form.amount.setFocus()
    form.text.setFocus()
    escape()
    assert not form.isVisible()


def test_two_fields_are_asked_for_and_kept_unless_one_says_so(form: Written) -> None:
    typed(form.first, "ETH")
    typed(form.amount, "2000")
    escape()
    assert form.isVisible()
    assert asked(form) is not None
    escape()  # goes on typing
    assert form.isVisible()
    assert asked(form) is None
    form.amount.setFocus()
    form.close()
    assert form.isVisible()
    press(form, "drop.drop")
    assert not form.isVisible()


def test_a_long_text_is_asked_for(form: Written) -> None:
    typed(form.text, "What I learnt from it: never to add to a losing side.")
    escape()
    assert asked(form) is not None
    press(form, "drop.stay")
    assert form.isVisible()


def test_what_was_typed_and_taken_back_or_kept_is_not_missed(form: Written) -> None:
    typed(form.first, "ETH")
    typed(form.second, "BTC")
    form.forget_typed()
    typed(form.amount, "20")
    typed(form.second, "")
    form.first.clear()
    assert not form.is_much_typed


def test_a_field_that_was_removed_is_not_asked_about(form: Written) -> None:
    """As with the row of an alert that is typed and then removed."""
    typed(form.first, "2000")
    typed(form.second, "phone")
    form.text.setFocus()
    for gone in (form.first, form.second):
        gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    escape()
    assert asked(form) is None
    assert not form.isVisible()
