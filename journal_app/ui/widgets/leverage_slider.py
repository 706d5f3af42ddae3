"""The leverage as a slider, whose track says where it grows dangerous."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.number_style import formats

_STEP: Final = Decimal("0.01")
_PER_TIMES: Final = 100
_MOST_STEPS: Final = 100_000_000
"""Qt counts no further than 2³¹."""
_KEY_STEP: Final = 10
_PAGE_STEP: Final = 50
_HAND_STEP: Final = 5
"""A hand sets twentieths: finer than that nobody aims."""
_TRACK: Final = 6
_KNOB: Final = 16


class LeverageSlider(KeyboardFocus, QSlider):
    """A leverage from 1× to the most. `leverage_changed(leverage)` tells what hand and keys set.

    warning_from, danger_from: where the track turns, as the trader's own line and the platform's.
    """

    leverage_changed = Signal(object)

    def __init__(self, most: Decimal = Decimal(5), parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._warning_from: Decimal | None = None
        self._danger_from: Decimal | None = None
        self._is_told = False
        self.setSingleStep(_KEY_STEP)
        self.setPageStep(_PAGE_STEP)
        self.setAccessibleName(self.tr("Leverage"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimum(_PER_TIMES)
        self.set_most(most)
        self.valueChanged.connect(self._note)
        theme().changed.connect(self.update)

    def leverage(self) -> Decimal:
        """The leverage that the knob stands at."""
        return self.value() * _STEP

    def set_leverage(self, leverage: Decimal | None) -> None:
        """Put the knob where a leverage is, as near as it goes; tells nobody."""
        self._is_told = True
        self.setValue(_notches(leverage) if leverage is not None else self.minimum())
        self._is_told = False

    def set_most(self, most: Decimal) -> None:
        """Let the track end at the most that is allowed."""
        self._is_told = True
        self.setMaximum(max(self.minimum() + 1, _notches(most)))
        self._is_told = False

    def set_lines(self, warning_from: Decimal | None, danger_from: Decimal | None) -> None:
        """Say where the track turns to warning and to danger."""
        self._warning_from, self._danger_from = warning_from, danger_from
        self.update()

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
        painter.setBrush(self._gradient())
        painter.drawRoundedRect(track, _TRACK / 2, _TRACK / 2)
        knob = QPointF(self._x(self.value()), middle)
        is_on = self.isEnabled()
        painter.setBrush(skin.color("accent" if is_on else "field_border"))
        painter.setPen(QPen(skin.color("surface"), 2))
        painter.drawEllipse(knob, _KNOB / 2, _KNOB / 2)
        if self.has_ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(skin.color("accent"), 2))
            painter.drawEllipse(knob, _KNOB / 2 + 3, _KNOB / 2 + 3)

    def _gradient(self) -> QLinearGradient:
        skin = theme()
        warning = self._share(self._warning_from, 0.5)
        danger = max(self._share(self._danger_from, 1.0), warning)
        gradient = QLinearGradient(0, 0, self.width(), 0)
        gradient.setColorAt(0, skin.color("gain_tint"))
        gradient.setColorAt(max(0.0, warning - 0.1), skin.color("gain_tint"))
        gradient.setColorAt(warning, skin.color("warning_tint"))
        gradient.setColorAt(danger, skin.color("danger_tint"))
        gradient.setColorAt(1, skin.color("danger_tint"))
        return gradient

    def _share(self, line: Decimal | None, otherwise: float) -> float:
        if line is None:
            return otherwise
        return min(1.0, max(0.0, self._x(_notches(line)) / max(1, self.width())))

    def _x(self, value: int) -> float:
        edge = _KNOB / 2 + 4
        along = (value - self.minimum()) / (self.maximum() - self.minimum())
        return edge + along * (self.width() - 2 * edge)

    def _follow(self, x: float) -> None:
        edge = _KNOB / 2 + 4
        along = (x - edge) / max(1.0, self.width() - 2 * edge)
        value = self.minimum() + along * (self.maximum() - self.minimum())
        self.setValue(round(value / _HAND_STEP) * _HAND_STEP)

    def _note(self) -> None:
        self.setAccessibleDescription(formats().times(self.leverage(), 2))
        if not self._is_told:
            self.leverage_changed.emit(self.leverage())


def _notches(leverage: Decimal) -> int:
    """A leverage in steps of the slider; a place for the knob, not a figure."""
    steps = min(leverage * _PER_TIMES, Decimal(_MOST_STEPS))
    return int(steps.to_integral_value(rounding=ROUND_HALF_EVEN))
