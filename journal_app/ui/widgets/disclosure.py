"""A small button that shows more below, or puts it away again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring, fill_bordered
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus

_SIZE: Final = 32
_ICON: Final = 16


class Disclosure(KeyboardFocus, QAbstractButton):
    """Checked while the rest is shown. closed, opened: what pressing it then does."""

    def __init__(self, closed: str, opened: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = closed, opened
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)
        theme().changed.connect(self.update)
        self._tell()

    def sizeHint(self) -> QSize:
        """As high as the buttons beside it."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw an arrow down or up, and a ground under the mouse."""
        painter = QPainter(self)
        look, whole = theme(), QRectF(self.rect())
        if self.underMouse():
            tint = look.color("neutral_tint")
            fill_bordered(painter, whole, ground=tint, border=tint, radius=6)
        left, top = (self.width() - _ICON) / 2, (self.height() - _ICON) / 2
        icon = "chevron-up" if self.isChecked() else "chevron-down"
        paint_icon(painter, QRectF(left, top, _ICON, _ICON), icon, "muted")
        if self.has_ring:
            draw_ring(painter, whole, look.color("accent"))

    def _tell(self) -> None:
        words = self._words[self.isChecked()]
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()
