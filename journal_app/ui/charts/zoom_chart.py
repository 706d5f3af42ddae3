"""Lines of which a part can be looked at alone: by wheel, by drawing over it, and by keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.charts.line_chart import LineChart
from journal_app.ui.charts.thinning import across
from journal_app.ui.charts.zoom import STEP, Stretch
from journal_app.ui.theme import theme

_LEAST_DRAG: Final = 6
_NOTCH: Final = 120
_DRAWN_OVER: Final = 40
_CLOSER: Final = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal})
_ASIDE: Final[Mapping[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ZoomChart(LineChart):
    """A line chart that can be zoomed across; upward it takes the room that what is shown needs.

    The wheel zooms once the chart has the focus, else with Ctrl, so that a page scrolls under it.
    Drawing over a part shows that part, a double click shows all. By keys: + and − zoom, Shift with
    an arrow moves, 0 or Escape shows all.
    """

    zoomed = Signal()
    """Another part is shown."""

    def __init__(
        self, x: Literal["time", "number"] = "time", parent: QWidget | None = None
    ) -> None:
        super().__init__(x, parent)
        self._drag: Stretch | None = None

    def show_part(self, part: Stretch | None) -> None:
        """Show a part alone, all without one, and tell nobody."""
        if self.zoom.show_all() if part is None else self.zoom.to(*part):
            self._draw()

    def show_all(self) -> None:
        """Show all of the curves again."""
        self._take(is_changed=self.zoom.show_all())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse, or widen what it draws over."""
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        self._drag = self._drag[0], self._plot.value_at(event.position().x())
        self._over.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw over a part that is to be shown alone."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            x = self._plot.value_at(event.position().x())
            self._drag = x, x

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show what was drawn over."""
        super().mouseReleaseEvent(event)
        if self._drag is not None:
            left, right = sorted(self._drag)
            self._drag = None
            self._over.update()
            if self._plot.width_of(right - left) >= _LEAST_DRAG:
                self._take(is_changed=self.zoom.to(left, right))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all again."""
        super().mouseDoubleClickEvent(event)
        self._drag = None
        self.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse; without focus and Ctrl the page scrolls."""
        is_meant = self.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not is_meant:
            event.ignore()
            return
        turns = event.angleDelta().y() / _NOTCH
        x = self._plot.value_at(event.position().x())
        self._take(is_changed=self.zoom.by(STEP**turns, x))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys, + and − around the cursor; the rest is that of any line chart."""
        key = event.key()
        left, right = self.zoom.part
        around = (left + right) / 2 if self._at is None else across(self._at)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _CLOSER:
            self._take(is_changed=self.zoom.by(STEP, around))
        elif key == Qt.Key.Key_Minus:
            self._take(is_changed=self.zoom.by(1 / STEP, around))
        elif key in _ASIDE and is_shifted:
            self._take(is_changed=self.zoom.move(_ASIDE[key]))
        elif key == Qt.Key.Key_0 or (
            key == Qt.Key.Key_Escape and self._at is None and self.zoom.is_on
        ):
            self.show_all()
        else:
            super().keyPressEvent(event)
            if self._at is not None:
                self._take(is_changed=self.zoom.bring(across(self._at)))

    def paint_over(self, painter: QPainter, size: QRectF) -> None:
        """Draw what is being drawn over, instead of the cursor."""
        if self._drag is None:
            super().paint_over(painter, size)
            return
        area = self._plot.drawn_in()
        left, right = (self._plot.place_of(x, 0.0).x() for x in sorted(self._drag))
        ground = QColor(theme().color("accent"))
        ground.setAlpha(_DRAWN_OVER)
        drawn = QRectF(left, area.top(), right - left, area.height())
        painter.fillRect(drawn.intersected(area), ground)

    def _take(self, *, is_changed: bool) -> None:
        """Draw what is shown now, where that is something else."""
        if is_changed:
            self._draw()
            self.zoomed.emit()
