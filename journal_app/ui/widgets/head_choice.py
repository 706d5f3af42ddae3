"""Short words in the head of a card that can be pressed: one alone, or one of a few."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.measures import width_of

_PIXELS: Final = 12
_HEIGHT: Final = 20
_PADDING: Final = 4


class HeadChoice(QWidget):
    """One stop for Tab, arrows go from one to the next. Signal: `chosen(meaning)`.

    choices: of each what it means, its short word, and what a screen reader calls it.
    """

    chosen = Signal(str)

    def __init__(
        self, choices: tuple[tuple[str, str, str], ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._meanings = [meaning for meaning, _, _ in choices]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for place, (meaning, word, spoken) in enumerate(choices):
            made = HeadWord(word, spoken, can_stay=True)
            made.setObjectName(f"{name}.{meaning}")
            self._group.addButton(made, place)
            row.addWidget(made)
        self._group.idToggled.connect(self._tell)

    def choose(self, meaning: str) -> None:
        """Press one; nothing is told of one that is pressed already."""
        place = self._meanings.index(meaning) if meaning in self._meanings else 0
        self._group.button(place).setChecked(True)

    def _tell(self, place: int, is_on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if not is_on:
            return
        for each in self._group.buttons():
            stop = Qt.FocusPolicy.StrongFocus if each.isChecked() else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(stop)
        self.chosen.emit(self._meanings[place])


class HeadWord(KeyboardFocus, QAbstractButton):
    """A small button that shows a word. spoken: what a screen reader calls it."""

    def __init__(self, word: str, spoken: str = "", *, can_stay: bool = False) -> None:
        super().__init__()
        self.setText(word)
        self.setCheckable(can_stay)
        self.setAutoExclusive(can_stay)  # by which a screen reader knows that it is one of several
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(width_of(self.text(), _PIXELS, 600) + 2 * _PADDING, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground, word and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, is_on = theme(), self.isChecked()
        if is_on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_tint" if is_on else "neutral_tint"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setFont(look.font(_PIXELS, 600 if is_on else 400))
        painter.setPen(look.color("accent" if is_on or not self.isCheckable() else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), look.color("accent"), 4)
