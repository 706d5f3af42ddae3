"""When a dialog goes, the keyboard is with its window again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.problems import JournalUnusable
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.error_dialog import ErrorDialog, show_error


def test_the_window_below_is_awake_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    for leave in (Dialog.accept, Dialog.reject, Dialog.hide):
        dialog = Dialog(window)
        dialog.open()
        qtbot.waitUntil(lambda d=dialog: QApplication.activeWindow() is d)  # type: ignore[misc]
        leave(dialog)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        assert QApplication.focusWidget() is field


def test_what_several_met_with_is_told_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def told() -> list[str]:
        return [each.happened for each in window.findChildren(ErrorDialog) if each.isVisible()]

    for _ in range(3):
        show_error(window, JournalUnusable("busy", path="a.journal"))
    assert len(told()) == 1
    show_error(window, JournalUnusable("missing_file", path="a.journal"))
    assert len(told()) == 2
    for dialog in window.findChildren(ErrorDialog):
        dialog.reject()
    show_error(window, JournalUnusable("busy", path="a.journal"))
    assert len(told()) == 1


def test_a_journal_that_is_gone_is_not_called_safe(qtbot: QtBot) -> None:
    dialog = ErrorDialog.of(JournalUnusable("missing_file", path="a.journal"))
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "moved, renamed or deleted" in words
    assert "everything that was saved before is safe" not in words
