"""One risk profile as a large button: its name, and every line that it draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import CARD_RADIUS, draw_ring, fill_bordered
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.pressed_by_enter import PressedByEnter

_EDGE: Final = 14
_LINE: Final = 22
_MARK: Final = 16
_GAP: Final = 12


class ProfileButton(PressedByEnter, KeyboardFocus, QAbstractButton):
    """Pressed, it is chosen; pressing it again changes nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, str], ...] = ()
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title_font = theme().font(14, 600)
        self._font = theme().font(13)
        self._figure_font = theme().font(13, 600)
        theme().changed.connect(self.update)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What the profile asks for: captions and figures."""
        return self._lines

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what the profile asks for."""
        self._lines = tuple(lines)
        words = ", ".join(f"{caption} {figure}" for caption, figure in lines)
        self.setAccessibleDescription(words)
        self.setToolTip("\n".join(f"{caption}: {figure}" for caption, figure in lines))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Be chosen, and never not chosen by a second press."""
        self.setChecked(True)

    def sizeHint(self) -> QSize:
        """Room for every line."""
        captions, figures = QFontMetrics(self._font), QFontMetrics(self._figure_font)
        widest = max(
            (
                captions.horizontalAdvance(caption) + figures.horizontalAdvance(figure)
                for caption, figure in self._lines
            ),
            default=160,
        )
        return QSize(widest + _GAP + 2 * _EDGE, self._height())

    def minimumSizeHint(self) -> QSize:
        """Captions may be cut, figures never."""
        return QSize(160, self._height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as a card; the chosen one has the accent's border and a mark."""
        painter, skin = QPainter(self), theme()
        whole = QRectF(self.rect())
        chosen = self.isChecked()
        hovered = self.underMouse() and self.isEnabled()
        border = "accent" if chosen else "field_border" if hovered else "line"
        fill_bordered(
            painter,
            whole,
            ground=skin.color("accent_tint" if chosen else "surface"),
            border=skin.color(border),
            lines=2 if chosen else 1,
        )
        room = self.rect().adjusted(_EDGE, _EDGE - 4, -_EDGE, 0)
        title = QRect(room.x(), room.y(), room.width(), _LINE + 4)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._title_font)
        painter.setPen(skin.color("accent" if chosen else "text"))
        painter.drawText(title, left, self.text())
        if chosen:
            top = title.y() + (title.height() - _MARK) / 2
            mark = QRectF(title.right() - _MARK, top, _MARK, _MARK)
            paint_icon(painter, mark, "check", "accent")
        top = title.bottom() + 3
        for place, (caption, figure) in enumerate(self._lines):
            self._paint_line(
                painter, QRect(room.x(), top + place * _LINE, room.width(), _LINE), caption, figure
            )
        if self.has_ring:
            draw_ring(painter, whole, skin.color("text" if chosen else "accent"), CARD_RADIUS)

    def _paint_line(self, painter: QPainter, room: QRect, caption: str, figure: str) -> None:
        skin, middle = theme(), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._figure_font)
        painter.setPen(skin.color("text" if self.isEnabled() else "muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, figure)
        taken = painter.fontMetrics().horizontalAdvance(figure) + _GAP
        painter.setFont(self._font)
        painter.setPen(skin.color("muted"))
        words = painter.fontMetrics().elidedText(
            caption, Qt.TextElideMode.ElideRight, room.width() - taken
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, words)

    def _height(self) -> int:
        return 2 * _EDGE + _LINE + len(self._lines) * _LINE
