"""Lines of caption and value, painted; walked through with the arrows and copied one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring, draw_rule
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.measures import fitted, width_of

_ROW: Final = 28
_EDGE: Final = 4
_GAP: Final = 8
_NARROWEST: Final = 140
_LEAST_CAPTION: Final = 64
_ASIDE_PIXELS: Final = 12
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureList(KeyboardFocus, QWidget):
    """Shows `Figure`s anew at each keystroke; a line without a value heads those below it."""

    spoken_role = QAccessible.Role.Grouping
    walked = Signal(int)
    """The height at which the line is that one went to, to bring it on show."""
    told = Signal(object)
    """The figure that one is at, anew with each change of it; None for none of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self._is_stale = False
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def figures(self) -> Sequence[Figure]:
        """What is shown."""
        return self._figures

    @property
    def current(self) -> Figure | None:
        """The figure that one is at."""
        return self._figures[self._current] if self._current >= 0 else None

    @property
    def is_stale(self) -> bool:
        """Whether the figures are greyed, because something is wrong with what was typed since."""
        return self._is_stale

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these instead."""
        before, self._figures = self._figures, figures
        if len(figures) != len(before):
            self._current = min(self._current, len(figures) - 1)
            self.updateGeometry()
            self.update()
        else:
            for place, (old, new) in enumerate(zip(before, figures, strict=True)):
                if old != new:
                    self.update(0, place * _ROW, self.width(), _ROW)
        self._tell()

    def set_stale(self, *, is_stale: bool) -> None:
        """Grey the figures, because something is wrong with what was typed since."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            self.update()

    def copied_text(self) -> str:
        """The chosen line, or all of them, as cells."""
        chosen = self._figures[self._current : self._current + 1] if self._current >= 0 else ()
        return lines_of(chosen or self._figures)

    # Qt

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(224, len(self._figures) * _ROW)

    def minimumSizeHint(self) -> QSize:
        """All lines, however narrow."""
        return QSize(_NARROWEST, len(self._figures) * _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, copy with Ctrl+C, let go with Escape."""
        last = len(self._figures) - 1
        steps = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied_text())
        elif event.key() in steps and self._figures:
            self._go_to(max(0, min(last, steps[Qt.Key(event.key())])))
        elif event.key() == Qt.Key.Key_Escape and self._current >= 0:
            self._go_to(-1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line under the mouse."""
        super().mousePressEvent(event)
        self._go_to(min(int(event.position().y()) // _ROW, len(self._figures) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where one is."""
        super().focusInEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that are seen."""
        painter = QPainter(self)
        first = max(0, event.rect().top() // _ROW)
        last = min(len(self._figures), event.rect().bottom() // _ROW + 1)
        for place in range(first, last):
            area = QRectF(0, place * _ROW, self.width(), _ROW)
            if place == self._current:
                painter.fillRect(area, theme().color("accent_tint"))
            self._paint_line(painter, area, self._figures[place])
            if place < len(self._figures) - 1:
                draw_rule(painter, 0, self.width(), area.bottom(), theme().color("line"))
        if self.has_ring:
            if self._current >= 0:
                ring = QRectF(0, self._current * _ROW, self.width(), _ROW)
            else:
                ring = QRectF(self.rect())
            draw_ring(painter, ring, theme().color("accent"))

    # Drawing

    def _paint_line(self, painter: QPainter, area: QRectF, figure: Figure) -> None:
        skin = theme()
        is_head = not figure.value
        tone = "muted" if self._is_stale else figure.tone
        room = area.adjusted(_EDGE, 0, -_EDGE, 0)
        if figure.aside and _has_room_for_aside(figure, int(room.width())):
            aside = width_of(figure.aside, _ASIDE_PIXELS)
            painter.setFont(skin.font(_ASIDE_PIXELS))
            painter.setPen(skin.color("muted"))
            painter.drawText(room, _RIGHT, figure.aside)
            room.setRight(room.right() - aside - _GAP)
        painter.setFont(skin.font())
        painter.setPen(skin.color(tone))
        value = fitted(figure.value, int(room.width()))
        painter.drawText(room, _RIGHT, value)
        room.setRight(room.right() - width_of(value) - _GAP)
        weight = 600 if is_head else 400
        painter.setFont(skin.font(13, weight))
        painter.setPen(skin.color("text" if is_head and not self._is_stale else "muted"))
        words = fitted(figure.caption, int(room.width()), weight=weight)
        painter.drawText(room, _LEFT, words)

    def _go_to(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._tell()
            self.update()
            if place >= 0:
                self.walked.emit(place * _ROW + _ROW // 2)

    def _tell(self) -> None:
        """Say the line one is at, or all of them."""
        chosen = self._figures[self._current : self._current + 1] if self._current >= 0 else ()
        self.setAccessibleDescription(lines_of(chosen or self._figures).replace("\t", " "))
        self.told.emit(chosen[0] if chosen else None)


def _has_room_for_aside(figure: Figure, room: int) -> bool:
    """Whether the caption keeps enough beside it to be known by."""
    aside = width_of(figure.aside, _ASIDE_PIXELS)
    left = room - aside - width_of(figure.value) - 2 * _GAP
    return left >= min(width_of(figure.caption), _LEAST_CAPTION)


def lines_of(figures: Sequence[Figure]) -> str:
    """Figures as lines of cells, for a spreadsheet."""
    return "\n".join("\t".join(filter(None, each[:3])) for each in figures)
