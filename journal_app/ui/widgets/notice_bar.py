"""A line that says what was done, with one thing that can be done about it, and goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.labels import Sentence

_SHOWN_FOR: Final = 8_000
"""Milliseconds; as long as the mouse is over it or a key is in it, it stays."""


class NoticeBar(QWidget):
    """The window's last word. Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._said = 0
        self._text = Sentence()
        self._button = Button("", "quiet")
        self._button.setObjectName("notice.act")
        self._close = Button("", "quiet", "x", name=self.tr("Hide this line"))
        self._close.setObjectName("notice.close")
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self._leave)
        self._button.clicked.connect(self._do)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme().changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

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
        *,
        stays: bool = False,
    ) -> None:
        """Say something for a while, or until it is closed."""
        self._said += 1
        self._text.setText(text)
        self._act = on_action
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text) and on_action is not None)
        self.setAccessibleName(text)
        self.show()
        self._timer.stop()
        if not stays:
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close it by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground and the rule above it."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme().color("surface"))
        draw_rule(painter, 0, self.width(), 1, theme().color("line"))

    def _do(self) -> None:
        act, self._act = self._act, None
        said = self._said
        if act is not None:
            act()  # before it hides: a text that had the focus then would take an undo as its own
        if self._said == said:  # what it did may have said something new
            self.hide()

    def _leave(self) -> None:
        if self._button.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()
