"""What stands where nothing is yet: one sentence, and one button that changes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.buttons import Button
from journal_app.ui.widgets.labels import Sentence

_WIDEST = 420


class EmptyState(QWidget):
    """A sentence in the middle, and under it the button that begins. Without words no button."""

    def __init__(
        self,
        sentence: str,
        button_text: str = "",
        on_click: Callable[[], object] | None = None,
        *,
        role: str = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Sentence(sentence, color="muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setMaximumWidth(_WIDEST)
        self.sentence.setMinimumWidth(min(_WIDEST, 200))
        middle = QHBoxLayout()  # aligned instead, the sentence would not be as high as its lines
        middle.addStretch(1)
        middle.addWidget(self.sentence, 100)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addLayout(middle)
        self.button: Button | None = None
        if button_text and on_click is not None:
            self.button = Button(button_text, role)
            self.button.clicked.connect(lambda: on_click())
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
