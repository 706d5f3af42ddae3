"""What asks one thing before something is lost: a title, what there is to know, and the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.labels import Label, Sentence


class Asking(Dialog):
    """Asks once. name: of the dialog, before those of its buttons. width: in logical pixels."""

    def __init__(self, name: str, title: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 18)
        self._column.setSpacing(10)
        self._column.addWidget(Label(title, 16, 700))

    def say(self, text: str, *, weight: int = 400, color: str = "text") -> None:
        """Say one thing more."""
        self._column.addWidget(Sentence(text, weight=weight, color=color))

    def let_choose(self, *answers: Button, default: Button) -> None:
        """Offer the answers. default: what Enter presses, which has the keys; it loses nothing."""
        self._column.addStretch(1)
        self._column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for each in answers:
            row.addWidget(each)
        self._column.addLayout(row)
        default.setDefault(True)
        default.setFocus()
