"""A dialog that is written into: leaving it by Escape asks before much that was typed is lost."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from journal_app.ui.dialogs.asking import Asking
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button

_MANY_FIELDS: Final = 2
_LONG_TEXT: Final = 40
"""So much is not typed again in a moment. Units: fields, characters."""

Editor = QLineEdit | QPlainTextEdit


class FormDialog(Dialog):
    """What is typed by hand counts, and what the dialog fills in does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed_in: set[Editor] = set()
        self._come_to: tuple[Editor, object] | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @property
    def is_much_typed(self) -> bool:
        """Whether it would take a while to type it again."""
        self._note_typed()
        there = filter(isValid, self._typed_in)  # a row may have been removed with its fields
        written = [editor for editor in there if _text_of(editor).strip()]
        return len(written) >= _MANY_FIELDS or any(map(self._says_much, written))

    def _says_much(self, editor: Editor) -> bool:
        """Whether one field alone holds what would take a while to type again."""
        return len(_text_of(editor).strip()) >= _LONG_TEXT

    def forget_typed(self) -> None:
        """What was typed is kept, and another begun."""
        self._typed_in.clear()
        if self._come_to is not None and isValid(self._come_to[0]):
            self._come_to = (self._come_to[0], _content(self._come_to[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask before Escape drops much."""
        if event.key() == Qt.Key.Key_Escape and self.is_much_typed:
            self._ask_to_drop()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask as for Escape."""
        if self.isVisible() and self.is_much_typed:
            event.ignore()
            self._ask_to_drop()
        else:
            super().closeEvent(event)

    def _ask_to_drop(self) -> None:
        asking = DropDialog(self)
        asking.accepted.connect(self.reject)
        asking.open()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """See what was typed into the field that is left, and what stands in the next one."""
        self._note_typed()
        self._come_to = None
        if isinstance(new, Editor) and new.window() is self:
            self._come_to = (new, _content(new))

    def _note_typed(self) -> None:
        if self._come_to is None:
            return
        editor, content = self._come_to
        if isValid(editor) and _content(editor) != content:
            self._typed_in.add(editor)


def _content(editor: Editor) -> object:
    """A number by its value: how it is written changes as one comes and goes."""
    if isinstance(editor, AmountEdit) and (amount := editor.amount()) is not None:
        return amount
    return _text_of(editor)


def _text_of(editor: Editor) -> str:
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


class DropDialog(Asking):
    """Asks whether what was typed is to be dropped. Going on is what happens without an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("drop", self.tr("Drop what you typed?"), 380, parent)
        self.say(self.tr("It is not kept anywhere yet."), color="muted")
        drop = button(self.tr("Drop it"), "danger")
        drop.setObjectName("drop.drop")
        drop.clicked.connect(self.accept)
        stay = button(self.tr("Go on typing"), "primary")
        stay.setObjectName("drop.stay")
        stay.clicked.connect(self.reject)
        self.let_choose(drop, stay, default=stay)
