"""The keys of actions in fields, which on some desktops move or delete with the same keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from journal_app.ui.actions import Actions

_FIRST_THE_TEXT: Final = frozenset({"undo", "redo"})
"""What a text that was typed in does by itself before the journal does."""


class KeysInFields(QObject):
    """Lets the keys of a window's actions through the field of that window that is typed in.

    Ctrl+E goes to the end of a line and Ctrl+U deletes it on X11: a field would take both.
    """

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions
        self._window = window
        self._field: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._follow(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say of a key that an action has that the field does not want it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._is_of_an_action(QKeySequence(event.keyCombination())):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _is_of_an_action(self, keys: QKeySequence) -> bool:
        return any(
            keys in action.shortcuts()
            for name in self._actions
            if name not in _FIRST_THE_TEXT and (action := self._actions[name]).isEnabled()
        )

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = None
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit) and new.window() is self._window:
            new.installEventFilter(self)
            self._field = new
