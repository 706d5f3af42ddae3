"""A word on a quiet ground: a direction, a status, an urgency."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.measures import fitted, width_of

HEIGHT: Final = 20
_PADDING: Final = 8
_PIXELS: Final = 12
_INK: Final = {
    "neutral": "muted",
    "accent": "accent",
    "gain": "gain",
    "loss": "loss",
    "warning": "warning",
    "danger": "danger",
}


def chip_width(text: str) -> int:
    """How wide a chip with this word is."""
    return width_of(text, _PIXELS) + 2 * _PADDING


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: str, under: str = "") -> None:
    """Paint a chip at the left of a rectangle, in the middle of its height.

    under: the token of what it lies on, where that is no surface; a chip of the same tint would
    not be seen there, and is painted on the surface's colour.
    """
    skin = theme()
    width = min(chip_width(text), rect.width())
    ground = QRectF(rect.x(), rect.y() + (rect.height() - HEIGHT) // 2, width, HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    tint = tone + "_tint"
    painter.setBrush(skin.color("surface" if tint == under else tint))
    painter.drawRoundedRect(ground, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(skin.color(_INK[tone]))
    painter.setFont(skin.font(_PIXELS))
    words = fitted(text, width - 2 * _PADDING, _PIXELS)
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)


class Chip(QLabel):
    """A chip that stands alone. tone: neutral, accent, gain, loss, warning or danger."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self._cut = ""
        self.show_word(text, tone)
        theme().changed.connect(self.update)

    def show_word(self, text: str, tone: str) -> None:
        """Show another word in another tone."""
        self.setText(text)
        self._tone = tone
        self._judge()
        self.updateGeometry()
        self.update()

    @property
    def tone(self) -> str:
        """Its tone."""
        return self._tone

    def sizeHint(self) -> QSize:
        """As wide as the word asks for."""
        return QSize(chip_width(self.text()), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The whole word."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole word as a tip where it is cut."""
        super().resizeEvent(event)
        self._judge()

    def _judge(self) -> None:
        cut = self.text() if self.width() < self.sizeHint().width() else ""
        if cut != self._cut:
            if self.toolTip() in ("", self._cut):
                self.setToolTip(cut)
            self._cut = cut

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the chip."""
        paint_chip(QPainter(self), self.rect(), self.text(), self._tone)
