"""A second start on the journal that is open here brings this window to the front."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from journal_app.ui.desk import Desk

_PAUSE: Final = 50
"""Milliseconds: a flood of requests is looked at so often and no oftener."""


class SecondStarts(QObject):
    """Watches the lock of the journal, which a second start touches and nobody else does."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look_soon)
        desk.bridge.opened.connect(self._watch)

    def _watch(self, *_: object) -> None:
        """Watch for the journal that has just been opened; only its writer is asked."""
        if files := self._watcher.files():
            self._watcher.removePaths(files)
        desk = self._desk
        if desk.journal_path is None or desk.is_demo or desk.bridge.is_read_only:
            return
        self._watcher.addPath(str(desk.openings.lock_of(desk.journal_path)))
        self._look_soon()  # somebody may have asked while it was being opened

    def _look_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _look(self) -> None:
        desk = self._desk
        is_ours = desk.bridge.is_open and not desk.is_demo and not desk.bridge.is_read_only
        if is_ours and desk.journal_path and desk.openings.take_request(desk.journal_path):
            come_to_the_front(self._window)


def come_to_the_front(window: QWidget) -> None:
    """Show a window over the others, as large as it was before it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
