"""What stands where there is nothing yet: one sentence, and one way to change that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.labels import Sentence

_WIDEST = 420


class EmptyState(QWidget):
    """One sentence, and a button where something can be done about it."""

    def __init__(
        self,
        sentence: str,
        button_text: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Sentence(sentence, color="muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(_WIDEST)
        self.sentence.setMinimumWidth(200)
        self.button = Button(button_text)
        self.button.setObjectName("empty.act")
        self.button.setVisible(bool(button_text))
        if on_click is not None:
            self.button.clicked.connect(lambda: on_click())
        middle = QHBoxLayout()  # aligned instead, the sentence would not be as high as its lines
        middle.addStretch(1)
        middle.addWidget(self.sentence, 100)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addLayout(middle)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self.sentence.setText(sentence)
