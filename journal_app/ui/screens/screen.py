"""What all screens share: a head with title and buttons, a body, and when they are refreshed."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.widgets.labels import ElidedLabel, Label


class ScreenHeader(QWidget):
    """The title of a screen, what it shows at the moment, and its buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, 20, 700)
        self.subtitle = ElidedLabel("", 13, 400, "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.title)
        self._row.addSpacing(4)
        self._row.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(36)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)

    def set_subtitle(self, text: str) -> None:
        """Say what is shown."""
        self.subtitle.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a button or a field at the right end."""
        self._row.addWidget(widget)


class Screen(QWidget):
    """One of the window's screens. Refreshed when it is shown and something changed since."""

    MARGIN = 22
    SPACING = 12

    def __init__(self, desk: Desk, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.is_stale = True
        self.header = ScreenHeader(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(self.MARGIN, 16, self.MARGIN, 16)
        self.body.setSpacing(self.SPACING)
        self.body.addWidget(self.header)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        desk.bridge.journal_changed.connect(self.note_change)
        desk.bridge.opened.connect(self.note_change)
        desk.formats_changed.connect(self.write_anew)

    @property
    def part(self) -> str:
        """Which of its parts is on show, where it has some that are told apart."""
        return ""

    def refresh(self) -> None:
        """Show the journal as it is now."""

    def show_facts(self, **facts: Any) -> None:
        """Show what another screen asked for."""

    def leave(self) -> None:
        """Keep what is not kept yet: the journal is left for another."""

    def take_focus(self) -> None:
        """Take the keys where nothing on show has them; Tab goes on to the first field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_change(self, *_: object) -> None:
        """Something changed: show it now, or when this screen is shown again."""
        self.is_stale = True
        self.refresh_if_seen()

    def write_anew(self) -> None:
        """Numbers are written otherwise: even out of sight, lest old ones flash up later."""
        if self.desk.bridge.is_open:
            self.is_stale = False
            self.refresh()
        else:
            self.is_stale = True

    def refresh_if_seen(self) -> None:
        """Refresh a screen that is stale and on show, once the journal is open."""
        if self.is_stale and self.isVisible() and self.desk.bridge.is_open:
            self.is_stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another screen was on show."""
        super().showEvent(event)
        with _Apart():
            self.refresh_if_seen()


class _Apart:
    """Keeps a mistake of one screen from whoever shows it; it is told as any other.

    Out of an event that Qt passes on at once it would reach the window in the middle of showing
    the screen, and where the interpreter itself raised it, PySide crashes on Python before 3.12.
    """

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Hand a mistake to those who watch for them."""
        if kind is None or error is None or not issubclass(kind, Exception):
            return False
        sys.excepthook(kind, error, trace)
        return True
