"""The leverage as a slider, whose track says where it grows dangerous."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QBrush, QLinearGradient
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.number_style import formats
from journal_app.ui.widgets.track_slider import TrackSlider

_STEP: Final = Decimal("0.01")
_PER_TIMES: Final = 100
_MOST_STEPS: Final = 100_000_000
"""Qt counts no further than 2³¹."""
_KEY_STEP: Final = 10
_PAGE_STEP: Final = 50
_HAND_STEP: Final = 5
"""A hand sets twentieths: finer than that nobody aims."""


class LeverageSlider(TrackSlider):
    """A leverage from 1× to the most. `leverage_changed(leverage)` tells what hand and keys set.

    warning_from, danger_from: where the track turns, as the trader's own line and the platform's.
    """

    leverage_changed = Signal(object)

    def __init__(self, most: Decimal = Decimal(5), parent: QWidget | None = None) -> None:
        super().__init__(_HAND_STEP, parent)
        self._warning_from: Decimal | None = None
        self._danger_from: Decimal | None = None
        self._is_told = False
        self.setSingleStep(_KEY_STEP)
        self.setPageStep(_PAGE_STEP)
        self.setAccessibleName(self.tr("Leverage"))
        self.setMinimum(_PER_TIMES)
        self.set_most(most)
        self.valueChanged.connect(self._note)

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

    def track(self) -> QBrush:
        """Turn from calm to danger at the lines."""
        skin = theme()
        warning = self._share(self._warning_from, 0.5)
        danger = max(self._share(self._danger_from, 1.0), warning)
        gradient = QLinearGradient(0, 0, self.width(), 0)
        gradient.setColorAt(0, skin.color("gain_tint"))
        gradient.setColorAt(max(0.0, warning - 0.1), skin.color("gain_tint"))
        gradient.setColorAt(warning, skin.color("warning_tint"))
        gradient.setColorAt(danger, skin.color("danger_tint"))
        gradient.setColorAt(1, skin.color("danger_tint"))
        return QBrush(gradient)

    def _share(self, line: Decimal | None, otherwise: float) -> float:
        if line is None:
            return otherwise
        return min(1.0, max(0.0, self.x_of(_notches(line)) / max(1, self.width())))

    def _note(self) -> None:
        self.setAccessibleDescription(formats().times(self.leverage(), 2))
        if not self._is_told:
            self.leverage_changed.emit(self.leverage())


def _notches(leverage: Decimal) -> int:
    """A leverage in steps of the slider; a place for the knob, not a figure."""
    steps = min(leverage * _PER_TIMES, Decimal(_MOST_STEPS))
    return int(steps.to_integral_value(rounding=ROUND_HALF_EVEN))
