"""The line at the window's foot that says what was just done, and lets it be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.labels import ElidedLabel

SHOWN_FOR_MS: Final = 12_000


class NoticeBar(QWidget):
    """One sentence with one button; goes by itself, but not while it is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.text = ElidedLabel("", 13, 500)
        self.button = Button("", "quiet")
        self.button.setObjectName("notice.act")
        self._close = Button("", "quiet", "x", name=self.tr("Dismiss"))
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_MS)
        self._timer.timeout.connect(self.hide)
        self.button.clicked.connect(self._do)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.hide()
        theme().changed.connect(self.update)

    def say(
        self, text: str, action_text: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for a while."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self._act = on_action
        self.button.setText(action_text)
        self.button.setVisible(bool(action_text) and on_action is not None)
        self.show()
        self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while it is read."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count down again."""
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground with a hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
