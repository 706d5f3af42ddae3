"""A window on one journal, set up so that every run shows the same."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from journal_app.app import DeferredTools
from journal_app.services.glancing import glance
from journal_app.storage.glance import first_look
from journal_app.ui.actions import Actions
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.form_dialog import FormDialog
from journal_app.ui.main_window import MainWindow
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences
from journal_app.ui.screens.plan.planners.piecewise import Piecewise
from journal_app.ui.theme import Choice, theme

NOW: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
SIZE: Final = QSize(1280, 720)
_ROUNDS: Final = 10
"""So often events are looked for at least; on a busy machine a while may pass without any look."""


class _StandingClock:
    def now(self) -> datetime:
        return NOW


class Studio:
    """The window. quiet: so many seconds without work the window is settled after."""

    def __init__(
        self,
        journal: Path | None,
        choice: Choice,
        folder: Path,
        *,
        size: QSize = SIZE,
        quiet: float = 0.25,
    ) -> None:
        self._quiet = quiet
        tools = DeferredTools()
        preferences = Preferences(folder / "preferences.ini")
        self.window = MainWindow(Actions)
        self.desk = Desk(
            bridge=Bridge(),
            actions=self.window.actions_,
            preferences=preferences,
            clock=_StandingClock(),
            tools=tools,
        )
        if journal is not None:
            self.desk.glance = first_look(journal, glance)
            self.desk.journal_path = journal
        theme().choose(choice)
        self.window.furnish(self.desk)
        self.window.resize(size)
        self.window.show()
        opening = Opening(self.desk, self.window)
        self.window.complete(opening)
        if journal is None:
            self.window.show_first_start()
        else:
            opening.open(journal)
            while not self.desk.bridge.is_open:
                QCoreApplication.processEvents()
        self.settle()

    def settle(self) -> None:
        """Let all that was asked be answered, shown and painted."""
        quiet_since, rounds = time.monotonic(), 0
        while rounds < _ROUNDS or time.monotonic() - quiet_since < self._quiet:
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            rounds += 1
            looks_for_pieces = rounds % _ROUNDS == 0  # seldom: it goes through the whole window
            if self.desk.bridge.is_busy or (looks_for_pieces and self._reckons_in_pieces):
                quiet_since, rounds = time.monotonic(), 0
            time.sleep(0.002)

    @property
    def _reckons_in_pieces(self) -> bool:
        return any(each.is_at_work for each in self.window.findChildren(Piecewise))

    @property
    def shown(self) -> QWidget:
        """The dialog on top, or else the window."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def dismiss(self) -> None:
        """Close every dialog, whatever is typed in it."""
        while (shown := self.shown) is not self.window:
            if isinstance(shown, FormDialog):
                shown.forget_typed()
            shown.close()
            self.settle()

    def take(self, widget: QWidget, file: Path) -> None:
        """Take one picture without caret and ring."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.settle()
        widget.grab().save(str(file))

    def close(self) -> None:
        """Let go of the journal, and of all widgets, which what comes later would carry along."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
