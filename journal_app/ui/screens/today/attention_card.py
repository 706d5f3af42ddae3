"""The card of what needs attention: a row each, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.chip import Chip, chip_width
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.labels import Sentence

if TYPE_CHECKING:
    from journal_app.ui.screens.today.attention_words import AttentionWords

_ROW: Final = 48
_GAP: Final = 16


class AttentionCard(Card):
    """Signal: `asked(words)`, a row whose button was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Needs attention"))
        self.setObjectName("today.attention")
        self._shown: Sequence[AttentionWords] | None = None
        self.buttons: list[QPushButton] = []
        self._column: QVBoxLayout | None = None
        self.body.addStretch(1)  # the title stays at the top while nothing is known

    def show_rows(self, rows: Sequence[AttentionWords], checked: str) -> None:
        """Show these rows; where there are none, say what was checked."""
        if rows == self._shown:
            return
        self._shown = rows
        self.buttons.clear()
        self.set_aside(str(len(rows)) if rows else "")
        column = self._with_list()
        while column.count() > 1:
            item = column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not rows:
            calm = Sentence()
            calm.setObjectName("today.calm")
            calm.show_parts(
                [(self.tr("Nothing needs you."), 600, "text"), (" " + checked, 400, "muted")]
            )
            column.insertWidget(0, calm)
        wide = max((chip_width(row.chip) for row in rows), default=0)
        for place, words in enumerate(rows):
            made = _Row(words, wide, is_last=place == len(rows) - 1)
            made.asked.connect(self.asked)
            column.insertWidget(place, made)
            self.buttons.append(made.button)

    def _with_list(self) -> QVBoxLayout:
        """The rows' column, made once there is something to show: after the first paint."""
        if self._column is None:
            rows = QWidget()
            self._column = QVBoxLayout(rows)
            self._column.setContentsMargins(0, 0, 0, 0)
            self._column.setSpacing(0)
            self._column.addStretch(1)
            area = QScrollArea()
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.viewport().setAutoFillBackground(False)
            area.setWidget(rows)
            rows.setAutoFillBackground(False)
            self.body.setStretch(0, 0)
            self.body.addWidget(area, 1)
        return self._column


class _Row(QWidget):
    """A chip, a sentence and a button over a hairline."""

    asked = Signal(object)

    def __init__(self, words: AttentionWords, chip_room: int, *, is_last: bool) -> None:
        super().__init__()
        self._is_last = is_last
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(_GAP)
        chip = Chip(words.chip, words.tone)
        row.addWidget(chip)
        row.addSpacing(chip_room - chip_width(words.chip))
        said = Sentence()
        mend = f" {words.mend}." if words.mend else ""
        said.show_parts(
            [
                (words.subject, 600, "text"),
                (f" — {words.sentence}.", 400, "text"),
                (mend, 400, "muted"),
            ]
        )
        row.addWidget(said, 1)
        self.button = button(words.button)
        self.button.setAccessibleName(f"{words.button}: {words.subject}")
        self.button.setObjectName("today.mend")
        self.button.clicked.connect(lambda: self.asked.emit(words))
        if not words.button:
            self.button.hide()
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline under all but the last row."""
        if not self._is_last:
            rect = QRectF(self.rect())
            draw_rule(QPainter(self), 0, rect.width(), rect.bottom(), theme().color("line"))
