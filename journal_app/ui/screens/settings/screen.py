"""The screen of settings: the profile, the journal's own settings, accounts, look and backups."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.screens.screen import Screen


class SettingsScreen(Screen):
    """What the journal is set to, and how the window shows it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent=parent)
        self.setAccessibleName(self.tr("Settings"))
        self.header.set_title(self.tr("Settings"))
        self.body.addStretch(1)
