"""The push button of the program: six roles, keyboard's ring only for the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.crisp import draw_ring
from journal_app.ui.widgets.icons import SIZE
from journal_app.ui.widgets.keyboard_focus import KeyboardFocus
from journal_app.ui.widgets.pressed_by_enter import PressedByEnter

_ICON_COLORS: Final = {
    "primary": "on_accent", "danger": "danger", "quiet": "accent", "offer": "accent",
}  # fmt: skip
_LEAST: Final = 64
"""Logical pixels of a button that gives way."""


class Button(PressedByEnter, KeyboardFocus, QPushButton):
    """A button as wide as its words; where there is less room they end in dots, and a tip says all
    of them. role: plain, primary, quiet, danger, offer or aside.

    An aside is as low as a title beside which it stands. name: what a screen reader calls it, where
    it shows an icon alone.
    """

    _clicked_last = 0
    """The id of the button that the mouse let go of last."""

    def __init__(
        self,
        text: str,
        role: str = "plain",
        icon_name: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cut = ""
        self.setText(text)  # as an argument it would load all there is of icons
        self.setFont(theme().font(13, 600 if role == "primary" else 400))
        self.setProperty("role", role)
        self.setAutoDefault(False)  # a dialog says itself which one Enter means
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon_name:
            from journal_app.ui.widgets.button_icons import icon

            self.setIcon(icon(icon_name, _ICON_COLORS.get(role, "text")))
            self.setIconSize(QSize(SIZE + 4 if text else SIZE, SIZE))
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)

    def may_shrink(self) -> None:
        """Give way where there is less room than its words ask for."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember that the mouse was here."""
        super().mouseReleaseEvent(event)
        Button._clicked_last = id(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click only where the first one was, too: another may have stood here."""
        if Button._clicked_last == id(self):
            super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the words still fit."""
        super().resizeEvent(event)
        self._judge()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits of the words, and the ring over the button."""
        if self._judge():
            self._paint_cut()
        else:
            super().paintEvent(event)
        if self.has_ring:
            color = "text" if self.property("role") == "primary" else "accent"
            draw_ring(QPainter(self), QRectF(self.rect()), theme().color(color))

    def _judge(self) -> bool:
        """Whether the words are cut; a tip of its own is left alone."""
        missing = self.sizeHint().width() - self.width() if self.text() else 0
        cut = _without_mnemonic(self.text()) if missing > 0 else ""
        if cut != self._cut:
            if self.toolTip() in ("", self._cut):
                self.setToolTip(cut)
            self._cut = cut
        return bool(cut)

    def _paint_cut(self) -> None:
        from journal_app.ui.widgets.cut_words import paint_cut

        missing = self.sizeHint().width() - self.width()
        paint_cut(self, self._cut, self.fontMetrics().horizontalAdvance(self._cut) - missing)


def _without_mnemonic(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def button(text: str, role: str = "plain", icon: str = "", *, name: str = "") -> Button:
    """A push button in one of the roles, with an icon before its words or alone."""
    return Button(text, role, icon, name=name)
