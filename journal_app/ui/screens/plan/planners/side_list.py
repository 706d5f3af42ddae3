"""The planners at the left, one under the other; the present one in the accent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import CONTROL_RADIUS, draw_ring
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.measures import fitted, width_of


class SideButton(KeyboardFocus, QAbstractButton):
    """One of the list."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide enough for the words in bold."""
        return QSize(width_of(self.text(), weight=600) + 20, 32)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(72, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it; the arrows go on by themselves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        skin, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(skin.color("accent_tint" if self.isChecked() else "neutral_tint"))
            painter.drawRoundedRect(self.rect(), CONTROL_RADIUS, CONTROL_RADIUS)
        weight = 600 if self.isChecked() else 400
        painter.setFont(skin.font(13, weight))
        painter.setPen(skin.color("accent" if self.isChecked() else "text"))
        room = self.rect().adjusted(10, 0, -10, 0)
        words = fitted(self.text(), room.width(), weight=weight)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), skin.color("accent"))


class SideList(QWidget):
    """One stop for Tab; the arrows go from one to the next. Signal: `chosen(name)`."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.buttons: dict[str, SideButton] = {}
        for name, text in entries:
            each = SideButton(text)
            each.setObjectName(f"planners.{name}")
            each.toggled.connect(lambda on, name=name: self._tell(name) if on else None)
            column.addWidget(each)
            self.buttons[name] = each
        column.addStretch(1)

    def choose(self, name: str) -> None:
        """Choose one."""
        self.buttons[name].setChecked(True)

    def _tell(self, name: str) -> None:
        for other, each in self.buttons.items():
            stop = Qt.FocusPolicy.StrongFocus if other == name else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(stop)
        self.chosen.emit(name)
