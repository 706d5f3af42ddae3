"""Tell on the desktop that a line was crossed, while the window is open.

One notification for all that one marking crossed. Without a place for it on the desktop, or where
the trader wants none there, the rail says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon, QWidget

    from journal_app.domain.watching.crossings import Crossing

_UNSEEN: Final = frozenset({"offscreen", "minimal"})
"""Platforms of Qt that show nobody anything."""


class Notifier(Protocol):
    """A place where the desktop shows what programs have to say."""

    def show(self, title: str, text: str) -> bool:
        """Show it, without a sound; False where there is no such place."""
        ...


class Tray(QObject):
    """`Notifier` by the tray of the desktop. Signal: `clicked()`, on what was shown."""

    clicked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None

    def show(self, title: str, text: str) -> bool:
        """Show it; the icon stands in the tray from the first time on."""
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QSystemTrayIcon

        if QGuiApplication.platformName() in _UNSEEN or not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if not QSystemTrayIcon.supportsMessages():
            return False
        if self._icon is None:
            self._icon = self._made()
        self._icon.showMessage(title, text, self._icon.icon())
        return True

    def _made(self) -> QSystemTrayIcon:
        from PySide6.QtWidgets import QSystemTrayIcon

        from journal_app.ui.widgets.button_icons import icon as drawn

        icon = QSystemTrayIcon(drawn("bell", "accent"), self)
        icon.setToolTip("Margin Journal")
        icon.messageClicked.connect(self.clicked)
        icon.activated.connect(self.clicked)
        icon.show()
        return icon


class Notifying(QObject):
    """Hears of what was crossed, and has it shown."""

    def __init__(self, desk: Desk, notifier: Notifier, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._notifier = notifier
        self._window = window
        desk.crossed.connect(self.tell)

    def tell(self, crossed: Sequence[Crossing]) -> None:
        """Tell all that was crossed at once."""
        text = told_shortly(crossed, self._desk.formats)
        if not text:
            return
        title = QCoreApplication.translate("Notifying", "A line is crossed")
        wanted = self._desk.preferences.notifies
        if not (wanted and self._notifier.show(title, text)):
            word = QCoreApplication.translate("Notifying", "Show")
            self._desk.notify(text, word, lambda: self._desk.go("today"))

    def show_today(self) -> None:
        """Show what needs attention, in front of all else."""
        from journal_app.ui.second_starts import come_to_the_front

        come_to_the_front(self._window)
        self._desk.go("today")


def told_shortly(crossed: Sequence[Crossing], formats: Formats) -> str:
    """`ETH long: health factor 1.42 is under your 1.50 line, and 2 more`.

    What is true of several trades, as a rate, is counted once.
    """
    from journal_app.domain.watching.watch import Attention
    from journal_app.ui.screens.today.attention_words import told_of

    said = [
        Attention(
            "soon",
            each.line,
            each.trade_id,
            each.asset if "platform" in each.facts else each.name,
            each.facts,
        )
        for each in crossed
    ]
    texts = list(dict.fromkeys(told_of(each, formats) for each in said))
    if len(texts) < 2:
        return "".join(texts)
    more = QCoreApplication.translate("Notifying", "{text}, and {count} more")
    return more.format(text=texts[0], count=formats.count(len(texts) - 1))
