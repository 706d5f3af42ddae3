"""The whole window of a test, as the program furnishes it, and how it goes away again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from journal_app.app import DeferredTools
from journal_app.services.ports import Clock
from journal_app.ui.actions import Actions
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.main_window import MainWindow
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences


def whole_window(folder: Path, clock: Clock) -> tuple[MainWindow, Opening]:
    """A window on show without a journal, its preferences in a folder, and what opens one."""
    window = MainWindow(Actions)
    desk = Desk(
        bridge=Bridge(),
        actions=window.actions_,
        preferences=Preferences(folder / "preferences.ini"),
        clock=clock,
        tools=DeferredTools(),
    )
    window.furnish(desk)
    window.show()
    opening = Opening(desk, window)
    window.complete(opening)
    return window, opening


def leave(window: MainWindow) -> None:
    """Close a window and let go of all its widgets, which later tests would carry along."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
