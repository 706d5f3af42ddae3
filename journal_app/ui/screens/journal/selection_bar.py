"""Under the table, once several trades are selected: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.labels import ElidedLabel


class SelectionBar(QWidget):
    """Hidden until it has something to offer. Signals tell what is asked for."""

    words_asked = Signal()
    export_asked = Signal()
    trash_asked = Signal()
    return_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ElidedLabel(weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        self.words = self._made(self.tr("Tags, strategy…"), "words", self.words_asked)
        self.export = self._made(self.tr("Export…"), "export", self.export_asked)
        self.trash = self._made(self.tr("To the trash"), "trash", self.trash_asked)
        self.bring_back = self._made(self.tr("Bring back"), "return", self.return_asked)
        self.clear = button("", "quiet", "x", name=self.tr("Select one alone"))
        self.clear.setObjectName("journal.selection.clear")
        self.clear.clicked.connect(self.clear_asked)
        for each in (self.words, self.export, self.trash, self.bring_back, self.clear):
            row.addWidget(each)
        theme().changed.connect(self.update)
        self.hide()

    def offer(self, told: str, *, is_trash: bool, is_read_only: bool) -> None:
        """Say what is selected, and offer what can be done with it; nothing where it is empty."""
        self._told.setText(told)
        self.setAccessibleName(told)
        self.words.setVisible(not is_read_only and not is_trash)
        self.trash.setVisible(not is_read_only and not is_trash)
        self.bring_back.setVisible(not is_read_only and is_trash)
        self.setVisible(bool(told))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the rule above it."""
        draw_rule(QPainter(self), 0, self.width(), 1, theme().color("line"))

    @property
    def told(self) -> str:
        """What is said."""
        return self._told.text()

    def _made(self, text: str, name: str, asked: SignalInstance) -> Button:
        made = button(text)
        made.setObjectName(f"journal.selection.{name}")
        made.clicked.connect(asked)
        return made
