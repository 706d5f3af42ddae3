"""One way to go on, as a large button: an icon, what happens, and what it means."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import CARD_RADIUS, draw_ring, fill_bordered
from journal_app.ui.widgets.icons import paint_icon
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.pressed_by_enter import PressedByEnter

_ICON: Final = 24
_EDGE: Final = 20
_LEFT: Final = _EDGE + _ICON + 16
_GAP: Final = 4
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WayButton(PressedByEnter, KeyboardFocus, QAbstractButton):
    """A button that is as high as its words ask for. `is_first`: the way that most will go."""

    def __init__(
        self,
        title: str,
        meaning: str,
        icon_name: str,
        *,
        is_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._icon_name = icon_name
        self._is_first = is_first
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(meaning)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title_font = theme().font(14, 600)
        self._font = theme().font(13)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the whole meaning at the present width."""
        return QSize(560, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        """As high as the words at this width."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def hasHeightForWidth(self) -> bool:
        """It grows downwards."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of both texts."""
        lines = QFontMetrics(self._font).boundingRect(
            QRect(0, 0, width - _LEFT - _EDGE, 10_000), _WRAPPED, self._meaning
        )
        return 2 * 16 + QFontMetrics(self._title_font).height() + _GAP + lines.height()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Take a double click as one: a way is gone once."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as a card that can be pressed."""
        painter = QPainter(self)
        skin = theme()
        whole = QRectF(self.rect())
        over = self.underMouse() and self.isEnabled()
        border = "accent" if self._is_first else "field_border" if over else "line"
        ground = "neutral_tint" if self.isDown() else "surface"
        fill_bordered(painter, whole, ground=skin.color(ground), border=skin.color(border))
        ink = "text" if self.isEnabled() else "muted"
        paint_icon(
            painter,
            QRectF(_EDGE, (self.height() - _ICON) / 2, _ICON, _ICON),
            self._icon_name,
            "accent" if self.isEnabled() else "muted",
        )
        room = self.rect().adjusted(_LEFT, 16, -_EDGE, -16)
        painter.setPen(skin.color(ink))
        painter.setFont(self._title_font)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.text())
        painter.setPen(skin.color("muted"))
        painter.setFont(self._font)
        below = room.adjusted(0, QFontMetrics(self._title_font).height() + _GAP, 0, 0)
        painter.drawText(below, _WRAPPED, self._meaning)
        if self.has_ring:
            draw_ring(painter, whole, skin.color("accent"), CARD_RADIUS)
