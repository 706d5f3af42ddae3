"""What nobody expected: written to a log, told calmly, and the window goes on.

An exception in a slot or in the worker reaches nobody who could mend it. The journal stands as it
was last committed, and the other screens do not notice. What is written stays on this computer.
"""

from __future__ import annotations

import logging
import os
import platform
import sys
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app import __version__
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.folders import show_folder
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence

_LARGEST_LOG: Final = 500_000
_LOGS_KEPT: Final = 3


_PAINTING: Final = frozenset({"paintEvent", "paint", "drawBackground"})


class Crashes(QObject):
    """Notes every unexpected exception of the window's thread and of the worker."""

    def __init__(self, desk: Desk, window: QWidget, folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._shown: CrashDialog | None = None
        self._painted: set[str] = set()
        self.log_file = (folder or log_folder()) / "margin-journal.log"
        desk.bridge.crashed.connect(
            lambda error: self.note(type(error), error, error.__traceback__)
        )

    def watch(self) -> None:
        """Be told of what is raised in slots and event handlers."""
        sys.excepthook = self.note

    def note(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Write it down and tell the trader, one dialog at a time.

        What goes wrong while something is painted goes wrong at every paint: it is told once.
        """
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        details = report_of(kind, error, trace)
        if trace is not None and _is_painting(trace):
            traceback.clear_frames(trace)  # a painter that lives on would paint into what is gone
            if details in self._painted:
                return
            self._painted.add(details)
        self._write(details)
        if self._shown is None or not self._shown.isVisible():
            self._shown = CrashDialog(details, self._desk, self.log_file, self._window)
            self._shown.open()

    def _write(self, details: str) -> None:
        record = logging.LogRecord("window", logging.ERROR, __file__, 0, details, None, None)
        handler = _handler(self.log_file)
        handler.handle(record)
        handler.close()


class CrashDialog(Dialog):
    """Says what is safe, and lets the report be copied; nothing is sent anywhere."""

    def __init__(
        self, details: str, desk: Desk, log_file: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("crash")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumSize(620, 400)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("The program made a mistake"), 16, 600))
        column.addWidget(
            Sentence(
                self.tr(
                    "Your journal stands as it was last saved, and the rest of the window goes "
                    "on working. What you did last may have to be done again. The report below "
                    "tells the authors what happened; it is sent nowhere."
                )
            )
        )
        column.addWidget(text, 1)
        kept = ElidedLabel(self.tr("Kept in {file}").format(file=log_file), 12, 400, "muted")
        kept.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(kept)
        column.addLayout(self._made_foot(details, desk, log_file))

    def _made_foot(self, details: str, desk: Desk, log_file: Path) -> QHBoxLayout:
        copy = button(self.tr("Copy the report"))
        copy.setObjectName("crash.copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        folder = button(self.tr("Open the log’s folder"))
        folder.setObjectName("crash.folder")
        folder.clicked.connect(lambda: show_folder(log_file.parent, desk))
        backups = button(self.tr("Show the backups"))
        backups.setObjectName("crash.backups")
        backups.setEnabled(desk.bridge.is_open)
        backups.clicked.connect(self.accept)
        backups.clicked.connect(desk.actions["backups"].trigger)
        close = button(self.tr("Close"), "primary")
        close.setObjectName("crash.close")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (copy, folder, backups):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(close)
        return row


def log_folder() -> Path:
    """Where the program keeps its log: what the system sets aside for the state of programs."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation)
    return Path(place)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What the authors need: versions and the trace, nothing of the journal."""
    head = (
        f"Margin Journal {__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.system()} {platform.release()}"
    )
    return "\n".join([head, "", *traceback.format_exception(kind, error, trace)])


def _is_painting(trace: TracebackType) -> bool:
    return any(frame.f_code.co_name in _PAINTING for frame, _ in traceback.walk_tb(trace))


class _OwnLog(RotatingFileHandler):
    """A log that never grows beyond a few files, and that its owner alone may read."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        handle = os.open(self.baseFilename, flags, 0o600)
        return TextIOWrapper(os.fdopen(handle, "ab"), encoding=self.encoding)


def _handler(file: Path) -> logging.Handler:
    """The log; standard error where none can be written."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = _OwnLog(
            file, maxBytes=_LARGEST_LOG, backupCount=_LOGS_KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    return handler
