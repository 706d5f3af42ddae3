"""The moment that a trade is shown at: a bar that steps through its past, and back to now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.ledger.moments import (
    day_after,
    day_before,
    is_end_of_day,
    time_after,
    time_before,
)
from journal_app.ui.formatting import Formats
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.crisp import CONTROL_RADIUS, draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from journal_app.services.trade_page import Times

_HEIGHT: Final = 32
_STEP: Final = 28


class MomentBar(KeyboardFocus, QWidget):
    """Says which moment is shown. Signal: `asked(moment)`, None for now.

    Arrow keys step by days, with Ctrl by entries; Home is the first entry, End and Escape are now.
    """

    spoken_role = QAccessible.Role.SpinBox
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal.moment")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_HEIGHT)
        self._formats = Formats()
        self._times: Times | None = None
        self._entries: Sequence[datetime] = ()
        self._said = ElidedLabel(pixels=12, color="muted")
        self._said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.earlier = button("", "quiet", "chevron-left", name=self.tr("A day earlier"))
        self.earlier.setObjectName("journal.moment.earlier")
        self.earlier.clicked.connect(lambda: self._step(by_entry=False, is_back=True))
        self.later = button("", "quiet", "chevron-right", name=self.tr("A day later"))
        self.later.setObjectName("journal.moment.later")
        self.later.clicked.connect(lambda: self._step(by_entry=False, is_back=False))
        self.back = button(self.tr("Back to now"), "quiet")
        self.back.setObjectName("journal.moment.now")
        self.back.clicked.connect(self._to_now)
        for each in (self.earlier, self.later):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the bar itself takes the arrow keys
            each.setFixedWidth(_STEP)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(4)
        row.addWidget(self.earlier)
        row.addWidget(self._said, 1)
        row.addWidget(self.back)
        row.addWidget(self.later)
        self.setToolTip(
            self.tr("Arrow keys: day by day · with Ctrl: entry by entry · Home: the first entry")
        )
        theme().changed.connect(self.update)

    def show_times(
        self, times: Times | None, entries: Sequence[datetime], formats: Formats
    ) -> None:
        """Show a moment; entries: when each of the ledger happened, in order."""
        self._times, self._entries, self._formats = times, entries, formats
        self.setVisible(times is not None)
        if times is None:
            return
        self.back.setVisible(times.is_past)
        words = self._words(times)
        self._said.setText(words)
        self._said.set_color("warning" if times.is_past else "muted")
        self.setAccessibleName(words)
        self.earlier.setEnabled(times.shown > times.first)
        self.later.setEnabled(times.is_past)
        self.update()

    def _words(self, times: Times) -> str:
        formats, shown = self._formats, times.shown
        when = formats.day(shown)
        if not is_end_of_day(shown, formats.zone):
            when = f"{when} {formats.clock(shown)}"
        if not times.is_past:
            return self.tr("As of {when}").format(when=when)
        return self.tr("Past: {when}").format(when=when)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step."""
        by_entry = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._step(by_entry=by_entry, is_back=event.key() == Qt.Key.Key_Left)
            case Qt.Key.Key_Home:
                self._ask(self._times.first if self._times else None)
            case Qt.Key.Key_End:
                self._to_now()
            case Qt.Key.Key_Escape if self._times is not None and self._times.is_past:
                self._to_now()
            case _:
                super().keyPressEvent(event)

    def _step(self, *, by_entry: bool, is_back: bool) -> None:
        if self._times is None:
            return
        shown, zone = self._times.shown, self._formats.zone
        if by_entry:
            to = (time_before if is_back else time_after)(shown, self._entries)
            self._ask(to or (self._times.first if is_back else None))
        else:
            self._ask((day_before if is_back else day_after)(shown, zone))

    def _to_now(self) -> None:
        if self.back.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes with the past
        self._ask(None)

    def _ask(self, moment: datetime | None) -> None:
        """Ask for a moment of the trade; from the last one on it is now, whatever comes."""
        if self._times is None:
            return
        if moment is not None:
            moment = max(moment, self._times.first)
            moment = None if moment >= self._times.now else moment
        shown = self._times.shown if self._times.is_past else None
        if moment != shown:
            self.asked.emit(moment)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, in a warning's tint for the past, and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_past = self._times is not None and self._times.is_past
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("warning_tint" if is_past else "neutral_tint"))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, CONTROL_RADIUS, CONTROL_RADIUS)
        if self.has_ring:
            draw_ring(painter, area, theme().color("accent"))
