"""Curves over two axes in the program's look, with nothing that a mouse can move.

The only module that knows the plotting library; it deals in floats, for drawing alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from journal_app.ui.charts.axes import (
    EDGE,
    Tick,
    paint_across,
    paint_upward,
    words_height,
    words_width,
)
from journal_app.ui.theme import theme

LEAST_HEIGHT: Final = 96
_TOP: Final = 8
_FILL_ALPHA: Final = 36
_GROUNDED: Final = frozenset({"filled", "shaded"})
_DASHES: Final = {"dashed": [3, 2], "dotted": [1, 2]}
_THICK, _THIN = 2.0, 1.6


class Plot(QWidget):
    """Curves over axes whose ticks and bounds are told from outside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = pg.PlotWidget(self, background=None)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setCacheMode(pg.PlotWidget.CacheModeFlag.CacheNone)  # the cache is opaque
        self._view.viewport().setAutoFillBackground(False)
        self._view.setAntialiasing(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._item = self._view.getPlotItem()
        self._item.setMouseEnabled(x=False, y=False)
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.hideAxis("left")  # drawn here instead: crisp, and the same under every chart
        self._item.hideAxis("bottom")
        self._box = self._item.getViewBox()
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self._curves: list[Any] = []
        self._styles: list[tuple[str, str]] = []
        self._is_greyed = False
        self._across: Sequence[Tick] = ()
        self._upward: Sequence[Tick] = ()
        self._left_width = 0.0
        self._bounds = 0.0, 1.0, 0.0, 1.0
        self._fans: list[tuple[list[tuple[float, float]], str]] = []

        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(LEAST_HEIGHT)
        theme().changed.connect(self.dress)
        self.dress()

    def minimumSizeHint(self) -> QSize:
        """A plot can be small, whatever the library would like."""
        return QSize(120, LEAST_HEIGHT)

    def set_curves(
        self, curves: Sequence[tuple[Sequence[float], Sequence[float], str, str]]
    ) -> None:
        """Show curves: places, values, tone, and the style.

        `line`, `dashed`, `dotted`, `filled` or `shaded`: a filled curve stands on zero, a shaded
        one on the lower edge, wherever that is. `steps`: each value holds until the next. `fan`:
        what lies between it and the next curve, which has as many points, is filled.
        """
        while len(self._curves) < len(curves):
            self._curves.append(self._item.plot(antialias=True))
        for curve in self._curves[len(curves) :]:
            curve.setData([], [])
        for curve, (places, values, _tone, style) in zip(self._curves, curves, strict=False):
            xs, ys = with_corners(places, values) if style == "steps" else (places, values)
            curve.setData(np.fromiter(xs, float, len(xs)), np.fromiter(ys, float, len(ys)))
        self._fans = [
            ([*zip(xs, ys, strict=True), *reversed([*zip(*lower[:2], strict=True)])], tone)
            for (xs, ys, tone, style), lower in pairwise(curves)
            if style == "fan"
        ]
        styles = [(tone, style) for _xs, _ys, tone, style in curves]
        if styles != self._styles:  # each part of a dress makes the library draw the curve anew
            self._styles = styles
            self._dress_curves()

    def set_greyed(self, *, is_greyed: bool) -> None:
        """Draw every curve in grey, or each in its tone."""
        if is_greyed != self._is_greyed:
            self._is_greyed = is_greyed
            self._dress_curves()

    def set_frame(
        self,
        bounds: tuple[float, float, float, float],
        across: Sequence[Tick],
        upward: Sequence[Tick],
        left_width: float = 0.0,
    ) -> None:
        """Show a stretch (left, right, low, high) and name places on both axes.

        left_width: of the left axis at least, so that plots above each other stand in line.
        """
        self._bounds = bounds
        self._across, self._upward = across, upward
        self._left_width = max(left_width, words_width(upward))
        left, right, low, high = bounds
        self._place_view()
        self._box.setRange(xRange=(left, right), yRange=(low, high), padding=0)
        for curve, (_tone, style) in zip(self._curves, self._styles, strict=False):
            if style == "shaded":
                curve.setFillLevel(low)
        self.update()

    def drawn_in(self) -> QRectF:
        """Where curves are drawn. Units: pixels of this widget."""
        return QRectF(self._view.geometry())

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the curves is drawn, likewise."""
        area = self.drawn_in()
        left, right, low, high = self._bounds
        return QPointF(
            area.left() + (x - left) / ((right - left) or 1) * area.width(),
            area.bottom() - (y - low) / ((high - low) or 1) * area.height(),
        )

    def value_at(self, place: float) -> float:
        """Which value across stands at a pixel of this widget."""
        area = self.drawn_in()
        left, right, _, _ = self._bounds
        return float(left + (place - area.left()) / (area.width() or 1) * (right - left))

    def width_of(self, stretch: float) -> float:
        """How many pixels a stretch across takes."""
        left, right, _, _ = self._bounds
        return float(stretch / ((right - left) or 1) * self.drawn_in().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the curves within the axes."""
        super().resizeEvent(event)
        self._place_view()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the axes; the curves lie over them."""
        if not self._styles:
            return
        painter = QPainter(self)
        area = self.drawn_in()
        upward = [(self.place_of(0.0, y).y(), word) for y, word in self._upward]
        _, _, low, high = self._bounds
        zero = self.place_of(0.0, 0.0).y() if low < 0 < high else None
        paint_upward(painter, area, upward, zero)
        across = [(self.place_of(x, 0.0).x(), word) for x, word in self._across]
        paint_across(painter, area, across, float(self.width()))
        self._paint_fans(painter, area)

    def _paint_fans(self, painter: QPainter, area: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        painter.setPen(Qt.PenStyle.NoPen)
        for outline, tone in self._fans:
            painter.setBrush(_faint(theme().color("muted" if self._is_greyed else tone)))
            painter.drawPolygon(QPolygonF([self.place_of(x, y) for x, y in outline]))

    def dress(self) -> None:
        """Take up the colours of the theme."""
        self._dress_curves()
        self.update()

    def _place_view(self) -> None:
        bottom = words_height() if self._across else EDGE
        left = round(self._left_width)
        self._view.setGeometry(
            QRect(left, _TOP, self.width() - left - EDGE, round(self.height() - _TOP - bottom))
        )

    def _dress_curves(self) -> None:
        for curve, (tone, style) in zip(self._curves, self._styles, strict=False):
            color = theme().color("muted" if self._is_greyed else tone)
            pen = self._pen(color, _THIN if style in _DASHES else _THICK)
            if style in _DASHES:
                pen.setDashPattern(_DASHES[style])
            curve.setPen(pen)
            is_filled = style in _GROUNDED
            fill = _faint(color)
            ground = self._bounds[2] if style == "shaded" else 0
            curve.setFillLevel(ground if is_filled else None)
            curve.setFillBrush(fill if is_filled else None)

    def _pen(self, color: QColor, width: float) -> QPen:
        """A pen of so many logical pixels; those of the library count device pixels."""
        pen = QPen(color)
        pen.setCosmetic(True)
        pen.setWidthF(max(1.0, round(width * self.devicePixelRatioF(), 1)))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def _faint(color: QColor) -> QColor:
    """A colour that lets what lies below be seen."""
    made = QColor(color)
    made.setAlpha(_FILL_ALPHA)
    return made


def with_corners(
    xs: Sequence[float], ys: Sequence[float]
) -> tuple[Sequence[float], Sequence[float]]:
    """A point more before each, at its place with the value until then."""
    across = [xs[(place + 1) // 2] for place in range(2 * len(xs) - 1)]
    upward = [ys[place // 2] for place in range(2 * len(ys) - 1)]
    return across, upward
