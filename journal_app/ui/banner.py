"""A line over the screens that says what is special about this journal, and the way out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.labels import ElidedLabel


class Banner(QWidget):
    """One sentence and one button, on a quiet ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel("", 13, 500, "text")
        self._button = Button("", "quiet")
        self._button.setObjectName("banner.act")
        self._act: Callable[[], object] | None = None
        self._button.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 4, 22, 4)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.hide()
        theme().changed.connect(self.update)

    def say(self, text: str, word: str = "", act: Callable[[], object] | None = None) -> None:
        """Show the line."""
        self._text.setText(text)
        self._button.setText(word)
        self._button.setVisible(bool(word))
        self._act = act
        self.show()

    def _do(self) -> None:
        if self._act is not None:
            self._act()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw its ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("warning_tint"))
