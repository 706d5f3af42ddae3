"""A slider with a painted track and a knob that follows the hand; what it counts is another's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_TRACK: Final = 6
_KNOB: Final = 16
_EDGE: Final = _KNOB / 2 + 4
"""Room at both ends for the knob and its ring. Units: logical pixels, as all here."""


class TrackSlider(KeyboardFocus, QSlider):
    """Moved by keys and hand, not by the wheel. hand_step: what a hand sets at the finest."""

    def __init__(self, hand_step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._hand_step = hand_step
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def track(self) -> QBrush:
        """What the track is painted with."""
        return QBrush(theme().color("neutral_tint"))

    def sizeHint(self) -> QSize:
        """As high as the knob and its ring."""
        return QSize(200, 24)

    def minimumSizeHint(self) -> QSize:
        """Room to aim."""
        return QSize(96, 24)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll; the knob is not moved by passing over it."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the knob to where the track was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position().x())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the knob along."""
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the knob there."""
        self.setSliderDown(False)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw track, knob and ring."""
        skin = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        track = QRectF(0, middle - _TRACK / 2, self.width(), _TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.track())
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        knob = QPointF(self.x_of(self.value()), middle)
        painter.setBrush(skin.color("accent" if self.isEnabled() else "field_border"))
        painter.setPen(QPen(skin.color("surface"), 2))
        painter.drawEllipse(knob, _KNOB / 2, _KNOB / 2)
        if self.has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(skin.color("accent"), 2))
            painter.drawEllipse(knob, _KNOB / 2 + 3, _KNOB / 2 + 3)

    def x_of(self, value: int) -> float:
        """Where along the track a value stands."""
        along = (value - self.minimum()) / max(1, self.maximum() - self.minimum())
        return _EDGE + along * (self.width() - 2 * _EDGE)

    def _follow(self, x: float) -> None:
        along = (x - _EDGE) / max(1.0, self.width() - 2 * _EDGE)
        value = self.minimum() + along * (self.maximum() - self.minimum())
        self.setValue(round(value / self._hand_step) * self._hand_step)
