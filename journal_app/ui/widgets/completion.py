"""Words that are offered under a field while one of them is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter

from journal_app.ui.theme import theme


class Completion(QCompleter):
    """Offers what begins as typed, in any case of its letters, until it is typed to its end.

    A click beside the list closes it and is a click on what lies there, too.
    """

    def __init__(self, words: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = QStringListModel(list(words), self)
        self.setModel(self._words)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self.popup()
        assert popup is not None
        self.list: QAbstractItemView = popup
        self.list.setObjectName("offers")
        self.list.setFont(theme().font())
        self.list.installEventFilter(_Manners(self.list, self))

    @property
    def words(self) -> list[str]:
        """What is offered."""
        return self._words.stringList()

    def offer(self, words: Sequence[str]) -> None:
        """Offer these."""
        if list(words) != self.words:
            self._words.setStringList(list(words))

    def splitPath(self, path: str) -> list[str]:
        """What is looked for; nothing is found for a word that is complete."""
        is_complete = any(word.casefold() == path.casefold() for word in self.words)
        return ["\0"] if is_complete else [path]


_OF_A_CLICK: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease})
_OF_THE_KEYBOARD: Final = frozenset({QEvent.Type.Hide, QEvent.Type.WindowActivate})
"""What may leave the keyboard with a list that is closed; some desktops are late in giving it."""


class _Manners(QObject):
    """Lets a list leave the window as if it had not been there.

    A click beside it is passed on to what lies there, which the list alone would swallow; and the
    keyboard is given back, which not every desktop does by itself.
    """

    def __init__(self, shown: QAbstractItemView, completion: Completion) -> None:
        super().__init__(shown)
        self._list, self._completion = shown, completion

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Close the list before a click beside it reaches it."""
        if event.type() in _OF_THE_KEYBOARD and self._list.isHidden():
            QTimer.singleShot(0, self, self._give_back)
        elif (
            isinstance(event, QMouseEvent)
            and event.type() in _OF_A_CLICK
            and not self._list.rect().contains(event.position().toPoint())
        ):
            self._list.hide()
            _pass_on(event)
            return True
        return False

    def _give_back(self) -> None:
        """Unless another window or program has it by now."""
        if QGuiApplication.focusWindow() is self._list.window().windowHandle():
            self._completion.widget().window().activateWindow()


def _pass_on(click: QMouseEvent) -> None:
    """Give it to the window below, which then knows where the button went down, and came up."""
    at = click.globalPosition()
    below = QApplication.widgetAt(at.toPoint())
    window = below.window().windowHandle() if below is not None else None
    if window is not None:
        passed = QMouseEvent(
            click.type(), window.mapFromGlobal(at), at, click.button(), click.buttons(),
            click.modifiers(),
        )  # fmt: skip
        QApplication.postEvent(window, passed)
