"""A step's verdict in a word, which leads to the step and says what was found there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.chip import HEIGHT, chip_width, paint_chip
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.pressed_by_enter import PressedByEnter

_NARROWEST = 96


class StepChip(PressedByEnter, KeyboardFocus, QAbstractButton):
    """Pressed, it leads to its step. Tab stops only where something was found."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"plan.verdict.{question}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROWEST)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tone = "neutral"
        self._found: tuple[str, ...] = ()
        theme().changed.connect(self.update)

    @property
    def tone(self) -> str:
        """The tone of its verdict."""
        return self._tone

    def show_verdict(self, word: str, tone: str, found: Sequence[str]) -> None:
        """Show a verdict. found: what brought it about, a sentence each."""
        self.setText(word)
        self._tone = tone
        self.setAccessibleName(word)
        self.setAccessibleDescription(" ".join(f"{each}." for each in found))
        self._found = tuple(found)
        self._tell_tip()
        policy = Qt.FocusPolicy.StrongFocus if found else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole word in the tip where it is cut."""
        super().resizeEvent(event)
        self._tell_tip()

    def _tell_tip(self) -> None:
        is_cut = self.width() < self.sizeHint().width()
        self.setToolTip("\n".join([*([self.text()] if is_cut else []), *self._found]))

    def sizeHint(self) -> QSize:
        """As wide as the word asks for."""
        return QSize(chip_width(self.text()), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip, and the ring of the keyboard over it."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.text(), self._tone)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), theme().color("accent"))
