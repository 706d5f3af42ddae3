"""A field for a word that is mostly one of a list: typed, or taken from what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.completion import Completion
from journal_app.ui.widgets.icons import paint_icon

_ARROW: Final = 14
_ROOM: Final = 24


class OfferedEdit(QLineEdit):
    """A word; the arrow down shows what is offered, and typing narrows it.

    `taken` tells that one of what is offered stands there by now, by click or Enter in the list.
    """

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme().font())
        self.setTextMargins(0, 0, _ROOM, 0)
        self.setMaxLength(40)
        self._offered: tuple[str, ...] = ()
        theme().changed.connect(self.update)

    def offer(self, words: Sequence[str]) -> None:
        """Offer these; what stands in the field stays."""
        self._offered = tuple(words)
        completer = Completion(words, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # it tells before it writes
        completer.activated.connect(lambda _: QTimer.singleShot(0, self, self.taken.emit))
        self.setCompleter(completer)

    @property
    def word(self) -> str:
        """What stands there; a word that is offered is found however its letters are written."""
        typed = self.text().strip()
        same = (each for each in self._offered if each.casefold() == typed.casefold())
        return next(same, typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what is offered by the arrow down."""
        if event.key() == Qt.Key.Key_Down:
            self._show_offered()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show what is offered by a click on the arrow."""
        super().mousePressEvent(event)
        if event.position().x() > self.width() - _ROOM - 8:
            self._show_offered()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        super().paintEvent(event)
        left, top = self.width() - _ARROW - 8, (self.height() - _ARROW) / 2
        paint_icon(QPainter(self), QRectF(left, top, _ARROW, _ARROW), "chevron-down", "muted")

    def _show_offered(self) -> None:
        completer = self.completer()
        if self._offered and not self.isReadOnly():
            completer.setCompletionPrefix("")
            completer.complete()
