"""Equity with its drawdown beneath, over the same time and under one cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.charts.lazy_rows import LazyRows
from journal_app.ui.charts.line_chart import Line, LineChart
from journal_app.ui.charts.thinning import Place
from journal_app.ui.charts.zoom_chart import ZoomChart
from journal_app.ui.formatting import Formats

_LEAST_ABOVE: Final = 72
_LEAST_BELOW: Final = 56
_ROOM_FOR_BOTH: Final = 156


class EquityChart(QWidget):
    """Two charts that move and zoom together; the lower one is passed by the keyboard.

    Signal: `zoomed(is_on)`, whether a part alone is shown now.
    """

    zoomed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_small = False
        self.above = ZoomChart("time")
        self.below = ZoomChart("time")
        self.above.set_shows_across(shows=False)
        self.below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.below.setAccessibleName(self.tr("Drawdown"))
        for chart, other in ((self.above, self.below), (self.below, self.above)):
            chart.moved.connect(lambda place, other=other: self._follow(other, place))
            chart.zoomed.connect(lambda chart=chart, other=other: self._zoom(chart, other))
            chart.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.above, 5)
        layout.addWidget(self.below, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(self.above.minimumHeight() + self.below.minimumHeight())

    def set_small(self) -> None:
        """Fit into a small card; where that is low, the drawdown makes room for the equity."""
        self._is_small = True
        self.above.set_least_height(_LEAST_ABOVE)
        self.below.set_least_height(_LEAST_BELOW)
        self.setMinimumHeight(_LEAST_ABOVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawdown out of a small chart while there is no room for it."""
        super().resizeEvent(event)
        if self._is_small:
            has_room = self.height() >= _ROOM_FOR_BOTH
            self.below.setVisible(has_room)
            self.above.set_shows_across(shows=not has_room)

    def setAccessibleName(self, name: str) -> None:
        """Name the chart that takes the keyboard likewise."""
        super().setAccessibleName(name)
        self.above.setAccessibleName(name)

    def show_curves(self, equity: Sequence[Line], drawdown: Line) -> None:
        """Show curves above, and one beneath."""
        self.above.show_series(equity)
        self.below.show_series([drawdown])
        self._line_up()
        self.zoomed.emit(self.above.zoom.is_on)

    def show_all(self) -> None:
        """Show all of the time again."""
        self.above.show_all()

    def set_formats(
        self,
        y_text: Callable[[Decimal], str],
        x_text: Callable[[Place], str] | None = None,
        *,
        formats: Formats,
    ) -> None:
        """Say how exact values are written."""
        self.above.set_formats(y_text, x_text, formats=formats)
        self.below.set_formats(y_text, x_text, formats=formats)
        self._line_up()

    def rows(self) -> tuple[list[str], Sequence[list[str]]]:
        """Both as one table."""
        titles, above = self.above.rows()
        more, below = self.below.rows()
        return [*titles, *more[1:]], LazyRows(len(above), lambda at: [*above[at], *below[at][1:]])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the left axes in line at every size."""
        if event.type() == QEvent.Type.Resize:
            self._line_up()
        return super().eventFilter(watched, event)

    def _line_up(self) -> None:
        width = max(self.above.left_width(), self.below.left_width())
        self.above.set_left_width(width)
        self.below.set_left_width(width)

    def _zoom(self, chart: ZoomChart, other: ZoomChart) -> None:
        other.show_part(chart.zoom.part if chart.zoom.is_on else None)
        self._line_up()
        self.zoomed.emit(chart.zoom.is_on)

    def _follow(self, other: LineChart, place: Place | None) -> None:
        if place is None:
            other.clear_cursor()
        else:
            other.point_at(place)
        said = filter(None, (self.above.cursor_text(), self.below.cursor_text()))
        self.above.setAccessibleDescription("; ".join(said))
