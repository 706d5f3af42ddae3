"""The screen of platforms: terms and rates of each, and what is held there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.screens.screen import Screen


class PlatformsScreen(Screen):
    """What each platform's rules are, what borrowing there costs, and what is held."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Platforms"))
        self.header.set_title(self.tr("Platforms"))
        self.body.addStretch(1)
