"""A figure on a card of its own: what it is, how much, and one line about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import fill_bordered
from journal_app.ui.widgets.icons import paint_icon

_MARGIN: Final = 14
_SIZES: Final = (22, 18, 15, 13)
"""A figure is never cut while a smaller size still shows all of it."""
_CLOCK: Final = 12
_ONE_LINE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Tile(QWidget):
    """Caption, figure, and a line below; painted, so that five of them cost next to nothing."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._figure = "—"
        self._below = ""
        self._tone = "text"
        self._as_of = ""
        self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()
        theme().changed.connect(self.update)

    @property
    def figure(self) -> str:
        """The figure as it is shown."""
        return self._figure

    @property
    def tone(self) -> str:
        """The token that the figure is painted in."""
        return self._tone

    @property
    def below(self) -> str:
        """The line under the figure."""
        return self._below

    def show_figure(self, value_text: str, below: str = "", tone: str = "text") -> None:
        """Show a figure in a token's colour, and a line about it."""
        shown = value_text, below, tone
        if shown != (self._figure, self._below, self._tone):
            self._figure, self._below, self._tone = shown
            self._tell()
            self.update()

    def explain(self, more: str, as_of: str = "") -> None:
        """Say more under the mouse. as_of: of which day the prices are that the figure rests on."""
        if (more, as_of) != (self._more, self._as_of):
            self._more, self._as_of = more, as_of
            self._tell()
            self.update()

    def set_caption(self, caption: str) -> None:
        """Call the figure something else."""
        self._caption = caption
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Two small lines and a large one, however long."""
        return QSize(192, 92)

    def minimumSizeHint(self) -> QSize:
        """Room for a figure."""
        return QSize(120, 92)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card and its three lines."""
        skin = theme()
        painter = QPainter(self)
        fill_bordered(
            painter,
            QRectF(self.rect()),
            ground=skin.color("surface"),
            border=skin.color("line"),
        )
        room = self._room()
        small = skin.font(12)
        muted = skin.color("muted")
        font, color = self._figure_font(), skin.color(self._tone)
        beside = self._paint_as_of(painter) if self._as_of else 0
        is_whole = (
            self._line(painter, QRect(_MARGIN, 12, room - beside, 18), self._caption, small, muted),
            self._line(painter, QRect(_MARGIN, 30, room, 32), self._figure, font, color),
            self._line(painter, QRect(_MARGIN, 63, room, 18), self._below, small, muted),
        )
        self._explain(is_cut=not all(is_whole))

    def _paint_as_of(self, painter: QPainter) -> int:
        """Draw a clock and a day at the right of the caption; return the room that they take."""
        font = theme().font(11)
        wide = QFontMetrics(font).horizontalAdvance(self._as_of)
        left = self.width() - _MARGIN - wide
        paint_icon(painter, QRectF(left - _CLOCK - 4, 15, _CLOCK, _CLOCK), "clock", "warning")
        painter.setFont(font)
        painter.setPen(theme().color("warning"))
        painter.drawText(QRect(left, 12, wide + 1, 18), _ONE_LINE, self._as_of)
        return wide + _CLOCK + 12

    def _room(self) -> int:
        return max(0, self.width() - 2 * _MARGIN)

    def _figure_font(self) -> QFont:
        room = self._room()
        for pixels in _SIZES:
            font = theme().font(pixels, 700)
            if QFontMetrics(font).horizontalAdvance(self._figure) <= room:
                return font
        return theme().font(_SIZES[-1], 700)

    def _line(self, painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> bool:
        painter.setFont(font)
        painter.setPen(color)
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _ONE_LINE, words)
        return words == text

    def _tell(self) -> None:
        said = ", ".join(filter(None, (self._figure, self._below)))
        self.setAccessibleName(f"{self._caption}: {said}")
        self.setAccessibleDescription(self._more)

    def _explain(self, *, is_cut: bool) -> None:
        """Say all of it as a tooltip, once not all of it could be drawn, and what more there is."""
        cut = [self._caption, self._figure, self._below] if is_cut else []
        told = "\n".join(filter(None, (*cut, self._more)))
        if told != self.toolTip():
            self.setToolTip(told)
