"""What the curves and colours of a chart are called, as one quiet line above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme import theme

_PIXELS: Final = 12
_SAMPLE: Final = 18.0
_SQUARE: Final = 10.0
_GAP: Final = 6
_BETWEEN: Final = 16
_HEIGHT: Final = 20
_DASHES: Final = {"dashed": [4.0, 3.0], "dotted": [1.0, 2.0]}


class Named(NamedTuple):
    """One name with a sample of its line, or a square of its colour."""

    name: str
    tone: str
    style: Literal["line", "dashed", "dotted", "square"] = "line"


class Legend(QWidget):
    """Names side by side; those without room are left out, and the tip tells all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[Named] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_names(self, names: Sequence[Named]) -> None:
        """Show these."""
        self._names = names
        said = ", ".join(each.name for each in names)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw samples and names."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = look.font(_PIXELS)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        middle = self.height() / 2
        x = 0.0
        for each in self._names:
            width = metrics.horizontalAdvance(each.name)
            sample = _SQUARE if each.style == "square" else _SAMPLE
            if x + sample + _GAP + width > self.width():
                break
            if each.style == "square":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color(each.tone))
                painter.drawRoundedRect(QRectF(x, middle - sample / 2, sample, sample), 2, 2)
            else:
                pen = QPen(look.color(each.tone), 2)
                if each.style in _DASHES:
                    pen.setDashPattern(_DASHES[each.style])
                painter.setPen(pen)
                painter.drawLine(QPointF(x, middle), QPointF(x + sample, middle))
            painter.setPen(look.color("muted"))
            baseline = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(x + sample + _GAP, baseline), each.name)
            x += sample + _GAP + width + _BETWEEN
