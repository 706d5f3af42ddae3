"""A small button in the head of a card that shows an icon alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus


class HeadButton(KeyboardFocus, QAbstractButton):
    """As high as the title beside it; its name is its tip, too."""

    def __init__(self, icon_name: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.call(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def call(self, name: str) -> None:
        """Say what it does, under the mouse and to a screen reader."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Room for the icon, in the height of a title."""
        return QSize(24, 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground, icon and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        if self.isChecked() or self.underMouse():
            painter.setPen(look.color("accent_tint"))
            painter.setBrush(look.color("accent_tint"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        color = "accent" if self.isChecked() else "muted" if self.isEnabled() else "line"
        paint_icon(painter, QRectF(5, 3, 14, 14), self._icon_name, color)
        if self.has_ring:
            draw_ring(painter, QRectF(self.rect()), look.color("accent"), 4)
