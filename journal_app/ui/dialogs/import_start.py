"""The first page of an import: a file is dropped, chosen or typed, and what cannot be read said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Label, Sentence

_READABLE_WIDTH: Final = 640


class ImportStart(Card):
    """Signals: `choosing()` a file by a dialog, `typed(text)` of a path."""

    choosing = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=32, parent=parent)
        self.path = QLineEdit()
        self.path.setObjectName("import.path")
        self.path.setPlaceholderText(self.tr("Path of the file"))
        self.path.setAccessibleName(self.tr("Path of the file to import"))
        self.path.returnPressed.connect(self._tell_typed)
        self.choose = button(self.tr("Choose a file…"), "primary")
        self.choose.setObjectName("import.choose")
        self.choose.clicked.connect(self.choosing)
        self._unread = Sentence("", color="danger")
        self._unread.setObjectName("import.unread")
        self._unread.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        inside = QWidget()
        inside.setMaximumWidth(_READABLE_WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Label(self.tr("Drop a file here, or choose one"), 15, 600))
        column.addWidget(
            Sentence(
                self.tr(
                    "Trade histories, ledger rows, prices and rates as CSV or Excel, or a whole "
                    "journal as JSON. Of any other table you say what its columns are. You see "
                    "what each row becomes before anything is kept, and taking it in is one step "
                    "that can be undone."
                ),
                color="muted",
            )
        )
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self._unread)
        column.addStretch(3)
        around = QHBoxLayout()
        around.addStretch()
        around.addWidget(inside, 8)
        around.addStretch()
        self.body.addLayout(around, 1)

    def say(self, text: str, color: str) -> None:
        """Say what came of the file."""
        self._unread.setText(text)
        self._unread.set_color(color)
        self._unread.show()

    def clear(self) -> None:
        """Nothing is to be said."""
        self._unread.hide()

    def _tell_typed(self) -> None:
        if text := self.path.text().strip():
            self.typed.emit(text)
