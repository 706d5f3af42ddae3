"""A remark on a quiet ground: what matters in bold, and a sentence after it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import CONTROL_RADIUS, fill_bordered
from journal_app.ui.widgets.labels import Sentence


class NoteBox(QWidget):
    """A remark that is not to be missed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Sentence()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.sentence)
        theme().changed.connect(self.update)

    def show_parts(self, bold: str, rest: str) -> None:
        """Show what matters, and the sentence after it."""
        parts = [(bold + " ", 600, "text")] if bold else []
        self.sentence.show_parts([*parts, (rest, 400, "text")])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        ground = theme().color("accent_tint")
        fill_bordered(
            QPainter(self), QRectF(self.rect()), ground=ground, border=ground, radius=CONTROL_RADIUS
        )
