"""A yes or no, painted from the tokens: the style's own box is not seen on a dark ground."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring, fill_bordered
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_SIDE: Final = 16
_EDGE: Final = 4
_GAP: Final = 8
_LEAST: Final = 96
"""Logical pixels of a box that gives way."""
_TICK: Final = (QPointF(0.25, 0.52), QPointF(0.43, 0.70), QPointF(0.76, 0.32))


class CheckBox(KeyboardFocus, QCheckBox):
    """A box with its words beside it; where there is no room they end in dots, and a tip says all
    of them.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme().font(13))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._cut = ""
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The box, the words, and room for the ring around both."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(2 * _EDGE + _SIDE + _GAP + words.width(), max(24, words.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def may_shrink(self) -> None:
        """Give way where there is less room than its words ask for."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say all of it as a tip where the words are cut; a tip of its own is left alone."""
        super().resizeEvent(event)
        cut = self.text() if self.width() < self.sizeHint().width() else ""
        if cut != self._cut:
            if self.toolTip() in ("", self._cut):
                self.setToolTip(cut)
            self._cut = cut

    def hitButton(self, position: QPoint) -> bool:
        """Take a click on the words as well."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw box, tick, words and ring."""
        skin, painter = theme(), QPainter(self)
        box = QRectF(_EDGE, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        is_on = self.isChecked() and self.isEnabled()
        border = "accent" if is_on else "text" if self.underMouse() else "field_border"
        ground = skin.color("accent" if is_on else "neutral_tint")
        fill_bordered(painter, box, ground=ground, border=skin.color(border), radius=4)
        if self.isChecked():
            ink = skin.color("on_accent" if is_on else "muted")
            pen = QPen(ink, 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([box.topLeft() + point * _SIDE for point in _TICK])
        painter.setPen(skin.color("text" if self.isEnabled() else "muted"))
        left = _EDGE + _SIDE + _GAP
        words = QRect(left, 0, self.width() - left, self.height())
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width(), Qt.TextFlag.TextShowMnemonic
        )
        painter.drawText(words, middle | Qt.TextFlag.TextShowMnemonic, shown)
        if self.has_ring:
            wide = min(self.width(), self.sizeHint().width() + _EDGE)
            draw_ring(painter, QRectF(0, 0, wide, self.height()), skin.color("accent"))
