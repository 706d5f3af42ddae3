"""A slider that stands at given numbers only, however far they lie apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.planning.notches import Notches, nearest
from journal_app.ui.widgets.number_style import formats
from journal_app.ui.widgets.track_slider import TrackSlider

_RESET_KEYS: Final = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class NotchSlider(TrackSlider):
    """Picks one of some numbers. Signals: `picked(number)`, by hand or keys; `reset_asked()`, by
    a double click or Backspace. is_amount: whether the numbers tell how much there is.
    """

    picked = Signal(object)
    reset_asked = Signal()

    def __init__(
        self, notches: Notches, parent: QWidget | None = None, *, is_amount: bool = False
    ) -> None:
        super().__init__(parent=parent)
        self._is_amount = is_amount
        self._notches: Notches = ()
        self._is_told = False
        self.setPageStep(5)
        self.set_notches(notches)
        self.valueChanged.connect(self._pick)

    def set_notches(self, notches: Notches) -> None:
        """Stand at these numbers from now on; tells nobody."""
        if notches != self._notches:
            self._notches = notches
            self._is_told = True
            self.setRange(0, len(notches) - 1)
            self._is_told = False

    def show_number(self, number: Decimal | None) -> None:
        """Put the knob nearest to a number; tells nobody."""
        if number is not None:
            self._is_told = True
            self.setValue(nearest(self._notches, number))
            self._is_told = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the number that was there at first."""
        self.setSliderDown(False)
        self.reset_asked.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for it by Backspace too."""
        if event.key() in _RESET_KEYS:
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)

    def _pick(self, place: int) -> None:
        write = formats().amount if self._is_amount else formats().exactly
        self.setAccessibleDescription(write(self._notches[place]))
        if not self._is_told:
            self.picked.emit(self._notches[place])
