"""What says what was done, with one thing that can be done about it, and goes by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.crisp import draw_rule, fill_bordered
from journal_app.ui.widgets.labels import Sentence

_SHOWN_FOR: Final = 8_000
"""Milliseconds; as long as the mouse is over it or a key is in it, it stays."""

_LONGEST: Final = 140
"""Characters for which the rail of the lowest window has room, whatever else stands there."""

_BREAKS: Final = re.compile(r"[/\\_.](?=\S{8})")
"""After these signs a path too long for a line may go on in the next."""

_SIGNS: Final = re.compile(r"[+−](?=[^\s\d])")
"""A sign before a currency's, from which a line would be broken off."""


class Notice(QWidget):
    """The last word of a window. Hidden until something is said; its kinds lay its parts out."""

    button_role: ClassVar = "quiet"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._said = 0
        self._full = ""
        self._before: QWidget | None = None
        self._text = Sentence()
        self._button = Button("", self.button_role)
        self._button.setObjectName("notice.act")
        self._close = Button("", self.button_role, "x", name=self.tr("Hide this line"))
        self._close.setObjectName("notice.close")
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self._leave)
        self._button.clicked.connect(self._do)
        self._close.clicked.connect(self._go)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus)
        theme().changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._full

    @property
    def has_offer(self) -> bool:
        """Whether something can be done about it."""
        return self._act is not None

    @property
    def button(self) -> Button:
        """The button that does something about it."""
        return self._button

    def say(
        self,
        text: str,
        action_text: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Say something for a while, or until it is closed."""
        self._said += 1
        self._full = text
        self._write(text)
        self._act = on_action
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text) and on_action is not None)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close it by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while it is read."""
        super().enterEvent(event)
        if self._timer.isActive():
            self._timer.start(2 * _SHOWN_FOR)

    def leaveEvent(self, event: QEvent) -> None:
        """Go after a while."""
        super().leaveEvent(event)
        if self._timer.isActive():
            self._timer.start(_SHOWN_FOR)

    def _write(self, text: str) -> None:
        raise NotImplementedError

    def _do(self) -> None:
        act, self._act = self._act, None
        said = self._said
        if act is not None:
            act()  # before it hides: a text that had the focus then would take an undo as its own
        if self._said == said:  # what it did may have said something new
            self._go()

    def _go(self) -> None:
        """Hide, and give the keys back to where they were before they came here."""
        keys, before = QApplication.focusWidget(), self._before
        is_here = keys is not None and self.isAncestorOf(keys)
        if is_here and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and old and not self.isAncestorOf(old):
            self._before = old

    def _leave(self) -> None:
        if self._button.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()


class NoticeBar(Notice):
    """A line at the foot of a dialog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the rule above it."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme().color("surface"))
        draw_rule(painter, 0, self.width(), 1, theme().color("line"))

    def _write(self, text: str) -> None:
        self._text.setText(text)


class NoticeCard(Notice):
    """A card for a corner of the window, as wide as it is given there."""

    button_role: ClassVar = "aside"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._button)
        below.addStretch(1)
        below.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 6)
        below.setContentsMargins(-6, 0, 0, 0)  # its word stands under the text
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addLayout(below)
        self._button.may_shrink()
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        skin = theme()
        ground, border = skin.color("neutral_tint"), skin.color("line")
        fill_bordered(QPainter(self), QRectF(self.rect()), ground=ground, border=border)

    def _write(self, text: str) -> None:
        """Break long names where they may be broken; what is too long is told whole by the tip."""
        is_long = len(text) > _LONGEST
        shown = _BREAKS.sub("\\g<0>\u200b", f"{text[:_LONGEST].rstrip()}…" if is_long else text)
        self._text.setText(_SIGNS.sub("\\g<0>\u2060", shown))
        self._text.setAccessibleName(text)
        self._text.setToolTip(text if is_long else "")
